package charts

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/stats"
)

// RevisionsSpec is what a figure of revisions shows, before it is laid out.
type RevisionsSpec struct {
	frame
	Panels []RevisionPanel
}

// RevisionPanel is one cell in which the figure of a source changed.
type RevisionPanel struct {
	Title   string
	Lines   []RevisionLine // highest last figure first
	Undated []RevisionPoint
	Origin  int  // day of the event, or of the first figure where it is not known
	Settle  int  // figures up to this day after it are read as minimums; -1: none
	Log     bool // the axis

	moved  int // sources that changed
	cell   *stats.Result
	second *stats.Result // nil: one group
	plain  string        // the title without signs, for the alternative text
	w      *words
}

// RevisionLine is one source: its figures in its own order.
type RevisionLine struct {
	Source  string
	Printed string // "≥58 → ≥67 → 72+ → 86 → 87"
	Points  []RevisionPoint
	Hue     int  // place among the colours from 1; 0: grey
	Copy    bool // the last figure repeats another source
	Second  bool // of the second group of the panel

	moves int   // times that the figure changed
	shift int64 // by how much it moved in all
}

// RevisionPoint is one figure of one source.
type RevisionPoint struct {
	Source string
	Day    float64 // since the panel's origin; later figures of one day are parts of a day later
	At     date.Date
	Count  count.Count
	Same   bool // of the same moment as the one before: their order is not known
	Second bool // of the second group of the panel

	claim int
}

// NewRevisionsSpec computes the specification: a panel for each cell in which a
// source's dated figures changed, at most Options.Top of them, those with the
// most changes first to be kept. Results without a change are counted.
func NewRevisionsSpec(results []stats.Result, o Options) *RevisionsSpec {
	o = o.withDefaults()
	s := &RevisionsSpec{frame: frame{w: o.w, Title: o.w.say("revisions.title"), Subtitle: sentences(o.w.say("revisions.subtitle"), o.w.say("revisions.only"))}}
	var shown []stats.Result
	for i := range results {
		s.Panels = append(s.Panels, newRevisionPanel(&results[i], o))
	}
	s.joinGroups()
	s.Panels = slices.DeleteFunc(s.Panels, func(p RevisionPanel) bool { return p.moved == 0 })
	changed := len(s.Panels)
	s.keep(o.Top)
	for i := range s.Panels {
		shown = append(shown, *s.Panels[i].cell)
		if second := s.Panels[i].second; second != nil {
			shown = append(shown, *second)
		}
	}
	switch {
	case changed == 0:
		s.Subtitle = s.w.say("revisions.none")
		shown = results
	case len(s.Panels) == 1:
		s.Title = s.w.say("revisions.title.of", s.Panels[0].Title)
		s.Subtitle = s.w.say("revisions.subtitle")
	}
	if 0 < len(s.Panels) && len(s.Panels) < changed {
		s.Subtitle = sentences(s.Subtitle, s.w.count("revisions.top", len(s.Panels), changed-len(s.Panels)))
	}
	s.Notes = nonEmpty(s.key(), originNote(shown, o, false))
	s.Alt = s.alt(len(results))
	s.override(o)
	return s
}

// keep leaves the top panels with the most changes, in the order of the events.
func (s *RevisionsSpec) keep(top int) {
	byEvent := func(a, b RevisionPanel) int {
		x, y := a.cell.Cell, b.cell.Cell
		return cmp.Or(compareEvents(x.Event, y.Event), cmp.Compare(x.Measure, y.Measure), cmp.Compare(groupRank(x.Group), groupRank(y.Group)),
			strings.Compare(x.Side, y.Side), compareBool(x.Cumulative, y.Cumulative))
	}
	slices.SortStableFunc(s.Panels, byEvent)
	if top <= 0 || len(s.Panels) <= top {
		return
	}
	slices.SortStableFunc(s.Panels, func(a, b RevisionPanel) int { return cmp.Compare(b.changes(), a.changes()) })
	s.Panels = s.Panels[:top]
	slices.SortStableFunc(s.Panels, byEvent)
}

func (p *RevisionPanel) changes() int {
	n := 0
	for i := range p.Lines {
		n += p.Lines[i].moves
	}
	return n
}

func newRevisionPanel(r *stats.Result, o Options) RevisionPanel {
	p := RevisionPanel{Title: o.w.forestTitle(r.Cell), Settle: -1, cell: r, w: o.w}
	by := map[string][]int{}
	var sources []string
	for i := range r.Cell.Claims {
		if !isCompared(r.Latest.Fates[i]) {
			continue
		}
		source := r.Cell.Claims[i].Source
		if by[source] == nil {
			sources = append(sources, source)
		}
		by[source] = append(by[source], i)
	}
	slices.Sort(sources)
	p.setOrigin(r, o, by)
	for _, source := range sources {
		p.addSource(r, source, by[source])
	}
	p.order()
	return p
}

// order gives the lines their colours and their order, and the panel its axis.
func (p *RevisionPanel) order() {
	p.colour()
	slices.SortStableFunc(p.Lines, func(a, b RevisionLine) int {
		return cmp.Or(cmp.Compare(b.last(), a.last()), strings.Compare(a.Source, b.Source))
	})
	slices.SortStableFunc(p.Undated, func(a, b RevisionPoint) int {
		return cmp.Or(cmp.Compare(height(b.Count), height(a.Count)), strings.Compare(a.Source, b.Source))
	})
	p.Log = newScale(p.numbers(true), false).Log
}

