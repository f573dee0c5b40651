package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"toll/casualties"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats"
)

// TimelineSpec is what a timeline shows, before it is laid out: the figures of
// several sources by month or year.
type TimelineSpec struct {
	frame
	Periods []string // "2023-10" or "2023", in order, none left out
	Monthly bool
	Series  []TimelineSeries
	Spans   []TimelineSpan // by period
	From    string         // "from 7 Oct" where the first period is only partly covered
	To      string         // "to 24 Apr", of the last one
	Rest    int            // sources left out
	Scale   Scale

	days bool // a series of days, of which some may be missing
}

// TimelineSeries is one source.
type TimelineSeries struct {
	Source     string
	Cumulative bool // differences of figures to date
	Values     map[int]TimelineValue
}

// TimelineValue is a source's figure for one period.
type TimelineValue struct {
	N          int64
	Unfinished bool // the period, or the source's reports in it, are not complete
	days       int
	events     string // their keys; empty in a series of days
}

// mostSeries is how many sources can be told apart in one panel.
const mostSeries = 4

// fewestDays is the number of days with an event that a period must have on
// average for the timeline to be a series of days, of which some may be missing.
const fewestDays = 5

// timelineKey names the figures of one timeline.
type timelineKey struct {
	measure casualties.Measure
	group   casualties.Group
	side    string
}

// NewTimelineSpec computes the specification: of the measure, group and side
// with most dated cells, the sums by month, or by year where the events last
// longer than five years or are not dated to the month.
func NewTimelineSpec(results []stats.Result, o Options) *TimelineSpec {
	o = o.withDefaults()
	s := &TimelineSpec{frame: frame{w: o.w, Title: o.w.say("timeline.title")}}
	shown := timelineCells(results)
	if len(shown) == 0 {
		s.Subtitle = s.w.say("timeline.undated")
		if slices.ContainsFunc(results, func(r stats.Result) bool { return r.Cell.Event.Date.IsKnown() }) {
			s.Subtitle = s.w.say("timeline.none")
		}
		s.Notes = nonEmpty(sourceNote(results, o))
		s.Alt = sentences(s.Title+".", s.Subtitle)
		s.override(o)
		return s
	}
	s.setPeriods(shown)
	s.setSpans(shown)
	s.setAge(shown, o)
	s.setSeries(shown)
	s.words(shown, o)
	return s
}

// timelineCells are the dated cells of the key that has most of them.
func timelineCells(results []stats.Result) []stats.Result {
	n := map[timelineKey]int{}
	keyOf := func(c *casualties.Cell) timelineKey { return timelineKey{c.Measure, c.Group, c.Side} }
	for _, r := range results {
		if r.Cell.Event.Date.IsKnown() && len(r.Latest.Votes) > 0 {
			n[keyOf(r.Cell)] += len(r.Latest.Votes)
		}
	}
	var best timelineKey
	for k := range n {
		if c := cmp.Or(cmp.Compare(n[k], n[best]), -cmp.Compare(k.measure, best.measure), -cmp.Compare(groupRank(k.group), groupRank(best.group)), -strings.Compare(k.side, best.side)); c > 0 {
			best = k
		}
	}
	var out []stats.Result
	for _, r := range results {
		if r.Cell.Event.Date.IsKnown() && len(r.Latest.Votes) > 0 && keyOf(r.Cell) == best {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b stats.Result) int { return compareEvents(a.Cell.Event, b.Cell.Event) })
	return out
}

// setPeriods lists the months or years, without a gap.
func (s *TimelineSpec) setPeriods(shown []stats.Result) {
	first, last := shown[0].Cell.Event.Date, shown[len(shown)-1].Cell.Event.Date
	y0, m0, d0 := first.Parts()
	y1, m1, d1 := last.Parts()
	s.Monthly = y1-y0 < 5
	for _, r := range shown {
		s.Monthly = s.Monthly && r.Cell.Event.Date.Precision() >= date.Month
	}
	if !s.Monthly {
		for y := y0; y <= y1; y++ {
			s.Periods = append(s.Periods, fmt.Sprintf("%04d", y))
		}
		return
	}
	for y, m := y0, m0; y < y1 || y == y1 && m <= m1; m++ {
		if m > 12 {
			y, m = y+1, 1
			if y == y1 && m > m1 {
				break
			}
		}
		s.Periods = append(s.Periods, fmt.Sprintf("%04d-%02d", y, m))
	}
	days := map[date.Date]bool{}
	for _, r := range shown {
		days[r.Cell.Event.Date] = true
	}
	if s.days = len(days) >= fewestDays*len(s.Periods); !s.days {
		return // single events: days between them are not missing
	}
	if d0 > 1 && first.Precision() == date.Day {
		s.From = s.w.say("timeline.from", s.w.shortDay(first))
	}
	if d1 > 0 {
		if end, err := date.OfMonth(y1, m1); err == nil && last.Last() < end.Last() {
			s.To = s.w.say("timeline.to", s.w.shortDay(last))
		}
	}
}

