package casualties

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
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

// Hearings are sorted by source, day and claim, whether or not they fit into one
// number each.
func TestSortHeard(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 25))
	for _, source := range []uint64{3, 1 << 19, 1 << 20, 1<<32 - 1} {
		for _, day := range []uint64{2017<<11 | 4<<7 | 6<<2 | 3, 1<<24 - 1, 1 << 24, 1<<32 - 1} {
			var g grouper
			first := uint32(rng.IntN(1000))
			for claim := range uint32(60) {
				g.heard = append(g.heard, hearing{(source-rng.Uint64N(3))<<32 | day - rng.Uint64N(3), first + claim})
			}
			want := slices.Clone(g.heard)
			slices.SortFunc(want, func(a, b hearing) int { return cmp.Or(cmp.Compare(a.said, b.said), cmp.Compare(a.claim, b.claim)) })
			g.sortHeard()
			for i := range want {
				together := i > 0 && g.heard[i].said == g.heard[i-1].said
				if g.heard[i].claim != want[i].claim || together != (i > 0 && want[i].said == want[i-1].said) {
					t.Fatalf("source %d, day %d: %v at %d, want %v", source, day, g.heard[i], i, want[i])
				}
			}
		}
	}
}
