package charts

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats"
)

// CoverageSpec is what a figure of coverage shows, before it is laid out: what
// each source reported, and what it did not.
type CoverageSpec struct {
	frame
	Events []CoverageEvent
	Blocks []CoverageBlock

	columns int
	measure casualties.Measure
	injured bool // a column of them
	others  bool // a column of another measure
	squares bool // very many columns: an event is a small square without numbers
}

// CoverageEvent is the columns of one event.
type CoverageEvent struct {
	Title   string
	Columns []string // their heads

	key   string
	first int // number of its first column
	date  date.Date
}

// CoverageBlock is the sources that reported on the same events.
type CoverageBlock struct {
	Title string
	Rows  []CoverageRow
}

// CoverageRow is one source.
type CoverageRow struct {
	Source string
	Cells  map[int]CoverageCell // by number of the column; what nobody reported is not there
	Claims int                  // in the cells shown; partial counts included, doubtful ones not

	events map[string]bool
}

// CoverageCell is what one source reported for one column.
type CoverageCell struct {
	Printed string
	Kind    CoverageKind
	Early   bool // an exact figure read as a minimum: italics
}

// CoverageKind says what is in a cell.
type CoverageKind uint8

// The kinds.
const (
	FigureCell CoverageKind = iota
	NoVoteCell              // a copy or nobody's figure
	WordsCell               // words without a number
)

// coverageColumn gathers the cells of one column: of the first measure one
// group, of another measure all groups, the total before the others.
type coverageColumn struct {
	head    string
	measure casualties.Measure
	cells   []*stats.Result
}

// NewCoverageSpec computes the specification over all results.
func NewCoverageSpec(results []stats.Result, o Options) *CoverageSpec {
	o = o.withDefaults()
	s := &CoverageSpec{measure: measureOf(results), frame: frame{w: o.w, Title: o.w.say("coverage.title"), Subtitle: o.w.say("coverage.subtitle")}}
	shown := slices.Clone(results)
	slices.SortStableFunc(shown, func(a, b stats.Result) int {
		return cmp.Or(compareEvents(a.Cell.Event, b.Cell.Event), cmp.Compare(a.Cell.Measure, b.Cell.Measure),
			cmp.Compare(groupRank(a.Cell.Group), groupRank(b.Cell.Group)), strings.Compare(a.Cell.Side, b.Cell.Side), compareBool(a.Cell.Cumulative, b.Cell.Cumulative))
	})
	rows := map[string]*CoverageRow{}
	for i := 0; i < len(shown); {
		n := i + 1
		for n < len(shown) && shown[n].Cell.Event.Key == shown[i].Cell.Event.Key {
			n++
		}
		s.addEvent(shown[i:n], rows)
		i = n
	}
	s.addBlocks(rows, o.Top)
	if len(rows) == 0 {
		s.Subtitle = o.w.say("coverage.none")
	}
	s.Notes = nonEmpty(s.key(), sourceNote(shown, o))
	s.Alt = s.alt()
	s.override(o)
	return s
}

// addEvent adds the columns of an event and what the sources say in them.
func (s *CoverageSpec) addEvent(cells []stats.Result, rows map[string]*CoverageRow) {
	e := CoverageEvent{Title: s.w.name(cells[0].Cell.Event.Title()), key: cells[0].Cell.Event.Key, date: cells[0].Cell.Event.Date, first: s.columns}
	var columns []coverageColumn
	for i := range cells {
		r := &cells[i]
		if n := len(columns); r.Cell.Measure != s.measure && n > 0 && columns[n-1].measure == r.Cell.Measure {
			columns[n-1].cells = append(columns[n-1].cells, r)
			continue
		}
		columns = append(columns, coverageColumn{s.columnHead(r.Cell), r.Cell.Measure, []*stats.Result{r}})
	}
	for i, column := range columns {
		e.Columns = append(e.Columns, column.head)
		s.others = s.others || column.measure != s.measure
		s.injured = s.injured || column.measure == casualties.Injured && column.measure != s.measure
		for _, r := range column.cells {
			s.addCell(rows, r, s.columns+i)
		}
	}
	s.columns += len(columns)
	s.Events = append(s.Events, e)
}

func (s *CoverageSpec) columnHead(c *casualties.Cell) string {
	switch {
	case c.Measure != s.measure:
		return s.w.measure(c.Measure)
	case c.Group == casualties.Combatants && c.Side != "":
		return s.w.side(c.Side)
	}
	return s.w.groupLabel(c)
}

