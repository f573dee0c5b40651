package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// PoolMethod says how the variance between studies is estimated.
type PoolMethod string

// The methods.
const (
	PoolFixed PoolMethod = "fixed" // one quantity for all studies: τ² = 0
	PoolDL    PoolMethod = "dl"    // DerSimonian and Laird 1986
	PoolPM    PoolMethod = "pm"    // Paule and Mandel 1982
	PoolREML  PoolMethod = "reml"  // restricted maximum likelihood, by Fisher scoring
)

// PoolMethods returns the methods in the order of the documentation.
func PoolMethods() []PoolMethod { return []PoolMethod{PoolFixed, PoolDL, PoolPM, PoolREML} }

// ParsePoolMethod reads the word of a method. The error names the words there
// are.
func ParsePoolMethod(s string) (PoolMethod, error) {
	switch m := PoolMethod(s); m {
	case PoolFixed, PoolDL, PoolPM, PoolREML:
		return m, nil
	}
	return "", fmt.Errorf("%q is no method of pooling; there are: fixed, dl, pm, reml", s)
}

// Pooled is what independent estimates of one quantity say together. It
// assumes just that, independent studies of one quantity: it is for surveys and
// models that state their uncertainty, not for news reports, which copy each
// other. All numbers are on the scale of the estimates.
type Pooled struct {
	Studies                 int
	Estimate, SE            float64 // mean weighted by 1/(v + τ²), and its standard error
	Z, P                    float64 // against 0
	Low, High               float64 // 95% interval of the mean
	PredictLow, PredictHigh float64 // 95% interval of a new study's quantity: ± z √(τ² + se²)
	Tau2, SETau2            float64 // variance between studies; the error is 0 where τ² is not estimated
	I2                      float64 // share of the variance that is between studies, percent
	H2                      float64
	Q, QP                   float64 // Cochran's heterogeneity about the fixed mean, and its p with k−1 degrees of freedom
}

// Pool pools estimates y with variances v. With w = 1/v, Q = Σ w(y−μ̂)²;
// DL: τ² = max(0, (Q−(k−1))/(Σw−Σw²/Σw)); PM solves Σ(y−μ̂(τ²))²/(v+τ²) = k−1;
// REML maximises the restricted likelihood. I² = 100 τ²/(τ²+s²) with
// s² = (k−1)Σw/((Σw)²−Σw²), for the fixed method 100 (Q−(k−1))/Q, at least 0.
// Errors: fewer than two estimates, lists of different length, a variance that
// is not above 0, an estimate that is no number, an unknown method, an
// iteration that does not end.
func Pool(y, v []float64, method PoolMethod) (*Pooled, error) {
	if len(y) < 2 || len(y) != len(v) {
		return nil, fmt.Errorf("pooling needs two or more estimates, each with its variance: %d and %d", len(y), len(v))
	}
	for i := range y {
		if !(v[i] > 0) || math.IsInf(v[i], 0) || math.IsNaN(y[i]) || math.IsInf(y[i], 0) {
			return nil, fmt.Errorf("estimate %v with variance %v cannot be pooled", y[i], v[i])
		}
	}
	if _, err := ParsePoolMethod(string(method)); err != nil {
		return nil, err
	}
	between := map[PoolMethod]func(estimates) (float64, float64, error){
		PoolFixed: func(estimates) (float64, float64, error) { return 0, 0, nil },
		PoolDL:    estimates.derSimonianLaird, PoolPM: estimates.pauleMandel, PoolREML: estimates.restrictedLikelihood,
	}[method]
	e := estimates{y, v}
	tau2, seTau2, err := between(e)
	if err != nil {
		return nil, fmt.Errorf("pooling by %s: %w", method, err)
	}
	return e.pooled(tau2, seTau2, method), nil
}

func (e estimates) pooled(tau2, seTau2 float64, method PoolMethod) *Pooled {
	df := float64(len(e.y) - 1)
	p := &Pooled{Studies: len(e.y), Tau2: tau2, SETau2: seTau2}
	mean, sumW := e.mean(tau2)
	p.Estimate, p.SE = mean, math.Sqrt(1/sumW)
	p.Z = p.Estimate / p.SE
	p.P = math.Erfc(math.Abs(p.Z) / math.Sqrt2) // gonum takes the tail from 1, which leaves nothing of it
	p.Low, p.High = p.Estimate-z95*p.SE, p.Estimate+z95*p.SE
	spread := z95 * math.Sqrt(tau2+p.SE*p.SE)
	p.PredictLow, p.PredictHigh = p.Estimate-spread, p.Estimate+spread
	p.Q = e.q(0)
	p.QP = distuv.ChiSquared{K: df}.Survival(p.Q)
	w1, w2 := e.weights(0)
	s2 := df * w1 / (w1*w1 - w2)
	p.H2, p.I2 = tau2/s2+1, 100*tau2/(tau2+s2)
	if method == PoolFixed {
		p.H2, p.I2 = p.Q/df, 0
		if p.Q > df {
			p.I2 = 100 * (p.Q - df) / p.Q
		}
	}
	return p
}
