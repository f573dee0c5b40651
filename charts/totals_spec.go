package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/stats"
)

// TotalsSpec is what a figure of totals shows, before it is laid out.
type TotalsSpec struct {
	frame
	Rows     []TotalsRow
	Scale    Scale
	AxisName string
}

// TotalsRow is the sum over the events of one measure, group and side.
type TotalsRow struct {
	Section   string // "Killed"
	Name      string // "combatants, ISIS"
	Low, High count.Number
	Open      int // events without upper limit
	Events    int
	Apart     int
	Minimums  int
	Single    int
	Printed   string // "81–237, open (3)"

	total *stats.Total
}

// verdicts are the numbers of events by verdict.
func (w *words) verdicts(r *TotalsRow) string {
	return w.say("totals.verdicts", r.Apart, r.Minimums, r.Single)
}

// NewTotalsSpec computes the specification: sums with figures for two events or
// more, at most Options.Top of them, those of most events.
func NewTotalsSpec(results []stats.Result, o Options) *TotalsSpec {
	o = o.withDefaults()
	s := &TotalsSpec{frame: frame{w: o.w, Title: o.w.say("totals.title"), Subtitle: o.w.say("totals.subtitle")},
		AxisName: o.w.say("totals.axis")}
	rows, _ := stats.Totals(slices.Values(results), stats.TotalsOptions{})
	few := 0
	events := eventsWithFigures(results)
	for _, t := range rows {
		t.Cells = events[totalsKey{t.Measure, t.Group, t.Side}]
		if t.Cells < 2 || !t.High.IsKnown() {
			few++
			continue
		}
		s.Rows = append(s.Rows, newTotalsRow(o.w, t))
	}
	s.order(o.Top)
	if len(s.Rows) == 0 {
		s.Subtitle = s.w.say("totals.none")
	} else {
		s.Scale = totalsScale(s.numbers())
		if s.Scale.Log {
			s.AxisName = s.w.say("axis.logarithmic", s.AxisName)
		}
	}
	s.Notes = nonEmpty(s.key(few), sourceNote(s.shown(results), o))
	s.Alt = s.alt()
	s.override(o)
	return s
}

type totalsKey struct {
	measure casualties.Measure
	group   casualties.Group
	side    string
}

// eventsWithFigures counts the cells that have a vote: the others add nothing.
func eventsWithFigures(results []stats.Result) map[totalsKey]int {
	n := map[totalsKey]int{}
	for _, r := range results {
		if c := r.Cell; !c.Cumulative && len(r.Latest.Votes) > 0 {
			n[totalsKey{c.Measure, c.Group, c.Side}]++
		}
	}
	return n
}

// totalsScale is linear as long as the shortest bar can be seen: sums are
// compared by length.
func totalsScale(numbers []int64) Scale {
	smallest, largest := int64(math.MaxInt64), int64(0)
	for _, n := range numbers {
		if largest = max(largest, n); n > 0 {
			smallest = min(smallest, n)
		}
	}
	if largest > 0 && largest/smallest > 200 {
		return newScale(numbers, true)
	}
	return newScale([]int64{largest}, false)
}

func newTotalsRow(w *words, t *stats.Total) TotalsRow {
	open, _ := t.Open.Get()
	row := TotalsRow{Section: capital(w.measure(t.Measure)), Name: w.group(t.Group), Low: t.Low, High: t.High, Open: int(open),
		Events: t.Cells, Apart: t.Apart, Minimums: t.Minimums, Single: t.Single, Printed: w.span(t.Low, t.High, open > 0), total: t}
	if open > 0 {
		row.Printed = w.say("figure.of_votes", row.Printed, int(open))
	}
	if t.Side != "" {
		row.Name = w.say("group.of_side", row.Name, w.side(t.Side))
	}
	return row
}

// order sorts the rows by measure, group and side, and keeps the top ones.
func (s *TotalsSpec) order(top int) {
	byGroup := func(a, b TotalsRow) int {
		return cmp.Or(cmp.Compare(a.total.Measure, b.total.Measure), cmp.Compare(groupRank(a.total.Group), groupRank(b.total.Group)),
			strings.Compare(a.total.Side, b.total.Side))
	}
	if all := len(s.Rows); top > 0 && all > top {
		slices.SortStableFunc(s.Rows, func(a, b TotalsRow) int { return cmp.Compare(b.Events, a.Events) })
		s.Rows = s.Rows[:top]
		s.Subtitle = sentences(s.Subtitle, s.w.count("totals.top", top, all-top))
	}
	slices.SortStableFunc(s.Rows, byGroup)
}

func (s *TotalsSpec) numbers() []int64 {
	var out []int64
	for i := range s.Rows {
		for _, x := range []count.Number{s.Rows[i].Low, s.Rows[i].High} {
			if n, ok := x.Get(); ok {
				out = append(out, n)
			}
		}
	}
	return out
}

// shown are the results that are added up in a row; all where there is none.
func (s *TotalsSpec) shown(results []stats.Result) []stats.Result {
	if len(s.Rows) == 0 {
		return results
	}
	var out []stats.Result
	for _, r := range results {
		if !r.Cell.Cumulative && slices.ContainsFunc(s.Rows, func(row TotalsRow) bool {
			t := row.total
			return t.Measure == r.Cell.Measure && t.Group == r.Cell.Group && t.Side == r.Cell.Side
		}) {
			out = append(out, r)
		}
	}
	return out
}

func (s *TotalsSpec) key(few int) string {
	if len(s.Rows) == 0 {
		return ""
	}
	open := slices.ContainsFunc(s.Rows, func(r TotalsRow) bool { return r.Open > 0 })
	text := s.w.key([]sign{{true, "totals.key.ends", nil}, {open, "totals.key.open", nil}, {true, "totals.key.verdicts", nil}, {true, "totals.key.groups", nil}})
	if few > 0 {
		text = sentences(text, s.w.count("totals.key.few", few))
	}
	return text
}

func (s *TotalsSpec) alt() string {
	if len(s.Rows) == 0 {
		return sentences(s.Title+".", s.Subtitle)
	}
	var list []string
	for i := range s.Rows[:min(len(s.Rows), 3)] {
		row := &s.Rows[i]
		list = append(list, s.w.say("totals.alt.row", s.w.measure(row.total.Measure), row.Name, row.Printed, s.w.count("events", row.Events)))
	}
	if n := len(s.Rows) - 3; n > 0 {
		list = append(list, s.w.count("totals.alt.others", n))
	}
	return s.w.say("totals.alt", strings.Join(list, s.w.say("list.semicolon")))
}

// String writes the specification as text, a line for each row.
func (s *TotalsSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("totals"))
	if len(s.Rows) > 0 {
		fmt.Fprintf(&b, "axis: %s\n  %s\n", s.AxisName, s.Scale)
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		fmt.Fprintf(&b, "  %s | %s | %s | %d events | %s\n", row.Section, row.Name, row.Printed, row.Events, s.w.verdicts(row))
	}
	b.WriteString(s.tail())
	return b.String()
}

// totalsData is the table of the figure.
func totalsData(s *TotalsSpec) [][]string {
	out := [][]string{{"measure", "group", "side", "events", "low", "high", "open", "apart", "minimums", "single"}}
	for i := range s.Rows {
		r := &s.Rows[i]
		t := r.total
		out = append(out, []string{t.Measure.String(), t.Group.String(), t.Side, fmt.Sprint(r.Events), r.Low.String(), r.High.String(),
			fmt.Sprint(r.Open), fmt.Sprint(r.Apart), fmt.Sprint(r.Minimums), fmt.Sprint(r.Single)})
	}
	return out
}
