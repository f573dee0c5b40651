package charts

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"

	"toll/charts/draw"
	"toll/stats"
)

// Forest draws what each source says of one cell: a row a source, the numbers
// where their spans meet, and the lowest to the highest number stated. More
// rows than fit on a page go on the next one, with the same axis. A cell in
// which no source gives a number is a figure in words. The error says that the
// embedded fonts cannot be read.
func Forest(r stats.Result, o Options) (*Figure, error) {
	o = o.withDefaults()
	f, err := draw.NewFonts()
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

// forestLayout holds where the columns of a forest stand.
type forestLayout struct {
	*ForestSpec
	f        *draw.Fonts
	o        Options
	labels   [][]string // of each row, wrapped
	words    [][]string // of each row of words, wrapped
	envelope []string   // the printed envelope, likewise
	numbers  [][]string // the printed figure of each row; several lines where they are wide
	heights  []float64
	plot     plot
	reported float64 // right edge of the column
	relays   bool
}

const (
	columnGap = 8
	plotGap   = 12 // right of the plot
	rowPitch  = 11
	noVoteAir = 15
	wordsAir  = 1
)

func newForestLayout(spec *ForestSpec, f *draw.Fonts, o Options) *forestLayout {
	l := &forestLayout{ForestSpec: spec, f: f, o: o, relays: !o.narrow()}
	left, right := margin, o.width()-margin
	l.reported = right
	if l.relays {
		w := f.Width("Relays", draw.Regular, headSize)
		for i := range spec.Rows {
			w = max(w, f.Width(spec.Rows[i].Relays, draw.Regular, headSize))
		}
		l.reported = right - w - columnGap
	}
	l.plot.right = l.reported - l.wrapNumbers(false) - plotGap
	label := l.wrapLabels(0.31 * o.width())
	if room := func() float64 { return l.plot.right - left - label - columnGap }; room() < leastPlot {
		label = l.wrapLabels(0.24 * o.width())
		if room() < leastPlot {
			l.plot.right = l.reported - l.wrapNumbers(true) - plotGap
			label = l.wrapLabels(0.24 * o.width())
		}
	}
	l.plot.left = left + label + columnGap
	l.wrapWords()
	if spec.AxisName != "" {
		aim := 6
		if o.narrow() {
			aim = 4
		}
		l.plot.scale = spec.Scale.withTicks(f, l.plot.right-l.plot.left, aim)
		spec.Scale = l.plot.scale
	}
	return l
}

// leastPlot is the width of the plot under which columns are made narrower.
const leastPlot = 70

// wrapNumbers sets the printed figures, on several lines where asked to, and
// returns the width of the widest.
func (l *forestLayout) wrapNumbers(several bool) float64 {
	texts, faces := make([]string, 0, len(l.Rows)+1), make([]draw.Face, len(l.Rows), len(l.Rows)+1)
	for i := range l.Rows {
		texts = append(texts, l.Rows[i].Printed)
	}
	if l.Envelope != nil {
		texts, faces = append(texts, l.Envelope.Printed), append(faces, draw.Bold)
	}
	lines, widest := splitNumbers(l.f, texts, faces, several)
	l.numbers, l.envelope = lines[:len(l.Rows)], nil
	if l.Envelope != nil {
		l.envelope = lines[len(l.Rows)]
	}
	return max(widest, l.f.Width("Reported", draw.Regular, headSize))
}

// splitNumbers returns the lines that printed figures take and the width of the
// widest. Where several lines are asked for, they are broken after dashes and
// commas, as few times as the widest part allows.
func splitNumbers(f *draw.Fonts, texts []string, faces []draw.Face, several bool) (lines [][]string, widest float64) {
	breaks := strings.NewReplacer("–", "–\n", ", ", ",\n")
	for i, text := range texts {
		parts := []string{text}
		if several {
			parts = strings.Split(breaks.Replace(text), "\n")
		}
		for _, part := range parts {
			widest = max(widest, f.Width(part, faces[i], labelSize))
		}
		lines = append(lines, parts)
	}
	for i, parts := range lines {
		joined := parts[:1:1]
		for _, part := range parts[1:] {
			last := &joined[len(joined)-1]
			longer := strings.ReplaceAll(*last+" "+part, "– ", "–")
			if f.Width(longer, faces[i], labelSize) > widest {
				joined = append(joined, part)
				continue
			}
			*last = longer
		}
		lines[i] = joined
	}
	return lines, widest
}

// mostWords is how many lines the words of a source may take; what is longer is
// cut short, and whole in the tool tip of the SVG.
const mostWords = 3

// wrapWords breaks what sources say instead of a number.
func (l *forestLayout) wrapWords() {
	width := l.plot.right - l.plot.left - 4
	for i := range l.Rows {
		lines := l.f.Wrap(l.Rows[i].Words, draw.Italic, labelSize, width)
		if len(lines) > mostWords {
			rest := strings.Join(lines[mostWords-1:], " ")
			last, _ := l.f.Fit(rest, draw.Italic, labelSize, width)
			lines = append(lines[:mostWords-1:mostWords-1], last)
		}
		l.words = append(l.words, lines)
		l.heights[i] = max(l.heights[i], rowPitch+lineLeading*float64(len(lines)-1))
	}
}

// wrapLabels breaks the row labels so that none is wider than limit and returns
// the width of the widest line.
func (l *forestLayout) wrapLabels(limit float64) float64 {
	l.labels, l.heights = nil, nil
	widest := l.f.Width("Sources per number", draw.Regular, noteSize)
	if l.Envelope != nil {
		widest = max(widest, l.f.Width(envelopeLabel, draw.Bold, labelSize))
	}
	limit = max(limit, widest)
	for i := range l.Rows {
		lines := l.f.WrapBalanced(l.Rows[i].Name, draw.Regular, labelSize, limit)
		for _, line := range lines {
			widest = max(widest, l.f.Width(line, draw.Regular, labelSize))
		}
		l.labels = append(l.labels, lines)
		l.heights = append(l.heights, rowPitch+lineLeading*float64(max(len(lines), len(l.numbers[i]))-1))
	}
	return widest
}

const envelopeLabel = "Lowest to highest stated"

// air is the room before row i, which is the first of its kind on the page or
// not.
func (l *forestLayout) air(i int, first bool) float64 {
	kind := l.Rows[i].Kind
	same := !first && l.Rows[i-1].Kind == kind
	switch {
	case kind == NoVoteRow && !same:
		return noVoteAir
	case kind == WordsRow && !same && !first:
		return wordsAir
	}
	return 0
}

// split divides the rows into pages: as many as fit, and at most Options.Rows.
func (l *forestLayout) split() [][2]int {
	fixed := headingHeight(l.f, l.o, l.Title, l.Subtitle+" Page 10 of 10.") + 17 + 25 +
		l.footHeight() + notesHeight(l.f, l.Notes, l.o.width()-2*margin)
	room := max(l.o.maxHeight()-fixed, 3*rowPitch)
	var pages [][2]int
	start, used := 0, 0.0
	for i := range l.Rows {
		h := l.heights[i] + l.air(i, i == start)
		if i > start && (used+h > room || i-start >= l.o.Rows) {
			pages = append(pages, [2]int{start, i})
			start, used = i, 0
			h = l.heights[i] + l.air(i, true)
		}
		used += h
	}
	return append(pages, [2]int{start, len(l.Rows)})
}

// footHeight is the room for envelope and axis.
func (l *forestLayout) footHeight() float64 {
	h := 12.0
	if l.Envelope != nil {
		h += 10 + lineLeading*float64(len(l.envelope)-1)
	}
	if l.AxisName != "" {
		h += 30
	}
	return h
}

// page draws one page of rows.
func (l *forestLayout) page(rows [2]int, at, of int) *sheet {
	s := newSheet(l.f, l.o)
	subtitle := l.Subtitle
	if of > 1 {
		subtitle += fmt.Sprintf(" Page %d of %d.", at+1, of)
	}
	s.heading(l.Title, subtitle)
	s.Desc = l.describe(subtitle, rows)
	s.y += 17
	s.text(s.left, s.y, "Source", headSize, s.th.Sub, class("head"))
	s.text(l.reported, s.y, "Reported", headSize, s.th.Sub, alignRight, class("head"))
	if l.relays {
		s.text(s.right, s.y, "Relays", headSize, s.th.Sub, alignRight, class("head"))
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
			s.text(s.left, rule+9, "Listed without a vote", noteSize, s.th.Sub, italic, class("head"))
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

// band shades the most covered numbers behind the rows of the votes.
func (l *forestLayout) band(s *sheet, top, bottom float64) {
	x0, x1 := l.stepEdges(l.Strip.Most)
	if x1-x0 < 1.5 {
		mid := (x0 + x1) / 2
		x0, x1 = mid-0.75, mid+0.75
	}
	s.rect(x0, top, x1, bottom, s.th.Band)
}

// stepEdges are the edges of a run of numbers: a person is one unit wide, and
// a run at least 0.9 pt. On a logarithmic axis 0 and 1 keep to their side of the
// break.
func (l *forestLayout) stepEdges(st Step) (x0, x1 float64) {
	const half = 4
	x0, x1 = l.plot.at(float64(st.From)-0.5), l.plot.at(float64(st.To)+0.5)
	if l.plot.scale.Log && st.From <= 1 {
		x0 = l.plot.x(st.From) - half
	}
	if l.plot.scale.Log && st.To == 0 {
		x1 = l.plot.x(0) + half
	}
	if x1-x0 < 0.9 {
		mid := (l.plot.x(st.From) + l.plot.x(st.To)) / 2
		x0, x1 = mid-0.45, mid+0.45
	}
	return x0, x1
}

const stripHeight = 10

// strip draws above the rows how many spans cover each number.
func (l *forestLayout) strip(s *sheet, axis float64) {
	var light, most vg.Path
	for _, st := range l.Strip.Steps {
		path := &light
		if l.Strip.Band && st == l.Strip.Most {
			path = &most
		}
		h := stripHeight * float64(st.Spans) / float64(l.Strip.Most.Spans)
		for _, edge := range l.bars(st) {
			*path = append(*path, draw.Rect(edge[0], axis-h, edge[1], axis)...)
		}
	}
	s.Add(&draw.Shape{Path: light, Fill: s.th.Light, Class: "strip"})
	s.Add(&draw.Shape{Path: most, Fill: s.th.Accent, Class: "strip"})
	s.line(l.plot.left, axis, l.plot.right, axis, 0.5, s.th.Axis)
	s.text(s.left, axis-1.8, "Sources per number", noteSize, s.th.Sub, class("head"))
	x0, x1 := l.stepEdges(l.Strip.Most)
	w := l.f.Width(l.Strip.Label, draw.Regular, directSize)
	edge := l.plot.left
	if w > l.plot.right-l.plot.left {
		edge = s.left
	}
	x := max(min((x0+x1)/2-w/2, l.plot.right-w), edge)
	s.text(x, axis-13, l.Strip.Label, directSize, s.th.Ink, class("strip-label"))
}

// bars are the edges of the bars of a run: one a person where they are wide
// enough to be seen apart, else one for the run.
func (l *forestLayout) bars(st Step) [][2]float64 {
	x0, x1 := l.stepEdges(st)
	n := float64(st.To-st.From) + 1
	if l.plot.scale.Log || (x1-x0)/n < 2 || n > 1000 {
		return [][2]float64{{x0, x1}}
	}
	var out [][2]float64
	for k := st.From; k <= st.To; k++ {
		a, b := l.stepEdges(Step{From: k, To: k})
		out = append(out, [2]float64{a + 0.12, b - 0.12})
	}
	return out
}

// foot draws the rule, the envelope and the axis, and leaves y at the first
// baseline of the notes.
func (l *forestLayout) foot(s *sheet) {
	s.line(s.left, s.y, s.right, s.y, 0.5, s.th.Axis)
	if e := l.Envelope; e != nil {
		more := lineLeading * float64(len(l.envelope)-1) / 2
		s.y += 6.1 + more
		base := s.y + baseline*labelSize
		s.text(s.left, base, envelopeLabel, labelSize, s.th.Ink, bold, class("label"))
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
