package stats

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Level says which differences between values count in Krippendorff's α.
type Level string

// The levels, with the squared difference δ² of two values c and k.
const (
	Nominal    Level = "nominal"  // 1 where they differ
	Ordinal    Level = "ordinal"  // (n_c/2 + the values between + n_k/2)²: by ranks
	Interval   Level = "interval" // (c − k)²
	RatioLevel Level = "ratio"    // ((c − k)/(c + k))², 0 for two zeros
)

// ParseLevel reads the word of a level. The error names the words there are.
func ParseLevel(s string) (Level, error) {
	switch l := Level(s); l {
	case Nominal, Ordinal, Interval, RatioLevel:
		return l, nil
	}
	return "", fmt.Errorf("%q is no level; there are: nominal, ordinal, interval, ratio", s)
}

// Errors of Alpha.
var (
	ErrNoPairs  = errors.New("no unit has two values")
	ErrOneValue = errors.New("all values are one: agreement beyond chance cannot be told")
)

// Alpha is Krippendorff's α (Computing Krippendorff's Alpha-Reliability, 2011)
// of units, each with the values that observers gave it; a missing value is
// simply not there, and units with fewer than two are dropped.
//
// With o_ck = Σ over units of (ordered pairs c–k within the unit)/(m−1),
// α = 1 − (Σ o_ck δ²/n) / (Σ n_c n_k δ²/(n(n−1))): 1 is agreement, 0 what
// chance would give. It measures how reliably people coded, not sources: at
// ratio level a source that always doubles another one still scores .79 on
// events of 1 to 1000, and 0 against 1 weighs as much as 0 against 1000.
//
// Errors: ErrNoPairs, ErrOneValue, an unknown level, a value that is NaN,
// infinite, or negative at ratio level.
func Alpha(units [][]float64, level Level) (float64, error) {
	a, err := newAlpha(units, level)
	if err != nil {
		return 0, err
	}
	return a.of(a.units)
}

// AlphaInterval is a percentile interval for Alpha, at the given level of
// confidence, by drawing as many units as there are, with replacement, repeats
// times. Draws in which all values are one have no α and are left out; drawn
// tells how many counted. The values at the ends are quantiles of definition 7.
func AlphaInterval(units [][]float64, level Level, confidence float64, repeats int, rng *rand.Rand) (low, high float64, drawn int, err error) {
	a, err := newAlpha(units, level)
	if err != nil {
		return 0, 0, 0, err
	}
	return bootstrap(len(a.units), confidence, repeats, rng, func(draw []int) (float64, error) {
		drawn := make([][]int32, len(draw))
		for i, u := range draw {
			drawn[i] = a.units[u]
		}
		return a.of(drawn)
	})
}

// bootstrap draws n of n with replacement and returns the percentile interval
// of what measure makes of the draws that have a measure.
func bootstrap(n int, confidence float64, repeats int, rng *rand.Rand, measure func([]int) (float64, error)) (low, high float64, drawn int, err error) {
	if !(confidence > 0 && confidence < 1) || repeats < 1 || rng == nil {
		return 0, 0, 0, fmt.Errorf("a bootstrap interval at confidence %v from %d draws", confidence, repeats)
	}
	var values []float64
	draw := make([]int, n)
	for range repeats {
		for i := range draw {
			draw[i] = rng.IntN(n)
		}
		if v, err := measure(draw); err == nil {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return 0, 0, 0, ErrOneValue
	}
	slices.Sort(values)
	return quantile7((1-confidence)/2, values), quantile7((1+confidence)/2, values), len(values), nil
}

// quantile7 is Quantile for sorted numbers that are no counts; there is at
// least one.
func quantile7(p float64, sorted []float64) float64 {
	h := float64(len(sorted)-1) * p
	i := min(int(h), len(sorted)-1)
	if i == len(sorted)-1 {
		return sorted[i]
	}
	return sorted[i] + float64((h-float64(i))*(sorted[i+1]-sorted[i]))
}

// alpha holds units with two values or more, as indexes into their distinct
// values, so that a draw can be measured without sorting it again.
type alpha struct {
	level  Level
	units  [][]int32
	values []float64 // distinct, in order
}

func newAlpha(units [][]float64, level Level) (*alpha, error) {
	if _, err := ParseLevel(string(level)); err != nil {
		return nil, err
	}
	a := &alpha{level: level}
	for _, u := range units {
		for _, v := range u {
			if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 && level == RatioLevel {
				return nil, fmt.Errorf("%v is no value at the level %s", v, level)
			}
		}
		if len(u) > 1 {
			a.values = append(a.values, u...)
		}
	}
	if len(a.values) == 0 {
		return nil, ErrNoPairs
	}
	slices.Sort(a.values)
	a.values = slices.Compact(a.values)
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		at := make([]int32, len(u))
		for i, v := range u {
			place, _ := slices.BinarySearch(a.values, v)
			at[i] = int32(place)
		}
		a.units = append(a.units, at)
	}
	return a, nil
}

// of measures units.
func (a *alpha) of(units [][]int32) (float64, error) {
	n, counts := 0.0, make([]float64, len(a.values))
	for _, u := range units {
		n += float64(len(u))
		for _, v := range u {
			counts[v]++
		}
	}
	places := a.places(counts)
	var observed float64
	for _, u := range units {
		var sum float64
		for i, v := range u {
			for _, w := range u[:i] {
				sum += a.distance(places[v], places[w])
			}
		}
		observed += 2 * sum / float64(len(u)-1)
	}
	expected := a.expected(n, counts, places)
	if expected == 0 {
		return 0, ErrOneValue
	}
	return 1 - observed*(n-1)/expected, nil
}

// places is where each value stands on the scale on which differences are
// taken: for ordinal α the middle of its ranks, so that the difference of two
// places is n_c/2 + the values between + n_k/2.
func (a *alpha) places(counts []float64) []float64 {
	if a.level != Ordinal {
		return a.values
	}
	places, before := make([]float64, len(counts)), 0.0
	for i, c := range counts {
		places[i] = before + c/2
		before += c
	}
	return places
}

func (a *alpha) distance(c, k float64) float64 {
	switch {
	case c == k:
		return 0
	case a.level == Nominal:
		return 1
	case a.level == RatioLevel:
		d := (c - k) / (c + k)
		return d * d
	}
	return (c - k) * (c - k)
}

// expected is Σ n_c n_k δ² over all ordered pairs of values.
func (a *alpha) expected(n float64, counts, places []float64) float64 {
	sum := 0.0
	switch a.level {
	case Nominal:
		sum = n * n
		for _, c := range counts {
			sum -= c * c
		}
	case RatioLevel: // no shorter form
		for i, c := range counts {
			if c == 0 {
				continue
			}
			for k := range i {
				sum += 2 * c * counts[k] * a.distance(places[i], places[k])
			}
		}
	default: // Σ n_c n_k (c−k)² = 2n Σ n_c (c−mean)²
		mean := 0.0
		for i, c := range counts {
			mean += c * places[i] / n
		}
		for i, c := range counts {
			sum += 2 * n * c * (places[i] - mean) * (places[i] - mean)
		}
	}
	return sum
}
