package link

import (
	"strings"
	"testing"
)

// FuzzReadTables reads any bytes as each of the tables that a person may write
// or edit for linking: no panic, an error says which table it is about, and no
// row makes two answers.
func FuzzReadTables(f *testing.F) {
	f.Add("file_a,key_a,file_b,key_b,answer\na.csv,x,b.csv,y,yes\na.csv,x,b.csv,z,no\n")
	f.Add("file,key,event,score\na.csv,\"'=x\",e1,0.5\nb.csv,y,e1,\n")
	f.Add("column,value,fine,coarse\nweapon,bomb,air,fire\nweapon,shell,land,fire\n")
	f.Add("\ufefffile,key,event\n\"a\nb\",,\n")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		check := func(what string, n int, err error) {
			if err != nil && !strings.Contains(err.Error(), what) {
				t.Errorf("the error does not say that it is about %s: %v", what, err)
			}
			if err == nil && n > lines {
				t.Errorf("%d rows of %s in %d lines", n, what, lines)
			}
		}
		decisions, err := ReadDecisions(strings.NewReader(text))
		check("the decisions", len(decisions), err)
		for _, d := range decisions {
			if d.Line < 2 || d.Line > lines {
				t.Errorf("%+v is on no line of %d", d, lines)
			}
		}
		truth, err := ReadTruth(strings.NewReader(text))
		if err == nil {
			check("the truth", len(truth.of), nil)
		} else {
			check("the truth", 0, err)
		}
		links, err := ReadTable(strings.NewReader(text))
		if err == nil {
			check("the links", len(links.rows), nil)
			for ref, event := range links.events {
				if got, ok := links.Event(ref); event == "" || ok && got != event {
					t.Errorf("%v is %q, then %q", ref, event, got)
				}
			}
		} else {
			check("the links", 0, err)
		}
		if _, err := ReadTaxonomy(strings.NewReader(text)); err != nil {
			check("the taxonomy", 0, err)
		}
	})
}
