package stats

import (
	"iter"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// Range is one row of the ranges table: how far the sources of one cell range
// and whether they can be compared. The tags are the table's columns; what
// cannot be said is empty.
type Range struct {
	Event      string             `csv:"event" doc:"key of the event as first seen"`
	EventName  string             `csv:"event_name" doc:"what most claims call the event"`
	EventDate  date.Date          `csv:"event_date" doc:"when, as most claims say: a day, a month or a year"`
	Place      string             `csv:"place" doc:"where, as most claims say"`
	Measure    casualties.Measure `csv:"measure" doc:"what happened to the people counted"`
	Group      casualties.Group   `csv:"group" doc:"which people are counted"`
	Side       string             `csv:"side" doc:"whose people they are; empty: not stated"`
	Cumulative YesNo              `csv:"cumulative" doc:"yes where the figures are to date"`

	Sources int `csv:"sources" doc:"named sources with a latest figure"`
	Origins int `csv:"origins" doc:"votes: sources after copies of one origin are joined"`
	Claims  int `csv:"claims" doc:"all claims of the cell"`
	Points  int `csv:"points" doc:"votes that state one number as their count"`

	Low        count.Number `csv:"low" doc:"smallest low of the votes"`
	High       count.Number `csv:"high" doc:"largest low, best or high that the votes state"`
	Open       Open         `csv:"open" doc:"yes where some vote has no ceiling; empty without a vote"`
	BestLow    Real         `csv:"best_low" doc:"smallest point"`
	BestMedian Real         `csv:"best_median" doc:"median of the points (mean of the two in the middle)"`
	BestHigh   Real         `csv:"best_high" doc:"largest point"`
	Mean       Real         `csv:"mean" doc:"mean of the points"`
	SD         Real         `csv:"sd" doc:"sample standard deviation of the points (n-1)"`
	LogSD      Real         `csv:"log_sd" doc:"sample standard deviation of the natural logarithms of the points above 0"`
	Ratio      Real         `csv:"ratio" doc:"best_high divided by best_low"`
	Gap        Real         `csv:"gap" doc:"greatest floor divided by smallest ceiling, at least 1: by how much two votes cannot both be complete counts"`
	GapStrict  Real         `csv:"gap_strict" doc:"gap with early figures keeping the ceilings they state"`

	CompatibleLow  count.Number `csv:"compatible_low" doc:"greatest floor, where the verdict is compatible"`
	CompatibleHigh count.Number `csv:"compatible_high" doc:"smallest ceiling, where the verdict is compatible"`
	Verdict        Verdict      `csv:"verdict" doc:"none, single, apart, same, minimums or compatible"`
	Lowest         string       `csv:"lowest" doc:"vote with the smallest low"`
	Highest        string       `csv:"highest" doc:"vote with the largest number stated"`
	Pivotal        string       `csv:"pivotal" doc:"of three votes or more, the one without which high - low shrinks most"`
	WithoutLow     count.Number `csv:"without_low" doc:"low without the pivotal vote"`
	WithoutHigh    count.Number `csv:"without_high" doc:"high without the pivotal vote"`

	Early        int          `csv:"early" doc:"votes with an early figure, read as a minimum"`
	Revisions    int          `csv:"revisions" doc:"claims that a later figure of the same source replaced"`
	Relays       int          `csv:"relays" doc:"claims carried by an outlet"`
	Drift        int          `csv:"drift" doc:"claims given differently by other carriers for the same source at the same time"`
	Vague        int          `csv:"vague" doc:"claims in words without a number"`
	Partial      int          `csv:"partial" doc:"claims about a part of the event"`
	Doubtful     int          `csv:"doubtful" doc:"claims that were misrelayed or perhaps are about another event"`
	Unattributed int          `csv:"unattributed" doc:"claims that name no source"`
	ImpliedLow   count.Number `csv:"implied_low" doc:"in rows of the total: greatest floor of a vote on a subgroup"`
	Warnings     Warnings     `csv:"warnings" doc:"what to keep in mind about this row"`

	gap, strict Gap
}

// YesNo prints yes, or nothing for no.
type YesNo bool

// String returns yes or the empty string.
func (y YesNo) String() string {
	if y {
		return "yes"
	}
	return ""
}

// MarshalText is String.
func (y YesNo) MarshalText() ([]byte, error) { return []byte(y.String()), nil }

// MarshalCSV is String, for gocsv.
func (y YesNo) MarshalCSV() (string, error) { return y.String(), nil }

// Open says whether a range has no upper end.
type Open uint8

// The answers. OpenUnknown is a cell without a vote.
const (
	OpenUnknown Open = iota
	OpenYes
	OpenNo
)

// String returns yes, no, or the empty string without a vote.
func (o Open) String() string { return [...]string{"", "yes", "no"}[o] }

// MarshalText is String.
func (o Open) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// MarshalCSV is String, for gocsv.
func (o Open) MarshalCSV() (string, error) { return o.String(), nil }

// Result is a cell, the latest figures found in it, and its row of the ranges
// table. Figures and explanations are made from it.
type Result struct {
	Cell   *casualties.Cell
	Latest *casualties.Latest
	Range  *Range
}

// Ranges yields the result of every cell, in byte order of event, then measure,
// group, side, cumulative. A result may be kept.
func Ranges(claims *casualties.Claims, sel casualties.Selection) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		for i := range claims.NumEvents() {
			var list []Result
			for _, cell := range claims.Cursor().Cells(i) {
				latest := casualties.Select(cell, sel)
				list = append(list, Result{cell, latest, newRange(latest)})
			}
			implyLow(list)
			for _, r := range list {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// EventRanges computes the results of one event after the other in memory that
// it uses again. It is for one goroutine.
type EventRanges struct {
	cursor    *casualties.Cursor
	sel       casualties.Selection
	selectors []*casualties.Selector
	ranges    []Range
	results   []Result
	describer describer
}

// NewEventRanges returns an EventRanges over the claims.
func NewEventRanges(claims *casualties.Claims, sel casualties.Selection) *EventRanges {
	return &EventRanges{cursor: claims.Cursor(), sel: sel}
}

// Results returns the results of the i-th event, valid until the next call.
func (e *EventRanges) Results(i int) []Result { return e.of(e.cursor.Cells(i)) }

// of returns the results of an event's cells, valid until the next call.
func (e *EventRanges) of(cells []*casualties.Cell) []Result {
	for len(e.selectors) < len(cells) {
		e.selectors = append(e.selectors, casualties.NewSelector(e.sel))
	}
	e.results = e.results[:0]
	if len(e.ranges) < len(cells) {
		e.ranges = make([]Range, 2*len(cells))
	}
	for j, cell := range cells {
		r := &e.ranges[j]
		warnings := r.Warnings[:0]
		*r = Range{Warnings: warnings}
		latest := e.selectors[j].Select(cell)
		r.fill(latest, &e.describer)
		e.results = append(e.results, Result{cell, latest, r})
	}
	if len(cells) > 1 {
		implyLow(e.results)
	}
	return e.results
}

// newRange fills a row from the latest figures of one cell.
func newRange(l *casualties.Latest) *Range {
	r := &Range{}
	r.fill(l, &describer{})
	return r
}

func (r *Range) fill(l *casualties.Latest, d *describer) {
	c := l.Cell
	r.Event, r.EventName, r.EventDate, r.Place = c.Event.Key, c.Event.Name, c.Event.Date, c.Event.Place
	r.Measure, r.Group, r.Side, r.Cumulative = c.Measure, c.Group, c.Side, YesNo(c.Cumulative)
	r.Sources, r.Origins = len(l.Figures), len(l.Votes)
	d.points = appendPoints(d.points[:0], l.Votes)
	p := d.describe()
	r.Points, r.BestLow, r.BestMedian, r.BestHigh = p.N, p.Low, p.Median, p.High
	r.Mean, r.SD, r.LogSD, r.Ratio = p.Mean, p.SD, p.LogSD, p.Ratio
	r.envelope(l.Votes)
	r.gap = NewGap(l.Votes, false)
	if r.strict = r.gap; r.Early > 0 { // else all ceilings are those that are stated
		r.strict = NewGap(l.Votes, true)
	}
	r.Gap, r.GapStrict = r.gap.Ratio, r.strict.Ratio
	r.Verdict = verdict(l.Votes, r.gap)
	if r.Verdict == VerdictCompatible {
		r.CompatibleLow, r.CompatibleHigh = r.gap.Floor, r.gap.Ceiling
	}
	r.leaveOneOut(l.Votes)
	r.tally(l)
	r.warn(l, p)
}

// appendPoints appends the points of the votes that have one.
func appendPoints(points []int64, votes []casualties.Vote) []int64 {
	for i := range votes {
		if n, known := votes[i].Point.Get(); known {
			points = append(points, n)
		}
	}
	return points
}

// envelope finds low and high, who states them, and whether the range is open.
// Votes are in byte order of their names, so that the first of equals stands.
func (r *Range) envelope(votes []casualties.Vote) {
	for i := range votes {
		v := &votes[i]
		if v.Low.IsKnown() && (r.Lowest == "" || v.Low.Less(r.Low)) {
			r.Low, r.Lowest = v.Low, v.Name
		}
		if v.Largest.IsKnown() && (r.Highest == "" || r.High.Less(v.Largest)) {
			r.High, r.Highest = v.Largest, v.Name
		}
		if v.Early {
			r.Early++
		}
		switch {
		case !v.Ceiling.IsKnown():
			r.Open = OpenYes
		case r.Open == OpenUnknown:
			r.Open = OpenNo
		}
	}
}

// leaveOneOut fills in the pivotal vote and what stands without it.
func (r *Range) leaveOneOut(votes []casualties.Vote) {
	if i, low, high := pivotal(votes, r.Low, r.High); i >= 0 {
		r.Pivotal, r.WithoutLow, r.WithoutHigh = votes[i].Name, low, high
	}
}

// subgroups are the groups of which everyone is also in the total.
var subgroups = map[casualties.Group]bool{
	casualties.Civilians: true, casualties.Children: true, casualties.Women: true,
	casualties.WomenAndChildren: true, casualties.Medical: true, casualties.Journalists: true,
}

// implyLow gives each total of an event the greatest floor of any vote in a
// subgroup's cell of the same measure, side and cumulative: the total can't be
// lower, if that vote is right.
func implyLow(cells []Result) {
	for _, total := range cells {
		if total.Cell.Group != casualties.Total {
			continue
		}
		for _, sub := range cells {
			c, t := sub.Cell, total.Cell
			if !subgroups[c.Group] || c.Measure != t.Measure || c.Side != t.Side || c.Cumulative != t.Cumulative {
				continue
			}
			for _, v := range sub.Latest.Votes {
				total.Range.ImpliedLow = count.Max(total.Range.ImpliedLow, v.Floor)
			}
		}
		if r := total.Range; r.High.Less(r.ImpliedLow) {
			r.Warnings = append(r.Warnings, "a subgroup's minimum of "+r.ImpliedLow.String()+" is above every figure for the total")
		}
	}
}
