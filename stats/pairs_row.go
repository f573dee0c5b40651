package stats

import (
	"fmt"
	"slices"

	"toll/casualties/count"
)

// pair makes the row of the sources in places a and b.
func (t *meetings) pair(a, b uint32, met []meeting, c *comparison, minEvents int) *Pair {
	p := &Pair{A: t.names[t.order[a]], B: t.names[t.order[b]], Cells: len(met)}
	c.reset(len(met))
	event, compatible := -1, 0
	for i := range met {
		m := &met[i]
		c.add(m)
		add(&compatible, !m.apart)
		if e := int(m.event); e != event {
			p.Events, event = p.Events+1, e
		}
	}
	p.CompatibleShare = share(compatible, len(met))
	c.fill(p, minEvents)
	p.warnCopies(t.copies[[2]uint32{t.order[a], t.order[b]}], p.A, p.B)
	p.warnCopies(t.copies[[2]uint32{t.order[b], t.order[a]}], p.B, p.A)
	return p
}

// comparison is the points of two sources in the cells they share. A ratio or
// a logarithm takes no point of 0: such cells are not among the logarithms.
type comparison struct {
	a, b                 []float64
	ratios               []float64
	logA, logB, logRatio []float64
	same, higher, lower  int
	gap                  float64 // the largest; 0: none can be computed
}

// reset makes room for n meetings.
func (c *comparison) reset(n int) {
	empty := func(list []float64) []float64 { return slices.Grow(list[:0], n) }
	*c = comparison{a: empty(c.a), b: empty(c.b), ratios: empty(c.ratios), logA: empty(c.logA), logB: empty(c.logB), logRatio: empty(c.logRatio)}
}

func (c *comparison) add(m *meeting) {
	c.a, c.b = append(c.a, m.x), append(c.b, m.y)
	add(&c.same, m.order == 0)
	add(&c.higher, m.order > 0)
	add(&c.lower, m.order < 0)
	c.gap = max(c.gap, m.gap)
	if m.x == 0 || m.y == 0 {
		return
	}
	c.ratios = append(c.ratios, m.y/m.x)
	c.logA, c.logB, c.logRatio = append(c.logA, m.logX), append(c.logB, m.logY), append(c.logRatio, m.logY-m.logX)
}

// fill computes the columns from same_share on.
func (c *comparison) fill(p *Pair, minEvents int) {
	zeros := len(c.a) - len(c.ratios)
	p.SameShare = share(c.same, len(c.a))
	p.MedianRatio = medianOf(c.ratios)
	limits := LimitsOfAgreement(c.logRatio)
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
	p.CCC = Concordance(c.logA, c.logB)
	p.Spearman = Spearman(c.a, c.b)
	p.BHigher, p.BLower = count.Known(int64(c.higher)), count.Known(int64(c.lower))
	p.SignP = SignTest(c.higher, c.lower)
	if c.gap > 0 {
		p.GapMax = Of(c.gap)
	}
}

// warnCopies says that one source's figures are taken from the other's, and how
// often they differ: that is drift, no disagreement. It is not compared.
func (p *Pair) warnCopies(c *copying, origin, copier string) {
	if c == nil {
		return
	}
	p.Warnings = append(p.Warnings, fmt.Sprintf("%s repeats %s in %s and differs in %d of them (drift): not compared there",
		copier, origin, plural(c.cells, "cell", "cells"), c.differ))
	if !p.SameShare.IsKnown() { // nothing but copies
		p.Events, p.Cells = p.Events+c.events, p.Cells+c.cells
	}
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
