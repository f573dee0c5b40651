package charts

import (
	"fmt"

	"toll/charts/draw"
	"toll/stats"
)

// row draws the label, the range and the words of one cell.
func (l *rangesLayout) row(s *sheet, line *rangeLine) {
	row, y := line.row, s.y+line.height/2
	first := y - lineLeading*float64(len(line.lines)-1)/2 + baseline*labelSize
	labelEnd := 0.0
	for i, text := range line.lines {
		s.text(s.left+indent, first+lineLeading*float64(i), text, labelSize, s.th.Ink, class("label"))
		labelEnd = max(labelEnd, s.left+indent+l.f.Width(text, draw.Regular, labelSize))
	}
	paint := s.th.Ink
	if row.verdict == stats.VerdictMinimums {
		paint = s.th.Sub
	}
	base := y + baseline*labelSize
	if l.stacked {
		base -= lineLeading*float64(len(line.numbers)-1)/2 + 4
		for i, text := range line.numbers {
			s.text(l.printed, base+lineLeading*float64(i), text, labelSize, s.th.Ink, alignRight, class("number"))
		}
		s.text(l.printed, base+lineLeading*float64(len(line.numbers)-1)+7.6, row.Verdict, headSize, paint, alignRight, class("verdict"))
	} else {
		s.text(l.printed, base, row.Printed, labelSize, s.th.Ink, alignRight, class("number"))
		s.text(s.right, base, row.Verdict, labelSize, paint, alignRight, class("verdict"))
	}
	x0, x1 := l.bar(s, row, y)
	e0, e1 := l.signs(s, row, y)
	if !l.stacked {
		limit := l.printed - l.f.Width(row.Printed, draw.Regular, labelSize) - 6
		l.ends(s, row, y, room{max(labelEnd+6, l.plot.left-4), min(x0, e0)}, room{max(x1, e1), limit})
	}
}

// bar draws the range and its open side and returns where they begin and end.
func (l *rangesLayout) bar(s *sheet, row *RangeRow, y float64) (x0, x1 float64) {
	high, ok := row.High.Get()
	if !ok {
		return l.plot.left, l.plot.left
	}
	x1 = l.plot.x(high)
	x0 = x1
	if low, ok := row.Low.Get(); ok {
		x0 = l.plot.x(low)
	} else {
		x0 = l.plot.left
		s.line(x0, y, x1, y, 0.6, s.th.Light, 2, 1.6)
	}
	if row.Open {
		s.arrow(x1, x1+stubLength, y)
	}
	if row.Low.IsKnown() {
		s.line(x0, y, x1, y, 2.6, s.th.Range)
	}
	if row.Open {
		x1 += stubLength
	}
	return x0, x1
}

const (
	rangeDot  = 1.3
	stackStep = 2.3
	maxStack  = 5
)

// signs draws the votes' figures, ticks and brackets first. Equal counts stand
// above each other, more than maxStack as one dot with their number. It returns
// how far the signs reach.
func (l *rangesLayout) signs(s *sheet, row *RangeRow, y float64) (x0, x1 float64) {
	x0, x1 = l.plot.right, l.plot.left
	reach := func(from, to float64) { x0, x1 = min(x0, from), max(x1, to) }
	for _, sign := range row.Signs {
		x, paint := l.plot.x(sign.At), s.th.Bar
		if sign.Early {
			paint = s.th.Light
		}
		switch sign.Kind {
		case AtLeastSign:
			s.line(x, y-3, x, y+3, 1, paint)
		case UpToSign:
			s.Add(&draw.Shape{Path: draw.Polyline(x-2, y-2.8, x, y-2.8, x, y+2.8, x-2, y+2.8), Stroke: paint, Width: 0.9})
		}
		reach(x-1.5, x+1.5)
	}
	for i := 0; i < len(row.Signs); {
		n := i
		for n < len(row.Signs) && row.Signs[n].Kind == CountSign && row.Signs[n].At == row.Signs[i].At {
			n++
		}
		if n == i {
			i++
			continue
		}
		w := l.stack(s, row.Signs[i:n], y)
		x := l.plot.x(row.Signs[i].At)
		reach(x-w, x+w)
		i = n
	}
	return x0, x1
}

