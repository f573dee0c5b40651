package stats

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
)

// Total is one row of the totals table: sums over the cells of one measure,
// group and side. The sums of lows and of highs each assume one kind of source
// right everywhere; cells without a figure count nothing; deaths that nobody
// reported are in neither. Figures to date are never added, nor groups that
// lie within each other, nor parts and wholes.
type Total struct {
	By          string             `csv:"by" doc:"period, place or value that the row is for, where asked"`
	Measure     casualties.Measure `csv:"measure" doc:"what happened to the people counted"`
	Group       casualties.Group   `csv:"group" doc:"which people are counted"`
	Side        string             `csv:"side" doc:"whose people they are; empty: not stated"`
	Source      string             `csv:"source" doc:"the one source whose own figures are added, where asked"`
	Without     string             `csv:"without" doc:"the source left out, where asked"`
	Cells       int                `csv:"cells" doc:"cells added up"`
	Apart       int                `csv:"apart" doc:"cells in which two votes cannot both be complete counts"`
	Minimums    int                `csv:"minimums" doc:"cells whose figures are minimums, not comparable"`
	Single      int                `csv:"single" doc:"cells with one vote"`
	Low         count.Number       `csv:"low" doc:"sum of the cells' lows"`
	High        count.Number       `csv:"high" doc:"sum of the cells' largest numbers stated"`
	Open        count.Number       `csv:"open" doc:"number of cells open upwards"`
	PointsSum   Real               `csv:"points_sum" doc:"sum of the cells' median points"`
	PointsCells count.Number       `csv:"points_cells" doc:"cells that have a point"`
	Warnings    Warnings           `csv:"warnings" doc:"what to keep in mind about this row"`
}

// TotalsOptions says what to add up. The zero value is one row for each
// measure, group and side.
type TotalsOptions struct {
	By          func(*casualties.Cell) string // nil: everything together
	Source      string                        // this source's own figures only; empty: all
	WithoutEach bool                          // after each row, the same without each source in turn
}

// ByYear returns the year of the cell's event, empty where it has no date.
func ByYear(c *casualties.Cell) string { return prefix(c.Event.Date.String(), 4) }

// ByMonth returns the month of the cell's event, empty where its date tells
// none.
func ByMonth(c *casualties.Cell) string { return prefix(c.Event.Date.String(), 7) }

func prefix(s string, n int) string {
	if len(s) < n {
		return ""
	}
	return s[:n]
}

// ByPlace returns the place of the cell's event, empty where none is stated.
func ByPlace(c *casualties.Cell) string { return c.Event.Place }

// Totals adds up the cells of results and returns the rows in the order of by,
// measure, group, side, then without. What cannot be added is a finding, and so
// is a part whose sum is above its whole's. TotalsOf is faster where the results
// are not there yet.
func Totals(results iter.Seq[Result], opt TotalsOptions) ([]*Total, []casualties.Finding) {
	t := newTotals(opt)
	cell := 0
	for r := range results {
		t.add(cell, r.Latest)
		cell++
	}
	return t.rows()
}

// TotalsOf is Totals of the cells of the claims, on all processors: opt.By is
// called on several goroutines. The error is ctx's.
func TotalsOf(ctx context.Context, claims *casualties.Claims, sel casualties.Selection, opt TotalsOptions) ([]*Total, []casualties.Finding, error) {
	parts := make([]*totals, workerCount())
	err := inRuns(ctx, claims, sel, func(w int) (func(int, *casualties.Latest), func() struct{}) {
		parts[w] = newTotals(opt)
		return parts[w].add, func() struct{} { return struct{}{} }
	}, func(struct{}) error { return nil })
	if err != nil {
		return nil, nil, err
	}
	whole := newTotals(opt)
	for _, part := range parts {
		if part != nil {
			whole.take(part)
		}
	}
	rows, found := whole.rows()
	return rows, found, nil
}

type totalKey struct {
	by      string
	measure casualties.Measure
	group   casualties.Group
	side    string
}

// totals are the sums on their way. Cells come with a number that rises with
// their order.
type totals struct {
	opt        TotalsOptions
	sums       map[totalKey]*sum
	key        totalKey // of last
	last       *sum     // the one added to last; nil: none
	cumulative refusal
	scoped     refusal
	points     []int64 // scratch
}

func newTotals(opt TotalsOptions) *totals { return &totals{opt: opt, sums: map[totalKey]*sum{}} }

// place is where in the input, and where in the order of the cells, something
// was met.
type place struct {
	pos  casualties.Position
	cell int
}

// refusal counts what was asked to be added and is not, and where it begins.
type refusal struct {
	n     int
	first place
}

func (r *refusal) add(cell int, pos casualties.Position) {
	if r.n == 0 {
		r.first = place{pos, cell}
	}
	r.n++
}

func (r *refusal) take(o refusal) {
	if r.n == 0 || o.n > 0 && o.first.cell < r.first.cell {
		r.first = o.first
	}
	r.n += o.n
}

// add adds a cell.
func (t *totals) add(cell int, l *casualties.Latest) {
	c := l.Cell
	if c.Cumulative {
		t.cumulative.add(cell, c.Claims[0].Pos)
		return
	}
	for i := range c.Claims {
		if c.Claims[i].Scope != casualties.WholeEvent {
			t.scoped.add(cell, c.Claims[i].Pos)
		}
	}
	votes := l.Votes
	if t.opt.Source != "" {
		if votes = own(l, t.opt.Source); votes == nil {
			return
		}
	}
	key := totalKey{measure: c.Measure, group: c.Group, side: c.Side}
	if t.opt.By != nil {
		key.by = t.opt.By(c)
	}
	t.of(key, place{c.Claims[0].Pos, cell}).with(l, votes, t.opt.WithoutEach, &t.points)
}

// of returns the sum of a key. Most cells come behind one of the same.
func (t *totals) of(key totalKey, first place) *sum {
	if t.last != nil && t.key == key {
		return t.last
	}
	s := t.sums[key]
	if s == nil {
		s = &sum{first: first, each: map[string]*sumWithout{}}
		t.sums[key] = s
	}
	t.key, t.last = key, s
	return s
}

// take adds the sums of other cells.
func (t *totals) take(o *totals) {
	t.cumulative.take(o.cumulative)
	t.scoped.take(o.scoped)
	for key, s := range o.sums {
		t.of(key, s.first).take(s)
	}
}

// rows returns the table and what there is to say about it.
func (t *totals) rows() ([]*Total, []casualties.Finding) {
	keys := make([]totalKey, 0, len(t.sums))
	for k := range t.sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b totalKey) int {
		return cmp.Or(strings.Compare(a.by, b.by), cmp.Compare(a.measure, b.measure), cmp.Compare(a.group, b.group), strings.Compare(a.side, b.side))
	})
	var rows []*Total
	for _, k := range keys {
		rows = append(rows, t.sums[k].rows(k, t.opt)...)
	}
	return rows, t.findings(keys)
}

// own returns the figure of one source as the only vote, whether or not it
// copies another; nil where the source has none.
func own(l *casualties.Latest, source string) []casualties.Vote {
	for i := range l.Figures {
		if f := &l.Figures[i]; f.Source == source {
			return []casualties.Vote{{Name: source, Figures: []int{i}, Bounds: f.Bounds}}
		}
	}
	return nil
}
