package stats

import (
	"fmt"
	"maps"
	"slices"

	"toll/casualties"
	"toll/casualties/count"
)

// sums are the columns of one total.
type sums struct {
	cells, apart, minimums, single, open int
	empty, points, derived               int // cells without a number; with a point; with a vote that rests on a derived total
	low, high                            int64
	lows, highs                          int   // cells that have one
	wholes                               int64 // sum of the medians, rounded down to whole numbers
	halves                               int   // medians that were rounded by one half
	overflow                             bool
}

// sum is one row on its way, and the difference that each source makes to it.
type sum struct {
	sums
	first place
	each  map[string]*sumWithout // by source, where asked
}

// sumWithout is the cells that a source votes in.
type sumWithout struct {
	touched sums // as they are
	without sums // as they are without it
}

// one is what a cell adds. It sorts its points in scratch.
func one(votes []casualties.Vote, scratch *[]int64) sums {
	s := sums{cells: 1}
	g := NewGap(votes, false)
	switch verdict(votes, g) {
	case VerdictNone:
		s.empty++
	case VerdictSingle:
		s.single++
	case VerdictApart:
		s.apart++
	case VerdictMinimums:
		s.minimums++
	}
	var low, high count.Number
	open := false
	for i := range votes {
		low, high = count.Min(low, votes[i].Low), count.Max(high, votes[i].Largest)
		open = open || !votes[i].Ceiling.IsKnown()
	}
	add(&s.open, open)
	if n, known := low.Get(); known {
		s.low, s.lows = n, 1
	}
	if n, known := high.Get(); known {
		s.high, s.highs = n, 1
	}
	points := appendPoints((*scratch)[:0], votes)
	*scratch = points
	if len(points) > 0 {
		slices.Sort(points)
		a, b := points[(len(points)-1)/2], points[len(points)/2]
		s.points, s.wholes = 1, a+(b-a)/2 // a + b may overflow
		add(&s.halves, (b-a)%2 == 1)
	}
	return s
}

// plus adds o, minus takes it away again: whole numbers, so that nothing is
// left behind.
func (s *sums) plus(o sums) {
	s.cells, s.apart, s.minimums, s.single, s.open = s.cells+o.cells, s.apart+o.apart, s.minimums+o.minimums, s.single+o.single, s.open+o.open
	s.empty, s.points, s.lows, s.highs = s.empty+o.empty, s.points+o.points, s.lows+o.lows, s.highs+o.highs
	s.low, s.overflow = addInt(s.low, o.low, s.overflow || o.overflow)
	s.high, s.overflow = addInt(s.high, o.high, s.overflow)
	s.wholes, s.overflow = addInt(s.wholes, o.wholes, s.overflow)
	s.halves, s.derived = s.halves+o.halves, s.derived+o.derived
}

func (s *sums) minus(o sums) {
	s.cells, s.apart, s.minimums, s.single, s.open = s.cells-o.cells, s.apart-o.apart, s.minimums-o.minimums, s.single-o.single, s.open-o.open
	s.empty, s.points, s.lows, s.highs = s.empty-o.empty, s.points-o.points, s.lows-o.lows, s.highs-o.highs
	s.low, s.high, s.wholes, s.halves = s.low-o.low, s.high-o.high, s.wholes-o.wholes, s.halves-o.halves
	s.derived -= o.derived
}

func addInt(a, b int64, overflow bool) (int64, bool) {
	n, err := count.Add(count.Known(a), count.Known(b))
	v, _ := n.Get()
	return v, overflow || err != nil
}

// with adds a cell.
func (s *sum) with(l *casualties.Latest, votes []casualties.Vote, withoutEach bool, scratch *[]int64) {
	whole, derived := one(votes, scratch), 0
	if l.Tally.Derived > 0 {
		for i := range votes {
			add(&derived, isDerived(l, &votes[i]))
		}
	}
	add(&whole.derived, derived > 0)
	s.plus(whole)
	if !withoutEach {
		return
	}
	rest := make([]casualties.Vote, 0, len(votes))
	for i := range votes {
		e := s.withoutSource(votes[i].Name)
		rest = append(append(rest[:0], votes[:i]...), votes[i+1:]...)
		without := one(rest, scratch)
		add(&without.derived, derived > 1 || derived == 1 && !isDerived(l, &votes[i]))
		e.without.plus(without)
		e.touched.plus(whole)
	}
}

// isDerived reports whether a vote rests on a total that no source stated.
func isDerived(l *casualties.Latest, v *casualties.Vote) bool {
	for _, f := range v.Figures {
		for _, i := range l.Figures[f].Claims {
			if l.Cell.Claims[i].Rule == casualties.RuleDerived {
				return true
			}
		}
	}
	return false
}

func (s *sum) withoutSource(name string) *sumWithout {
	e := s.each[name]
	if e == nil {
		e = &sumWithout{}
		s.each[name] = e
	}
	return e
}

// take adds the sum of other cells.
func (s *sum) take(o *sum) {
	s.plus(o.sums)
	if o.first.cell < s.first.cell {
		s.first = o.first
	}
	for name, e := range o.each {
		mine := s.withoutSource(name)
		mine.touched.plus(e.touched)
		mine.without.plus(e.without)
	}
}

// rows returns the row, and after it one without each source, in byte order.
func (s *sum) rows(k totalKey, opt TotalsOptions) []*Total {
	rows := []*Total{s.total(k, opt.Source, "")}
	for _, name := range slices.Sorted(maps.Keys(s.each)) {
		rest := s.sums
		rest.minus(s.each[name].touched)
		rest.plus(s.each[name].without)
		rows = append(rows, rest.total(k, opt.Source, name))
	}
	return rows
}

func (s *sums) total(k totalKey, source, without string) *Total {
	t := &Total{By: k.by, Measure: k.measure, Group: k.group, Side: k.side, Source: source, Without: without,
		Cells: s.cells, Apart: s.apart, Minimums: s.minimums, Single: s.single}
	switch {
	case s.overflow:
		t.Warnings = append(t.Warnings, "a sum is too large to be computed")
		return t
	case s.cells == s.empty:
		t.Warnings = append(t.Warnings, "no vote with a number in any cell: nothing to add")
		return t
	}
	if s.lows > 0 {
		t.Low = count.Known(s.low)
	}
	if s.highs > 0 {
		t.High = count.Known(s.high)
	}
	t.Open, t.PointsCells = count.Known(int64(s.open)), count.Known(int64(s.points))
	if s.points > 0 {
		t.PointsSum = Of(float64(s.wholes) + float64(s.halves)/2)
	}
	t.warn(s)
	return t
}

func (t *Total) warn(s *sums) {
	if s.empty > 0 {
		t.Warnings = append(t.Warnings, plural(s.empty, "cell without a number counts nothing", "cells without a number count nothing"))
	}
	if n := s.cells - s.empty - s.lows; n > 0 {
		t.Warnings = append(t.Warnings, plural(n, "cell without a low counts nothing in low", "cells without a low count nothing in low"))
	}
	if n := s.cells - s.empty - s.points; n > 0 && s.points > 0 {
		t.Warnings = append(t.Warnings, plural(n, "cell with numbers has no point and counts nothing in points_sum", "cells with numbers have no point and count nothing in points_sum"))
	}
	if s.single > 0 {
		t.Warnings = append(t.Warnings, fmt.Sprintf("rests on one vote in %s", plural(s.single, "cell", "cells")))
	}
	if s.derived > 0 {
		t.Warnings = append(t.Warnings, fmt.Sprintf("rests on totals derived from parts in %s: no source stated them", plural(s.derived, "cell", "cells")))
	}
}
