package charts

import (
	"math"

	"toll/charts/draw"
	"toll/stats"
)

// page draws the heads and the lines.
func (l *sourcesLayout) page(s *sheet, lines []sourcesLine) {
	s.y += 17
	s.text(s.left, s.y, l.w.say("head.source"), headSize, s.th.Sub, class("head"))
	s.text(s.right, s.y, l.w.say("head.events"), headSize, s.th.Sub, alignRight, class("head"))
	if l.bars {
		l.barHeads(s)
	} else {
		l.tendencyHeads(s)
	}
	s.y += 4
	for _, line := range lines {
		switch {
		case line.axis && l.bars:
			l.eventAxis(s)
		case line.axis:
			l.ratioAxis(s)
		case line.row == nil:
			for _, text := range l.f.Wrap(line.title, draw.Bold, labelSize, s.right-s.left)[:1] {
				s.text(s.left, s.y+11, text, labelSize, s.th.Ink, bold, class("section"))
			}
		default:
			l.row(s, line, s.y+line.height/2)
		}
		s.y += line.height
	}
}

func (l *sourcesLayout) tendencyHeads(s *sheet) {
	head := l.w.say("head.tendency_interval")
	if l.o.narrow() {
		head = l.w.say("head.tendency")
	}
	s.text(l.printed, s.y, head, headSize, s.th.Sub, alignRight, class("head"))
	mid := (l.left + l.right) / 2
	lower, higher := l.w.say("sources.lower_than"), l.w.say("sources.higher_than")
	if max(l.f.Width(lower, draw.Regular, headSize), l.f.Width(higher, draw.Regular, headSize))+6 > (l.right-l.left)/2 {
		lower, higher = l.w.say("sources.lower"), l.w.say("sources.higher")
	}
	s.text(mid-5, s.y, lower, headSize, s.th.Sub, alignRight, class("head"))
	s.text(mid+5, s.y, higher, headSize, s.th.Sub, class("head"))
}

func (l *sourcesLayout) barHeads(s *sheet) {
	head := l.w.say("sources.shared_head")
	if l.f.Width(head, draw.Regular, headSize) > l.right-l.left-4 {
		head = l.w.say("head.shared_events")
	} else {
		s.text(l.sharedEdge(), s.y, l.w.say("head.shared_events"), headSize, s.th.Sub, alignRight, class("head"))
		s.text(l.printed, s.y, l.w.say("head.cells"), headSize, s.th.Sub, alignRight, class("head"))
	}
	text, _ := l.f.Fit(head, draw.Regular, headSize, l.right-l.left)
	s.text(l.left, s.y, text, headSize, s.th.Sub, class("head"))
}

// sharedEdge is the right edge of the numbers of shared events.
func (l *sourcesLayout) sharedEdge() float64 {
	return l.printed - l.f.Width(l.w.say("head.cells"), draw.Regular, headSize) - 10
}

// x is the place of a ratio, and whether it lies beyond the axis.
func (l *sourcesLayout) x(ratio float64) (x float64, beyond bool) {
	v := math.Log2(ratio)
	beyond = v < -l.reach-1e-9 || v > l.reach+1e-9
	v = min(max(v, -l.reach), l.reach)
	return (l.left+l.right)/2 + float64(v/l.reach)*(l.right-l.left)/2, beyond
}

func (l *sourcesLayout) row(s *sheet, line sourcesLine, y float64) {
	r := line.row
	paint := s.th.Ink
	if !r.Ratio.IsKnown() && !l.bars {
		paint = s.th.Sub
	}
	first := y - lineLeading*float64(len(line.lines)-1)/2 + baseline*labelSize
	for i, text := range line.lines {
		s.text(s.left+indent, first+lineLeading*float64(i), text, labelSize, paint, class("label"))
	}
	base := y + baseline*labelSize
	if l.bars {
		l.bar(s, r, y)
		return
	}
	s.text(l.printed, base, l.text(r), labelSize, paint, alignRight, class("number"))
	s.text(s.right, base, l.w.number(int64(r.Shared)), labelSize, paint, alignRight, class("number"))
	v, ok := r.Ratio.Get()
	if !ok {
		return
	}
	mid := (l.left + l.right) / 2
	s.line(mid, y-line.height/2, mid, y+line.height/2, 0.8, s.th.Axis)
	if low, ok := r.Low.Get(); ok {
		high, _ := r.High.Get()
		x0, _ := l.x(low)
		x1, _ := l.x(high)
		s.line(x0, y-2, x1, y-2, 2, s.th.Bar)
	}
	for _, c := range r.Cells {
		if x, beyond := l.x(c); !beyond {
			s.line(x, y+1.8, x, y+5, 0.5, s.th.Light)
		}
	}
	x, beyond := l.x(v)
	if beyond {
		d := 5.0
		if v < 1 {
			d = -5
		}
		s.Add(&draw.Shape{Path: draw.Polyline(x-d, y-5, x, y-2, x-d, y+1), Stroke: s.th.Bar, Width: 0.9})
		return
	}
	s.Add(&draw.Shape{Path: draw.Circle(x, y-2, 2.2), Fill: s.th.Bar, Stroke: s.th.Paper, Width: 0.5})
}

