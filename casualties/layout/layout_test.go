package layout

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/data"
)

func TestReadWrite(t *testing.T) {
	text := "column,role,measure,group,side,bound,value,source,remark\n" +
		"year,event,,,,,,,\n" +
		"year,event_date,,,,,,,the year of the report\n" +
		"\"verified, killed\",count,killed,total,,,,verified,\n" +
		"xyz,,,,,,,,\"not read: not understood is \"\"xyz\"\"\"\n" +
		",measure,,,,,killed,,\n"
	l, err := Read(strings.NewReader(text), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	if got := print(t, l); got != text {
		t.Errorf("written again:\n%s", cmp.Diff(text, got))
	}
	if l.Columns[4].Line != 6 {
		t.Errorf("the constant stands on line %d, want 6", l.Columns[4].Line)
	}
}

// A layout that was saved by a spreadsheet: byte order mark, columns in another
// order and case, blanks, empty lines, only what is needed.
func TestReadLenient(t *testing.T) {
	l, err := Read(strings.NewReader("\ufeffRole, Column ,measure\n event , Where ,\n\n,,\ncount,dead,killed\n"), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := []Column{{Column: "Where", Role: Event, Line: 2}, {Column: "dead", Role: Count, Measure: "killed", Line: 5}}
	if diff := cmp.Diff(want, l.Columns); diff != "" {
		t.Error(diff)
	}
}

func TestReadErrors(t *testing.T) {
	const head = "column,role,measure,group,side,bound,value,source,cumulative,scope\n"
	tests := []struct {
		text string
		line int
		want string
	}{
		{"", 0, "no columns"},
		{head, 0, "no columns"},
		{"name,role\na,event\n", 1, `"name" is no column of a layout`},
		{"column,measure\na,killed\n", 1, `"role" is missing`},
		{head + "a,evnt,,,,,\n", 2, `"evnt" is no role`},
		{head + "a,event,,,,,\nb,count,killed,,,lo,\n", 3, `"lo" is no bound`},
		{"column,role\na,event,killed\n", 2, "more fields than the header"},
		{head + "a,event,,,,low,\n", 2, "a bound belongs to a count"},
		{head + ",measure,,,,,\n", 2, "needs a value"},
		{head + ",count,killed,,,,7\n", 2, "cannot be a constant"},
		{head + "a,category,killed,,,,\n", 2, "a category needs a value"},
		{head + "s,origin,,,,,FE_NV,\n", 2, "needs that source"},
		{head + "a,category,killed,,,,x,,,half\n", 2, `"half" is no scope`},
		{head + "a,count,killed,,,,,,perhaps\n", 2, "neither yes nor no"},
		{head + "\"a,event\n", 2, "quote"},
	}
	for _, tt := range tests {
		_, err := Read(strings.NewReader(tt.text), "t.csv")
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "t.csv") {
			t.Errorf("%q: error %v, want one with %q", tt.text, err, tt.want)
			continue
		}
		if e := (*Error)(nil); errors.As(err, &e) && e.Line != tt.line {
			t.Errorf("%q: line %d, want %d", tt.text, e.Line, tt.line)
		}
	}
}

func TestBuiltin(t *testing.T) {
	names := Names()
	if !slices.IsSorted(names) || !slices.Contains(names, "native") || !slices.Contains(names, "ucdp-ged") {
		t.Errorf("names %v", names)
	}
	for _, name := range names {
		l, err := Builtin(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, c := range l.Columns {
			if c.Role == "" {
				t.Errorf("%s: the column %q has no role", name, c.Column)
			}
		}
		var header []string
		for _, c := range l.Columns {
			if c.Column != "" {
				header = append(header, c.Column)
			}
		}
		if b, problems := l.Bind(header); len(problems) > 0 || !b.Has(Event) || !b.Has(Count) {
			t.Errorf("%s bound to its own columns: problems %v", name, problems)
		}
	}
	if _, err := Builtin("ucdp"); !errors.Is(err, ErrUnknown) {
		t.Errorf("ucdp: error %v, want ErrUnknown", err)
	}
}

// The example in the documentation of layouts is one.
func TestDocumentedLayout(t *testing.T) {
	text, err := data.Files.ReadFile("layouts/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var example strings.Builder
	for line := range strings.Lines(string(text)) {
		if row, ok := strings.CutPrefix(line, "    "); ok {
			example.WriteString(row)
		}
	}
	l, err := Read(strings.NewReader(example.String()), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := l.Bind([]string{"year", "place", "who", "bucket", "low", "prio_dead"}); len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	for _, f := range fields {
		if !strings.Contains(string(text), "`"+f+"`") {
			t.Errorf("the column %s is not described", f)
		}
	}
	for _, name := range Names() {
		if !strings.Contains(string(text), "| `"+name+"` |") {
			t.Errorf("the layout %s is not described", name)
		}
	}
}

// Every rule that this package reports is explained in data/findings.csv.
func TestRulesExplained(t *testing.T) {
	type finding struct {
		Rule string `csv:"rule"`
	}
	var known []string
	for _, f := range data.MustTable[finding]("findings.csv") {
		known = append(known, f.Rule)
	}
	for _, rule := range []string{"no-header", "header-twice", "header-empty", "layout-column-missing", "role-twice", "source-in-header", "hint-column-missing",
		"looks-like", "no-event-column", "no-measure-column", "column-not-understood", "key-of-rows"} {
		if !slices.Contains(known, rule) {
			t.Errorf("%s is not explained", rule)
		}
	}
}
