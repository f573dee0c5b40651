package wording

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"toll/casualties/count"
	"toll/data"
)

// readAll reads an embedded table; rows are maps by column.
func readAll(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := data.Files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, v := range r {
			m[rows[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

func TestTablesCiteEveryRow(t *testing.T) {
	for _, name := range []string{"numbers", "hedges", "vague", "nothing", "words", "rules"} {
		seen := map[string]bool{}
		for i, r := range readAll(t, "wordings/"+name+".csv") {
			if strings.TrimSpace(r["citation"]) == "" {
				t.Errorf("%s.csv row %d: no citation", name, i+1)
			}
			key := r["lang"] + "|" + r["word"] + r["phrase"] + "|" + r["kind"] + r["class"] + r["rule"] + r["value"]
			if seen[key] {
				t.Errorf("%s.csv row %d: %s stands there twice", name, i+1, key)
			}
			seen[key] = true
		}
	}
}

// Every hedge is read as its rule says, by its own language where words beside
// it leave no doubt.
func TestEveryHedgeReads(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readAll(t, "wordings/hedges.csv") {
		text := strings.Replace(r["phrase"], slot, "23", 1)
		text = strings.Replace(text, slot, "60", 1)
		text = strings.ReplaceAll(text, gap+" ", "")
		toks, terr := tokenize(text, Options{})
		if terr != nil {
			t.Errorf("%q: %v", text, terr)
			continue
		}
		o := lexiconOf(tab, r["lang"]).read(toks, Options{})
		if r["rule"] == rulePart {
			if o.err == nil {
				t.Errorf("%s %q: read as %v, want an error", r["lang"], text, o.reading.Count)
			}
			continue
		}
		want := ruleCount(r["rule"], 23, 60)
		if o.err != nil || o.reading.Count != want || o.reading.Rule != r["rule"] {
			t.Errorf("%s %q: %v %s, %v; want %v %s", r["lang"], text, o.reading.Count, o.reading.Rule, o.err, want, r["rule"])
		}
	}
}

// ruleCount is the count that DESIGN section 3 gives for a rule.
func ruleCount(rule string, n, high int64) count.Count {
	switch rule {
	case RuleAtLeast:
		return count.AtLeast(n)
	case RuleMoreThan:
		return count.AtLeast(n + 1)
	case RuleUpTo:
		return count.AtMost(n)
	case RuleFewerThan:
		return count.AtMost(n - 1)
	case RuleAbout:
		return count.About(n)
	case RuleNearly:
		return count.Nearly(n)
	case RuleRange:
		return count.Between(n, high)
	}
	return count.Exactly(n)
}

func TestEveryVaguePhraseIsVague(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readAll(t, "wordings/vague.csv") {
		if !slices.Contains(vagueClasses, r["class"]) {
			t.Errorf("%s %q: no class %q", r["lang"], r["phrase"], r["class"])
		}
		toks, _ := tokenize(r["phrase"], Options{})
		o := lexiconOf(tab, r["lang"]).read(toks, Options{})
		if o.err != nil || o.reading.Kind != Vague || !o.reading.Count.IsEmpty() {
			t.Errorf("%s %q: %v %v, %v; want vague", r["lang"], r["phrase"], o.reading.Kind, o.reading.Count, o.err)
		}
	}
}

func TestEveryNothingIsNothing(t *testing.T) {
	for _, r := range readAll(t, "wordings/nothing.csv") {
		for _, text := range []string{r["phrase"], strings.ToUpper(r["phrase"]), "(" + r["phrase"] + ")", " " + r["phrase"] + "\t"} {
			if got, err := Parse(text, Options{}); err != nil || got.Kind != Nothing || got.Rule != RuleNothing {
				t.Errorf("Parse(%q) = %+v, %v; want nothing", text, got, err)
			}
		}
	}
}

// Every number word that can stand alone is its value.
func TestEveryNumberWordReads(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readAll(t, "wordings/numbers.csv") {
		switch r["kind"] {
		case "unit", "teen", "ten", "hundred", "hundreds", "scale", "dozen", "one", "dual":
		default:
			continue
		}
		if lexiconOf(tab, r["lang"]).entry(fold(r["word"])).vague != "" {
			continue // "docenas": a number only behind one
		}
		if r["lang"] == "it" && strings.HasSuffix(r["citation"], "before a vowel") {
			continue
		}
		toks, _ := tokenize(r["word"], Options{})
		o := lexiconOf(tab, r["lang"]).read(toks, Options{})
		if got := o.reading.Count.Low.String(); o.err != nil || o.reading.Kind != Figure || got != r["value"] {
			t.Errorf("%s %q: %v, %v; want %s", r["lang"], r["word"], o.reading.Count, o.err, r["value"])
		}
	}
}

func lexiconOf(t *tables, lang string) *lexicon { return t.lexicons[slices.Index(languages[:], lang)] }
