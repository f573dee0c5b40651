package charts

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Timeline draws the counts of several sources by month or year, each its own
// mark, never a line through gaps. Where no event is dated it says so in words.
// The error says that the embedded fonts cannot be read.
func Timeline(results []stats.Result, o Options) (*Figure, error) {
	return o.fittedTo(2, func(o Options) (*Figure, error) { return drawTimeline(results, o) })
}

func drawTimeline(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewTimelineSpec(results, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), timelineData(spec), results)
	s := spec.begin(f, o, 0, 1, describeTimeline(spec))
	if len(spec.Series) > 0 {
		l := &timelineLayout{TimelineSpec: spec, f: f, o: o, right: o.width() - margin}
		l.draw(s)
	}
	fig.addSheet(spec.end(s, o))
	return fig, nil
}

func describeTimeline(s *TimelineSpec) string {
	var list []string
	for i := range s.Series {
		var said []string
		for p, period := range s.Periods {
			if v, ok := s.Series[i].Values[p]; ok {
				said = append(said, s.w.ltr(period)+" "+s.w.number(v.N))
			}
		}
		list = append(list, s.w.say("desc.row", s.Series[i].Source, s.w.joined(said)))
	}
	return strings.Join(list, " ")
}

// timelineLayout holds where the periods stand.
type timelineLayout struct {
	*TimelineSpec
	f           *draw.Fonts
	o           Options
	left, right float64
	top, foot   float64
	step        float64
}

const timelineHeight = 170

func (l *timelineLayout) x(p int) float64 { return l.left + l.step*(float64(p)+0.5) }
func (l *timelineLayout) y(n int64) float64 {
	return l.foot - l.Scale.at(float64(n), 0, l.foot-l.top)
}

func (l *timelineLayout) draw(s *sheet) {
	l.legend(s)
	l.Scale = l.Scale.withTicks(l.f, l.w, 2000, 5)
	ticks := 0.0
	for _, n := range l.Scale.Ticks {
		ticks = max(ticks, l.f.Width(l.w.number(n), draw.Regular, tickSize))
	}
	l.left = margin + ticks + 5
	l.step = (l.right - l.left) / float64(len(l.Periods))
	s.y += 14
	l.top = s.y + 6
	height := float64(timelineHeight)
	if l.o.Size.Height > 0 {
		height = max(l.room(l.f, l.o)-60, 60)
	}
	l.foot = l.top + height
	l.partial(s)
	for _, n := range l.Scale.Ticks {
		y := l.y(n)
		s.line(l.left, y, l.right, y, 0.4, s.th.Grid)
		s.text(l.left-4, y+baseline*tickSize, l.w.number(n), tickSize, s.th.Sub, alignRight, class("tick"))
	}
	s.line(l.left, l.foot, l.right, l.foot, 0.6, s.th.Axis)
	for p := range l.Periods {
		l.marks(s, p)
	}
	l.axis(s)
}

// legend names the marks.
func (l *timelineLayout) legend(s *sheet) {
	x := s.left
	s.y += 13
	for i := range l.Series {
		text := l.Series[i].Source
		if l.Series[i].Cumulative {
			text = l.w.say("timeline.from_cumulative", text)
		}
		fit, cut := l.f.Fit(text, draw.Regular, headSize, s.right-s.left-12)
		w := l.f.Width(fit, draw.Regular, headSize) + 22
		if x+w-12 > s.right && x > s.left {
			x, s.y = s.left, s.y+9
		}
		l.sign(s, x+3, s.y-2, i, false)
		s.text(x+9, s.y, fit, headSize, s.th.Ink, class("legend"), func(t *draw.Text) {
			if cut {
				t.Title = text
			}
		})
		x += w
	}
}

// partial shades the first and last period where they are only partly covered.
func (l *timelineLayout) partial(s *sheet) {
	if l.From != "" {
		s.rect(l.left, l.top, l.left+l.step, l.foot, s.th.Zebra)
		s.text(l.left, l.top-4, l.From, noteSize, s.th.Sub, italic, class("head"))
	}
	if l.To != "" {
		s.rect(l.right-l.step, l.top, l.right, l.foot, s.th.Zebra)
		if w := l.f.Width(l.From, draw.Italic, noteSize) + l.f.Width(l.To, draw.Italic, noteSize) + 6; w < l.right-l.left {
			s.text(l.right, l.top-4, l.To, noteSize, s.th.Sub, italic, alignRight, class("head"))
		}
	}
}

// marks draws a period: its lowest to highest, the bar that joins the counts of
// the same events, the counts, and the highest and lowest number where there is
// room.
func (l *timelineLayout) marks(s *sheet, p int) {
	low, high := l.labelled(p)
	if high > low && l.comparable(p) {
		s.line(l.x(p), l.y(low), l.x(p), l.y(high), min(2.4, l.step*0.4), s.th.Range)
	}
	l.span(s, p)
	for i := len(l.Series) - 1; i >= 0; i-- {
		if v, ok := l.Series[i].Values[p]; ok {
			l.sign(s, l.x(p), l.y(v.N), i, v.Unfinished)
		}
	}
	top := 4.5
	beside := false
	if t := l.Spans[p]; l.spanned(p) {
		low, high = t.ends()
		if t.Open {
			top += spanArrow
		}
		beside = l.step/2 > l.f.Width(l.w.number(high), draw.Regular, noteSize)+8
	}
	if high < 0 || l.f.Width(l.w.number(high), draw.Regular, noteSize)+2 > l.step {
		return
	}
	s.text(l.x(p), l.y(high)-top, l.w.number(high), noteSize, s.th.Ink, alignMiddle, class("number"), l.on(s, p))
	switch {
	case beside: // below it there may be marks
		l.beside(s, p, low)
	case l.y(low)-l.y(high) > 7 && l.y(low)+9 < l.foot:
		s.text(l.x(p), l.y(low)+8, l.w.number(low), noteSize, s.th.Sub, alignMiddle, class("number"), l.on(s, p))
	}
}

