package charts

import (
	"fmt"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Ranges draws how far the sources of many cells are apart: one row for each
// cell in which two or more votes are, on one logarithmic axis. A figure higher
// than a page goes on the next one, headings repeated. Where no cell has two
// votes it says so in words. The error says that the embedded fonts cannot be
// read.
func Ranges(results []stats.Result, o Options) (*Figure, error) {
	o = o.withDefaults()
	f, err := draw.NewFonts()
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

// rangesLayout holds where the columns of a figure of ranges stand.
type rangesLayout struct {
	*RangesSpec
	f       *draw.Fonts
	o       Options
	plot    plot
	printed float64 // right edge of the column of numbers
	label   float64 // width of the column of groups
	stacked bool    // the verdict stands under the numbers, and no names are shown
	several bool    // the numbers stand on several lines
	numbers map[*RangeRow][]string
}

// rangeLine is one line of a figure of ranges: a heading or a row.
type rangeLine struct {
	section string // of a section heading
	event   string // of an event heading
	row     *RangeRow
	height  float64
	lines   []string // the heading or label, wrapped
	numbers []string // of a row: what is printed
}

const (
	rangePitch    = 11.5
	stackedPitch  = 17.5
	sectionHeight = 20
	indent        = 6
	verdictGap    = 18
	stubLength    = 12 // of the arrow of an open range
)

func newRangesLayout(spec *RangesSpec, f *draw.Fonts, o Options) *rangesLayout {
	l := &rangesLayout{RangesSpec: spec, f: f, o: o, stacked: o.width() < 150*draw.PointsPerMM}
	for _, row := range spec.rows() {
		for _, line := range f.WrapBalanced(row.Name, draw.Regular, labelSize, l.labelLimit()) {
			l.label = max(l.label, f.Width(line, draw.Regular, labelSize))
		}
	}
	l.plot.left = margin + indent + l.label + columnGap
	l.columns()
	if l.stacked && l.plot.right-l.plot.left < leastPlot {
		l.several = true
		l.columns()
	}
	if spec.AxisName != "" {
		l.plot.scale = spec.Scale.withTicks(f, l.plot.right-l.plot.left, 6)
		spec.Scale = l.plot.scale
	}
	return l
}

// columns places the columns right of the plot.
func (l *rangesLayout) columns() {
	rows := l.rows()
	texts, verdicts := make([]string, len(rows)), l.f.Width("Verdict", draw.Regular, headSize)
	for i, row := range rows {
		texts[i] = row.Printed
		verdicts = max(verdicts, l.f.Width(row.Verdict, draw.Regular, labelSize))
	}
	lines, numbers := splitNumbers(l.f, texts, make([]draw.Face, len(rows)), l.several)
	l.numbers = map[*RangeRow][]string{}
	for i, row := range rows {
		l.numbers[row] = lines[i]
	}
	numbers = max(numbers, l.f.Width(l.numbersHead(), draw.Regular, headSize))
	right := l.o.width() - margin
	l.printed = right - verdicts - verdictGap
	if l.stacked {
		l.printed = right
		numbers = max(numbers, verdicts)
	}
	l.plot.right = l.printed - numbers - 6
}

// labelLimit is the widest that the column of groups gets.
func (l *rangesLayout) labelLimit() float64 {
	if l.stacked {
		return 0.24 * l.o.width() // its rows have room for two lines
	}
	return 0.31 * l.o.width()
}

func (l *rangesLayout) numbersHead() string {
	if l.stacked {
		return "Range (votes)"
	}
	return "Lowest–highest (votes)"
}

// lines are the headings and rows in order.
func (l *rangesLayout) lines() []rangeLine {
	var out []rangeLine
	width := l.o.width() - 2*margin
	for _, section := range l.Sections {
		out = append(out, rangeLine{section: section.Measure, height: sectionHeight})
		for k := range section.Events {
			event := &section.Events[k]
			wrapped := l.f.Wrap(event.Title, draw.Bold, labelSize, width)
			out = append(out, rangeLine{event: event.Title, lines: wrapped, height: rangePitch + 8*float64(max(len(wrapped)-1, 0))})
			for j := range event.Rows {
				out = append(out, l.rowLine(&event.Rows[j]))
			}
		}
	}
	return out
}

func (l *rangesLayout) rowLine(row *RangeRow) rangeLine {
	pitch := rangePitch
	if l.stacked {
		pitch = stackedPitch
	}
	wrapped, numbers := l.f.WrapBalanced(row.Name, draw.Regular, labelSize, l.label+0.01), l.numbers[row]
	height := max(pitch+lineLeading*float64(len(numbers)-1), rangePitch+lineLeading*float64(len(wrapped)-1))
	return rangeLine{row: row, lines: wrapped, numbers: numbers, height: height}
}

// split divides the lines into pages. A heading never ends a page; a page that
// begins inside a section or an event repeats the headings.
func (l *rangesLayout) split() [][]rangeLine {
	fixed := headingHeight(l.f, l.o, l.Title, l.Subtitle+" Page 10 of 10.") + 20 + 45 +
		notesHeight(l.f, l.Notes, l.o.width()-2*margin)
	room := max(l.o.maxHeight()-fixed, 6*stackedPitch)
	var pages [][]rangeLine
	var page, heads []rangeLine // heads: headings not yet followed by a row
	var section, event rangeLine
	used := 0.0
	for _, line := range l.lines() {
		switch {
		case line.section != "":
			section = line
			heads = append(heads, line)
			continue
		case line.event != "":
			event = line
			heads = append(heads, line)
			continue
		}
		next := append(heads, line)
		if used+total(next) > room && len(page) > 0 {
			pages = append(pages, page)
			page, used = nil, 0
			next = l.repeat(section, event, heads, line)
		}
		page = append(page, next...)
		used += total(next)
		heads = nil
	}
	return append(pages, page)
}

// repeat is how a page begins: with the headings of its first row, marked where
// they stood on the page before.
func (l *rangesLayout) repeat(section, event rangeLine, heads []rangeLine, row rangeLine) []rangeLine {
	if len(heads) == 0 || heads[0].section == "" {
		section.section += ", continued"
	}
	if len(heads) == 0 {
		event.lines = l.f.Wrap(event.event+", continued", draw.Bold, labelSize, l.o.width()-2*margin)
		event.height = rangePitch + 8*float64(len(event.lines)-1)
	}
	return []rangeLine{section, event, row}
}

func total(lines []rangeLine) float64 {
	sum := 0.0
	for _, line := range lines {
		sum += line.height
	}
	return sum
}

func (l *rangesLayout) page(lines []rangeLine, at, of int) *sheet {
	s := newSheet(l.f, l.o)
	subtitle := l.Subtitle
	if of > 1 {
		subtitle += fmt.Sprintf(" Page %d of %d.", at+1, of)
	}
	s.heading(l.Title, subtitle)
	s.Desc = describeRanges(subtitle, lines)
	s.y += 17
	if len(lines) == 0 {
		s.notes(l.Notes, l.o)
		return s
	}
	s.text(s.left, s.y, "Group", headSize, s.th.Sub, class("head"))
	s.text(l.printed, s.y, l.numbersHead(), headSize, s.th.Sub, alignRight, class("head"))
	if !l.stacked {
		s.text(s.right, s.y, "Verdict", headSize, s.th.Sub, alignRight, class("head"))
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
	if row.Verdict == string(stats.VerdictMinimums) {
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
		text := fmt.Sprintf("×%d", len(equal))
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
	each := nonEmpty(prefixed("lowest ", row.Lowest), prefixed("highest ", row.Highest))
	both := strings.Join(each, ", ")
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

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// describeRanges is the page in text for screen readers.
func describeRanges(subtitle string, lines []rangeLine) string {
	var b strings.Builder
	b.WriteString(subtitle)
	for i := range lines {
		switch line := &lines[i]; {
		case line.section != "":
			fmt.Fprintf(&b, " %s.", line.section)
		case line.event != "":
			fmt.Fprintf(&b, " %s:", line.event)
		default:
			fmt.Fprintf(&b, " %s %s, %s.", line.row.Name, line.row.Printed, line.row.Verdict)
		}
	}
	return b.String()
}
