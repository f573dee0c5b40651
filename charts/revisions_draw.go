package charts

import (
	"slices"
	"strings"

	"toll/casualties/count"
	"toll/charts/draw"
)

// draw adds the panel to the sheet and moves below it.
func (l *revisionLayout) draw(s *sheet) {
	start := s.y
	if l.alone {
		s.y += 14
	} else {
		s.y += 15
		size := panelTitle
		if l.small {
			size = smallTitle
		}
		for i, text := range l.title {
			s.text(l.start, s.y+9*float64(i+l.heads-len(l.title)), text, size, s.th.Ink, bold, class("event"), func(t *draw.Text) {
				if strings.HasSuffix(text, "…") {
					t.Title = l.Title
				}
			})
		}
		s.y += 9*float64(l.heads) - 1
	}
	top := s.y
	foot := top + l.body
	l.shade(s, top, foot)
	for _, n := range l.scale.Ticks {
		y := l.y(n, foot)
		s.line(l.left, y, l.right, y, 0.4, s.th.Grid)
		s.text(l.left-4, y+baseline*tickSize, l.w.number(n), tickSize, s.th.Sub, alignRight, class("tick"))
	}
	l.lines(s, foot, false)
	l.lines(s, foot, true)
	l.endLabels(s, top, foot)
	l.margin(s, top, foot)
	l.dayAxis(s, foot)
	s.y = foot + 12
	for _, text := range l.remarkLines() {
		s.y += noteLeading
		s.text(l.start, s.y, text, noteSize, s.th.Sub, class("note"))
	}
	if !l.small { // areas are as wide as the page
		s.area(start, s.y, l.cell.Cell, nil)
	}
}

// shade marks the days whose exact figures are read as minimums.
func (l *revisionLayout) shade(s *sheet, top, foot float64) {
	if l.Settle < 0 {
		return
	}
	x1 := min(l.x(float64(l.Settle)+0.9), l.right)
	s.rect(l.from, top, x1, foot, s.th.Zebra)
	if text := l.w.say("revisions.minimums"); !l.small && l.f.Width(text, draw.Italic, noteSize)+4 < x1-l.from {
		s.text(l.from+3, foot-4, text, noteSize, s.th.Sub, italic, class("head"), func(t *draw.Text) { t.On = s.th.Zebra })
	}
}

func (l *revisionLayout) dayAxis(s *sheet, foot float64) {
	s.line(l.left, foot, l.right, foot, 0.5, s.th.Axis)
	for _, t := range l.ticks() {
		s.line(t.x, foot, t.x, foot+2.4, 0.5, s.th.Axis)
		s.text(t.x, foot+9, t.label, tickSize, s.th.Sub, alignMiddle, class("tick"))
	}
}

// lines draws the grey lines, or the coloured ones over them.
func (l *revisionLayout) lines(s *sheet, foot float64, coloured bool) {
	for i := range l.Lines {
		line := &l.Lines[i]
		if line.Hue > 0 != coloured {
			continue
		}
		paint := l.paint(s, line.Hue)
		for k, q := range line.Points {
			x, y := l.x(q.Day), l.y(height(q.Count), foot)
			if k > 0 {
				l.step(s, line.Points[k-1], q, foot, paint, coloured)
			}
			if k == len(line.Points)-1 {
				s.line(x, y, l.right, y, 0.6, paint, 1, 1.8)
				if line.Copy {
					s.Add(&draw.Shape{Path: draw.Circle(x, y, 3.6), Stroke: paint, Width: 0.8})
				}
			}
		}
		for _, q := range line.Points {
			s.datedMark(l.x(q.Day), q.Count, q.Second, paint, func(n int64) float64 { return l.y(n, foot) })
		}
	}
}

func (l *revisionLayout) paint(s *sheet, hue int) draw.Paint {
	if hue == 0 {
		return s.th.Light
	}
	return s.th.Series[hue-1]
}

// step joins two figures of a source: level to the later one, then up or down;
// dashed where it is not known which came first.
func (l *revisionLayout) step(s *sheet, a, b RevisionPoint, foot float64, paint draw.Paint, coloured bool) {
	x0, y0, x1, y1 := l.x(a.Day), l.y(height(a.Count), foot), l.x(b.Day), l.y(height(b.Count), foot)
	width, dash := 0.7, []float64(nil)
	if coloured {
		width = 1.2
	}
	if b.Same {
		dash = []float64{1.6, 1.4}
	}
	s.Add(&draw.Shape{Path: draw.Polyline(x0, y0, x1, y0, x1, y1), Stroke: paint, Width: width, Dash: dash})
}

