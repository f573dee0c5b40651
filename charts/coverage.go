package charts

import (
	"maps"
	"slices"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Coverage draws what each source reported and what it did not: a row a source,
// a column an event and group, in each cell the latest figure. What does not
// fit goes on further pages; very many events become small squares without
// numbers. The error says that the embedded fonts cannot be read.
func Coverage(results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawCoverage(results, o) })
}

func drawCoverage(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewCoverageSpec(results, o)
	l := newCoverageLayout(spec, f, o)
	spec.layoutNotes(len(l.chunks()))
	fig := newFigure(f, o, &spec.frame, spec.String(), coverageData(spec), results)
	pages := l.pages()
	for i, p := range pages {
		s := spec.begin(f, o, i, len(pages), describeCoverage(spec, p))
		if len(p.lines) > 0 {
			l.page(s, p)
		}
		fig.addSheet(spec.end(s, o))
	}
	return fig, nil
}

func describeCoverage(s *CoverageSpec, p coveragePage) string {
	var b strings.Builder
	for _, line := range p.lines {
		if line.row == nil {
			continue
		}
		if len(s.Events) > 60 {
			b.WriteString(" " + s.w.say("desc.row", line.row.Source, s.w.count("events", len(line.row.events))))
			continue
		}
		var said []string
		for _, k := range slices.Sorted(maps.Keys(line.row.Cells)) {
			if e := s.eventOf(k); slices.Contains(p.columns, k) {
				said = append(said, s.w.say("coverage.desc", e.Title, e.Columns[k-e.first], line.row.Cells[k].Printed))
			}
		}
		if len(said) > 0 {
			b.WriteString(" " + s.w.say("desc.row", line.row.Source, s.w.joined(said)))
		}
	}
	return b.String()
}

// coverageLayout holds where the columns of a figure of coverage stand.
type coverageLayout struct {
	*CoverageSpec
	f      *draw.Fonts
	o      Options
	label  float64 // width of the column of sources
	left   float64 // of the matrix
	right  float64
	widths []float64      // by column
	head   float64        // height of the columns' names
	titles int            // lines of the events' names
	events map[string]int // place of an event, for squares
}

// coveragePage is the rows and columns of one page.
type coveragePage struct {
	columns []int
	lines   []coverageLine
}

// coverageLine is a heading or a row.
type coverageLine struct {
	title string
	row   *CoverageRow
	zebra bool
}

const (
	coveragePitch  = 8.3
	coverageHeight = 7.2
	cellSize       = 5.5
	eventGap       = 6
	mostChunks     = 6  // pages side by side; beyond, squares
	mostHead       = 92 // height of a column's name; what is longer is cut
	mostStretch    = 1.4
	titleLeading   = 7
	mostTitle      = 3 // lines of an event's name
)

func newCoverageLayout(spec *CoverageSpec, f *draw.Fonts, o Options) *coverageLayout {
	l := &coverageLayout{CoverageSpec: spec, f: f, o: o, widths: make([]float64, spec.columns), events: map[string]int{}}
	for k := range l.widths {
		l.widths[k] = 7.6
	}
	for _, b := range spec.Blocks {
		l.label = max(l.label, f.Width(b.Title, draw.Bold, 6)-indent)
		for i := range b.Rows {
			l.label = max(l.label, f.Width(b.Rows[i].Source, draw.Regular, 6))
			for k, c := range b.Rows[i].Cells {
				face := draw.Regular
				if c.Early {
					face = draw.Italic
				}
				l.widths[k] = max(l.widths[k], f.Width(c.Printed, face, cellSize)+2.5)
			}
		}
	}
	matrix := l.gap() * float64(len(spec.Events))
	for _, w := range l.widths {
		matrix += w
	}
	l.label = min(l.label, max(0.3*o.width(), o.width()-2*margin-indent-22-matrix)) // few columns leave room for names
	l.left, l.right = margin+indent+l.label+6, o.width()-margin-16
	for i := range l.widths {
		l.widths[i] = min(l.widths[i], l.right-l.left)
	}
	for i, e := range spec.Events {
		l.events[e.key] = i
	}
	chunks := l.chunks()
	l.squares = len(chunks) > mostChunks
	for _, columns := range chunks { // room for the highest heads of all pages
		page := l.withHeads(columns)
		l.head, l.titles = max(l.head, page.head), max(l.titles, page.titles)
	}
	return l
}