// setOrigin chooses the day from which days are counted.
func (p *RevisionPanel) setOrigin(r *stats.Result, o Options, by map[string][]int) {
	if d := r.Cell.Event.Date; d.Precision() == date.Day {
		p.Origin, p.Settle = d.First(), o.Selection.Settle
		return
	}
	first := true
	for _, claims := range by {
		for _, i := range claims {
			if d := r.Cell.Claims[i].Day(); d.IsKnown() && (first || d.First() < p.Origin) {
				p.Origin, first = d.First(), false
			}
		}
	}
}

// addSource adds a source's dated figures as a line and the others to the
// margin.
func (p *RevisionPanel) addSource(r *stats.Result, source string, claims []int) {
	slices.SortStableFunc(claims, func(i, j int) int {
		a, b := &r.Cell.Claims[i], &r.Cell.Claims[j]
		return cmp.Or(cmp.Compare(a.Revision, b.Revision), cmp.Compare(a.Day().Last(), b.Day().Last()))
	})
	line := RevisionLine{Source: p.w.name(source)}
	for _, i := range claims {
		c := &r.Cell.Claims[i]
		point := RevisionPoint{Source: line.Source, At: c.Day(), Count: c.Count, claim: i}
		if !point.At.IsKnown() {
			if !slices.ContainsFunc(p.Undated, func(q RevisionPoint) bool { return q.Source == point.Source && q.Count == point.Count }) {
				p.Undated = append(p.Undated, point)
			}
			continue
		}
		point.Day = max(middle(point.At)-float64(p.Origin), 0)
		line.add(point, r.Cell.Claims)
	}
	if len(line.Points) == 0 {
		return
	}
	line.Copy = slices.ContainsFunc(r.Latest.Figures, func(f casualties.Figure) bool { return f.Source == source && f.Vote < 0 })
	line.finish(p.w)
	if line.moves > 0 {
		p.moved++
	}
	p.Lines = append(p.Lines, line)
}

// middle is where a date stands among days: a bare month or year in its middle.
func middle(d date.Date) float64 {
	if d.Precision() == date.Day {
		return float64(d.First())
	}
	return float64(d.First()+d.Last()+1) / 2
}

// add takes one more figure, unless it is said already at the same moment.
func (l *RevisionLine) add(p RevisionPoint, claims []casualties.Claim) {
	for i := len(l.Points) - 1; i >= 0; i-- {
		q := l.Points[i]
		if q.At != p.At || claims[q.claim].Revision != claims[p.claim].Revision {
			break
		}
		if q.Count == p.Count {
			return
		}
		p.Same = true
	}
	l.Points = append(l.Points, p)
}

// finish spreads the figures of one day over it and writes the label.
func (l *RevisionLine) finish(w *words) {
	var moments []string
	for i := 0; i < len(l.Points); {
		n := i + 1
		for n < len(l.Points) && l.Points[n].At == l.Points[i].At {
			n++
		}
		for k := i; k < n; k++ {
			l.Points[k].Day += 0.8 * float64(k-i) / float64(n-i)
		}
		i = n
	}
	for i, p := range l.Points {
		text := w.grouped(p.Count.String())
		if p.Same {
			moments[len(moments)-1] += "/" + text
			continue
		}
		if i > 0 {
			l.shift += abs(height(p.Count) - height(l.Points[i-1].Count))
		}
		if n := len(moments); n == 0 || moments[n-1] != text {
			moments = append(moments, text)
		}
	}
	l.moves = len(moments) - 1
	if n := len(moments); n > 6 {
		moments = slices.Concat(moments[:2], []string{w.count("revisions.more", n-5)}, moments[n-3:])
	}
	l.Printed = strings.Join(moments, w.say("revisions.arrow"))
	if l.Copy {
		l.Printed = w.say("figure.copy", l.Printed)
	}
}

func abs(n int64) int64 { return max(n, -n) }

// height is the number at which a figure is drawn: its count, else its largest.
func height(c count.Count) int64 {
	n, _ := c.Best.Else(c.High).Else(c.Low).Get()
	return n
}

func (l *RevisionLine) last() int64 { return height(l.Points[len(l.Points)-1].Count) }

// colour gives the colours to the sources that moved most.
func (p *RevisionPanel) colour() {
	order := make([]int, 0, len(p.Lines))
	for i := range p.Lines {
		if p.Lines[i].moves > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Lines[b].shift, p.Lines[a].shift) })
	for k, i := range order[:min(len(order), 4)] {
		p.Lines[i].Hue = k + 1
	}
}

// numbers are all numbers drawn in the panel, those of undated figures where it
// has room for them.
func (p *RevisionPanel) numbers(undated bool) []int64 {
	var out []int64
	add := func(c count.Count) {
		for _, x := range []count.Number{c.Low, c.Best, c.High} {
			if n, ok := x.Get(); ok {
				out = append(out, n)
			}
		}
	}
	for i := range p.Lines {
		for _, q := range p.Lines[i].Points {
			add(q.Count)
		}
	}
	if undated {
		for _, q := range p.Undated {
			add(q.Count)
		}
	}
	return out
}