// beside labels the lower end of a span and every count on its right.
func (l *timelineLayout) beside(s *sheet, p int, low int64) {
	values := []int64{low}
	for i := range l.Series {
		if v, ok := l.Series[i].Values[p]; ok {
			values = append(values, v.N)
		}
	}
	slices.SortFunc(values, func(a, b int64) int { return cmp.Compare(b, a) })
	values = slices.Compact(values)
	wanted := make([]label, len(values))
	for i, n := range values {
		wanted[i] = label{l.y(n), undatedHeight}
	}
	for i, y := range spread(wanted, l.top, l.foot) {
		s.text(l.x(p)+5, y+baseline*noteSize, l.w.number(values[i]), noteSize, s.th.Sub, class("number"), l.on(s, p))
	}
}

// labelled are the lowest and highest count of a period that are labelled; -1
// where there is none.
func (l *timelineLayout) labelled(p int) (low, high int64) {
	low, high = -1, -1
	for i := range l.Series {
		v, ok := l.Series[i].Values[p]
		if !ok {
			continue
		}
		if v.Unfinished && l.From == "" && l.To == "" || v.Unfinished && p > 0 && p < len(l.Periods)-1 {
			continue
		}
		if low < 0 || v.N < low {
			low = v.N
		}
		high = max(high, v.N)
	}
	return low, high
}

// on says on what the numbers of a period stand.
func (l *timelineLayout) on(s *sheet, p int) func(*draw.Text) {
	return func(t *draw.Text) {
		if p == 0 && l.From != "" || p == len(l.Periods)-1 && l.To != "" {
			t.On = s.th.Zebra
		}
	}
}

// sign is the mark of a series: dot, square, triangle or diamond; hollow where
// it is unfinished.
func (l *timelineLayout) sign(s *sheet, x, y float64, series int, hollow bool) {
	r := min(2.4, max(l.step*0.4, 0.8))
	if l.step == 0 { // in the legend
		r = 2.4
	}
	var path = draw.Circle(x, y, r)
	switch series {
	case 1:
		path = draw.Rect(x-r*0.9, y-r*0.9, x+r*0.9, y+r*0.9)
	case 2:
		path = draw.Polyline(x-1.1*r, y+r, x+1.1*r, y+r, x, y-1.1*r)
		path.Close()
	case 3:
		path = draw.Polyline(x-1.2*r, y, x, y-1.2*r, x+1.2*r, y, x, y+1.2*r)
		path.Close()
	}
	paint := s.th.Series[series]
	if hollow {
		s.Add(&draw.Shape{Path: path, Fill: s.th.Paper, Stroke: paint, Width: 0.8, Class: "unfinished"})
		return
	}
	s.Add(&draw.Shape{Path: path, Fill: paint, Stroke: s.th.Paper, Width: 0.3})
}

// How months are written under the axis, by the room they have.
const (
	monthAndYear = iota // October 2023
	shortAndYear        // Oct 2023
	shortMonth          // Oct, over the years
	monthInitial        // O, over the years
	noMonths            // years only
)

// monthLabel is a month of the form "2023-10" in one of the formats.
func (w *words) monthLabel(period string, format int) string {
	month, _ := strconv.Atoi(period[5:])
	switch format {
	case monthAndYear:
		return w.period(period)
	case shortAndYear:
		return w.say("date.month", w.month("month_short", month), period[:4])
	case shortMonth:
		return w.month("month_short", month)
	}
	return w.monthInitial(period)
}

// monthFormat is the longest format for which every month has room.
func (l *timelineLayout) monthFormat() int {
	for format := range noMonths {
		widest := 0.0
		for _, period := range l.Periods {
			widest = max(widest, l.f.Width(l.w.monthLabel(period, format), draw.Regular, tickSize))
		}
		if widest+4 <= l.step {
			return format
		}
	}
	if l.step >= 7 {
		return monthInitial
	}
	return noMonths
}

// axis labels the periods: months, over the years where they do not name them,
// or years.
func (l *timelineLayout) axis(s *sheet) {
	s.y = l.foot + 9
	end := l.left - 100
	put := func(x, y float64, text string, with ...func(*draw.Text)) {
		if w := l.f.Width(text, draw.Regular, tickSize); x-w/2 > end+3 && x+w/2 < l.right+8 {
			s.text(x, y, text, tickSize, s.th.Sub, append(with, alignMiddle, class("tick"))...)
			end = x + w/2
		}
	}
	if !l.Monthly {
		for p, period := range l.Periods {
			put(l.x(p), s.y, period)
		}
		s.y += 2
		return
	}
	format := l.monthFormat()
	for p, period := range l.Periods {
		if format != noMonths {
			put(l.x(p), s.y, l.w.monthLabel(period, format))
		}
	}
	if format <= shortAndYear {
		s.y += 2
		return
	}
	last := -100.0
	for p, period := range l.Periods {
		if p > 0 && l.Periods[p-1][:4] == period[:4] {
			continue
		}
		x := l.left + l.step*float64(p)
		s.line(x, l.foot, x, l.foot+18, 0.5, s.th.Axis)
		if w := l.f.Width(period[:4], draw.Regular, tickSize); x > last+3 && x+2+w < s.right+2 {
			s.text(x+2, s.y+9, period[:4], tickSize, s.th.Sub, class("tick"))
			last = x + 2 + w
		}
	}
	s.y += 10
}
