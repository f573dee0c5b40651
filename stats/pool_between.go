package stats

import (
	"errors"
	"math"
)

// estimates are independent estimates and their variances.
type estimates struct{ y, v []float64 }

// weights returns Σw and Σw² with w = 1/(v + τ²).
func (e estimates) weights(tau2 float64) (sum, squares float64) {
	for _, v := range e.v {
		w := 1 / (v + tau2)
		sum += w
		squares += w * w
	}
	return sum, squares
}

// mean returns the mean weighted by 1/(v + τ²), and the sum of the weights.
func (e estimates) mean(tau2 float64) (mean, sum float64) {
	for i, y := range e.y {
		w := 1 / (e.v[i] + tau2)
		sum += w
		mean += w * y
	}
	return mean / sum, sum
}

// q is Σ (y − mean)²/(v + τ²), which falls as τ² grows.
func (e estimates) q(tau2 float64) float64 {
	mean, _ := e.mean(tau2)
	sum := 0.0
	for i, y := range e.y {
		sum += (y - mean) * (y - mean) / (e.v[i] + tau2)
	}
	return sum
}

// derSimonianLaird returns τ² and its standard error by the method of moments.
func (e estimates) derSimonianLaird() (tau2, se float64, err error) {
	df := float64(len(e.y) - 1)
	w1, w2 := e.weights(0)
	w3 := 0.0
	for _, v := range e.v {
		w3 += 1 / (v * v * v)
	}
	c := w1 - w2/w1
	tau2 = max(0, (e.q(0)-df)/c)
	// Var(Q) = 2df + 4τ²·c + 2τ⁴·(Σw² − 2Σw³/Σw + (Σw²)²/(Σw)²)
	variance := 2*df + 4*tau2*c + 2*tau2*tau2*(w2-2*w3/w1+w2*w2/(w1*w1))
	return tau2, math.Sqrt(variance) / c, nil
}

// errNotSolved is an iteration that does not end.
var errNotSolved = errors.New("the iteration does not converge")

// pauleMandel solves q(τ²) = k−1 by Newton's steps from 0: q is convex and
// falls, so that they come from the left and never overshoot.
func (e estimates) pauleMandel() (tau2, se float64, err error) {
	k, df := float64(len(e.y)), float64(len(e.y)-1)
	for range 1000 {
		excess := e.q(tau2) - df
		if tau2 == 0 && excess <= 0 {
			break
		}
		mean, _ := e.mean(tau2)
		slope := 0.0
		for i, y := range e.y {
			r := (y - mean) / (e.v[i] + tau2)
			slope += r * r
		}
		step := excess / slope
		tau2 += step
		if math.Abs(step) <= 1e-14*tau2 || math.Abs(excess) <= 1e-13*df {
			w, _ := e.weights(tau2)
			return tau2, math.Sqrt(2*k*k/df) / w, nil
		}
	}
	if tau2 > 0 {
		return 0, 0, errNotSolved
	}
	w, _ := e.weights(0)
	return 0, math.Sqrt(2*k*k/df) / w, nil
}

// restrictedLikelihood finds τ² by Fisher scoring, from the estimate of
// DerSimonian and Laird, never under 0. With P = W − W11ᵀW/Σw, a step is
// (yᵀPPy − tr P)/tr PP, and the standard error √(2/tr PP).
func (e estimates) restrictedLikelihood() (tau2, se float64, err error) {
	tau2, _, _ = e.derSimonianLaird()
	for range 10_000 {
		mean, w1 := e.mean(tau2)
		var w2, w3, yPPy float64 // Py = w(y − mean)
		for i, y := range e.y {
			w := 1 / (e.v[i] + tau2)
			r := w * (y - mean)
			w2, w3 = w2+w*w, w3+w*w*w
			yPPy += r * r
		}
		trP, trPP := w1-w2/w1, w2-2*w3/w1+w2*w2/(w1*w1)
		next := max(0, tau2+(yPPy-trP)/trPP)
		if math.Abs(next-tau2) <= 1e-12*max(tau2, next) || next == 0 && tau2 == 0 {
			return next, math.Sqrt(2 / trPP), nil
		}
		tau2 = next
	}
	return 0, 0, errNotSolved
}
