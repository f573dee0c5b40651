package charts

import (
	"cmp"
	"fmt"
	"strings"

	"toll/casualties/count"
	"toll/casualties/date"
	"toll/charts/draw"
)

// String writes the specification as text, a line for each source.
func (s *RevisionsSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("revisions"))
	for i := range s.Panels {
		p := &s.Panels[i]
		fmt.Fprintf(&b, "%s:\n", p.Title)
		for k := range p.Lines {
			l := &p.Lines[k]
			fmt.Fprintf(&b, "  %s | %s |", l.Source, l.Printed)
			for _, q := range l.Points {
				fmt.Fprintf(&b, " %s@%.1f", q.Count, q.Day)
			}
			if l.Hue > 0 {
				fmt.Fprintf(&b, " | colour %d", l.Hue)
			}
			b.WriteByte('\n')
		}
		for _, q := range p.Undated {
			fmt.Fprintf(&b, "  undated | %s | %s\n", q.Source, q.Count)
		}
	}
	b.WriteString(s.tail())
	return b.String()
}

// revisionsData is the table of a figure of revisions: a row for each figure.
func revisionsData(s *RevisionsSpec) [][]string {
	out := [][]string{append(cellHeader(), "source", "date", "days", "low", "best", "high", "order_known")}
	row := func(p *RevisionPanel, q *RevisionPoint) {
		known, days := "yes", ""
		if q.Same {
			known = "no"
		}
		if q.At.IsKnown() {
			days = fmt.Sprintf("%.0f", middle(q.At)-float64(p.Origin))
		}
		out = append(out, append(p.columnsOf(q.Second), draw.Plain(q.Source), q.At.String(), days, q.Count.Low.String(), q.Count.Best.String(), q.Count.High.String(), known))
	}
	for i := range s.Panels {
		p := &s.Panels[i]
		for k := range p.Lines {
			for j := range p.Lines[k].Points {
				row(p, &p.Lines[k].Points[j])
			}
		}
		for k := range p.Undated {
			row(p, &p.Undated[k])
		}
	}
	return out
}

// revisionSigns are the signs that occur in a figure of revisions.
type revisionSigns struct {
	dot, rising, about, low, high, span, same, copied, shaded, undated, coarse, minor, second bool
}

func (s *RevisionsSpec) signs() revisionSigns {
	var n revisionSigns
	count := func(q *RevisionPoint) {
		c := q.Count
		n.dot = n.dot || c.Best.IsKnown()
		n.rising = n.rising || c.Best.IsKnown() && c.Low.IsKnown() && !c.High.IsKnown()
		n.about = n.about || c.IsAbout()
		n.low = n.low || isLow(c)
		n.high = n.high || isHigh(c)
		n.span = n.span || c.Low.IsKnown() && c.High.IsKnown() && c.Low != c.High
		n.same = n.same || q.Same
		n.coarse = n.coarse || q.At.IsKnown() && q.At.Precision() != date.Day
	}
	for i := range s.Panels {
		p := &s.Panels[i]
		n.shaded = n.shaded || p.Settle >= 0
		n.undated = n.undated || len(p.Undated) > 0
		n.second = n.second || p.second != nil
		for k := range p.Lines {
			n.copied = n.copied || p.Lines[k].Copy
			n.minor = n.minor || p.Lines[k].Hue == 0
			for j := range p.Lines[k].Points {
				count(&p.Lines[k].Points[j])
			}
		}
		for k := range p.Undated {
			count(&p.Undated[k])
		}
	}
	return n
}

func isLow(c count.Count) bool  { return !c.Best.IsKnown() && c.Low.IsKnown() && !c.High.IsKnown() }
func isHigh(c count.Count) bool { return !c.Best.IsKnown() && !c.Low.IsKnown() && c.High.IsKnown() }

// key explains the signs that occur.
func (s *RevisionsSpec) key() string {
	n := s.signs()
	if len(s.Panels) == 0 {
		return ""
	}
	return s.w.key([]sign{
		{n.dot, "key.dot", nil}, {n.rising, "revisions.key.rising", []any{s.w.ltr("42+")}}, {n.about, "key.matrix.about", nil},
		{n.low, "revisions.key.low", nil}, {n.high, "revisions.key.high", nil}, {n.span, "revisions.key.span", nil},
		{n.second, "revisions.key.second", nil},
		{n.copied, "revisions.key.copied", nil}, {n.minor, "revisions.key.minor", nil}, {true, "revisions.key.last", nil},
		{n.same, "revisions.key.same", nil}, {n.shaded && n.undated && !s.small(), "revisions.key.shaded_undated", nil},
		{n.shaded && (!n.undated || s.small()), "revisions.key.shaded", nil}, {n.undated && !n.shaded && !s.small(), "revisions.key.undated", nil},
		{n.coarse, "revisions.key.coarse", nil}, {true, "revisions.key.doubling", nil},
	})
}

func (s *RevisionsSpec) alt(cells int) string {
	if len(s.Panels) == 0 {
		return sentences(s.Subtitle, s.w.count("revisions.alt.none", cells))
	}
	most, moved := 0, 0
	for i := range s.Panels {
		moved += s.Panels[i].moved
		if s.Panels[i].changes() > s.Panels[most].changes() {
			most = i
		}
	}
	p := &s.Panels[most]
	line := p.Lines[0]
	for _, l := range p.Lines {
		if l.moves > line.moves {
			line = l
		}
	}
	return s.w.say("revisions.alt", s.w.count("sources", moved), s.w.count("cells", len(s.Panels)), cmp.Or(p.plain, p.Title), line.Source, line.Printed)
}
