package stats

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/lapack/lapack64"
	"gonum.org/v1/gonum/stat/distuv"
)

// solve fits one group: its effects and their variance ÷ σ². It returns the
// residual sum of squares.
func (t *Tendency) solve(f *Fit, cells []span32, members, place []int, variance []float64) (float64, error) {
	k := len(members)
	a := blas64.Symmetric{N: k, Stride: k, Uplo: blas.Upper, Data: make([]float64, k*k)}
	right := blas64.General{Rows: k, Cols: 1, Stride: 1, Data: make([]float64, k)}
	rest := 0.0
	for _, c := range cells {
		rest += t.eliminate(int(c.from), int(c.to), place, a, right.Data)
	}
	effects := append([]float64(nil), right.Data...)
	// The matrix is singular: a constant may be added to all effects. Adding the
	// same number everywhere makes their sum 0 and changes no difference.
	level := 0.0
	for i := range k {
		level += a.Data[i*k+i] / float64(k*k)
	}
	for i := range k {
		for j := i; j < k; j++ {
			a.Data[i*k+j] += level
		}
	}
	factor, ok := lapack64.Potrf(a)
	if !ok {
		return 0, errors.New("the model of source effects cannot be solved")
	}
	lapack64.Potrs(factor, blas64.General{Rows: k, Cols: 1, Stride: 1, Data: effects})
	if !lapack64.Trtri(factor) {
		return 0, errors.New("the covariance of source effects cannot be computed")
	}
	for i, s := range members {
		f.Effects[s].Value = Of(effects[i])
		rest -= effects[i] * right.Data[i]
		row := factor.Data[i*k+i : (i+1)*k] // of U⁻¹, whose rows' squares are the diagonal of A⁻¹ = U⁻¹U⁻ᵀ
		variance[s] = floats.Dot(row, row) - 1/(level*float64(k*k))
	}
	return max(0, rest), nil
}

// eliminate adds one cell to the normal equations of the sources, its own
// effect taken out, and returns its sum of squares about its mean.
func (t *Tendency) eliminate(from, end int, place []int, a blas64.Symmetric, right []float64) float64 {
	n := float64(end - from)
	mean := 0.0
	for _, y := range t.logs[from:end] {
		mean += y / n
	}
	squares := 0.0
	for i := from; i < end; i++ {
		r := place[t.sources[i]]
		y := t.logs[i] - mean
		squares += y * y
		right[r] += y
		a.Data[r*a.Stride+r]++
		for j := from; j < end; j++ {
			if c := place[t.sources[j]]; c >= r {
				a.Data[r*a.Stride+c] -= 1 / n
			}
		}
	}
	return squares
}

// intervals adds standard errors and t intervals to the effects.
func (f *Fit) intervals(unexplained float64, variance []float64) {
	if f.DF < 1 {
		f.DF = 0
		return
	}
	sigma := math.Sqrt(unexplained / float64(f.DF))
	f.Sigma = Of(sigma)
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(f.DF)}.Quantile(0.975)
	for s := range f.Effects {
		e := &f.Effects[s]
		if v, known := e.Value.Get(); known {
			se := sigma * math.Sqrt(max(0, variance[s]))
			e.SE, e.Low, e.High = Of(se), Of(v-t*se), Of(v+t*se)
		}
	}
}
