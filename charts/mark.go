package charts

import (
	"fmt"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
)

// Side says how the upper end of a mark goes on.
type Side uint8

// The sides.
const (
	Closed Side = iota // the figure ends where the mark ends
	Rising             // no upper limit: solid line and arrow
	Early              // read as a minimum: dotted line, no arrow
)

// Mark is what is drawn for one figure: what a source states, nothing computed
// from it. Unknown numbers are not drawn.
type Mark struct {
	Low, High count.Number // the ends of the thick bar, where they differ
	CapLow    bool         // the source states the low end as a bound
	CapHigh   bool         // and the high end
	Dot       count.Number // a figure stated as a count
	Ring      bool         // the dot is an "about"
	Tick      count.Number // "at least"
	Bracket   count.Number // "up to": a bracket, and a dashed line from the axis
	Side      Side
}

// newMark returns the mark of a latest figure merged from the given claims.
func newMark(b casualties.Bounds, claims []casualties.Claim) Mark {
	m := Mark{Dot: b.Point}
	floor, ceiling := b.Floor.IsKnown(), b.StrictCeiling.IsKnown()
	m.Ring = b.Point.IsKnown() && allAbout(claims)
	switch {
	case !b.Low.IsKnown():
		m.Bracket = b.Largest
		if b.LowestStated != b.Largest { // several "up to"
			m.Low, m.High = b.LowestStated, b.Largest
		}
	case b.LowestStated != b.Largest:
		m.Low, m.High = b.LowestStated, b.Largest
		m.CapLow, m.CapHigh = floor && b.Floor == b.Low, ceiling && !b.Early
	case !b.Point.IsKnown():
		m.Tick = b.Low
	}
	switch {
	case m.Ring && b.LowestStated == b.Largest, m.Bracket.IsKnown():
	case !ceiling:
		m.Side = Rising
	case b.Early:
		m.Side = Early
	}
	return m
}

func allAbout(claims []casualties.Claim) bool {
	for i := range claims {
		if claims[i].Count.Best.IsKnown() && !claims[i].Count.IsAbout() {
			return false
		}
	}
	return true
}

// end is the number from which the open side of the mark goes on.
func (m Mark) end() count.Number {
	return count.Max(count.Max(m.High, m.Dot), count.Max(m.Tick, m.Bracket))
}

// numbers are all numbers at which the mark draws something.
func (m Mark) numbers() []int64 {
	var out []int64
	for _, x := range []count.Number{m.Low, m.High, m.Dot, m.Tick, m.Bracket} {
		if n, known := x.Get(); known {
			out = append(out, n)
		}
	}
	return out
}

// String describes the mark in words, for specifications: "dot 42, rising".
func (m Mark) String() string {
	var parts []string
	if m.Low.IsKnown() {
		bar := fmt.Sprintf("bar %s to %s", m.Low, m.High)
		switch {
		case m.CapLow && m.CapHigh:
			bar += " capped"
		case m.CapLow:
			bar += " capped low"
		case m.CapHigh:
			bar += " capped high"
		}
		parts = append(parts, bar)
	}
	if m.Dot.IsKnown() {
		kind := "dot "
		if m.Ring {
			kind = "ringed dot "
		}
		parts = append(parts, kind+m.Dot.String())
	}
	if m.Tick.IsKnown() {
		parts = append(parts, "tick "+m.Tick.String())
	}
	if m.Bracket.IsKnown() {
		parts = append(parts, "bracket "+m.Bracket.String())
	}
	switch m.Side {
	case Rising:
		parts = append(parts, "arrow")
	case Early:
		parts = append(parts, "dotted")
	}
	return strings.Join(parts, ", ")
}
