package stats

import (
	"cmp"
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
// is a part whose sum is above its whole's.
func Totals(results iter.Seq[Result], opt TotalsOptions) ([]*Total, []casualties.Finding) {
	t := &totals{opt: opt, sums: map[totalKey]*sum{}}
	for r := range results {
		t.add(r)
	}
	keys := make([]totalKey, 0, len(t.sums))
	for k := range t.sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b totalKey) int {
		return cmp.Or(strings.Compare(a.by, b.by), cmp.Compare(a.measure, b.measure), cmp.Compare(a.group, b.group), strings.Compare(a.side, b.side))
	})
	var rows []*Total
	for _, k := range keys {
		rows = append(rows, t.sums[k].rows(k, opt)...)
	}
	return rows, t.findings(keys)
}

type totalKey struct {
	by      string
	measure casualties.Measure
	group   casualties.Group
	side    string
}

type totals struct {
	opt        TotalsOptions
	sums       map[totalKey]*sum
	cumulative refusal
	scoped     refusal
}

// refusal counts what was asked to be added and is not, and where it begins.
type refusal struct {
	n     int
	first casualties.Position
}

func (r *refusal) add(pos casualties.Position) {
	if r.n == 0 {
		r.first = pos
	}
	r.n++
}

func (t *totals) add(r Result) {
	c := r.Cell
	if c.Cumulative {
		t.cumulative.add(c.Claims[0].Pos)
		return
	}
	for i := range c.Claims {
		if c.Claims[i].Scope != casualties.WholeEvent {
			t.scoped.add(c.Claims[i].Pos)
		}
	}
	key := totalKey{measure: c.Measure, group: c.Group, side: c.Side}
	if t.opt.By != nil {
		key.by = t.opt.By(c)
	}
	votes := r.Latest.Votes
	if t.opt.Source != "" {
		if votes = own(r.Latest, t.opt.Source); votes == nil {
			return
		}
	}
	s := t.sums[key]
	if s == nil {
		s = &sum{first: c.Claims[0].Pos, without: map[string]*sums{}}
		t.sums[key] = s
	}
	s.with(votes, t.opt.WithoutEach)
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