// addCell adds what the sources say in one cell to a column that may have said
// something already: then that stands.
func (s *CoverageSpec) addCell(rows map[string]*CoverageRow, r *stats.Result, column int) {
	put := func(row *CoverageRow, cell CoverageCell) {
		if old, ok := row.Cells[column]; !ok || old.Kind == WordsCell && cell.Kind != WordsCell {
			row.Cells[column] = cell
		}
	}
	for i := range r.Cell.Claims {
		c := &r.Cell.Claims[i]
		if c.Doubt != casualties.NoDoubt || isLeftOut(r.Latest.Fates[i]) {
			continue
		}
		row := s.row(rows, c)
		row.Claims++
		row.events[r.Cell.Event.Key] = true
		switch {
		case c.Scope != casualties.WholeEvent:
		case c.IsVague():
			if !hasFigure(r.Latest, c.Source) || !c.IsAttributed() {
				put(row, CoverageCell{s.w.say("coverage.words"), WordsCell, false})
			}
		case !c.IsAttributed():
			put(row, CoverageCell{s.w.grouped(c.Count.String()), NoVoteCell, false})
		}
	}
	for i := range r.Latest.Figures {
		f := &r.Latest.Figures[i]
		claims := claimsOf(r.Latest, f.Claims)
		cell := CoverageCell{Printed: s.w.matrixFigure(f.Bounds, claims), Early: f.Early && f.StrictCeiling.IsKnown()}
		if f.Vote < 0 {
			cell.Kind = NoVoteCell
		}
		put(s.row(rows, &claims[0]), cell)
	}
}

func (s *CoverageSpec) row(rows map[string]*CoverageRow, c *casualties.Claim) *CoverageRow {
	key, title := "s"+c.Source, s.w.name(c.Source)
	if !c.IsAttributed() {
		key, title = "v"+c.Via, s.w.name(c.Via)
		if c.Via == "" {
			title = s.w.say("coverage.nobody")
		}
	}
	if rows[key] == nil {
		rows[key] = &CoverageRow{Source: title, Cells: map[int]CoverageCell{}, events: map[string]bool{}}
	}
	return rows[key]
}

// matrixFigure is a printed figure as short as a matrix needs it.
func (w *words) matrixFigure(b casualties.Bounds, claims []casualties.Claim) string {
	b.Early = false
	text := b.Printed(claims)
	if _, inside, ok := strings.Cut(text, " ("); ok {
		text = strings.TrimSuffix(inside, ")")
	}
	return w.grouped(text)
}

// addBlocks orders the rows: sources of several events first, then those of
// one, event by event, then outlets that name no source.
func (s *CoverageSpec) addBlocks(rows map[string]*CoverageRow, top int) {
	by := map[string][]CoverageRow{}
	for key, row := range rows {
		block := "v"
		switch {
		case key[0] == 'v':
		case len(row.events) > 1:
			block = "m"
		default:
			for e := range row.events {
				block = "e" + e
			}
		}
		by[block] = append(by[block], *row)
	}
	add := func(key, title string) {
		list := by[key]
		slices.SortFunc(list, func(a, b CoverageRow) int {
			return cmp.Or(cmp.Compare(b.Claims, a.Claims), strings.Compare(a.Source, b.Source))
		})
		if len(list) > 0 {
			s.Blocks = append(s.Blocks, CoverageBlock{title, list})
		}
	}
	add("m", s.w.say("coverage.several"))
	for _, e := range s.Events {
		title := s.w.say("coverage.only", s.w.name(draw.Plain(e.Title)))
		if len(s.Events) == 1 {
			title = s.w.say("coverage.sources")
		}
		add("e"+e.key, title)
	}
	add("v", s.w.say("coverage.no_source"))
	s.keep(top)
}

// keep leaves the top sources with most claims.
func (s *CoverageSpec) keep(top int) {
	var counts []int
	for _, b := range s.Blocks {
		for _, r := range b.Rows {
			counts = append(counts, r.Claims)
		}
	}
	if top <= 0 || len(counts) <= top {
		return
	}
	s.Subtitle = sentences(s.Subtitle, s.w.count("coverage.top", top, len(counts)-top))
	slices.SortFunc(counts, func(a, b int) int { return cmp.Compare(b, a) })
	least, left := counts[top-1], top
	var blocks []CoverageBlock
	for _, b := range s.Blocks {
		var rows []CoverageRow
		for _, r := range b.Rows {
			if r.Claims >= least && left > 0 {
				rows, left = append(rows, r), left-1
			}
		}
		if len(rows) > 0 {
			blocks = append(blocks, CoverageBlock{b.Title, rows})
		}
	}
	s.Blocks = blocks
}
