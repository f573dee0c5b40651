package charts

import (
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Forest draws what each source says of one cell: a row a source, the numbers
// where their spans meet, and the lowest to the highest number stated. More
// rows than fit on a page go on the next one, with the same axis. A cell in
// which no source gives a number is a figure in words. The error says that the
// embedded fonts cannot be read.
func Forest(r stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawForest(r, o) })
}

func drawForest(r stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewForestSpec(r, o)
	l := newForestLayout(spec, f, o)
	fig := &Figure{fonts: f, options: o, alt: spec.Alt, spec: spec.String(), data: forestData(r, spec),
		day: newestDay([]stats.Result{r}, o)}
	pages := l.split()
	for i, rows := range pages {
		fig.addSheet(l.page(rows, i, len(pages)))
	}
	return fig, nil
}

// page draws one page of rows.
func (l *forestLayout) page(rows [2]int, at, of int) *sheet {
	s := newSheet(l.f, l.o)
	subtitle := withPage(l.w, l.Subtitle, at, of)
	s.heading(l.Title, subtitle)
	s.Desc = l.describe(subtitle, rows)
	s.y += 17
	s.text(s.left, s.y, l.w.say("head.source"), headSize, s.th.Sub, class("head"))
	s.text(l.reported, s.y, l.w.say("head.reported"), headSize, s.th.Sub, alignRight, class("head"))
	if l.relays {
		s.text(s.right, s.y, l.w.say("head.relays"), headSize, s.th.Sub, alignRight, class("head"))
	}
	top := s.y + 6
	if l.Strip != nil {
		top = s.y + 22
	}
	l.rows(s, top, rows)
	l.foot(s)
	s.notes(l.Notes, l.o)
	return s
}

// rows draws grid, band, strip and rows, and leaves y at the rule below them.
func (l *forestLayout) rows(s *sheet, top float64, rows [2]int) {
	centres, bottoms, end := l.centres(top, rows)
	gridEnd, bandEnd := end, top
	for i := rows[0]; i < rows[1]; i++ {
		switch l.Rows[i].Kind {
		case WordsRow:
			gridEnd = min(gridEnd, bottoms[i-rows[0]]-l.heights[i])
		case VoteRow, GapRow:
			bandEnd = bottoms[i-rows[0]] + 1.5
		}
	}
	if l.AxisName != "" && gridEnd > top+2 {
		if l.Strip != nil && l.Strip.Band {
			l.band(s, top, bandEnd)
		}
		s.grid(l.plot, top, gridEnd)
	}
	if l.Strip != nil {
		l.strip(s, top)
	}
	for i := rows[0]; i < rows[1]; i++ {
		y := centres[i-rows[0]]
		if l.Rows[i].Kind == NoVoteRow && l.air(i, i == rows[0]) > 0 {
			rule := y - l.heights[i]/2 - noVoteAir + 3.5
			s.line(s.left, rule, s.right, rule, 0.5, s.th.Grid)
			s.text(s.left, rule+9, l.w.say("head.no_vote"), noteSize, s.th.Sub, italic, class("head"))
		}
		l.row(s, i, y)
		if row := &l.Rows[i]; row.Kind != GapRow {
			s.area(y-l.heights[i]/2, y+l.heights[i]/2, l.cell, row.Claims)
		}
	}
	s.y = end + 1.5
}

// centres places the rows below top: the middle and the lower edge of each.
func (l *forestLayout) centres(top float64, rows [2]int) (centres, bottoms []float64, end float64) {
	y := top + 2.5
	for i := rows[0]; i < rows[1]; i++ {
		y += l.air(i, i == rows[0])
		centres = append(centres, y+l.heights[i]/2)
		y += l.heights[i]
		bottoms = append(bottoms, y)
	}
	return centres, bottoms, y
}

// row draws the label, the mark and the printed figure of one row.
func (l *forestLayout) row(s *sheet, i int, y float64) {
	row := &l.Rows[i]
	paint := s.th.Ink
	if row.Kind != VoteRow {
		paint = s.th.Sub
	}
	face := func(*draw.Text) {}
	if row.Kind == GapRow {
		face = italic
	}
	first := y - lineLeading*float64(len(l.labels[i])-1)/2 + baseline*labelSize
	for k, line := range l.labels[i] {
		s.text(s.left, first+lineLeading*float64(k), line, labelSize, paint, face, class("label"))
	}
	base := y + baseline*labelSize
	l.printed(s, l.numbers[i], base, paint)
	if l.relays {
		s.text(s.right, base, row.Relays, headSize, s.th.Sub, alignRight, class("relays"))
	}
	if row.Kind == WordsRow {
		l.sayWords(s, i, base)
		return
	}
	for _, n := range row.Old {
		s.oldTick(l.plot.x(n), y)
	}
	s.mark(l.plot, row.Mark, y, row.Kind == NoVoteRow)
}

// printed sets a printed figure in the column of figures, centred on a row.
func (l *forestLayout) printed(s *sheet, lines []string, base float64, paint draw.Paint, with ...func(*draw.Text)) {
	for k, line := range lines {
		y := base + lineLeading*(float64(k)-float64(len(lines)-1)/2)
		s.text(l.reported, y, line, labelSize, paint, append(with, alignRight, class("number"))...)
	}
}

// sayWords sets what a source says instead of a number into the plot.
func (l *forestLayout) sayWords(s *sheet, i int, base float64) {
	lines := l.words[i]
	cut := strings.HasSuffix(lines[len(lines)-1], "…")
	for k, line := range lines {
		y := base + lineLeading*(float64(k)-float64(len(lines)-1)/2)
		s.text(l.plot.left+4, y, line, labelSize, s.th.Sub, italic, class("words"), func(t *draw.Text) {
			if cut && k == len(lines)-1 {
				t.Title = l.Rows[i].Words
			}
		})
	}
}

// foot draws the rule, the envelope and the axis, and leaves y at the first
// baseline of the notes.
func (l *forestLayout) foot(s *sheet) {
	s.line(s.left, s.y, s.right, s.y, 0.5, s.th.Axis)
	if e := l.Envelope; e != nil {
		more := lineLeading * float64(len(l.envelope)-1) / 2
		s.y += 6.1 + more
		base := s.y + baseline*labelSize
		s.text(s.left, base, l.w.say("forest.envelope"), labelSize, s.th.Ink, bold, class("label"))
		l.printed(s, l.envelope, base, s.th.Ink, bold)
		l.envelopeBar(s, e)
		s.y += 2 + more
	}
	if l.AxisName == "" {
		s.y += 11
		return
	}
	s.y += 9
	if l.plot.scale.Log {
		s.y += 5
	}
	s.axis(l.plot, l.AxisName)
	s.y += 11
}

// envelopeBar draws the lowest to the highest number stated; a dash where they
// are one number.
func (l *forestLayout) envelopeBar(s *sheet, e *Envelope) {
	high, ok := e.High.Get()
	if !ok {
		return
	}
	x0, x1 := l.plot.left, l.plot.x(high)
	if low, ok := e.Low.Get(); ok {
		x0 = l.plot.x(low)
	}
	if x1-x0 < 1.2 {
		x0, x1 = x0-0.6, x0+0.6
	}
	if e.Open {
		s.arrow(x1, l.plot.right, s.y)
	}
	s.line(x0, s.y, x1, s.y, 2.4, s.th.Accent)
}
