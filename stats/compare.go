package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// z95 is the quantile 0.975 of the normal distribution.
const z95 = 1.959963984540054

// Limits are Bland and Altman's limits of agreement (Lancet 1986) of
// differences: their mean, their sample standard deviation (n−1), and
// mean ± 1.96 sd, between which 95 of 100 differences lie if they are normal.
type Limits struct {
	Mean Real // unknown without differences
	SD   Real // unknown under two
	Low  Real
	High Real
}

// LimitsOfAgreement computes Limits. Of differences of logarithms, exp(Low) and
// exp(High) are the limits as ratios.
func LimitsOfAgreement(differences []float64) Limits {
	if len(differences) == 0 {
		return Limits{}
	}
	l := Limits{Mean: Of(stat.Mean(differences, nil)), SD: sd(differences)}
	mean, ok := l.Mean.Get()
	if s, known := l.SD.Get(); known && ok {
		l.Low, l.High = Of(mean-1.96*s), Of(mean+1.96*s)
	}
	return l
}

// Concordance is Lin's concordance correlation coefficient (Biometrics 1989)
// with population moments: 2·s_xy / (s_x² + s_y² + (x̄ − ȳ)²). 1 is equality in
// every pair; a constant difference lowers it, other than a correlation.
// Unknown where the lists differ in length or hold fewer than two values, or
// all values are one.
func Concordance(x, y []float64) Real {
	if len(x) != len(y) || len(x) < 2 {
		return Real{}
	}
	mx, my := stat.Mean(x, nil), stat.Mean(y, nil)
	var xx, yy, xy float64
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xx, yy, xy = xx+dx*dx, yy+dy*dy, xy+dx*dy
	}
	n := float64(len(x))
	return ratio(2*xy/n, xx/n+yy/n+(mx-my)*(mx-my))
}

// medianOf is Median for numbers that are no counts. It changes their order.
func medianOf(values []float64) Real {
	n := len(values)
	if n == 0 {
		return Real{}
	}
	upper := kth(values, n/2)
	if n%2 == 1 {
		return Of(upper)
	}
	return Of(slices.Max(values[:n/2])/2 + upper/2)
}

// kth is the value that would stand at place k if values were sorted. It puts
// it there, none above it before it, and none below it behind it.
func kth(values []float64, k int) float64 {
	for len(values) > 24 {
		n := len(values)
		pivot := max(min(values[0], values[n/2]), min(max(values[0], values[n/2]), values[n-1])) // the middle of three
		i, j := 0, n-1
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i, j = i+1, j-1
			}
		}
		switch { // up to j none is above the pivot, from i on none below
		case k <= j:
			values = values[:j+1]
		case k >= i:
			values, k = values[i:], k-i
		default:
			return values[k]
		}
	}
	for i := 1; i < len(values); i++ {
		v, j := values[i], i
		for ; j > 0 && values[j-1] > v; j-- {
			values[j] = values[j-1]
		}
		values[j] = v
	}
	return values[k]
}

// ratio is x ÷ y, unknown where y is 0.
func ratio(x, y float64) Real {
	if y == 0 {
		return Real{}
	}
	return Of(x / y)
}

// expOf is e to the power of x, unknown where x is.
func expOf(x Real) Real {
	v, known := x.Get()
	if !known {
		return Real{}
	}
	return Of(math.Exp(v))
}

// Factor collects by how much the points of a cell typically differ: the
// pooled standard deviation of their natural logarithms within cells. The zero
// value is empty.
type Factor struct {
	squares float64
	df      int
	Cells   int // with a point above 0
	Cells2  int // with two or more
	Equal   int // of these, cells in which all are equal
	Zeros   int // points of 0, left out
	Most    Real
}

// Add adds the points of one cell. Points of 0 are left out.
func (f *Factor) Add(points []int64) {
	var memory [32]float64 // enough for most cells without an allocation
	logs := memory[:0]
	low, high := int64(math.MaxInt64), int64(0)
	for _, n := range points {
		if n <= 0 {
			f.Zeros++
			continue
		}
		logs = append(logs, math.Log(float64(n)))
		low, high = min(low, n), max(high, n)
	}
	f.add(logs, low, high)
}

// add adds the logarithms of the points of one cell, which lie between low and
// high.
func (f *Factor) add(logs []float64, low, high int64) {
	if len(logs) == 0 {
		return
	}
	f.Cells++
	if len(logs) < 2 {
		return
	}
	f.Cells2++
	if low == high {
		f.Equal++
	}
	mean := stat.Mean(logs, nil)
	for _, y := range logs {
		f.squares += (y - mean) * (y - mean)
	}
	f.df += len(logs) - 1
	if r, most := float64(high)/float64(low), f.Most.v(); r > most {
		f.Most = Of(r)
	}
}

// take adds the cells of another.
func (f *Factor) take(o *Factor) {
	f.squares, f.df = f.squares+o.squares, f.df+o.df
	f.Cells, f.Cells2, f.Equal, f.Zeros = f.Cells+o.Cells, f.Cells2+o.Cells2, f.Equal+o.Equal, f.Zeros+o.Zeros
	if o.Most.v() > f.Most.v() {
		f.Most = o.Most
	}
}

// LogSD is the pooled standard deviation within cells: the root of the sum of
// squares of ln y about the cells' means ÷ Σ (n−1). Unknown without a cell of
// two points.
func (f *Factor) LogSD() Real {
	if f.df == 0 {
		return Real{}
	}
	return Of(math.Sqrt(f.squares / float64(f.df)))
}

// Typical is exp(LogSD): the factor by which a point typically differs from
// the (geometric) mean of its cell.
func (f *Factor) Typical() Real { return expOf(f.LogSD()) }