// datedMark is a figure in a plot with the numbers upwards: a dot for a count,
// ▲ at least, ▼ up to, a bar from low to high; of a second group hollow, a
// square for the dot.
func (s *sheet) datedMark(x float64, c count.Count, second bool, paint draw.Paint, y func(int64) float64) {
	const r = 2.2
	low, hasLow := c.Low.Get()
	high, hasHigh := c.High.Get()
	best, hasBest := c.Best.Get()
	if hasLow && hasHigh && low != high {
		s.line(x, y(low), x, y(high), 1.4, paint)
		for _, n := range []int64{low, high} {
			s.line(x-2, y(n), x+2, y(n), 0.8, paint)
		}
	}
	switch {
	case hasBest && second:
		s.Add(&draw.Shape{Path: draw.Rect(x-r*0.85, y(best)-r*0.85, x+r*0.85, y(best)+r*0.85), Fill: s.th.Paper, Stroke: paint, Width: 0.8})
	case hasBest && c.IsAbout():
		s.Add(&draw.Shape{Path: draw.Circle(x, y(best), 2.7), Fill: s.th.Paper, Stroke: paint, Width: 0.5})
		s.Add(&draw.Shape{Path: draw.Circle(x, y(best), 1.5), Fill: paint})
	case hasBest:
		s.Add(&draw.Shape{Path: draw.Circle(x, y(best), r), Fill: paint, Stroke: s.th.Paper, Width: 0.3})
	case hasLow && !hasHigh:
		s.triangle(x, y(low), r, second, paint)
	case hasHigh && !hasLow:
		s.triangle(x, y(high), -r, second, paint)
	}
}

// triangle points up, or down where r is negative.
func (s *sheet) triangle(x, y, r float64, hollow bool, paint draw.Paint) {
	p := draw.Polyline(x-1.1*r, y+r, x+1.1*r, y+r, x, y-1.1*r)
	p.Close()
	if hollow {
		s.Add(&draw.Shape{Path: p, Fill: s.th.Paper, Stroke: paint, Width: 0.8})
		return
	}
	s.Add(&draw.Shape{Path: p, Fill: paint, Stroke: s.th.Paper, Width: 0.3})
}

// endLabels names the lines at their right ends.
func (l *revisionLayout) endLabels(s *sheet, top, foot float64) {
	var wanted []label
	var which []int
	for i, lines := range l.labels {
		if len(lines) > 0 {
			wanted = append(wanted, label{l.y(l.Lines[i].last(), foot), labelHeight + lineLeading*float64(len(lines)-1)})
			which = append(which, i)
		}
	}
	for k, y := range spread(wanted, top-3, foot+2) {
		line := &l.Lines[which[k]]
		face, paint := func(*draw.Text) {}, s.th.Sub
		if line.Hue > 0 {
			face, paint = bold, s.th.Ink
		}
		s.Add(&draw.Shape{Path: draw.Polyline(l.right, wanted[k].at, l.right+3, wanted[k].at, l.right+8, y, l.right+11, y), Stroke: l.paint(s, line.Hue), Width: 0.4})
		lines := l.labels[which[k]]
		for j, text := range lines {
			s.text(l.right+13, y+lineLeading*(float64(j)-float64(len(lines)-1)/2)+baseline*directSize, text, directSize, paint, face, class("label"),
				func(t *draw.Text) {
					if j == 3 {
						t.Title = line.Source + " " + line.Printed
					}
				})
		}
	}
}

// margin draws the figures without a date left of the days.
func (l *revisionLayout) margin(s *sheet, top, foot float64) {
	if len(l.Undated) == 0 || l.small {
		return
	}
	s.line(l.from-2, top-2, l.from-2, foot, 0.5, s.th.Axis, 1.5, 2)
	s.text((l.left+l.from)/2, foot+9, l.w.say("undated"), tickSize, s.th.Sub, alignMiddle, class("tick"))
	x := l.left + 8
	var wanted []label
	for i, q := range l.Undated {
		hue := 0
		if k := slices.IndexFunc(l.Lines, func(line RevisionLine) bool { return line.Source == q.Source }); k >= 0 {
			hue = l.Lines[k].Hue
		}
		s.datedMark(x, q.Count, q.Second, l.paint(s, hue), func(n int64) float64 { return l.y(n, foot) })
		if i < len(l.undated) {
			wanted = append(wanted, label{l.y(height(q.Count), foot), undatedHeight})
		}
	}
	for i, y := range spread(wanted, top-2, foot-1) {
		if d := y - wanted[i].at; d > 1.5 || d < -1.5 {
			s.line(x+3, wanted[i].at, x+6, y, 0.4, s.th.Light)
		}
		s.text(x+7, y+baseline*noteSize, l.undated[i], noteSize, s.th.Sub, class("label"), func(t *draw.Text) {
			if full := l.Undated[i].Source + " " + l.w.grouped(l.Undated[i].Count.String()); full != l.undated[i] {
				t.Title = full
			}
		})
	}
}
