package charts

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/charts/draw"
	"toll/stats"
)

// RangesSpec is what a figure of ranges shows, before it is laid out.
type RangesSpec struct {
	Title, Subtitle string
	Sections        []Section
	Scale           Scale
	AxisName        string // empty where there is no row
	Notes           []string
	Alt             string

	w *words
}

// Section is one measure of a figure of ranges.
type Section struct {
	Measure string // "Killed"
	Events  []EventRows
}

// EventRows are the cells of one event in a section.
type EventRows struct {
	Title string
	Rows  []RangeRow
}

// RangeRow is one cell: the lowest to the highest number that its votes state,
// and the figure of each.
type RangeRow struct {
	Name            string // the group
	Low, High       count.Number
	Open            bool
	Signs           []Sign // the votes' figures, from left to right
	Lowest, Highest string // whose they are; empty where both ends are one number
	Printed         string // "18–73, open (7)"
	Verdict         string // "apart ×2.4"

	verdict stats.Verdict
	cell    *casualties.Cell
}

// SignKind is how a number is drawn in a figure of ranges.
type SignKind uint8

// The kinds.
const (
	CountSign   SignKind = iota // a dot: a figure stated as a count
	AtLeastSign                 // a tick: at least
	UpToSign                    // a bracket: up to
)

// Sign is one number of one vote.
type Sign struct {
	At    int64
	Kind  SignKind
	Early bool // read as a minimum: grey
}

// NewRangesSpec computes the specification of a figure of the cells with two or
// more votes, at most Options.Top of them: those whose votes are furthest apart.
// Cells with fewer votes are counted in the note.
func NewRangesSpec(results []stats.Result, o Options) *RangesSpec {
	o = o.withDefaults()
	w := o.w
	s := &RangesSpec{Title: w.say("ranges.title"), Subtitle: w.say("ranges.subtitle"), w: w}
	var shown []stats.Result
	for _, r := range results {
		if len(r.Latest.Votes) > 1 {
			shown = append(shown, r)
		}
	}
	comparable := len(shown)
	if shown = furthestApart(shown, o.Top); len(shown) < comparable {
		s.Subtitle = sentences(s.Subtitle, o.w.count("ranges.top", len(shown), comparable-len(shown)))
	}
	s.addSections(shown)
	numbers := s.numbers()
	if len(numbers) > 0 {
		s.Scale = newScale(numbers, true)
		s.AxisName = w.say("axis.logarithmic", w.say("axis.people_only"))
	} else {
		s.Subtitle = w.say("ranges.none")
	}
	s.Notes = nonEmpty(s.key(results, shown, o), sourceNote(shown, o))
	if len(shown) == 0 {
		s.Notes = nonEmpty(s.key(results, shown, o), sourceNote(results, o))
	}
	s.Alt = s.alt(shown)
	if o.Title != "" {
		s.Title = draw.Clean(o.Title)
	}
	if o.Subtitle != "" {
		s.Subtitle = draw.Clean(o.Subtitle)
	}
	return s
}

// furthestApart keeps the top results by gap, then by the ratio of the highest to
// the lowest count, then by votes; all of them where top is 0. The order stays.
func furthestApart(shown []stats.Result, top int) []stats.Result {
	if top <= 0 || len(shown) <= top {
		return shown
	}
	order := make([]int, len(shown))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := shown[i].Range, shown[j].Range
		x, _ := a.Gap.Get()
		y, _ := b.Gap.Get()
		v, _ := a.Ratio.Get()
		w, _ := b.Ratio.Get()
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(w, v), cmp.Compare(len(shown[j].Latest.Votes), len(shown[i].Latest.Votes)))
	})
	order = order[:top]
	slices.Sort(order)
	kept := make([]stats.Result, 0, top)
	for _, i := range order {
		kept = append(kept, shown[i])
	}
	return kept
}

