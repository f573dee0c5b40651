package charts

import (
	"fmt"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Totals draws what the figures add up to over the events: for each measure,
// group and side with two events or more, from the sum of the lowest to the sum
// of the highest figures. Where nothing can be added it says so in words. The
// error says that the embedded fonts cannot be read.
func Totals(results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawTotals(results, o) })
}

func drawTotals(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewTotalsSpec(results, o)
	l := newTotalsLayout(spec, f, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), totalsData(spec), results)
	pages := l.split()
	for i, lines := range pages {
		var desc strings.Builder
		for _, line := range lines {
			if line.row == nil {
				fmt.Fprintf(&desc, " %s:", line.section)
				continue
			}
			desc.WriteString(" " + spec.w.say("desc.range", line.row.Name, line.row.Printed, spec.w.count("events", line.row.Events)))
		}
		s := spec.begin(f, o, i, len(pages), desc.String())
		if len(lines) > 0 {
			l.page(s, lines)
		}
		fig.addSheet(spec.end(s, o))
	}
	return fig, nil
}

// totalsLayout holds where the columns of a figure of totals stand.
type totalsLayout struct {
	*TotalsSpec
	f       *draw.Fonts
	o       Options
	plot    plot
	label   float64 // width of the column of groups
	printed float64 // right edge of the column of sums
	events  float64 // right edge; 0 where the column has gone
}

// totalsLine is a heading or a row.
type totalsLine struct {
	section string
	row     *TotalsRow
	lines   []string
	height  float64
}

func newTotalsLayout(spec *TotalsSpec, f *draw.Fonts, o Options) *totalsLayout {
	l := &totalsLayout{TotalsSpec: spec, f: f, o: o}
	right := o.width() - margin
	l.printed = right
	if !o.narrow() {
		l.events = right - f.Width(o.w.say("head.verdicts"), draw.Regular, headSize) - 16
		l.printed = l.events - f.Width(o.w.say("head.events"), draw.Regular, headSize) - 16
	}
	printed := f.Width(o.w.say("head.lowest_highest"), draw.Regular, headSize)
	for i := range spec.Rows {
		row := &spec.Rows[i]
		printed = max(printed, f.Width(row.Printed, draw.Regular, labelSize))
		for _, line := range f.WrapBalanced(row.Name, draw.Regular, labelSize, 0.3*o.width()) {
			l.label = max(l.label, f.Width(line, draw.Regular, labelSize))
		}
	}
	l.plot = plot{left: margin + indent + l.label + columnGap + 4, right: l.printed - printed - 8, scale: spec.Scale}
	if len(spec.Rows) > 0 {
		l.plot.scale = spec.Scale.withTicks(f, o.w, l.plot.right-l.plot.left, 5)
		spec.Scale = l.plot.scale
	}
	return l
}

// split divides the rows into pages, each beginning with its heading.
func (l *totalsLayout) split() [][]totalsLine {
	room := max(l.room(l.f, l.o)-50, 60)
	var pages [][]totalsLine
	var page []totalsLine
	used := 0.0
	for i := range l.Rows {
		row := &l.Rows[i]
		var next []totalsLine
		if i == 0 || l.Rows[i-1].Section != row.Section {
			next = append(next, totalsLine{section: row.Section, height: 16})
		}
		lines := l.f.WrapBalanced(row.Name, draw.Regular, labelSize, max(l.label, 0.3*l.o.width()))
		pitch := 11.5
		if l.events == 0 {
			pitch = stackedPitch
		}
		next = append(next, totalsLine{row: row, lines: lines, height: pitch + lineLeading*float64(len(lines)-1)})
		for _, n := range next {
			used += n.height
		}
		if used > room && len(page) > 0 {
			pages, page = append(pages, page), nil
			if len(next) == 1 {
				next = append([]totalsLine{{section: l.w.say("continued", row.Section), height: 16}}, next...)
			}
			used = 0
			for _, n := range next {
				used += n.height
			}
		}
		page = append(page, next...)
	}
	return append(pages, page)
}

func (l *totalsLayout) page(s *sheet, lines []totalsLine) {
	s.y += 17
	s.text(l.printed, s.y, l.w.say("head.lowest_highest"), headSize, s.th.Sub, alignRight, class("head"))
	if l.events > 0 {
		s.text(l.events, s.y, l.w.say("head.events"), headSize, s.th.Sub, alignRight, class("head"))
		s.text(s.right, s.y, l.w.say("head.verdicts"), headSize, s.th.Sub, alignRight, class("head"))
	}
	s.y += 4
	height := 4.0
	for _, line := range lines {
		height += line.height
	}
	s.grid(l.plot, s.y, s.y+height)
	for _, line := range lines {
		if line.row == nil {
			s.text(s.left, s.y+11, line.section, labelSize, s.th.Ink, bold, class("section"))
		} else {
			l.row(s, line, s.y+line.height/2)
		}
		s.y += line.height
	}
	s.y += 12
	s.axis(l.plot, l.AxisName)
}

// row draws one sum.
func (l *totalsLayout) row(s *sheet, line totalsLine, y float64) {
	row := line.row
	first := y - lineLeading*float64(len(line.lines)-1)/2 + baseline*labelSize
	for i, text := range line.lines {
		s.text(s.left+indent, first+lineLeading*float64(i), text, labelSize, s.th.Ink, class("label"))
	}
	base := y + baseline*labelSize
	if l.events > 0 {
		s.text(l.printed, base, row.Printed, labelSize, s.th.Ink, alignRight, class("number"))
		s.text(l.events, base, l.w.number(int64(row.Events)), labelSize, s.th.Ink, alignRight, class("number"))
		s.text(s.right, base, l.w.verdicts(row), labelSize, s.th.Sub, alignRight, class("number"))
	} else {
		s.text(l.printed, base-4, row.Printed, labelSize, s.th.Ink, alignRight, class("number"))
		s.text(l.printed, base+3.6, l.w.say("totals.events_verdicts", l.w.count("events", row.Events), l.w.verdicts(row)), 5.5, s.th.Sub, alignRight, class("number"))
	}
	high, ok := row.High.Get()
	if !ok {
		return
	}
	x1 := l.plot.x(high)
	if row.Open > 0 {
		s.arrow(x1, min(x1+stubLength, l.plot.right+4), y)
	}
	low, ok := row.Low.Get()
	if !ok {
		s.line(l.plot.left, y, x1, y, 0.6, s.th.Light, 2, 1.6)
		return
	}
	x0 := l.plot.x(low)
	s.line(x0, y, x1, y, 1.6, s.th.Bar)
	s.line(x0, y-2.2, x0, y+2.2, 0.8, s.th.Bar)
}
