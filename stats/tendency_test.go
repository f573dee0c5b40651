package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// R 4.2, lm(log(n) ~ year + source) with sum-to-zero contrasts.
func TestTendencyPolice(t *testing.T) {
	p := readPolice(t)
	var m Tendency
	for _, year := range p.years {
		if err := m.Add(p.cell(year)); err != nil {
			t.Fatal(err)
		}
	}
	fit, err := m.Fit(len(p.names))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range shared(t, "reference/police_us_sources.csv") {
		e := fit.Effects[i]
		if row["source"] != p.names[i] {
			t.Fatalf("%s in row %d", row["source"], i)
		}
		for column, got := range map[string]Real{"effect": e.Value, "se": e.SE, "low": e.Low, "high": e.High, "sigma": fit.Sigma,
			"df": Of(float64(fit.DF)), "cells": Of(float64(e.Points))} {
			nearReal(t, row["source"]+" "+column, got, num(t, row[column]), 1e-8)
		}
	}
	if fit.Groups != 1 {
		t.Errorf("%d groups", fit.Groups)
	}
}

// naiveTendency fits the model with every cell and source as a column, by the
// pseudo-inverse, and centres the effects of one connected group.
func naiveTendency(cells [][2][]int, n int) (effect, se []float64, df int) {
	var rows [][]float64
	var y []float64
	for c, cell := range cells {
		for i, s := range cell[0] {
			row := make([]float64, len(cells)+n)
			row[c], row[len(cells)+s] = 1, 1
			rows, y = append(rows, row), append(y, math.Log(float64(cell[1][i])))
		}
	}
	x := mat.NewDense(len(rows), len(cells)+n, nil)
	for i, r := range rows {
		x.SetRow(i, r)
	}
	var svd mat.SVD
	svd.Factorize(x, mat.SVDThin)
	rank := svd.Rank(1e-10)
	var beta mat.Dense
	svd.SolveTo(&beta, mat.NewDense(len(y), 1, y), rank)
	rss := 0.0
	for i, r := range rows {
		fitted := 0.0
		for j, v := range r {
			fitted += v * beta.At(j, 0)
		}
		rss += (y[i] - fitted) * (y[i] - fitted)
	}
	df = len(y) - rank
	// The covariance of contrasts: C (XᵀX)⁺ Cᵀ with C centring the sources.
	var v mat.Dense
	svd.VTo(&v)
	values := svd.Values(nil)
	for s := range n {
		mean, variance := 0.0, 0.0
		for j := range n {
			mean += beta.At(len(cells)+j, 0) / float64(n)
		}
		for k := range rank {
			c := v.At(len(cells)+s, k)
			for j := range n {
				c -= v.At(len(cells)+j, k) / float64(n)
			}
			variance += c * c / (values[k] * values[k])
		}
		effect = append(effect, beta.At(len(cells)+s, 0)-mean)
		se = append(se, math.Sqrt(variance*rss/float64(df)))
	}
	return effect, se, df
}

func TestTendencyAgainstDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 50 {
		n := 2 + rng.IntN(5)
		var cells [][2][]int
		add := func(sources ...int) {
			var c [2][]int
			for _, s := range sources {
				c[0], c[1] = append(c[0], s), append(c[1], 1+rng.IntN(500))
			}
			cells = append(cells, c)
		}
		for s := 1; s < n; s++ { // a chain, so that all are connected
			add(s-1, s)
		}
		for range 3 + rng.IntN(8) {
			add(rng.Perm(n)[:1+rng.IntN(n)]...)
		}
		want, se, df := naiveTendency(cells, n)
		var m Tendency
		for _, c := range cells {
			points := make([]int64, len(c[1]))
			for i, v := range c[1] {
				points[i] = int64(v)
			}
			if err := m.Add(c[0], points); err != nil {
				t.Fatal(err)
			}
		}
		fit, err := m.Fit(n)
		if err != nil {
			t.Fatal(err)
		}
		if fit.DF != df || fit.Groups != 1 {
			t.Fatalf("%d degrees of freedom, want %d; %d groups", fit.DF, df, fit.Groups)
		}
		for s := range n {
			if v, _ := fit.Effects[s].Value.Get(); math.Abs(v-want[s]) > 1e-9 {
				t.Fatalf("effect %d: %v, want %v", s, v, want[s])
			}
			if df > 0 {
				nearReal(t, "se", fit.Effects[s].SE, se[s], 1e-6)
				tq := distuv.StudentsT{Sigma: 1, Nu: float64(df)}.Quantile(.975)
				nearReal(t, "high", fit.Effects[s].High, want[s]+tq*se[s], 1e-6)
			}
		}
	}
}

// Groups that share no chain of cells are numbered apart and each sums to 0. By
// hand: 2 against 8 are ln 2 below and above their geometric mean.
func TestTendencyGroups(t *testing.T) {
	var m Tendency
	for _, c := range []struct {
		sources []int
		points  []int64
	}{{[]int{0, 2}, []int64{2, 8}}, {[]int{3, 1}, []int64{9, 9}}, {[]int{5}, []int64{4}}} {
		if err := m.Add(c.sources, c.points); err != nil {
			t.Fatal(err)
		}
	}
	fit, err := m.Fit(7)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, e := range fit.Effects {
		got += fmt.Sprintf("%d:%s ", e.Group, e.Value.Short())
	}
	if want := "1:-0.6931 2:0 1:0.6931 2:0 0: 3: 0: "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if fit.Groups != 3 || fit.DF != 0 || fit.Sigma.IsKnown() || fit.Effects[0].SE.IsKnown() {
		t.Errorf("%+v: two points fit exactly, there is no error to tell", fit)
	}
	if m.Add([]int{1}, []int64{0}) == nil || m.Add([]int{1}, nil) == nil {
		t.Error("0 has no logarithm")
	}
	if m.Add([]int{1, 1}, []int64{3, 4}) == nil {
		t.Error("two points of one source in one cell")
	}
}
