package charts

import (
	"cmp"
	"fmt"
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
	head  string
	cells []*stats.Result
}

// NewCoverageSpec computes the specification over all results.
func NewCoverageSpec(results []stats.Result, o Options) *CoverageSpec {
	o = o.withDefaults()
	s := &CoverageSpec{measure: measureOf(results), frame: frame{Title: "What each source reported, and what it did not",
		Subtitle: "Latest figure found of every source for each event and group. An empty cell is a missing report, not a zero."}}
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
		s.Subtitle = "There is no claim: nothing was reported."
	}
	s.Notes = nonEmpty(s.key(), sourceNote(shown, o))
	s.Alt = s.alt()
	s.override(o)
	return s
}

// addEvent adds the columns of an event and what the sources say in them.
func (s *CoverageSpec) addEvent(cells []stats.Result, rows map[string]*CoverageRow) {
	e := CoverageEvent{Title: name(cells[0].Cell.Event.Title()), key: cells[0].Cell.Event.Key, date: cells[0].Cell.Event.Date, first: s.columns}
	var columns []coverageColumn
	for i := range cells {
		r := &cells[i]
		if n := len(columns); r.Cell.Measure != s.measure && n > 0 && columns[n-1].head == r.Cell.Measure.String() {
			columns[n-1].cells = append(columns[n-1].cells, r)
			continue
		}
		columns = append(columns, coverageColumn{s.columnHead(r.Cell), []*stats.Result{r}})
	}
	for i, column := range columns {
		e.Columns = append(e.Columns, column.head)
		for _, r := range column.cells {
			addCell(rows, r, s.columns+i)
		}
	}
	s.columns += len(columns)
	s.Events = append(s.Events, e)
}

func (s *CoverageSpec) columnHead(c *casualties.Cell) string {
	switch {
	case c.Measure != s.measure:
		return c.Measure.String()
	case c.Group == casualties.Combatants && c.Side != "":
		return name(c.Side)
	}
	return groupLabel(c)
}

// addCell adds what the sources say in one cell to a column that may have said
// something already: then that stands.
func addCell(rows map[string]*CoverageRow, r *stats.Result, column int) {
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
		row := coverageRow(rows, c)
		row.Claims++
		row.events[r.Cell.Event.Key] = true
		switch {
		case c.Scope != casualties.WholeEvent:
		case c.IsVague():
			if !hasFigure(r.Latest, c.Source) || !c.IsAttributed() {
				put(row, CoverageCell{"w", WordsCell, false})
			}
		case !c.IsAttributed():
			put(row, CoverageCell{grouped(c.Count.String()), NoVoteCell, false})
		}
	}
	for i := range r.Latest.Figures {
		f := &r.Latest.Figures[i]
		claims := claimsOf(r.Latest, f.Claims)
		cell := CoverageCell{Printed: matrixFigure(printed(f.Bounds, claims)), Early: f.Early && f.StrictCeiling.IsKnown()}
		if f.Vote < 0 {
			cell.Kind = NoVoteCell
		}
		put(coverageRow(rows, &claims[0]), cell)
	}
}

func coverageRow(rows map[string]*CoverageRow, c *casualties.Claim) *CoverageRow {
	key, title := "s"+c.Source, name(c.Source)
	if !c.IsAttributed() {
		key, title = "v"+c.Via, name(c.Via)
		if c.Via == "" {
			title = "nobody named"
		}
	}
	if rows[key] == nil {
		rows[key] = &CoverageRow{Source: title, Cells: map[int]CoverageCell{}, events: map[string]bool{}}
	}
	return rows[key]
}

// matrixFigure is a printed figure as short as a matrix needs it.
func matrixFigure(s string) string {
	s = strings.TrimSuffix(s, ", early")
	if _, inside, ok := strings.Cut(s, " ("); ok {
		return strings.TrimSuffix(inside, ")")
	}
	return s
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
	add("m", "More than one event")
	for _, e := range s.Events {
		title := draw.Plain(e.Title) + " only"
		if len(s.Events) == 1 {
			title = "Sources"
		}
		add("e"+e.key, title)
	}
	add("v", "No source named: no vote")
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
	s.Subtitle += fmt.Sprintf(" The %s with most claims, and %s more.", counted(top, "source", "sources"), number(int64(len(counts)-top)))
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