// stack draws equal counts and returns half the width they take.
func (l *rangesLayout) stack(s *sheet, equal []Sign, y float64) float64 {
	x := l.plot.x(equal[0].At)
	drawn := equal
	half := 1.5
	if len(equal) > maxStack {
		drawn = equal[:1]
		text := l.w.ltr(fmt.Sprintf("×%d", len(equal)))
		s.text(x, y-2, text, 5, s.th.Sub, alignMiddle, class("times"))
		half = l.f.Width(text, draw.Regular, 5)/2 + 1
		y++
	}
	for i, sign := range drawn {
		paint := s.th.Bar
		if sign.Early {
			paint = s.th.Light
		}
		dy := stackStep * (float64(len(drawn)-1)/2 - float64(i))
		s.Add(&draw.Shape{Path: draw.Circle(x, y+dy, rangeDot), Fill: paint, Stroke: s.th.Paper, Width: 0.3})
	}
	return half
}

// room is a stretch of the page from left to right.
type room struct{ from, to float64 }

func (r room) width() float64 { return r.to - r.from }

const (
	endGap      = 4
	endSmall    = 5.5 // size of names on two lines
	endLeading  = 5.7
	leastEnding = 24 // a name cut shorter than this tells nothing
)

// ends names whose figure is the lowest and whose the highest: at the ends of
// the bar; where there is no room, both on one side; then on two lines; and
// only then cut short.
func (l *rangesLayout) ends(s *sheet, row *RangeRow, y float64, left, right room) {
	if row.Lowest == "" && row.Highest == "" {
		return
	}
	left.to, right.from = left.to-endGap, right.from+endGap
	fits := func(text string, r room) bool { return l.f.Width(text, draw.Regular, directSize) <= r.width() }
	each := l.w.named(row)
	both := l.w.joined(each)
	wraps := func(r room) bool { return len(l.f.Wrap(both, draw.Regular, endSmall, r.width())) <= 2 }
	switch {
	case fits(row.Lowest, left) && fits(row.Highest, right), left.width() >= leastEnding && right.width() >= leastEnding &&
		!fits(both, left) && !fits(both, right):
		l.end(s, row.Lowest, y, left, true)
		l.end(s, row.Highest, y, right, false)
	case fits(both, right) || !fits(both, left) && wraps(right):
		l.end(s, both, y, right, false)
	case fits(both, left) || wraps(left):
		l.end(s, both, y, left, true)
	case right.width() >= left.width():
		l.cutEnd(s, each, y, right, false)
	default:
		l.cutEnd(s, each, y, left, true)
	}
}

// end sets one name, or both, beside a bar: on one line, on two, or cut short.
func (l *rangesLayout) end(s *sheet, text string, y float64, r room, toLeft bool) {
	x, align := r.from, func(*draw.Text) {}
	if toLeft {
		x, align = r.to, alignRight
	}
	if l.f.Width(text, draw.Regular, directSize) <= r.width() {
		s.text(x, y+baseline*directSize, text, directSize, s.th.Sub, align, class("end"))
		return
	}
	if lines := l.f.WrapBalanced(text, draw.Regular, endSmall, r.width()); len(lines) <= 2 {
		for i, line := range lines {
			s.text(x, y+baseline*endSmall+endLeading*(float64(i)-float64(len(lines)-1)/2), line, endSmall, s.th.Sub, align, class("end"))
		}
		return
	}
	l.cutEnd(s, []string{text}, y, r, toLeft)
}

// cutEnd sets texts beside a bar, each on a line of its own and cut short where
// it is too long; the SVG keeps the whole of it.
func (l *rangesLayout) cutEnd(s *sheet, texts []string, y float64, r room, toLeft bool) {
	x, align := r.from, func(*draw.Text) {}
	if toLeft {
		x, align = r.to, alignRight
	}
	for i, text := range texts {
		fit, cut := l.f.Fit(text, draw.Regular, endSmall, r.width())
		s.text(x, y+baseline*endSmall+endLeading*(float64(i)-float64(len(texts)-1)/2), fit, endSmall, s.th.Sub, align, class("end"),
			func(t *draw.Text) {
				if cut {
					t.Title = text
				}
			})
	}
}

// named are the words for whose figure is lowest and whose highest.
func (w *words) named(row *RangeRow) []string {
	var out []string
	if row.Lowest != "" {
		out = append(out, w.say("end.lowest", row.Lowest))
	}
	if row.Highest != "" {
		out = append(out, w.say("end.highest", row.Highest))
	}
	return out
}
