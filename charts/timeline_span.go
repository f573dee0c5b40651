package charts

import (
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats"
)

// TimelineSpan is the lowest and the highest number stated for each event of a
// period, added up over its events. Figures to date are not in it.
type TimelineSpan struct {
	Low, High count.Number
	Open      bool // an event of the period has no upper limit
	events    int
}

// setSpans adds up the ends of the ranges by period. Where a sum is too large
// for a number the period has none.
func (s *TimelineSpec) setSpans(shown []stats.Result) {
	s.Spans = make([]TimelineSpan, len(s.Periods))
	for _, r := range shown {
		p := s.period(r.Cell.Event.Date)
		if p < 0 || r.Cell.Cumulative {
			continue
		}
		t := &s.Spans[p]
		t.events++
		if t.events == 1 {
			t.Low, t.High = count.Known(0), count.Known(0)
		}
		low := r.Range.Low.Else(count.Known(0)) // an upper bound alone: none may have died
		t.Low, t.High = sum(t.Low, low), sum(t.High, r.Range.High.Else(low))
		t.Open = t.Open || r.Range.Open == stats.OpenYes
	}
}

// sum adds two counts; unknown where one is, or where the sum has no room.
func sum(a, b count.Number) count.Number {
	total, err := count.Add(a, b)
	if err != nil {
		return count.Number{}
	}
	return total
}

// drawn reports whether a span says more than the one figure that makes it.
func (t TimelineSpan) drawn() bool { return t.High.IsKnown() && (t.Open || t.Low != t.High) }

// spanned reports whether the span of a period is drawn: it says more than one
// figure, and more than the bar from the lowest to the highest of the counts.
func (s *TimelineSpec) spanned(p int) bool {
	t := s.Spans[p]
	if !t.drawn() || t.Open || !s.comparable(p) {
		return t.drawn()
	}
	low, high := t.ends()
	least, most := int64(-1), int64(-1)
	for i := range s.Series {
		if v, ok := s.Series[i].Values[p]; ok && !v.Unfinished {
			if least < 0 || v.N < least {
				least = v.N
			}
			most = max(most, v.N)
		}
	}
	return least != low || most != high
}

// setAge marks the last period of single events where its newest figure was
// published before it was over.
func (s *TimelineSpec) setAge(shown []stats.Result, o Options) {
	if s.days {
		return
	}
	last := shown[len(shown)-1].Cell.Event.Date
	year, month, _ := last.Parts()
	end, err := date.OfYear(year)
	if s.Monthly {
		end, err = date.OfMonth(year, month)
	}
	newest := newestOf(shown, o)
	if err == nil && newest.IsKnown() && newest.Last() >= last.First() && newest.Last() < end.Last() {
		s.To = s.w.say("timeline.as_of", s.w.shortDate(newest))
	}
}

func (t TimelineSpan) ends() (low, high int64) {
	low, _ = t.Low.Get()
	high, _ = t.High.Get()
	return low, high
}

// span draws the lowest to the highest of a period: a thin line with caps, an
// arrow instead of the upper cap where there is no upper limit.
func (l *timelineLayout) span(s *sheet, p int) {
	t := l.Spans[p]
	if !l.spanned(p) {
		return
	}
	low, high := t.ends()
	x, y0, y1 := l.x(p), l.y(low), l.y(high)
	half := min(2.4, l.step*0.3)
	s.line(x-half, y0, x+half, y0, 0.8, s.th.Bar)
	s.line(x, y0, x, y1, 0.8, s.th.Bar)
	if !t.Open {
		s.line(x-half, y1, x+half, y1, 0.8, s.th.Bar)
		return
	}
	tip := y1 - spanArrow
	s.line(x, y1, x, tip, 0.6, s.th.Light)
	s.Add(&draw.Shape{Path: draw.Polyline(x-min(1.9, half), tip+3, x, tip, x+min(1.9, half), tip+3), Stroke: s.th.Light, Width: 0.7, Class: "open"})
}

// spanArrow is how far the open end of a span reaches, in points.
const spanArrow = 9
