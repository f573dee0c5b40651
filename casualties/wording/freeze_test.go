package wording

import (
	"flag"
	"os"
	"reflect"
	"testing"

	"toll/data/frozen"
)

var update = flag.Bool("update", false, "rewrite words.frozen")

// What is in the binary is what the tables say today.
func TestFrozenIsCurrent(t *testing.T) {
	all, err := frozen.Current("", version, sources, freezeTables)
	if err != nil {
		t.Fatal(err)
	}
	want := string(all)
	if *update {
		if err := os.WriteFile("words.frozen", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != want {
		t.Errorf("words.frozen is not what is made of %q today: go test ./casualties/wording -update", sources)
	}
}

// Tables that were frozen before a file changed are not used.
func TestStaleTables(t *testing.T) {
	for name, all := range map[string]frozen.Map{
		"nothing was frozen":         "",
		"other files":                frozen.Make(map[string]string{"made of": version + " 0"}),
		"frozen before it had a sum": frozen.Make(map[string]string{keyWords: ""}),
	} {
		tab, err := openTables(all)
		if err != nil {
			t.Fatal(err)
		}
		if now, _ := openTables(frozen.Map(made)); !reflect.DeepEqual(tab, now) {
			t.Errorf("%s: the tables are not those of the files", name)
		}
	}
}

// Every word of a draft is found as it was drafted, and nothing else is.
func TestFreeze(t *testing.T) {
	d := newDraft()
	d.addNumber("eins", 1, kindOne)
	d.addNumber("eins", 1<<62, kindScale)
	d.addWord("noch", classFiller)
	d.addWord("und", classAnd|classEnding)
	d.addPattern("mehr als #", RuleMoreThan)
	d.addPattern("mehr oder weniger #", RuleNearly)
	d.addPattern("mehr als # und #", RuleRange)
	d.addVague("ein paar", "few")
	d.sort()
	all := frozen.Make(map[string]string{keyLang + "de": d.freeze()})
	l := thaw("de", all)
	if l.lang != "de" || l.longest != 4 || !reflect.DeepEqual(l.fronts, []string{"und"}) || !reflect.DeepEqual(l.ends, []string{"und"}) {
		t.Errorf("%+v", l)
	}
	if e := l.entry("zwei"); e != (entry{}) {
		t.Errorf("a word that no table has: %+v", e)
	}
	first, rest := cutNumberWord(l.entry("eins").numbers)
	second, rest := cutNumberWord(rest)
	if first != (numberWord{1, kindOne}) || second != (numberWord{1 << 62, kindScale}) || rest != "" {
		t.Errorf("eins: %+v, %+v, and then %q", first, second, rest)
	}
	hedge, rest := cutPattern(l.entry("mehr").patterns[ofHedges])
	longer, more := cutPattern(rest)
	if hedge.rule != RuleNearly || longer != (pattern{frozen.List([]string{"mehr", "als", slot}), RuleMoreThan}) || more != "" {
		t.Errorf("mehr: %+v, %+v, and then %q", hedge, longer, more)
	}
	if p, rest := cutPattern(l.entry("mehr").patterns[ofRanges]); p != (pattern{frozen.List([]string{"mehr", "als", slot, "und", slot}), RuleRange}) || rest != "" {
		t.Errorf("mehr: %+v, and then %q", p, rest)
	}
	if p, rest := cutPattern(l.entry("noch").patterns[ofFillers]); p != (pattern{elems: frozen.List([]string{"noch", slot})}) || rest != "" {
		t.Errorf("noch: %+v, and then %q", p, rest)
	}
	if class, words, rest := cutPhrase(l.entry("ein").vague); class != "few" || words != frozen.List([]string{"ein", "paar"}) || rest != "" {
		t.Errorf("ein: %q, %q, and then %q", class, words, rest)
	}
	if _, words, rest := cutPhrase(l.entry("mehr").shields); words != frozen.List([]string{"mehr", "oder", "weniger"}) || rest == "" {
		t.Errorf("mehr: shields %q, and then %q", words, rest)
	}
	for word, want := range map[string]marks{"als": markKnown | markSpelt | markBefore, "und": markKnown | markSpelt | markBefore | markRange, "#": 0, "ein": markKnown | markSpelt} {
		if got := l.entry(word).marks; got != want {
			t.Errorf("%s: marks %b, want %b", word, got, want)
		}
	}
	if !l.is("und", classAnd) || !l.is("und", classEnding|classPerson) || l.is("und", classPerson) {
		t.Errorf("und is of the classes %b", l.entry("und").class)
	}
}
