package charts

import (
	"strings"

	"toll/charts/draw"
)

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
		w := f.Width(spec.w.say("head.relays"), draw.Regular, headSize)
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
		l.plot.scale = spec.Scale.withTicks(f, o.w, l.plot.right-l.plot.left, aim)
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
	return max(widest, l.f.Width(l.w.say("head.reported"), draw.Regular, headSize))
}

// splitNumbers returns the lines that printed figures take and the width of the
// widest. Where several lines are asked for, they are broken after dashes and
// commas, as few times as the widest part allows.
func splitNumbers(f *draw.Fonts, texts []string, faces []draw.Face, several bool) (lines [][]string, widest float64) {
	breaks := strings.NewReplacer("–", "–\n", ", ", ",\n", "، ", "،\n")
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
	widest := l.f.Width(l.w.say("head.per_number"), draw.Regular, noteSize)
	if l.Envelope != nil {
		widest = max(widest, l.f.Width(l.w.say("forest.envelope"), draw.Bold, labelSize))
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
	fixed := headingHeight(l.f, l.o, l.Title, withPage(l.w, l.Subtitle, 9, 10)) + 17 + 25 +
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
