package stats

import (
	"fmt"
	"math"

	"toll/casualties/count"
)

// pair makes the row of the sources in places a and b.
func (t *meetings) pair(a, b uint32, met []meeting, minEvents int) *Pair {
	p := &Pair{A: t.names[t.order[a]], B: t.names[t.order[b]], Cells: len(met)}
	c := comparison{a: make([]int64, len(met)), b: make([]int64, len(met))}
	event, compatible := -1, 0
	for i, m := range met {
		v, w := &t.votes[m.a], &t.votes[m.b]
		c.a[i], c.b[i] = v.point, w.point
		gap := gapOfTwo(v, w)
		c.gap = max(c.gap, gap.Ratio.v)
		c.gaps = c.gaps || gap.Ratio.IsKnown()
		add(&compatible, !gap.IsApart())
		if e := int(t.events[v.cell]); e != event {
			p.Events, event = p.Events+1, e
		}
	}
	p.CompatibleShare = share(compatible, len(met))
	c.fill(p, minEvents)
	p.warnCopies(t.copies[[2]uint32{t.order[a], t.order[b]}], p.A, p.B)
	p.warnCopies(t.copies[[2]uint32{t.order[b], t.order[a]}], p.B, p.A)
	return p
}

// gapOfTwo is the gap between two votes, as in the ranges table.
func gapOfTwo(v, w *meetingVote) Gap {
	g := Gap{Floor: count.Max(v.floor, w.floor), Ceiling: count.Min(v.ceiling, w.ceiling)}
	floor, ok := g.Floor.Get()
	ceiling, bounded := g.Ceiling.Get()
	if ok && bounded {
		g.Ratio = Of(max(1, float64(floor)/float64(max(1, ceiling))))
	}
	return g
}

// comparison is the points of two sources in the cells they share.
type comparison struct {
	a, b []int64
	gap  float64
	gaps bool // some gap can be computed
}

// fill computes the columns from same_share on. A ratio or a logarithm takes no
// point of 0: such cells are left out there and counted in a warning.
func (c *comparison) fill(p *Pair, minEvents int) {
	var ratios, logs, logA, logB []float64
	same, higher, lower, zeros := 0, 0, 0, 0
	for i, x := range c.a {
		y := c.b[i]
		add(&same, x == y)
		add(&higher, y > x)
		add(&lower, y < x)
		if x == 0 || y == 0 {
			zeros++
			continue
		}
		ratios = append(ratios, float64(y)/float64(x))
		la, lb := math.Log(float64(x)), math.Log(float64(y))
		logA, logB, logs = append(logA, la), append(logB, lb), append(logs, lb-la)
	}
	p.SameShare = share(same, len(c.a))
	p.MedianRatio = medianOf(ratios)
	limits := LimitsOfAgreement(logs)
	p.MeanLogRatio, p.SDLogRatio = limits.Mean, limits.SD
	if zeros > 0 {
		p.Warnings = append(p.Warnings, plural(zeros, "cell with a point of 0 left out of ratios and ccc", "cells with a point of 0 left out of ratios and ccc"))
	}
	if p.Events < minEvents {
		if p.Cells > 0 {
			p.Warnings = append(p.Warnings, fmt.Sprintf("limits, correlations and tests need %d shared events, here %d", minEvents, p.Events))
		}
		return
	}
	p.RatioLow, p.RatioHigh = expOf(limits.Low), expOf(limits.High)
	p.CCC = Concordance(logA, logB)
	p.Spearman = Spearman(floats64(c.a), floats64(c.b))
	p.BHigher, p.BLower = count.Known(int64(higher)), count.Known(int64(lower))
	p.SignP = SignTest(higher, lower)
	if c.gaps {
		p.GapMax = Of(c.gap)
	}
}

// warnCopies says that one source's figures are taken from the other's, and how
// often they differ: that is drift, no disagreement. It is not compared.
func (p *Pair) warnCopies(c *copying, origin, copier string) {
	if c == nil {
		return
	}
	p.Warnings = append(p.Warnings, fmt.Sprintf("%s repeats %s in %s and differs in %d (drift): not compared there",
		copier, origin, plural(c.cells, "cell", "cells"), c.differ))
	if !p.SameShare.IsKnown() { // nothing but copies
		p.Events, p.Cells = p.Events+c.events, p.Cells+c.cells
	}
}

func floats64(numbers []int64) []float64 {
	out := make([]float64, len(numbers))
	for i, n := range numbers {
		out[i] = float64(n)
	}
	return out
}

// share is n ÷ of, unknown where of is 0.
func share(n, of int) Real { return ratio(float64(n), float64(of)) }

// plural writes a number with the word for one or for many.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
