package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// Span is an interval that an observer gave, Low ≤ High.
type Span struct{ Low, High float64 }

// AlphaSpans is Krippendorff's α for intervals, with Hausdorff's distance:
// δ² = max(|a.Low − b.Low|, |a.High − b.High|)². For points it is Alpha at the
// level Interval. Errors: those of Alpha, and a span that is upside down.
//
// It compares every span with every other: fit for thousands, not millions.
func AlphaSpans(units [][]Span) (float64, error) {
	kept, err := pairedSpans(units)
	if err != nil {
		return 0, err
	}
	return alphaOfSpans(kept)
}

// AlphaSpansInterval is AlphaInterval for intervals.
func AlphaSpansInterval(units [][]Span, confidence float64, repeats int, rng *rand.Rand) (low, high float64, drawn int, err error) {
	kept, err := pairedSpans(units)
	if err != nil {
		return 0, 0, 0, err
	}
	return bootstrap(len(kept), confidence, repeats, rng, func(draw []int) (float64, error) {
		drawn := make([][]Span, len(draw))
		for i, u := range draw {
			drawn[i] = kept[u]
		}
		return alphaOfSpans(drawn)
	})
}

func pairedSpans(units [][]Span) ([][]Span, error) {
	var kept [][]Span
	for _, u := range units {
		for _, s := range u {
			if !(s.Low <= s.High) || math.IsInf(s.Low, 0) || math.IsInf(s.High, 0) {
				return nil, fmt.Errorf("%v to %v is no interval", s.Low, s.High)
			}
		}
		if len(u) > 1 {
			kept = append(kept, u)
		}
	}
	if len(kept) == 0 {
		return nil, ErrNoPairs
	}
	return kept, nil
}

func alphaOfSpans(units [][]Span) (float64, error) {
	counts, observed, n := map[Span]float64{}, 0.0, 0.0
	var distinct []Span // in the order met, so that sums do not depend on a map
	for _, u := range units {
		var sum float64
		for i, s := range u {
			if counts[s]++; counts[s] == 1 {
				distinct = append(distinct, s)
			}
			for _, t := range u[:i] {
				sum += hausdorff(s, t)
			}
		}
		n += float64(len(u))
		observed += 2 * sum / float64(len(u)-1)
	}
	var expected float64
	for i, s := range distinct {
		for _, t := range distinct[:i] {
			expected += 2 * counts[s] * counts[t] * hausdorff(s, t)
		}
	}
	if expected == 0 {
		return 0, ErrOneValue
	}
	return 1 - observed*(n-1)/expected, nil
}

// hausdorff is the square of Hausdorff's distance of two intervals.
func hausdorff(a, b Span) float64 {
	d := max(math.Abs(a.Low-b.Low), math.Abs(a.High-b.High))
	return d * d
}
