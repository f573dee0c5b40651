package stats

import (
	"fmt"
	"strconv"

	"toll/casualties/count"
)

// pair makes the row of the sources in places a and b.
func (t *meetings) pair(p *Pair, a, b uint32, met []meeting, c *comparison, minEvents int) {
	*p = Pair{A: t.names[a], B: t.names[b], Cells: len(met), Warnings: p.Warnings[:0]}
	c.begin(len(met))
	for i := range met {
		c.add(t, &met[i])
	}
	p.Events = c.events
	p.CompatibleShare = share(len(met)-c.apart, len(met))
	c.fill(p, minEvents)
	if of := t.copies[[2]uint32{a, b}]; of != nil {
		p.warnCopies(of.by[1], p.A, p.B)
		p.warnCopies(of.by[0], p.B, p.A)
		if len(met) == 0 { // nothing but copies
			p.Events, p.Cells = of.events, of.cells
		}
	}
}

// fill computes the columns from same_share on.
func (c *comparison) fill(p *Pair, minEvents int) {
	zeros := len(c.x) - len(c.ratios)
	p.SameShare = share(len(c.x)-c.higher-c.lower, len(c.x))
	p.MedianRatio = medianOf(c.ratios)
	limits := LimitsOfAgreement(c.logRatio)
	p.MeanLogRatio, p.SDLogRatio = limits.Mean, limits.SD
	if zeros > 0 {
		p.Warnings = append(p.Warnings, plural(zeros, "cell with a point of 0 left out of ratios and ccc", "cells with a point of 0 left out of ratios and ccc"))
	}
	if p.Events < minEvents {
		if p.Cells > 0 {
			p.Warnings = append(p.Warnings, "limits, correlations and tests need "+strconv.Itoa(minEvents)+" shared events, here "+strconv.Itoa(p.Events))
		}
		return
	}
	p.RatioLow, p.RatioHigh = expOf(limits.Low), expOf(limits.High)
	p.CCC = Concordance(c.logX, c.logY)
	p.Spearman = c.ranks.spearman(c.x, c.y)
	p.BHigher, p.BLower = count.Known(int64(c.higher)), count.Known(int64(c.lower))
	p.SignP = c.sign()
	if c.gap > 0 {
		p.GapMax = Of(c.gap)
	}
}

// warnCopies says that one source's figures are taken from the other's, and how
// often they differ: that is drift, no disagreement. It is not compared.
func (p *Pair) warnCopies(c copiedBy, origin, copier string) {
	if c.cells == 0 {
		return
	}
	p.Warnings = append(p.Warnings, fmt.Sprintf("%s repeats %s in %s and differs in %d of them (drift): not compared there",
		copier, origin, plural(c.cells, "cell", "cells"), c.differ))
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
