package stats_test

import (
	"fmt"
	"math"
	"math/big"
	"sort"
	"strconv"
)

// opair is what two sources say of the same cells.
type opair struct {
	a, b   string
	events map[string]bool
	x, y   []int64 // the points
	meet   int     // cells in which both can be complete counts
	gap    *big.Rat
	copies map[[2]string]*ocopies // by origin and copier
	copyIn map[int]string         // cells with a copy, and their events
}

// ocopies counts how a source's figures differ from those of its origin.
type ocopies struct{ cells, differ int }

// pairsOf is the pairs table: one row for every two names that share a cell in
// which both have a point, or of which one repeats the other.
func pairsOf(cells []omeasured) []orow {
	names := map[string]bool{}
	for _, c := range cells {
		for _, v := range c.votes {
			names[v.name] = true
		}
		for _, f := range c.figures {
			names[f.source] = true
		}
	}
	var sorted []string
	for n := range names {
		sorted = append(sorted, n)
	}
	sort.Strings(sorted)
	var out []orow
	for i, a := range sorted {
		for _, b := range sorted[i+1:] {
			p := opair{a: a, b: b, events: map[string]bool{}, copies: map[[2]string]*ocopies{}, copyIn: map[int]string{}}
			for k, c := range cells {
				p.compare(c)
				if toB, toA := p.copied(c, a, b), p.copied(c, b, a); toB || toA {
					p.copyIn[k] = c.key
				}
			}
			if len(p.x) > 0 || len(p.copies) > 0 {
				out = append(out, p.row())
			}
		}
	}
	return out
}

// compare takes the points of the two votes of a cell, unless one repeats the
// other.
func (p *opair) compare(c omeasured) {
	for _, v := range c.votes {
		for _, w := range c.votes {
			if v.name != p.a || w.name != p.b || !v.point.known || !w.point.known || v.origin == w.name || w.origin == v.name {
				continue
			}
			p.events[c.key] = true
			p.x, p.y = append(p.x, v.point.n), append(p.y, w.point.n)
			g := gapOf([]obounds{v, w}, false)
			if !g.apart {
				p.meet++
			}
			if g.ratio != nil && (p.gap == nil || g.ratio.Cmp(p.gap) > 0) {
				p.gap = g.ratio
			}
		}
	}
}

// copied looks whether the copier has its figure from the origin.
func (p *opair) copied(c omeasured, origin, copier string) (found bool) {
	for _, f := range c.figures {
		for _, g := range c.figures {
			if f.source != copier || f.origin != origin || g.source != origin || !f.point.known || !g.point.known {
				continue
			}
			key := [2]string{origin, copier}
			if p.copies[key] == nil {
				p.copies[key] = &ocopies{}
			}
			p.copies[key].cells++
			if found = true; f.point != g.point {
				p.copies[key].differ++
			}
		}
	}
	return found
}

func (p *opair) row() orow {
	row := newRow()
	t, n := row.text, len(p.x)
	events, cells := len(p.events), n
	for _, key := range [][2]string{{p.a, p.b}, {p.b, p.a}} {
		if k := p.copies[key]; k != nil {
			row.said = append(row.said, fmt.Sprintf("^%s repeats %s in %d cells? and differs in %d of them", key[1], key[0], k.cells, k.differ))
		}
	}
	if n == 0 {
		copied := map[string]bool{}
		for _, event := range p.copyIn {
			copied[event] = true
		}
		events, cells = len(copied), len(p.copyIn)
	}
	t["a"], t["b"], t["events"], t["cells"] = p.a, p.b, strconv.Itoa(events), strconv.Itoa(cells)
	t["b_higher"], t["b_lower"] = "", ""
	if n == 0 {
		return row
	}
	var ratios, logA, logB, logRatio []float64
	same, higher, lower := 0, 0, 0
	for i, x := range p.x {
		y := p.y[i]
		switch {
		case x == y:
			same++
		case y > x:
			higher++
		default:
			lower++
		}
		if x > 0 && y > 0 {
			ratios = append(ratios, float64(y)/float64(x))
			logA, logB = append(logA, math.Log(float64(x))), append(logB, math.Log(float64(y)))
			logRatio = append(logRatio, math.Log(float64(y))-math.Log(float64(x)))
		}
	}
	row.say(n-len(ratios), "cells? with a point of 0 left out")
	row.set("compatible_share", float64(p.meet)/float64(n))
	row.set("same_share", float64(same)/float64(n))
	if len(ratios) > 0 {
		row.set("median_ratio", middleOf(ratios))
		row.set("mean_log_ratio", meanOf(logRatio))
	}
	if len(ratios) > 1 {
		row.set("sd_log_ratio", sampleSD(logRatio))
	}
	if events < 10 {
		row.said = append(row.said, "need 10 shared events, here "+strconv.Itoa(events)+"$")
		return row
	}
	if len(ratios) > 1 {
		row.set("ratio_low", math.Exp(meanOf(logRatio)-1.96*sampleSD(logRatio)))
		row.set("ratio_high", math.Exp(meanOf(logRatio)+1.96*sampleSD(logRatio)))
	}
	if !constant(logA) || !constant(logB) || len(logA) > 1 && logA[0] != logB[0] {
		row.set("ccc", linsConcordance(logA, logB))
	}
	a, b := floats(p.x), floats(p.y)
	if !constant(a) && !constant(b) {
		row.set("spearman", correlation(ranksOf(a), ranksOf(b)))
	}
	t["b_higher"], t["b_lower"] = strconv.Itoa(higher), strconv.Itoa(lower)
	if higher+lower > 0 {
		row.set("sign_p", signTest(higher, lower))
	}
	if p.gap != nil {
		row.setRat("gap_max", p.gap)
	}
	return row
}

func floats(list []int64) []float64 {
	var out []float64
	for _, n := range list {
		out = append(out, float64(n))
	}
	return out
}

func constant(list []float64) bool {
	for _, x := range list {
		if x != list[0] {
			return false
		}
	}
	return true
}

func middleOf(list []float64) float64 {
	sorted := append([]float64{}, list...)
	sort.Float64s(sorted)
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// moment is the mean product of the deviations of two lists.
func moment(x, y []float64) float64 {
	mx, my, sum := meanOf(x), meanOf(y), 0.0
	for i := range x {
		sum += (x[i] - mx) * (y[i] - my)
	}
	return sum / float64(len(x))
}

func linsConcordance(x, y []float64) float64 {
	d := meanOf(x) - meanOf(y)
	return 2 * moment(x, y) / (moment(x, x) + moment(y, y) + d*d)
}

func correlation(x, y []float64) float64 {
	return moment(x, y) / math.Sqrt(moment(x, x)*moment(y, y))
}

// ranksOf counts for each value those below it and half of its equals.
func ranksOf(list []float64) []float64 {
	var out []float64
	for _, x := range list {
		rank := 0.5
		for _, y := range list {
			if y < x {
				rank++
			} else if y == x {
				rank += 0.5
			}
		}
		out = append(out, rank)
	}
	return out
}

// signTest is 2·P(X ≤ the smaller of the two) of a fair coin, at most 1.
func signTest(higher, lower int) float64 {
	n := int64(higher + lower)
	sum, all := new(big.Int), new(big.Int).Exp(big.NewInt(2), big.NewInt(n), nil)
	for k := range int64(min(higher, lower)) + 1 {
		sum.Add(sum, new(big.Int).Binomial(n, k))
	}
	p, _ := new(big.Rat).SetFrac(sum.Mul(sum, big.NewInt(2)), all).Float64()
	return min(1, p)
}
