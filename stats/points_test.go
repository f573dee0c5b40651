package stats

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestDescribe(t *testing.T) {
	tests := []struct {
		name                                      string
		points                                    []int64
		low, median, high, mean, sd, logSD, ratio string
		zeros                                     int
	}{
		{name: "none"},
		{name: "one", points: []int64{7}, low: "7", median: "7", high: "7", mean: "7", ratio: "1"},
		// Python 3.11, statistics.stdev: of 4, 1, 3, 2 and of their natural logarithms.
		{name: "four", points: []int64{4, 1, 3, 2}, low: "1", median: "2.5", high: "4", mean: "2.5", sd: "1.29099444874", logSD: "0.601167612029", ratio: "4"},
		{name: "with a zero", points: []int64{0, 8}, low: "0", median: "4", high: "8", mean: "4", sd: "5.65685424949", zeros: 1},
		{name: "huge", points: []int64{9000000000000000000, 9000000000000000000}, low: "9000000000000000000", median: "9000000000000000000",
			high: "9000000000000000000", mean: "9000000000000000000", sd: "0", logSD: "0", ratio: "1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := Describe(test.points)
			for _, c := range []struct{ what, got, want string }{
				{"low", p.Low.String(), test.low}, {"median", p.Median.String(), test.median}, {"high", p.High.String(), test.high},
				{"mean", p.Mean.String(), test.mean}, {"sd", p.SD.String(), test.sd}, {"log_sd", p.LogSD.String(), test.logSD},
				{"ratio", p.Ratio.String(), test.ratio},
			} {
				if c.got != c.want {
					t.Errorf("%s %q, want %q", c.what, c.got, c.want)
				}
			}
			if p.Zeros != test.zeros {
				t.Errorf("%d zeros, want %d", p.Zeros, test.zeros)
			}
		})
	}
}

// Hyndman and Fan's definition 7: R, quantile(c(1,2,3,4), c(0,.25,.5,.9,1)).
func TestQuantile(t *testing.T) {
	for p, want := range map[float64]string{0: "1", 0.25: "1.75", 0.5: "2.5", 0.9: "3.7", 1: "4", -1: "", 2: ""} {
		if got := Quantile(p, []int64{1, 2, 3, 4}).String(); got != want {
			t.Errorf("quantile %v: %q, want %q", p, got, want)
		}
	}
	// R: quantile(c(1, 2, 4, 8), .9, type = 7) is 6.8.
	if got := Quantile(0.9, []int64{1, 2, 4, 8}).String(); got != "6.8" {
		t.Errorf("0.9 of 1, 2, 4, 8: %s", got)
	}
	if Quantile(0.5, nil).IsKnown() || Quantile(math.NaN(), []int64{1}).IsKnown() {
		t.Error("a quantile of nothing, or at nothing, is unknown")
	}
}

func TestReal(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 1: "1", -0.5: "-0.5", 1.0 / 3: "0.333333333333", 4.0 / 3: "1.33333333333", 1e15: "1000000000000000",
		1e-9: "0.000000001", math.Inf(1): "", math.NaN(): "", 9.5e18: "9500000000000000000", math.Copysign(0, -1): "0",
	} {
		if got := Of(v).String(); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	if got := Of(4.0 / 3).Short(); got != "1.3333" {
		t.Errorf("short: %q", got)
	}
	if b, _ := (Real{}).MarshalJSON(); string(b) != "null" {
		t.Errorf("unknown in JSON: %s", b)
	}
}

// The short way to print a number gives what the long way does: 12 significant
// digits, 20 decimals at most.
func TestRealDigits(t *testing.T) {
	slow := func(v float64) string {
		if v == 0 {
			return "0"
		}
		n := max(0, min(20, 11-int(math.Floor(math.Log10(math.Abs(v))))))
		s := strconv.FormatFloat(v, 'f', n, 64)
		if n > 0 {
			s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
		}
		if s == "-0" {
			return "0"
		}
		return s
	}
	rng := rand.New(rand.NewPCG(1, 1))
	check := func(v float64) {
		for _, v := range []float64{v, -v, 1 / v, math.Nextafter(v, 0), math.Nextafter(v, math.MaxFloat64)} {
			if got, want := Of(v).String(), slow(v); got != want {
				t.Fatalf("%v: %s, want %s", v, got, want)
			}
		}
	}
	for n := -25; n < 25; n++ {
		check(math.Pow(10, float64(n)))
		check(5 * math.Pow(10, float64(n)))
	}
	for range 200_000 {
		check(math.Exp(rng.NormFloat64() * 10))
		check(float64(1+rng.IntN(1000)) / float64(1+rng.IntN(1000)))
		check(float64(rng.IntN(1<<20)) / (1 << 20))         // halves of a last digit among them
		check(float64(1+rng.Int64N(1<<rng.IntN(45))) / 100) // a mean of large counts
	}
}