func (s *TimelineSpec) period(d date.Date) int {
	n := 4
	if s.Monthly {
		n = 7
	}
	at, ok := slices.BinarySearch(s.Periods, d.String()[:n])
	if !ok {
		return -1
	}
	return at
}

// setSeries adds up each source's own counts by period. A figure to date gives
// the difference between the ends of two periods, and no first value unless it
// begins with the timeline.
func (s *TimelineSpec) setSeries(shown []stats.Result) {
	type key struct {
		source     string
		cumulative bool
	}
	sums, ends := map[key]map[int]TimelineValue{}, map[key]map[int]int64{}
	for _, r := range shown {
		p := s.period(r.Cell.Event.Date)
		for i := range r.Latest.Votes {
			v := &r.Latest.Votes[i]
			n, ok := v.Point.Get()
			if !ok || p < 0 {
				continue
			}
			k := key{v.Name, r.Cell.Cumulative}
			if sums[k] == nil {
				sums[k], ends[k] = map[int]TimelineValue{}, map[int]int64{}
			}
			value := sums[k][p]
			value.days++
			if !s.days {
				value.events += r.Cell.Event.Key + "\x00"
			}
			if r.Cell.Cumulative {
				ends[k][p] = n // in the order of dates: the last one stands
			} else {
				value.N += n
			}
			sums[k][p] = value
		}
	}
	for k, values := range sums {
		if k.cumulative {
			values = differences(values, ends[k])
		}
		if len(values) > 0 {
			s.Series = append(s.Series, TimelineSeries{Source: s.w.name(k.source), Cumulative: k.cumulative, Values: values})
		}
	}
	slices.SortFunc(s.Series, func(a, b TimelineSeries) int {
		return cmp.Or(cmp.Compare(len(b.Values), len(a.Values)), compareBool(a.Cumulative, b.Cumulative), strings.Compare(a.Source, b.Source))
	})
	s.dropTwice()
	if n := len(s.Series) - mostSeries; n > 0 {
		s.Series, s.Rest = s.Series[:mostSeries], n
	}
	s.markUnfinished()
}

// differences turns figures to date into figures of a period.
func differences(values map[int]TimelineValue, ends map[int]int64) map[int]TimelineValue {
	out := map[int]TimelineValue{}
	for p, v := range values {
		before, ok := ends[p-1]
		if p == 0 {
			before, ok = 0, true
		}
		if ok && ends[p] >= before {
			v.N = ends[p] - before
			out[p] = v
		}
	}
	return out
}

// dropTwice leaves out a source's figures to date where it gives those of the
// periods themselves.
func (s *TimelineSpec) dropTwice() {
	s.Series = slices.DeleteFunc(s.Series, func(a TimelineSeries) bool {
		return a.Cumulative && slices.ContainsFunc(s.Series, func(b TimelineSeries) bool { return !b.Cumulative && b.Source == a.Source })
	})
}

// markUnfinished marks the values of periods that are partly covered: the first
// and last of the timeline, those in which a source reports on far fewer days
// than another, and of single events those for which it gives far fewer counts
// than there are events.
func (s *TimelineSpec) markUnfinished() {
	for p := range s.Periods {
		most := 0
		if !s.days {
			most = s.Spans[p].events
		}
		for i := range s.Series {
			most = max(most, s.Series[i].Values[p].days)
		}
		partial := p == 0 && s.From != "" || p == len(s.Periods)-1 && s.To != ""
		for i := range s.Series {
			if v, ok := s.Series[i].Values[p]; ok {
				v.Unfinished = partial || 5*v.days < 4*most
				s.Series[i].Values[p] = v
			}
		}
	}
}

