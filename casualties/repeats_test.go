package casualties

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// Every claim of a source that stands again for the same day is found, and no
// other one, whoever else speaks in between and on however many days.
func TestRepeatedClaims(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 24))
	for range 300 {
		sources, days := 1+rng.IntN(12), 1+rng.IntN(9)
		var table strings.Builder
		table.WriteString("event,event_date,source,published,measure,best\n")
		seen := map[string]bool{}
		want := map[int]bool{}
		for line := range 2 + rng.IntN(fewClaims+6) { // some cells have more than fewClaims
			claim := fmt.Sprintf("S%d,2017-05-%02d", rng.IntN(sources), 1+rng.IntN(days))
			fmt.Fprintf(&table, "e,2017-05-01,%s,killed,5\n", claim)
			if seen[claim] {
				want[line+2] = true
			}
			seen[claim] = true
		}
		claims, findings := NewClaims(), &Findings{}
		if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table.String())}, ReadOptions{Workers: 1}, claims, findings); err != nil {
			t.Fatal(err)
		}
		Check(claims, findings)
		got := map[int]bool{}
		for _, f := range findings.Sorted() {
			if f.Rule == "repeated-claim" {
				got[f.Pos.Line] = true
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s\nrepeated: lines %v, want %v", table.String(), got, want)
		}
	}
}
