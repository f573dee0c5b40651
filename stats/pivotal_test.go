package stats

import (
	"math/rand/v2"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
)

// The pivotal vote is what leaving each out in turn finds.
func TestPivotal(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	number := func() count.Number {
		if rng.IntN(5) == 0 {
			return count.Number{}
		}
		return count.Known(rng.Int64N(8))
	}
	found := 0
	for range 20_000 {
		votes := make([]casualties.Vote, rng.IntN(6))
		for i := range votes {
			votes[i].Low, votes[i].Largest = number(), number()
		}
		ends := func(leave int) (low, high count.Number) {
			for i := range votes {
				if i != leave {
					low, high = count.Min(low, votes[i].Low), count.Max(high, votes[i].Largest)
				}
			}
			return low, high
		}
		want := -1
		var wantLow, wantHigh count.Number
		if width, ok := span(ends(-1)); ok && len(votes) >= 3 {
			for i := range votes {
				low, high := ends(i)
				if w, ok := span(low, high); ok && w < width {
					want, wantLow, wantHigh, width = i, low, high, w
				}
			}
		}
		allLow, allHigh := ends(-1)
		at, low, high := pivotal(votes, allLow, allHigh)
		if at != want || low != wantLow || high != wantHigh {
			t.Fatalf("%v: vote %d, %s to %s, want %d, %s to %s", votes, at, low, high, want, wantLow, wantHigh)
		}
		add(&found, at >= 0)
	}
	if found < 1000 {
		t.Errorf("only %d cells have a pivotal vote", found)
	}
}
