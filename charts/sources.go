package charts

import (
	"math"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Sources draws who tends to report high or low: of each source with enough
// shared events how many times the others' figures its own are. Where no source
// has enough it draws how many each has. The error says that the embedded fonts
// cannot be read, or that the model cannot be solved.
func Sources(results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawSources(results, o) })
}

func drawSources(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec, err := NewSourcesSpec(results, o)
	if err != nil {
		return nil, err
	}
	l := newSourcesLayout(spec, f, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), sourcesData(spec), results)
	pages := l.split()
	for i, lines := range pages {
		var desc strings.Builder
		for _, line := range lines {
			if line.row != nil {
				desc.WriteString(" " + spec.w.say("sources.desc", line.row.Source, spec.w.tendency(line.row), spec.w.count("sources.shared_events", line.row.Shared)))
			}
		}
		s := spec.begin(f, o, i, len(pages), desc.String())
		if len(lines) > 0 {
			l.page(s, lines)
		}
		fig.addSheet(spec.end(s, o))
	}
	return fig, nil
}

// sourcesLayout holds where the columns of a figure of sources stand.
type sourcesLayout struct {
	*SourcesSpec
	f           *draw.Fonts
	o           Options
	label       float64
	left, right float64 // of the plot
	printed     float64 // right edge of the tendency
	reach       float64 // largest |log2| of the axis
	bars        bool    // no source has a tendency: shared events are drawn
}

// sourcesLine is a row, a heading, or the axis of a block.
type sourcesLine struct {
	row    *TendencyRow
	title  string
	axis   bool
	lines  []string
	height float64
}

const mostReach = 2.485 // log2(5.6): values beyond stand at the edge, with an arrow

func newSourcesLayout(spec *SourcesSpec, f *draw.Fonts, o Options) *sourcesLayout {
	l := &sourcesLayout{SourcesSpec: spec, f: f, o: o, bars: len(spec.Blocks) == 0, reach: 0.15}
	printed := f.Width(o.w.say("head.tendency_interval"), draw.Regular, headSize)
	if o.narrow() {
		printed = f.Width(o.w.say("head.tendency"), draw.Regular, headSize)
	}
	rows := func(list []TendencyRow) {
		for i := range list {
			r := &list[i]
			l.label = max(l.label, f.Width(r.Source, draw.Regular, labelSize))
			printed = max(printed, f.Width(l.text(r), draw.Regular, labelSize))
			for _, v := range append([]float64{}, r.Cells...) {
				l.reach = max(l.reach, math.Abs(math.Log2(v)))
			}
			for _, x := range []stats.Real{r.Ratio, r.Low, r.High} {
				if v, ok := x.Get(); ok && v > 0 {
					l.reach = max(l.reach, math.Abs(math.Log2(v)))
				}
			}
		}
	}
	for i := range spec.Blocks {
		rows(spec.Blocks[i].Rows)
	}
	rows(spec.Few)
	l.reach = min(l.reach*1.08, mostReach)
	l.label = min(max(l.label, f.Width(o.w.say("head.source"), draw.Regular, headSize)), 0.3*o.width())
	l.left = margin + indent + l.label + columnGap
	l.printed = o.width() - margin - f.Width(o.w.say("head.events"), draw.Regular, headSize) - 10
	if l.bars {
		printed = f.Width(o.w.say("head.shared_events"), draw.Regular, headSize) + 6
		if !o.narrow() {
			printed += f.Width(o.w.say("head.cells"), draw.Regular, headSize) + 10
		}
	}
	l.right = l.printed - printed - 12
	return l
}

// text is what a row prints; the interval has no room in a column.
func (l *sourcesLayout) text(r *TendencyRow) string {
	if v, ok := r.Ratio.Get(); ok && l.o.narrow() {
		return l.w.ratio(v)
	}
	return l.w.tendency(r)
}

// split lists the rows and divides them into pages.
func (l *sourcesLayout) split() [][]sourcesLine {
	var all []sourcesLine
	add := func(rows []TendencyRow, pitch float64) {
		for i := range rows {
			lines := l.f.WrapBalanced(rows[i].Source, draw.Regular, labelSize, l.label+0.01)
			all = append(all, sourcesLine{row: &rows[i], lines: lines, height: pitch + lineLeading*float64(len(lines)-1)})
		}
	}
	for i := range l.Blocks {
		if len(l.Blocks) > 1 {
			all = append(all, sourcesLine{title: l.w.say("sources.group", i+1), height: 16})
		}
		add(l.Blocks[i].Rows, 17)
		all = append(all, sourcesLine{axis: true, height: 30})
	}
	pitch := 8.6
	if !l.bars && len(l.Few) > 0 {
		all = append(all, sourcesLine{title: l.w.say("sources.few", stats.MinEvents), height: 16})
		pitch = 9
	}
	add(l.Few, pitch)
	if l.bars && len(l.Few) > 0 {
		all = append(all, sourcesLine{axis: true, height: 26})
	}
	room := max(l.room(l.f, l.o)-30, 60)
	var pages [][]sourcesLine
	var page []sourcesLine
	used := 0.0
	for _, line := range all {
		if used+line.height > room && len(page) > 0 {
			pages, page, used = append(pages, page), nil, 0
		}
		page = append(page, line)
		used += line.height
	}
	return append(pages, page)
}
