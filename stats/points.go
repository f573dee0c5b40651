package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
)

// Points describes counts that sources state as such: one number a vote.
type Points struct {
	N      int
	Low    Real // smallest
	Median Real // see Median
	High   Real // largest
	Mean   Real // arithmetic mean
	SD     Real // sample standard deviation (n−1); unknown under two points
	LogSD  Real // the same of the natural logarithms, over the points above 0
	Ratio  Real // High ÷ Low; unknown where Low is 0
	Zeros  int  // points of 0, which no logarithm and no ratio can take
}

// Describe computes Points. It sorts a copy first, so that the order of the
// rows does not change the last bit. No points give unknown numbers throughout.
func Describe(points []int64) Points {
	var d describer
	d.points = append(d.points, points...)
	return d.describe()
}

// describer describes the points of one cell after the other in memory that it
// uses again.
type describer struct {
	points       []int64
	values, logs []float64
}

// describe is Describe of d.points, which it sorts.
func (d *describer) describe() Points {
	sorted := d.points
	p := Points{N: len(sorted)}
	if p.N == 0 {
		return p
	}
	slices.Sort(sorted)
	values, logs, known := d.values[:0], d.logs[:0], smallLogs()
	for _, n := range sorted {
		values = append(values, float64(n))
		if n > 0 {
			logs = append(logs, known.of(n))
		} else {
			p.Zeros++
		}
	}
	d.values, d.logs = values, logs
	p.Low, p.High = Of(values[0]), Of(values[p.N-1])
	p.Median = Median(sorted)
	p.Mean = Of(floats.SumCompensated(values) / float64(p.N))
	p.SD, p.LogSD = sd(values), sd(logs)
	if sorted[0] > 0 {
		p.Ratio = Of(values[p.N-1] / values[0])
	}
	return p
}

// sd is the sample standard deviation, unknown under two values. gonum gives
// NaN for one value and panics for none.
func sd(values []float64) Real {
	if len(values) < 2 {
		return Real{}
	}
	return Of(stat.StdDev(values, nil))
}

// Median is the middle of sorted whole numbers, for an even number of them the
// mean of the two in the middle (Hyndman and Fan's definition 7, R's default;
// gonum's stat.Quantile gives 2 for 1, 2, 3, 4, and this gives 2.5). No numbers
// give an unknown median.
func Median(sorted []int64) Real {
	n := len(sorted)
	switch {
	case n == 0:
		return Real{}
	case n%2 == 1:
		return Of(float64(sorted[n/2]))
	}
	a, b := sorted[n/2-1], sorted[n/2]
	return Of(float64(a)/2 + float64(b)/2) // halves first: a + b may overflow
}

// Quantile is Hyndman and Fan's definition 7 over sorted values: p between 0
// and 1, linear between the two neighbours of (n−1)·p. Unknown without values
// or with p outside.
func Quantile(p float64, sorted []int64) Real {
	n := len(sorted)
	if n == 0 || !(p >= 0 && p <= 1) {
		return Real{}
	}
	h := float64(n-1) * p
	i := int(math.Floor(h))
	if i >= n-1 {
		return Of(float64(sorted[n-1]))
	}
	low, high := float64(sorted[i]), float64(sorted[i+1])
	return Of(low + float64((h-float64(i))*(high-low)))
}
