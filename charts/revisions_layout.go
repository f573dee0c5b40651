package charts

import (
	"math"
	"slices"
	"strings"

	"toll/casualties/date"
	"toll/charts/draw"
)

// revisionLayout holds where things stand in one panel.
type revisionLayout struct {
	*RevisionPanel
	f       *draw.Fonts
	alone   bool    // the title of the page says what it is
	small   bool    // one of many: only what moved has a label
	start   float64 // left edge of the panel
	title   []string
	heads   int // lines that the titles of its row take
	scale   Scale
	left    float64 // of the axis
	from    float64 // left edge of the days; what is left of it is undated
	right   float64 // right edge of the days
	edge    float64 // right edge of the panel
	body    float64 // height between the ends of the axis
	days    float64 // the last day shown
	labels  [][]string
	unnamed int // lines without a label: too many
	undated []string
	omitted int // undated figures without a label
	narrow  bool
}

const (
	mostLabels    = 24 // lines that have a label
	labelHeight   = 7.4
	undatedHeight = 6.6
	panelTitle    = 8.0
	smallTitle    = 6.5
	smallBody     = 58
	mostLarge     = 8   // panels that are drawn large, one under the other
	smallWidth    = 150 // least width of a small panel
	panelGap      = 14
)

// newRevisionLayout lays out a panel that is at most room high.
func newRevisionLayout(p *RevisionPanel, f *draw.Fonts, o Options, room float64) *revisionLayout {
	l := &revisionLayout{RevisionPanel: p, f: f, start: margin, edge: o.width() - margin, narrow: o.narrow()}
	most := min(max(room-70, 60), 300) // of the body
	l.title = f.Wrap(p.Title, draw.Bold, panelTitle, l.edge-l.start)
	l.heads = len(l.title)
	l.scale = newScale(p.numbers(true), false)
	l.wrapLabels(0.36*(l.edge-l.start), most-10)
	rows := 0.0
	for _, lines := range l.labels {
		if len(lines) > 0 {
			rows += labelHeight + lineLeading*float64(len(lines)-1)
		}
	}
	l.body = min(max(rows+10, 96, undatedHeight*float64(min(len(p.Undated), mostLabels))+10), most)
	l.setAxes(min(6, max(2, int(l.body/22))))
	l.placeUndated()
	return l
}

// newSmallRevision lays out a panel as one of many side by side, between start
// and edge.
func newSmallRevision(p *RevisionPanel, f *draw.Fonts, start, edge float64) *revisionLayout {
	l := &revisionLayout{RevisionPanel: p, f: f, start: start, edge: edge, narrow: true, small: true, body: smallBody}
	l.title = f.Wrap(p.Title, draw.Bold, smallTitle, l.edge-l.start)
	if len(l.title) > 3 {
		rest, _ := f.Fit(strings.Join(l.title[2:], " "), draw.Bold, smallTitle, l.edge-l.start)
		l.title = append(l.title[:2:2], rest)
	}
	l.heads = len(l.title)
	l.scale = newScale(p.numbers(false), false)
	l.wrapLabels(0.45*(l.edge-l.start), smallBody)
	l.setAxes(3)
	l.omitted = len(p.Undated)
	return l
}

// setAxes chooses the ticks of the axis of numbers, about aim of them, and how
// far the days reach.
func (l *revisionLayout) setAxes(aim int) {
	l.scale = l.scale.withTicks(l.f, l.w, 2000, aim)
	ticks := 0.0
	for _, n := range l.scale.Ticks {
		ticks = max(ticks, l.f.Width(l.w.number(n), draw.Regular, tickSize))
	}
	l.left = l.start + ticks + 4
	l.from = l.left + 6
	for i := range l.Lines {
		for _, q := range l.Lines[i].Points {
			l.days = max(l.days, q.Day)
		}
	}
	l.days = max(l.days+0.5, 3)
}

// wrapLabels breaks the labels of the lines and sets the right edge of the days.
// Of very many lines, the coloured and then the highest have one, as many as
// there is room for.
func (l *revisionLayout) wrapLabels(limit, room float64) {
	l.labels = make([][]string, len(l.Lines))
	order := make([]int, len(l.Lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareBool(l.Lines[a].Hue == 0, l.Lines[b].Hue == 0) })
	widest := 0.0
	for k, i := range order {
		line := &l.Lines[i]
		face := labelFace(line)
		lines := l.f.WrapBalanced(line.Source+" "+unbroken(line.Printed), face, directSize, limit)
		if len(lines) > 4 {
			rest, _ := l.f.Fit(strings.Join(lines[3:], " "), face, directSize, limit)
			lines = append(lines[:3:3], rest)
		}
		used := labelHeight + lineLeading*float64(len(lines)-1)
		if k >= mostLabels || used > room || l.small && line.Hue == 0 {
			l.unnamed += len(order) - k
			break
		}
		room -= used
		for _, text := range lines {
			widest = max(widest, l.f.Width(text, face, directSize))
		}
		l.labels[i] = lines
	}
	l.right = l.edge - widest - 14
}

