package layout

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
		t.Errorf("words.frozen is not what is made of %q today: go test ./casualties/layout -update", sources)
	}
}

// Words that were frozen before a file changed are not used.
func TestStaleVocabulary(t *testing.T) {
	now, err := openVocabulary(frozen.Map(made))
	if err != nil {
		t.Fatal(err)
	}
	for name, all := range map[string]frozen.Map{
		"nothing was frozen": "",
		"other files":        frozen.Make(map[string]string{"made of": version + " 0"}),
	} {
		if v, err := openVocabulary(all); err != nil || *v != *now {
			t.Errorf("%s: the words are not those of the files: %v", name, err)
		}
	}
}

// Every word of a draft is found as it was drafted, and nothing else is.
func TestFreeze(t *testing.T) {
	d, err := readDraft([]entry{
		{Word: "Dead", Role: "count", Rank: "2"},
		{Word: "dead", Role: "note", Rank: "9"},
		{Word: "dead", Measure: "killed", Cumulative: "yes"},
		{Word: "number of", Role: filler},
		{Word: "of the army", Side: "army", Group: "combatants", Bound: "low", Source: "SANA"},
	}, []personalWord{{"victim", "person", ""}, {"victim", "whole", "name"}, {"victim", "sign", ""}, {"phone", "thing", "telephone"}, {"the", "small", ""}, {"name", "beside", "name"}})
	if err != nil {
		t.Fatal(err)
	}
	v := thaw(frozen.Make(d.freeze()))
	if v.longest != 3 {
		t.Errorf("the longest part has %d words", v.longest)
	}
	if got, want := v.roles([]string{"dead"}), []candidate{{Count, 2}, {Note, 9}}; !reflect.DeepEqual(got, want) {
		t.Errorf("dead: roles %v, want %v", got, want)
	}
	for _, test := range []struct {
		words []string
		want  entry
		ok    bool
	}{
		{[]string{"dead"}, entry{Measure: "killed", Cumulative: "yes"}, true},
		{[]string{"number", "of"}, entry{Role: filler}, true},
		{[]string{"of", "the", "army"}, entry{Side: "army", Group: "combatants", Bound: "low", Source: "SANA"}, true},
		{[]string{"of"}, entry{}, false},
	} {
		if got, ok := v.figure(test.words); got != test.want || ok != test.ok {
			t.Errorf("%q: %+v, %v, want %+v, %v", test.words, got, ok, test.want, test.ok)
		}
	}
	for words, want := range map[string]person{
		"victim": {whole: "name", person: true, sign: true}, "phone": {thing: "telephone"}, "the": {small: true}, "name": {beside: "name"}, "dead": {}, "": {},
	} {
		if got := v.person(words); got != want {
			t.Errorf("%q: %+v, want %+v", words, got, want)
		}
	}
	if _, err := readDraft(nil, []personalWord{{"victim", "part", ""}}); err == nil {
		t.Error("a part that there is not was read")
	}
}
