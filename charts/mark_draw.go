package charts

import (
	"toll/charts/draw"
)

// mark adds the mark of a forest row at height y. Muted marks, of figures
// without a vote, are light and their dots hollow.
func (s *sheet) mark(p plot, m Mark, y float64, muted bool) {
	paint := s.th.Bar
	if muted {
		paint = s.th.Light
	}
	s.openSide(p, m, y)
	if n, ok := m.Bracket.Get(); ok {
		s.bracket(p, n, y, paint)
	}
	if low, ok := m.Low.Get(); ok {
		high, _ := m.High.Get()
		x0, x1 := p.x(low), p.x(high)
		s.line(x0, y, x1, y, 1.6, paint)
		if m.CapLow {
			s.line(x0, y-2, x0, y+2, 0.8, paint)
		}
		if m.CapHigh {
			s.line(x1, y-2, x1, y+2, 0.8, paint)
		}
	}
	if n, ok := m.Tick.Get(); ok {
		s.line(p.x(n), y-3, p.x(n), y+3, 1.2, paint)
	}
	if n, ok := m.Dot.Get(); ok {
		s.dot(p.x(n), y, m.Ring, muted)
	}
}

// dot adds a stated count: filled, ringed where it is an "about", hollow where
// it has no vote.
func (s *sheet) dot(x, y float64, ring, muted bool) {
	paint := s.th.Bar
	if muted {
		paint = s.th.Light
	}
	switch {
	case ring:
		s.Add(&draw.Shape{Path: draw.Circle(x, y, 2.9), Fill: s.th.Paper, Stroke: paint, Width: 0.5})
		if muted {
			s.Add(&draw.Shape{Path: draw.Circle(x, y, 1.5), Fill: s.th.Paper, Stroke: paint, Width: 0.6})
			return
		}
		s.Add(&draw.Shape{Path: draw.Circle(x, y, 1.5), Fill: paint})
	case muted:
		s.Add(&draw.Shape{Path: draw.Circle(x, y, 1.9), Fill: s.th.Paper, Stroke: paint, Width: 0.8})
	default:
		s.Add(&draw.Shape{Path: draw.Circle(x, y, 2.2), Fill: paint})
	}
}

// bracket adds "up to n": a dashed line from the left end of the plot and a
// closing bracket.
func (s *sheet) bracket(p plot, n int64, y float64, paint draw.Paint) {
	x := p.x(n)
	s.line(p.left, y, x, y, 0.6, s.th.Light, 2, 1.6)
	s.Add(&draw.Shape{Path: draw.Polyline(x-2, y-2.8, x, y-2.8, x, y+2.8, x-2, y+2.8), Stroke: paint, Width: 0.9})
}

// openSide adds the line from the mark to the edge of the plot.
func (s *sheet) openSide(p plot, m Mark, y float64) {
	n, ok := m.end().Get()
	if !ok || m.Side == Closed {
		return
	}
	x := p.x(n)
	switch {
	case m.Dot == m.end() && m.Side == Early:
		x += 3.4
	case m.Dot == m.end():
		x += 2.4
	case m.Side == Early:
		x += 1.2
	}
	if x >= p.right-1 {
		return
	}
	if m.Side == Early {
		s.line(x, y, p.right, y, 0.8, s.th.Light, 0.8, 2)
		return
	}
	s.arrow(x, p.right, y)
}

// arrow adds the open side of a figure without upper limit.
func (s *sheet) arrow(x0, x1, y float64) {
	s.line(x0, y, x1, y, 0.6, s.th.Light)
	s.Add(&draw.Shape{Path: draw.Polyline(x1-3, y-1.9, x1, y, x1-3, y+1.9), Stroke: s.th.Light, Width: 0.7})
}

// oldTick adds a figure that a later one replaced.
func (s *sheet) oldTick(x, y float64) { s.line(x, y-2.2, x, y+2.2, 0.8, s.th.Light) }
