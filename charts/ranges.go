package charts

import (
	"fmt"
	"strings"

	"toll/stats"
)

// Ranges draws how far the sources of many cells are apart: one row for each
// cell in which two or more votes are, on one logarithmic axis. A figure higher
// than a page goes on the next one, headings repeated. Where no cell has two
// votes it says so in words. The error says that the embedded fonts cannot be
// read.
func Ranges(results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawRanges(results, o) })
}

func drawRanges(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewRangesSpec(results, o)
	l := newRangesLayout(spec, f, o)
	fig := &Figure{fonts: f, options: o, alt: spec.Alt, spec: spec.String(), data: rangesData(results),
		day: newestDay(results, o)}
	pages := l.split()
	for i, lines := range pages {
		fig.addSheet(l.page(lines, i, len(pages)))
	}
	return fig, nil
}

func (l *rangesLayout) page(lines []rangeLine, at, of int) *sheet {
	s := newSheet(l.f, l.o)
	subtitle := withPage(l.w, l.Subtitle, at, of)
	s.heading(l.Title, subtitle)
	s.Desc = l.describe(subtitle, lines)
	s.y += 17
	if len(lines) == 0 {
		s.notes(l.Notes, l.o)
		return s
	}
	s.text(s.left, s.y, l.w.say("head.group"), headSize, s.th.Sub, class("head"))
	s.text(l.printed, s.y, l.numbersHead(), headSize, s.th.Sub, alignRight, class("head"))
	if !l.stacked {
		s.text(s.right, s.y, l.w.say("head.verdict"), headSize, s.th.Sub, alignRight, class("head"))
	}
	top := s.y + 2.8
	s.grid(l.plot, s.y+4.8, top+total(lines)+8)
	s.y = top
	for i := range lines {
		l.line(s, &lines[i])
	}
	s.y += 16
	s.axis(l.plot, l.AxisName)
	s.y += 10
	s.notes(l.Notes, l.o)
	return s
}

// line draws a heading or a row and moves below it.
func (l *rangesLayout) line(s *sheet, line *rangeLine) {
	switch {
	case line.section != "":
		s.text(s.left, s.y+13, line.section, sectionSize, s.th.Ink, bold, class("section"))
		s.line(s.left, s.y+16, s.right, s.y+16, 0.5, s.th.Axis)
	case line.event != "":
		for i, text := range line.lines {
			s.text(s.left, s.y+rangePitch/2+baseline*labelSize+8*float64(i), text, labelSize, s.th.Ink, bold, class("event"))
		}
	default:
		l.row(s, line)
		s.area(s.y, s.y+line.height, line.row.cell, nil)
	}
	s.y += line.height
}

// describe is the page in text for screen readers.
func (l *rangesLayout) describe(subtitle string, lines []rangeLine) string {
	var b strings.Builder
	b.WriteString(subtitle)
	for i := range lines {
		switch line := &lines[i]; {
		case line.section != "":
			fmt.Fprintf(&b, " %s.", line.section)
		case line.event != "":
			fmt.Fprintf(&b, " %s:", line.event)
		default:
			b.WriteString(" " + l.w.say("desc.range", line.row.Name, line.row.Printed, line.row.Verdict))
		}
	}
	return b.String()
}
