package wording

import (
	"strings"
	"testing"
)

// FuzzReadVague reads any bytes as a user's rules for vague words: no panic, and
// rules that are taken have a phrase, a citation and no negative value.
func FuzzReadVague(f *testing.F) {
	f.Add("phrase,profile,value,source\ndozens,mine,24,own\nseveral,mine,3,own\n", "dozens of people")
	f.Add("phrase,profile,value,source\n\"a,b\",x,1e3,\n", "")
	f.Add("\ufeffsource,value,profile,phrase\ns,0,p,many\n", "many")
	f.Fuzz(func(t *testing.T, table, words string) {
		v, err := ReadVague(strings.NewReader(table))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "vague rules: ") {
				t.Errorf("the error does not say what was read: %v", err)
			}
			return
		}
		for _, r := range v.Rules {
			if strings.TrimSpace(r.Phrase) == "" || r.Value < 0 || strings.TrimSpace(r.Source) == "" {
				t.Errorf("%+v was taken", r)
			}
		}
		r, err := Parse(words, Options{Vague: v})
		if err == nil && r.Count.Validate() != nil {
			t.Errorf("%q: %v", words, r.Count)
		}
	})
}
