package stats

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// dataC is the example of Krippendorff, Computing Krippendorff's
// Alpha-Reliability (2011), section C: 12 units, four observers.
func dataC() [][]float64 {
	return [][]float64{
		{1, 1, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
		{4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5}, {1, 1}, {3},
	}
}

// R, irr 0.84 (kripp.alpha) on the data of the paper.
func TestAlpha(t *testing.T) {
	for level, want := range map[Level]float64{Nominal: .7434210526, Ordinal: .8153875038, Interval: .8491071429, RatioLevel: .7974027747} {
		got, err := Alpha(dataC(), level)
		if err != nil {
			t.Fatal(err)
		}
		near(t, string(level), got, want, 1e-9)
	}
}

func TestAlphaReferenceFile(t *testing.T) {
	var units [][]float64
	for _, row := range shared(t, "reference/alpha_data_c.csv") {
		var u []float64
		for _, o := range []string{"A", "B", "C", "D"} {
			if row[o] != "" {
				u = append(u, num(t, row[o]))
			}
		}
		units = append(units, u)
	}
	want, err := Alpha(dataC(), Ordinal)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Alpha(units, Ordinal)
	if err != nil || got != want {
		t.Errorf("%v %v, want %v: the table here is another than the file", got, err, want)
	}
}

func TestAlphaPolice(t *testing.T) {
	p := readPolice(t)
	var units [][]float64
	for _, year := range p.years {
		_, points := p.cell(year)
		var u []float64
		for _, n := range points {
			u = append(u, float64(n))
		}
		units = append(units, u)
	}
	for _, row := range shared(t, "reference/police_us_dataset.csv") {
		level := map[string]Level{"alpha_nominal": Nominal, "alpha_ordinal": Ordinal, "alpha_interval": Interval, "alpha_ratio": RatioLevel}[row["measure"]]
		if level == "" {
			continue
		}
		got, err := Alpha(units, level)
		if err != nil {
			t.Fatal(err)
		}
		near(t, row["measure"], got, num(t, row["value"]), 1e-8)
	}
}

// naiveAlpha is the definition, written out: all pairs of all values.
func naiveAlpha(units [][]float64, level Level) float64 {
	var all []float64
	for _, u := range units {
		if len(u) > 1 {
			all = append(all, u...)
		}
	}
	n := float64(len(all))
	delta := func(c, k float64) float64 {
		switch {
		case c == k:
			return 0
		case level == Nominal:
			return 1
		case level == RatioLevel:
			return (c - k) * (c - k) / ((c + k) * (c + k))
		case level == Interval:
			return (c - k) * (c - k)
		}
		sum, low, high := 0.0, min(c, k), max(c, k)
		for _, v := range all {
			if v == low || v == high {
				sum += .5
			} else if v > low && v < high {
				sum++
			}
		}
		return sum * sum
	}
	var observed, expected float64
	for _, u := range units {
		for i := range u {
			for j := range u {
				if i != j {
					observed += delta(u[i], u[j]) / float64(len(u)-1) / n
				}
			}
		}
	}
	for i := range all {
		for j := range all {
			if i != j {
				expected += delta(all[i], all[j]) / (n * (n - 1))
			}
		}
	}
	return 1 - observed/expected
}

func TestAlphaAgainstDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for range 100 {
		units := make([][]float64, 2+rng.IntN(12))
		for i := range units {
			for range rng.IntN(5) {
				units[i] = append(units[i], float64(rng.IntN(6)))
			}
		}
		units = append(units, []float64{1, 2})
		for _, level := range []Level{Nominal, Ordinal, Interval, RatioLevel} {
			got, err := Alpha(units, level)
			if err != nil {
				t.Fatal(err)
			}
			want := naiveAlpha(units, level)
			if math.Abs(got-want) > 1e-12 {
				t.Fatalf("%s of %v: %v, want %v", level, units, got, want)
			}
		}
	}
}

func TestAlphaErrors(t *testing.T) {
	for _, test := range []struct {
		units [][]float64
		level Level
		want  error
	}{
		{nil, Nominal, ErrNoPairs}, {[][]float64{{1}, {2}, {}}, Nominal, ErrNoPairs}, {[][]float64{{1, 1}, {1, 1}}, Interval, ErrOneValue},
		{[][]float64{{1, 2}}, "", nil}, {[][]float64{{1, math.NaN()}}, Interval, nil}, {[][]float64{{1, -1}}, RatioLevel, nil},
	} {
		_, err := Alpha(test.units, test.level)
		if err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%v at %q: %v", test.units, test.level, err)
		}
	}
	// Zeros agree with zeros at ratio level, and 0 against 1 is as far as can be.
	if got, err := Alpha([][]float64{{0, 0}, {0, 1}}, RatioLevel); err != nil || got != 0 {
		t.Errorf("%v %v, want 0: by hand, 1 − (2/4)/(6/12)", got, err)
	}
}

// Seeded, so that the same input gives the same bytes; wide where there are few
// units, and around the estimate.
func TestAlphaInterval(t *testing.T) {
	ask := func() (float64, float64, int) {
		low, high, drawn, err := AlphaInterval(dataC(), Nominal, .95, 1000, rand.New(rand.NewPCG(1, 2)))
		if err != nil {
			t.Fatal(err)
		}
		return low, high, drawn
	}
	low, high, drawn := ask()
	if !(low < .7434 && .7434 < high && high <= 1 && high-low > .1) || drawn < 990 {
		t.Errorf("%v to %v from %d draws", low, high, drawn)
	}
	if l, h, d := ask(); l != low || h != high || d != drawn {
		t.Error("the same seed gives another interval")
	}
	if _, _, _, err := AlphaInterval(dataC(), Nominal, .95, 0, rand.New(rand.NewPCG(1, 2))); err == nil {
		t.Error("no draws, no interval")
	}
}

// METHODS, "Krippendorff's α", intervals; points must give interval-level α.
func TestAlphaSpans(t *testing.T) {
	got, err := AlphaSpans([][]Span{
		{{40, 40}, {30, 60}, {42, 42}}, {{10, 10}, {10, 12}, {8, 11}}, {{100, 150}, {95, 95}, {110, 130}}, {{7, 7}, {7, 7}}, {{3, 5}},
	})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "intervals", got, .9108351062, 1e-9)
	var points [][]Span
	for _, u := range dataC() {
		var spans []Span
		for _, v := range u {
			spans = append(spans, Span{v, v})
		}
		points = append(points, spans)
	}
	if got, err = AlphaSpans(points); err != nil {
		t.Fatal(err)
	}
	near(t, "points", got, .8491071429, 1e-9)
	low, high, _, err := AlphaSpansInterval(points, .95, 200, rand.New(rand.NewPCG(1, 2)))
	if err != nil || !(low < got && got < high) {
		t.Errorf("%v to %v, %v", low, high, err)
	}
	if _, err := AlphaSpans([][]Span{{{2, 1}, {1, 1}}}); err == nil {
		t.Error("a span upside down was measured")
	}
}