// unbroken keeps an arrow with the figure after it.
func unbroken(s string) string {
	return strings.NewReplacer("→ ", "→"+noBreak, "← ", "←"+noBreak).Replace(s)
}

func labelFace(line *RevisionLine) draw.Face {
	if line.Hue > 0 {
		return draw.Bold
	}
	return draw.Regular
}

// placeUndated gives the undated figures a margin of their own.
func (l *revisionLayout) placeUndated() {
	if len(l.Undated) == 0 {
		return
	}
	limit, widest := max(0.34*(l.right-l.left), 44), l.f.Width(l.w.say("undated"), draw.Regular, tickSize)
	for i, q := range l.Undated {
		if i >= mostLabels || undatedHeight*float64(i+1) > l.body-8 {
			l.omitted++
			continue
		}
		figure := l.w.grouped(q.Count.String())
		source, _ := l.f.Fit(q.Source, draw.Regular, noteSize, max(limit-l.f.Width(" "+figure, draw.Regular, noteSize), 12))
		text := source + " " + figure
		l.undated = append(l.undated, text)
		widest = max(widest, l.f.Width(text, draw.Regular, noteSize))
	}
	l.from = l.left + widest + 26
}

func (l *revisionLayout) height() float64 {
	h := l.body + 34 + noteLeading*float64(len(l.remarkLines()))
	if !l.alone {
		h += 8 + 9*float64(l.heads)
	}
	return h
}

// remarkLines is the remark, broken over the panel.
func (l *revisionLayout) remarkLines() []string {
	return l.f.Wrap(l.remark(), draw.Regular, noteSize, l.edge-l.start)
}

func (l *revisionLayout) remark() string {
	if l.small { // without a margin
		list := []string{}
		if l.unnamed > 0 {
			list = append(list, l.w.say("revisions.without_label", l.w.count("revisions.unnamed", l.unnamed)))
		}
		if l.omitted > 0 {
			list = append(list, l.w.count("revisions.not_drawn", l.omitted))
		}
		return sentences(list...)
	}
	list := l.w.countEach([]counted{{"revisions.unnamed", l.unnamed}, {"revisions.omitted", l.omitted}})
	if len(list) == 0 {
		return ""
	}
	return l.w.say("revisions.without_label", l.w.listed(list))
}

// x is the place of a day.
func (l *revisionLayout) x(day float64) float64 {
	const inset = 5
	return l.from + inset + float64((l.right-l.from-2*inset)*math.Log2(1+day)/math.Log2(1+l.days))
}

// y is the place of a number in a panel whose axis ends at foot.
func (l *revisionLayout) y(n int64, foot float64) float64 {
	return foot - l.scale.at(float64(n), 0, l.body)
}

// dayTick is a labelled day of the axis.
type dayTick struct {
	x     float64
	label string
}

// ticks are the event's day, the last one, and as many others with a figure as
// there is room for.
func (l *revisionLayout) ticks() []dayTick {
	dates := map[float64]date.Date{}
	for i := range l.Lines {
		for _, q := range l.Lines[i].Points {
			dates[max(middle(q.At)-float64(l.Origin), 0)] = q.At
		}
	}
	days := make([]float64, 0, len(dates))
	for d := range dates {
		days = append(days, d)
	}
	slices.Sort(days)
	order := slices.Clone(days)
	if n := len(order); n > 1 { // the last after the first, then the others
		order = slices.Concat(order[:1], order[n-1:], order[1:n-1])
	}
	var out []dayTick
	var taken [][2]float64
	for _, d := range order {
		at := dates[d]
		tick := dayTick{l.x(d), l.w.tickDate(at, d, l.narrow)}
		half := l.f.Width(tick.label, draw.Regular, tickSize)/2 + 2
		if slices.ContainsFunc(taken, func(t [2]float64) bool { return tick.x-half < t[1] && tick.x+half > t[0] }) {
			continue
		}
		taken = append(taken, [2]float64{tick.x - half, tick.x + half})
		out = append(out, tick)
	}
	return out
}

// tickDate is a date as it stands under an axis: the nearer to the event, the
// more exact.
func (w *words) tickDate(d date.Date, days float64, narrow bool) string {
	if d.Precision() != date.Day {
		return w.shortDate(d)
	}
	if days > 60 || narrow && days > 14 {
		return w.shortMonth(d)
	}
	return strings.ReplaceAll(w.shortDay(d), " ", noBreak)
}
