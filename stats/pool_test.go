package stats

import (
	"math"
	"testing"
)

// R, metafor 3.8, dat.bcg: rma(yi, vi, method). The
// file gives nine to twelve digits; iterated ones agree to 1e-5.
func TestPoolBCG(t *testing.T) {
	var y, v []float64
	for _, row := range shared(t, "reference/pool_bcg_input.csv") {
		y, v = append(y, num(t, row["yi"])), append(v, num(t, row["vi"]))
	}
	methods := map[string]PoolMethod{"EE": PoolFixed, "DL": PoolDL, "PM": PoolPM, "REML": PoolREML}
	seen := 0
	for _, row := range shared(t, "reference/pool_bcg_expected.csv") {
		method, ok := methods[row["method"]]
		if !ok {
			continue
		}
		seen++
		p, err := Pool(y, v, method)
		if err != nil {
			t.Fatal(err)
		}
		tolerance := 1e-8
		if method == PoolPM || method == PoolREML {
			tolerance = 1e-5
		}
		for column, got := range map[string]float64{"tau2": p.Tau2, "mu": p.Estimate, "se": p.SE, "z": p.Z, "p": p.P, "ci_lb": p.Low,
			"ci_ub": p.High, "Q": p.Q, "Q_p": p.QP, "I2": p.I2, "H2": p.H2, "se_tau2": p.SETau2} {
			if row[column] != "NA" {
				near(t, row["method"]+" "+column, got, num(t, row[column]), tolerance)
			}
		}
		if p.Studies != 13 {
			t.Errorf("%d studies", p.Studies)
		}
		near(t, "prediction", p.PredictHigh-p.Estimate, z95*math.Sqrt(p.Tau2+p.SE*p.SE), 1e-12)
	}
	if seen != 4 {
		t.Errorf("%d methods in the file, want 4", seen)
	}
}

// Where studies agree, nothing lies between them, whatever the method: the mean
// is the fixed one. By hand: y 1 and 3 with v 4 and 4: mean 2, se √2, Q 0.5.
func TestPoolAlike(t *testing.T) {
	for _, m := range PoolMethods() {
		p, err := Pool([]float64{1, 3}, []float64{4, 4}, m)
		if err != nil {
			t.Fatal(err)
		}
		if p.Tau2 != 0 || p.I2 != 0 {
			t.Errorf("%s: τ² %v, I² %v", m, p.Tau2, p.I2)
		}
		near(t, string(m)+" mean", p.Estimate, 2, 1e-14)
		near(t, string(m)+" se", p.SE, math.Sqrt2, 1e-14)
		near(t, string(m)+" Q", p.Q, .5, 1e-14)
	}
}

func TestPoolErrors(t *testing.T) {
	for _, test := range []struct {
		y, v   []float64
		method PoolMethod
	}{
		{nil, nil, PoolDL}, {[]float64{1}, []float64{1}, PoolDL}, {[]float64{1, 2}, []float64{1}, PoolDL},
		{[]float64{1, 2}, []float64{1, 0}, PoolDL}, {[]float64{1, math.NaN()}, []float64{1, 1}, PoolDL}, {[]float64{1, 2}, []float64{1, 1}, "ml"},
	} {
		if _, err := Pool(test.y, test.v, test.method); err == nil {
			t.Errorf("%v %v by %s: no error", test.y, test.v, test.method)
		}
	}
}

// By the definitions, without a reference: at the τ² of Paule and Mandel Q is
// k−1; that of REML is where the restricted log-likelihood is greatest.
func TestPoolAgainstDefinitions(t *testing.T) {
	e := estimates{[]float64{0.1, 0.9, 1.4, -0.3, 2.2}, []float64{0.02, 0.05, 0.11, 0.04, 0.3}}
	pm, err := Pool(e.y, e.v, PoolPM)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Q at the τ² of Paule and Mandel", e.q(pm.Tau2), 4, 1e-10)
	reml, err := Pool(e.y, e.v, PoolREML)
	if err != nil {
		t.Fatal(err)
	}
	likelihood := func(tau2 float64) float64 {
		sum, w := 0.0, 0.0
		for _, v := range e.v {
			sum, w = sum-math.Log(v+tau2)/2, w+1/(v+tau2)
		}
		return sum - math.Log(w)/2 - e.q(tau2)/2
	}
	for _, d := range []float64{-1e-4, 1e-4} {
		if likelihood(reml.Tau2+d) >= likelihood(reml.Tau2) {
			t.Errorf("the likelihood is greater beside τ² %v", reml.Tau2)
		}
	}
	fixed, err := Pool(e.y, e.v, PoolFixed)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "I²", fixed.I2, 100*(fixed.Q-4)/fixed.Q, 1e-12)
	dl, err := Pool(e.y, e.v, PoolDL)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "I² of DL, which is that of Q", dl.I2, fixed.I2, 1e-10)
	for _, p := range []*Pooled{pm, reml, dl} {
		if p.PredictLow >= p.Low || p.PredictHigh <= p.High {
			t.Errorf("the prediction interval is no wider: %+v", p)
		}
	}
}