// bar draws the shared events of a source against the number it takes.
func (l *sourcesLayout) bar(s *sheet, r *TendencyRow, y float64) {
	base := y + baseline*labelSize
	x := func(n int) float64 {
		return l.left + (l.right-l.left)*float64(n)/float64(max(stats.MinEvents, l.Most)+1)
	}
	s.line(x(stats.MinEvents), y-4.3, x(stats.MinEvents), y+4.3, 0.8, s.th.Accent)
	s.line(x(0), y, x(r.Shared), y, 2.6, s.th.Bar)
	s.text(s.right, base, l.w.number(int64(r.Events)), labelSize, s.th.Sub, alignRight, class("number"))
	if l.o.narrow() {
		s.text(l.printed, base, l.w.number(int64(r.Shared)), labelSize, s.th.Ink, alignRight, class("number"))
		return
	}
	s.text(l.sharedEdge(), base, l.w.number(int64(r.Shared)), labelSize, s.th.Ink, alignRight, class("number"))
	s.text(l.printed, base, l.w.number(int64(r.Shares)), labelSize, s.th.Ink, alignRight, class("number"))
}

func (l *sourcesLayout) eventAxis(s *sheet) {
	end := max(stats.MinEvents, l.Most) + 1
	step := 2
	if l.f.Width(l.w.number(stats.MinEvents), draw.Regular, tickSize)+4 > (l.right-l.left)*float64(step)/float64(end) {
		step = stats.MinEvents / 2
	}
	for n := 0; n <= stats.MinEvents; n += step {
		x := l.left + (l.right-l.left)*float64(n)/float64(end)
		s.text(x, s.y+9, l.w.number(int64(n)), tickSize, s.th.Sub, alignMiddle, class("tick"))
	}
	text, _ := l.f.Fit(l.w.say("sources.axis_events", stats.MinEvents), draw.Regular, headSize, s.right-l.left)
	s.text(l.left, s.y+18, text, headSize, s.th.Sub, class("axis-name"))
}

// ratioAxis labels the multiples that lie on the axis.
func (l *sourcesLayout) ratioAxis(s *sheet) {
	steps := []struct {
		v    float64
		text string
	}{{1, l.w.say("sources.same")}, {2, "×2"}, {0.5, "×½"}, {4, "×4"}, {0.25, "×¼"}, {1.5, "×" + l.w.fraction(1.5, 1)}, {1 / 1.5, "×" + l.w.fraction(0.67, 2)},
		{1.25, "×" + l.w.fraction(1.25, 2)}, {0.8, "×" + l.w.fraction(0.8, 1)}, {1.1, "×" + l.w.fraction(1.1, 1)}, {1 / 1.1, "×" + l.w.fraction(0.91, 2)}}
	var taken [][2]float64
next:
	for _, step := range steps {
		x, beyond := l.x(step.v)
		half := l.f.Width(step.text, draw.Regular, tickSize)/2 + 3
		if beyond {
			continue
		}
		for _, t := range taken {
			if x-half < t[1] && x+half > t[0] {
				continue next
			}
		}
		taken = append(taken, [2]float64{x - half, x + half})
		s.line(x, s.y, x, s.y+3, 0.5, s.th.Axis)
		s.text(x, s.y+10, step.text, tickSize, s.th.Sub, alignMiddle, class("tick"))
	}
	s.line(l.left, s.y, l.right, s.y, 0.5, s.th.Axis)
	text := l.w.say("sources.axis_ratio")
	x := l.left
	if l.f.Width(text, draw.Regular, headSize) > s.right-x {
		x = s.left
	}
	text, _ = l.f.Fit(text, draw.Regular, headSize, s.right-x)
	s.text(x, s.y+19, text, headSize, s.th.Sub, class("axis-name"))
}