// addSections orders the cells: by measure, then the event's date and key, then
// group, side, and figures to date last.
func (s *RangesSpec) addSections(shown []stats.Result) {
	list := slices.Clone(shown)
	slices.SortStableFunc(list, func(a, b stats.Result) int {
		x, y := a.Cell, b.Cell
		return cmp.Or(cmp.Compare(x.Measure, y.Measure), compareEvents(x.Event, y.Event),
			cmp.Compare(groupRank(x.Group), groupRank(y.Group)), strings.Compare(x.Side, y.Side), compareBool(x.Cumulative, y.Cumulative))
	})
	for i, r := range list {
		if i == 0 || list[i-1].Cell.Measure != r.Cell.Measure {
			s.Sections = append(s.Sections, Section{Measure: capital(s.w.measure(r.Cell.Measure))})
		}
		section := &s.Sections[len(s.Sections)-1]
		if n := len(section.Events); n == 0 || list[i-1].Cell.Event.Key != r.Cell.Event.Key {
			section.Events = append(section.Events, EventRows{Title: s.w.eventTitle(r.Cell.Event, true)})
		}
		event := &section.Events[len(section.Events)-1]
		event.Rows = append(event.Rows, newRangeRow(s.w, r))
	}
}

// compareEvents orders events by date, those without one last, then by key.
func compareEvents(a, b *casualties.Event) int {
	return cmp.Or(compareBool(!a.Date.IsKnown(), !b.Date.IsKnown()), a.Date.Compare(b.Date), strings.Compare(a.Key, b.Key))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// groupOrder is the order of the rows of an event: the whole, then civilians
// and who is among them, then combatants, then the unknown.
var groupOrder = [...]casualties.Group{casualties.Total, casualties.Civilians, casualties.Women, casualties.Children,
	casualties.WomenAndChildren, casualties.Men, casualties.Medical, casualties.Journalists, casualties.Combatants,
	casualties.Officers, casualties.Unidentified}

func groupRank(g casualties.Group) int { return slices.Index(groupOrder[:], g) }

func newRangeRow(w *words, r stats.Result) RangeRow {
	open := r.Range.Open == stats.OpenYes
	row := RangeRow{
		Name: w.groupLabel(r.Cell), Low: r.Range.Low, High: r.Range.High, Open: open,
		Printed: w.say("figure.of_votes", w.span(r.Range.Low, r.Range.High, open), len(r.Latest.Votes)),
		Verdict: w.verdict(r.Range), verdict: r.Range.Verdict, cell: r.Cell,
	}
	for i := range r.Latest.Votes {
		row.Signs = append(row.Signs, signs(&r.Latest.Votes[i])...)
	}
	slices.SortStableFunc(row.Signs, func(a, b Sign) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Kind, b.Kind), compareBool(a.Early, b.Early))
	})
	if row.Low != row.High {
		row.Lowest, row.Highest = w.name(r.Range.Lowest), w.name(r.Range.Highest)
	}
	return row
}

// signs are the numbers that one vote states: its count, else its bounds.
func signs(v *casualties.Vote) []Sign {
	early := v.Early && v.StrictCeiling.IsKnown()
	if n, ok := v.Point.Get(); ok && v.LowestStated == v.Largest {
		return []Sign{{n, CountSign, early}}
	}
	var out []Sign
	if n, ok := v.Point.Get(); ok {
		out = append(out, Sign{n, CountSign, early})
	}
	low, hasLow := v.Low.Get()
	if hasLow && v.Low != v.Point {
		out = append(out, Sign{low, AtLeastSign, early})
	}
	high, ok := v.Largest.Get()
	switch {
	case !ok || v.Largest == v.Point:
	case v.StrictCeiling.IsKnown() && !early:
		out = append(out, Sign{high, UpToSign, false})
	case hasLow && high != low:
		out = append(out, Sign{high, AtLeastSign, early})
	case !hasLow:
		out = append(out, Sign{high, UpToSign, early})
	}
	return out
}

// verdict is the verdict as it stands in the column.
func (w *words) verdict(r *stats.Range) string {
	if gap, ok := r.Gap.Get(); ok && r.Verdict == stats.VerdictApart {
		return w.say("verdict.apart_by", w.times(gap))
	}
	return w.say("verdict." + string(r.Verdict))
}

// rows are all rows in order.
func (s *RangesSpec) rows() []*RangeRow {
	var out []*RangeRow
	for i := range s.Sections {
		for k := range s.Sections[i].Events {
			for j := range s.Sections[i].Events[k].Rows {
				out = append(out, &s.Sections[i].Events[k].Rows[j])
			}
		}
	}
	return out
}

func (s *RangesSpec) numbers() []int64 {
	var out []int64
	for _, row := range s.rows() {
		for _, x := range []count.Number{row.Low, row.High} {
			if n, ok := x.Get(); ok {
				out = append(out, n)
			}
		}
		for _, sign := range row.Signs {
			out = append(out, sign.At)
		}
	}
	return out
}
