package charts

import (
	"toll/charts/draw"
)

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
		l.plot.scale = spec.Scale.withTicks(f, o.w, l.plot.right-l.plot.left, 6)
		spec.Scale = l.plot.scale
	}
	return l
}

// columns places the columns right of the plot.
func (l *rangesLayout) columns() {
	rows := l.rows()
	texts, verdicts := make([]string, len(rows)), l.f.Width(l.w.say("head.verdict"), draw.Regular, headSize)
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
		return l.w.say("head.range")
	}
	return l.w.say("head.lowest_highest_votes")
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
	fixed := headingHeight(l.f, l.o, l.Title, withPage(l.w, l.Subtitle, 9, 10)) + 20 + 45 +
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
		section.section = l.w.say("continued", section.section)
	}
	if len(heads) == 0 {
		event.lines = l.f.Wrap(l.w.say("continued", event.event), draw.Bold, labelSize, l.o.width()-2*margin)
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