func (s *TimelineSpec) words(shown []stats.Result, o Options) {
	c := shown[0].Cell
	per := ".year"
	if s.Monthly {
		per = ".month"
	}
	s.Title = capital(tidy(s.w.say("timeline.title"+per, s.w.people(c.Group, c.Side), s.w.happened(c.Measure, c.Group))))
	var numbers []int64
	toDate, hollow, joined, spans, open := false, false, false, false, false
	for p := range s.Periods {
		if t := s.Spans[p]; s.spanned(p) {
			_, high := t.ends()
			numbers, spans, open = append(numbers, high), true, open || t.Open
		}
		for i := range s.Series {
			if v, ok := s.Series[i].Values[p]; ok {
				numbers = append(numbers, v.N)
				hollow = hollow || v.Unfinished
				toDate = toDate || s.Series[i].Cumulative
			}
		}
		joined = joined || s.comparable(p)
	}
	s.Scale = newScale([]int64{slices.Max(append(numbers, 1))}, false)
	first, last := s.w.period(s.Periods[0]), s.w.period(s.Periods[len(s.Periods)-1])
	s.Subtitle = s.w.say("timeline.subtitle", first, last, s.w.count("sources", len(s.Series)+s.Rest))
	if len(s.Periods) == 1 {
		s.Subtitle = s.w.say("timeline.one_period", first)
	}
	if s.Rest > 0 {
		s.Subtitle = sentences(s.Subtitle, s.w.count("timeline.rest", s.Rest, len(s.Series)))
	}
	if len(s.Series) == 0 {
		s.Subtitle = s.w.say("timeline.none")
		spans, open = false, false
	}
	key := s.w.key([]sign{
		{spans, "timeline.key.span" + per, nil}, {open, "timeline.key.open", nil},
		{joined, "timeline.key.joined", nil}, {hollow && s.days, "timeline.key.hollow_shaded", nil}, {hollow && !s.days, "timeline.key.hollow", nil},
		{s.To != "" && !s.days, "timeline.key.not_over", nil},
		{true, "timeline.key.sum" + per, nil}, {toDate, "timeline.key.to_date", nil},
	})
	s.Notes = nonEmpty(key, sourceNote(shown, o))
	s.Alt = s.alt()
	s.override(o)
}

// comparable reports whether a period has two finished values or more, and all
// of the same events, or of days.
func (s *TimelineSpec) comparable(p int) bool {
	events, n := "", 0
	for i := range s.Series {
		v, ok := s.Series[i].Values[p]
		if !ok || v.Unfinished {
			continue
		}
		if n > 0 && v.events != events {
			return false
		}
		events, n = v.events, n+1
	}
	return n > 1
}

// period is "October 2023" or "2023".
func (w *words) period(p string) string {
	if len(p) < 7 {
		return p
	}
	m, _ := strconv.Atoi(p[5:])
	return w.say("date.month", w.month("month", m), p[:4])
}

// monthInitial is the first letter of the month of a period.
func (w *words) monthInitial(p string) string {
	m, _ := strconv.Atoi(p[5:])
	return w.month("month_initial", m)
}

func (s *TimelineSpec) alt() string {
	text := sentences(s.Title+".", s.Subtitle)
	for i := range s.Series {
		top, at := int64(-1), 0
		for p := range s.Periods {
			if v, ok := s.Series[i].Values[p]; ok && v.N > top {
				top, at = v.N, p
			}
		}
		text = sentences(text, s.w.say("timeline.alt.most", s.Series[i].Source, s.w.period(s.Periods[at]), s.w.number(top)))
	}
	return text
}

// String writes the specification as text, a line for each source.
func (s *TimelineSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("timeline"))
	for i := range s.Series {
		fmt.Fprintf(&b, "  %s:", s.Series[i].Source)
		for p, period := range s.Periods {
			if v, ok := s.Series[i].Values[p]; ok {
				fmt.Fprintf(&b, " %s=%d", period, v.N)
				if v.Unfinished {
					b.WriteString("(unfinished)")
				}
			}
		}
		b.WriteByte('\n')
	}
	if len(s.Series) > 0 {
		b.WriteString("  lowest to highest:")
		for p, period := range s.Periods {
			if t := s.Spans[p]; s.spanned(p) {
				fmt.Fprintf(&b, " %s=%s", period, draw.Plain(s.w.span(t.Low, t.High, t.Open)))
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(s.tail())
	return b.String()
}

// timelineData is the table of the figure.
func timelineData(s *TimelineSpec) [][]string {
	out := [][]string{{"period", "source", "to_date", "people", "unfinished", "low", "high", "open"}}
	yes := map[bool]string{true: "yes"}
	for p, period := range s.Periods {
		if t := s.Spans[p]; t.drawn() && len(s.Series) > 0 {
			out = append(out, []string{period, "", "", "", "", t.Low.String(), t.High.String(), yes[t.Open]})
		}
		for i := range s.Series {
			if v, ok := s.Series[i].Values[p]; ok {
				out = append(out, []string{period, draw.Plain(s.Series[i].Source), yes[s.Series[i].Cumulative], fmt.Sprint(v.N), yes[v.Unfinished], "", "", ""})
			}
		}
	}
	return out
}
