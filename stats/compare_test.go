package stats

import (
	"math"
	"strconv"
	"testing"
)

// Bland and Altman, Lancet 1986, table 1: peak flow by two meters.
func TestLimitsOfAgreement(t *testing.T) {
	a := []float64{494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427}
	b := []float64{512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451}
	d := make([]float64, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	l := LimitsOfAgreement(d)
	nearReal(t, "mean", l.Mean, -2.117647059, 1e-9)
	nearReal(t, "sd", l.SD, 38.76512987, 1e-9)
	nearReal(t, "low", l.Low, -2.117647059-1.96*38.76512987, 1e-9)
	nearReal(t, "high", l.High, -2.117647059+1.96*38.76512987, 1e-9)
	if l := LimitsOfAgreement(nil); l.Mean.IsKnown() {
		t.Error("nothing has a mean")
	}
	if l := LimitsOfAgreement([]float64{3}); l.Mean.String() != "3" || l.SD.IsKnown() || l.Low.IsKnown() {
		t.Error("one difference has a mean and no limits")
	}
}

// R: cor(c(1,2,2,4), c(1,3,2,4), method = "spearman") is 0.9486832980505.
func TestSpearman(t *testing.T) {
	nearReal(t, "ties", Spearman([]float64{1, 2, 2, 4}, []float64{1, 3, 2, 4}), .9486832980505, 1e-12)
	for _, x := range [][]float64{nil, {1}, {1, 1}} {
		if Spearman(x, x).IsKnown() || Concordance(x, x).IsKnown() {
			t.Errorf("%v has a correlation", x)
		}
	}
	if Spearman([]float64{1, 2}, []float64{1}).IsKnown() || Concordance([]float64{1, 2}, []float64{1}).IsKnown() {
		t.Error("lists of different length have a correlation")
	}
	// By hand: means 2 and 3, s_xy = 2/3, s_x² = s_y² = 2/3, (2−3)² = 1: (4/3)/(7/3).
	nearReal(t, "concordance", Concordance([]float64{1, 2, 3}, []float64{2, 3, 4}), 4.0/7, 1e-14)
}

// R: binom.test(0, 21)$p.value, binom.test(3, 10)$p.value, binom.test(5, 10)$p.value;
// the first is 2/2²¹, the second 2·(1+10+45+120)/1024.
func TestSignTest(t *testing.T) {
	for _, test := range []struct {
		higher, lower int
		want          float64
	}{{0, 21, 2.0 / (1 << 21)}, {21, 0, 2.0 / (1 << 21)}, {3, 7, 352.0 / 1024}, {5, 5, 1}, {1, 0, 1}} {
		nearReal(t, strconv.Itoa(test.higher)+"/"+strconv.Itoa(test.lower), SignTest(test.higher, test.lower), test.want, 1e-12)
	}
	if SignTest(0, 0).IsKnown() || SignTest(-1, 3).IsKnown() {
		t.Error("no differences, no test")
	}
}

// The closed ends: with no hit of n the high end is 1 − (α/2)^(1/n), with all
// hits the low end is (α/2)^(1/n). In between, the definition itself: at the
// low end P(X ≥ hits) is 2.5%, at the high end P(X ≤ hits).
func TestBinomialInterval(t *testing.T) {
	low, high, err := BinomialInterval(0, 10, .95)
	if err != nil || low != 0 {
		t.Fatal(low, err)
	}
	near(t, "none of 10", high, 1-math.Pow(.025, .1), 1e-10)
	if low, high, _ = BinomialInterval(10, 10, .95); high != 1 {
		t.Error(high)
	}
	near(t, "all of 10", low, math.Pow(.025, .1), 1e-10)
	low, high, err = BinomialInterval(7, 20, .95)
	if err != nil {
		t.Fatal(err)
	}
	below := func(p float64, upTo int) float64 {
		sum, c := 0.0, 1.0
		for k := 0; k <= upTo; k++ {
			sum += c * math.Pow(p, float64(k)) * math.Pow(1-p, float64(20-k))
			c *= float64(20-k) / float64(k+1)
		}
		return sum
	}
	near(t, "7 of 20, low", 1-below(low, 6), .025, 1e-8)
	near(t, "7 of 20, high", below(high, 7), .025, 1e-8)
	for _, bad := range [][2]int{{0, 0}, {-1, 3}, {4, 3}} {
		if _, _, err := BinomialInterval(bad[0], bad[1], .95); err == nil {
			t.Errorf("%v has an interval", bad)
		}
	}
	if _, _, err := BinomialInterval(1, 3, 1); err == nil {
		t.Error("an interval at level 1")
	}
}

// R 4.2, pooled within-year standard deviation of log counts.
func TestFactor(t *testing.T) {
	p := readPolice(t)
	var f Factor
	for _, year := range p.years {
		_, points := p.cell(year)
		f.Add(points)
	}
	got := map[string]Real{"within_log_sd": f.LogSD(), "typical_factor": f.Typical(), "cells": Of(float64(f.Cells)),
		"cells_2plus": Of(float64(f.Cells2)), "cells_equal": Of(float64(f.Equal))}
	for _, row := range shared(t, "reference/police_us_dataset.csv") {
		if x, ok := got[row["measure"]]; ok {
			nearReal(t, row["measure"], x, num(t, row["value"]), 1e-8)
		}
		if row["measure"] == "max_ratio" { // printed with three decimals
			nearReal(t, row["measure"], f.Most, num(t, row["value"]), 1e-3)
		}
	}
}

func TestFactorByHand(t *testing.T) {
	var f Factor
	if f.Typical().IsKnown() || f.Most.IsKnown() {
		t.Error("nothing differs by nothing")
	}
	f.Add([]int64{5})
	f.Add([]int64{0, 7})
	if f.Typical().IsKnown() || f.Cells != 2 || f.Zeros != 1 {
		t.Errorf("%+v", f)
	}
	f.Add([]int64{2, 8}) // about their mean 4: (ln 2)² twice, one degree of freedom
	nearReal(t, "log sd", f.LogSD(), math.Ln2*math.Sqrt2, 1e-14)
	f.Add([]int64{3, 3})
	nearReal(t, "log sd", f.LogSD(), math.Ln2, 1e-14)
	nearReal(t, "typical", f.Typical(), 2, 1e-14)
	nearReal(t, "most", f.Most, 4, 0)
	if f.Cells != 4 || f.Cells2 != 2 || f.Equal != 1 {
		t.Errorf("%+v", f)
	}
}
