package stats_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"toll/stats"
)

// TestOracleAlpha compares Krippendorff's α with its definition in exact
// fractions: at four levels, and of intervals.
func TestOracleAlpha(t *testing.T) {
	t.Parallel()
	for i := range tables() {
		seed := *oracleSeed + uint64(i)
		rng := rand.New(rand.NewPCG(seed, 9))
		units := randomUnits(rng)
		for _, level := range []stats.Level{stats.Nominal, stats.Ordinal, stats.Interval, stats.RatioLevel} {
			points := make([][]float64, len(units))
			for i, u := range units {
				for _, s := range u {
					points[i] = append(points[i], float64(s[0]))
				}
			}
			got, err := stats.Alpha(points, level)
			if problem := alphaDiffers(got, err, units, string(level)); problem != "" {
				t.Errorf("seed %d, %s of %v: %s", seed, level, points, problem)
			}
		}
		spans := make([][]stats.Span, len(units))
		for i, u := range units {
			for _, s := range u {
				spans[i] = append(spans[i], stats.Span{Low: float64(s[0]), High: float64(s[1])})
			}
		}
		got, err := stats.AlphaSpans(spans)
		if problem := alphaDiffers(got, err, units, "spans"); problem != "" {
			t.Errorf("seed %d, intervals %v: %s", seed, spans, problem)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
}

// randomUnits gives units with the values of up to five observers, each from
// its low to its high. Many units have one value or none, many values are
// equal.
func randomUnits(rng *rand.Rand) [][][2]int64 {
	units := make([][][2]int64, rng.IntN(8))
	few := pick(rng, int64(1), 2, 3, 10, 1000)
	for i := range units {
		for range rng.IntN(6) {
			n := rng.Int64N(few)
			switch rng.IntN(40) {
			case 0:
				n = 0
			case 1:
				n = 1_000_000_000_000_000
			}
			units[i] = append(units[i], [2]int64{n, n + pick(rng, 0, 0, rng.Int64N(5))})
		}
	}
	return units
}

func alphaDiffers(got float64, err error, units [][][2]int64, level string) string {
	want, ok := exactAlpha(units, level)
	switch {
	case !ok && err == nil:
		return fmt.Sprintf("%v where there is none", got)
	case ok && err != nil:
		return err.Error()
	case ok && math.Abs(got-want) > 1e-9*max(1, math.Abs(want)):
		return fmt.Sprintf("%v, want %v", got, want)
	}
	return ""
}

// exactAlpha is α = 1 − (Σ o_ck δ²/n) / (Σ n_c n_k δ²/(n(n−1))) of METHODS: all
// ordered pairs within units against all ordered pairs of values. It has no
// value where no unit has two, or all are one.
func exactAlpha(units [][][2]int64, level string) (float64, bool) {
	var all [][2]int64
	for _, u := range units {
		if len(u) > 1 {
			all = append(all, u...)
		}
	}
	n := int64(len(all))
	if n == 0 {
		return 0, false
	}
	observed, expected := new(big.Rat), new(big.Rat)
	for _, u := range units {
		for i := range u {
			for j := range u {
				if i != j {
					d := difference(u[i], u[j], level, all)
					observed.Add(observed, d.Mul(d, big.NewRat(1, int64(len(u)-1)*n)))
				}
			}
		}
	}
	for i := range all {
		for j := range all {
			if i != j {
				d := difference(all[i], all[j], level, all)
				expected.Add(expected, d.Mul(d, big.NewRat(1, n*(n-1))))
			}
		}
	}
	if expected.Sign() == 0 {
		return 0, false
	}
	ratio := observed.Quo(observed, expected)
	alpha, _ := ratio.Sub(big.NewRat(1, 1), ratio).Float64()
	return alpha, true
}

// difference is δ² of two values.
func difference(a, b [2]int64, level string, all [][2]int64) *big.Rat {
	c, k := a[0], b[0]
	d := new(big.Rat)
	switch level {
	case "nominal":
		if c != k {
			d.SetInt64(1)
		}
		return d
	case "ordinal": // Σ_{g=c..k} n_g − (n_c + n_k)/2
		sum := int64(0) // twice that
		for _, g := range all {
			if g[0] >= min(c, k) && g[0] <= max(c, k) {
				sum += 2
			}
			if g[0] == c {
				sum--
			}
			if g[0] == k {
				sum--
			}
		}
		d.SetFrac64(sum, 2)
	case "interval":
		d.SetInt64(c - k)
	case "ratio":
		if c+k > 0 {
			d.SetFrac64(c-k, c+k)
		}
	case "spans": // Hausdorff
		d.SetInt64(max(abs(a[0]-b[0]), abs(a[1]-b[1])))
	}
	return d.Mul(d, d)
}

func abs(n int64) int64 { return max(n, -n) }
