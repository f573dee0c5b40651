package layout

import (
	"slices"
	"testing"

	"toll/data"
)

// Every row of data/headers.csv is reached by the words it is for: no row is
// hidden behind another, and none says what toll has no word for.
func TestHeaderWords(t *testing.T) {
	measures := []string{"killed", "injured", "missing", "captured", "displaced", "casualties"}
	groups := []string{"total", "civilians", "combatants", "children", "women", "men", "officers", "medical", "journalists", "unidentified", "women and children"}
	languages := map[string]bool{}
	for _, e := range data.MustTable[entry]("headers.csv") {
		if e.Role != "" && e.Role != filler {
			if !slices.ContainsFunc(words().roles(split(e.Word)), func(c candidate) bool { return c.role == Role(e.Role) }) {
				t.Errorf("%q is not known as %s", e.Word, e.Role)
			}
			continue
		}
		m := understand(split(e.Word))
		if len(m.unknown) > 0 || m.conflict != "" || m.Measure != e.Measure || m.Group != e.Group || m.Bound != e.Bound || m.Side != e.Side || m.Source != e.Source {
			t.Errorf("%q is understood as %+v, the table says %+v", e.Word, m, e)
		}
		if e.Measure != "" && !slices.Contains(measures, e.Measure) {
			t.Errorf("%q: %q is no measure", e.Word, e.Measure)
		}
		if e.Group != "" && !slices.Contains(groups, e.Group) {
			t.Errorf("%q: %q is no group", e.Word, e.Group)
		}
		if e.Bound != "" && !slices.Contains([]string{"low", "best", "high"}, e.Bound) {
			t.Errorf("%q: %q is no bound", e.Word, e.Bound)
		}
	}
	type cited struct {
		Language string `csv:"language"`
		Citation string `csv:"citation"`
	}
	for i, c := range data.MustTable[cited]("headers.csv") {
		languages[c.Language] = true
		if c.Citation == "" {
			t.Errorf("row %d has no citation", i+2)
		}
	}
	for _, l := range []string{"English", "French", "Spanish", "Portuguese", "Arabic", "Russian"} {
		if !languages[l] {
			t.Errorf("no words in %s", l)
		}
	}
}

func TestVocabularyErrors(t *testing.T) {
	for _, rows := range [][]entry{
		{{Word: "..."}},
		{{Word: "a", Role: "evnt"}},
		{{Word: "a", Role: "event", Rank: "x"}},
		{{Word: "a", Measure: "killed"}, {Word: "A", Measure: "injured"}},
	} {
		if _, err := readDraft(rows, nil); err == nil {
			t.Errorf("%+v was read", rows)
		}
	}
}

// Every row of data/hxl.csv has a form that a tag can have.
func TestTagTable(t *testing.T) {
	for _, x := range hxlTags() {
		if x.Tag != "" && !tagForm().MatchString(x.Tag) {
			t.Errorf("%q is no tag", x.Tag)
		}
		if x.Tag == "" && x.Attributes == "" {
			t.Error("a row without tag and attributes")
		}
		if r := Role(x.Role); r != "" && r != filler && !slices.Contains(Roles(), r) {
			t.Errorf("%s: %q is no role", x.Tag, r)
		}
		if n := rankOf(x.Rank); n < 1 || n > 9 {
			t.Errorf("%s: the rank %q is not 1 to 9", x.Tag, x.Rank)
		}
	}
}