// withHeads is the layout with the height that the heads of the columns take.
func (l *coverageLayout) withHeads(columns []int) *coverageLayout {
	page := *l
	page.head, page.titles = 0, 0
	if l.squares {
		page.head = 14
		return &page
	}
	for i, k := range columns {
		page.head = max(page.head, min(l.f.Width(l.headOf(k), draw.Regular, cellSize), mostHead))
		if i == 0 || l.eventOf(columns[i-1]) != l.eventOf(k) {
			page.titles = max(page.titles, len(l.titleLines(columns, i)))
		}
	}
	return &page
}

// headOf is the name over a column: where every event has one, its name.
func (l *coverageLayout) headOf(column int) string {
	e := l.eventOf(column)
	if l.flat() {
		return e.Title
	}
	return e.Columns[column-e.first]
}

// flat reports whether every event has one column: then its name heads it.
func (l *coverageLayout) flat() bool { return l.columns == len(l.Events) }

// headRoom is the height of everything over the rows.
func (l *coverageLayout) headRoom() float64 {
	if l.flat() || l.squares {
		return l.head + 4
	}
	return l.head + 8 + titleLeading*float64(l.titles)
}

// gap is the space between two events.
func (l *coverageLayout) gap() float64 {
	if l.flat() {
		return 0.6
	}
	return eventGap
}

// chunks divides the columns into what fits side by side.
func (l *coverageLayout) chunks() [][]int {
	var out [][]int
	var chunk []int
	used := 0.0
	for _, e := range l.Events {
		whole := l.gap() + l.width(e)
		if room := l.right - l.left; used+whole > room && whole-l.gap() <= room && len(chunk) > 0 { // an event stays together
			out, chunk, used = append(out, chunk), nil, 0
		}
		for i := range e.Columns {
			k := e.first + i
			w := l.widths[k]
			if i == 0 && len(chunk) > 0 {
				w += l.gap()
			}
			if used+w > l.right-l.left && len(chunk) > 0 {
				out, chunk, used, w = append(out, chunk), nil, 0, l.widths[k]
			}
			chunk = append(chunk, k)
			used += w
		}
	}
	return append(out, chunk)
}

func (l *coverageLayout) width(e CoverageEvent) float64 {
	w := 0.0
	for i := range e.Columns {
		w += l.widths[e.first+i]
	}
	return w
}

// pages are the rows of each chunk of columns, as many as fit on a page.
func (l *coverageLayout) pages() []coveragePage {
	chunks := [][]int{nil}
	if !l.squares {
		chunks = l.chunks()
	}
	room := max(l.room(l.f, l.o)-l.headRoom()-24, 60)
	var out []coveragePage
	for _, columns := range chunks {
		p, used := coveragePage{columns: columns}, 0.0
		for _, b := range l.Blocks {
			head := coverageLine{title: b.Title}
			zebra := false
			for i := range b.Rows {
				if columns != nil && !l.belongs(&b.Rows[i], columns) {
					continue
				}
				h := coveragePitch
				if head.title != "" {
					h += coveragePitch + 2
				}
				if used+h > room && len(p.lines) > 0 {
					out = append(out, p)
					p, used = coveragePage{columns: columns}, 0
					if head.title == "" {
						head.title = l.w.say("continued", b.Title)
						h += coveragePitch + 2
					}
				}
				if head.title != "" {
					p.lines, head.title = append(p.lines, head), ""
				}
				p.lines = append(p.lines, coverageLine{row: &b.Rows[i], zebra: zebra})
				zebra = !zebra
				used += h
			}
		}
		out = append(out, p)
	}
	return out
}

// belongs reports whether a row has something in the columns: a cell, or, where
// it has none at all, an event.
func (l *coverageLayout) belongs(row *CoverageRow, columns []int) bool {
	return slices.ContainsFunc(columns, func(k int) bool {
		_, ok := row.Cells[k]
		return ok || len(row.Cells) == 0 && row.events[l.eventOf(k).key]
	})
}
