package charts

import (
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
		out = append(out, append(cellColumns(p.cell), draw.Plain(q.Source), q.At.String(), days, q.Count.Low.String(), q.Count.Best.String(), q.Count.High.String(), known))
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
	dot, rising, about, low, high, span, same, copied, shaded, undated, coarse, minor bool
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
	var list []string
	say := func(yes bool, text string) {
		if yes {
			list = append(list, text)
		}
	}
	say(n.dot, "●"+noBreak+"a figure stated as a count.")
	say(n.rising, "42+: and rising.")
	say(n.about, "≈ about.")
	say(n.low, "▲"+noBreak+"at least.")
	say(n.high, "▼"+noBreak+"up to.")
	say(n.span, "Upright bar: from … to.")
	say(n.copied, "Ring, “copy”: repeats another source, no vote.")
	say(n.minor, "Grey: sources whose figure did not move, or moved less.")
	say(true, "Dotted: the last figure found.")
	say(n.same, "A/B, dashed: two figures of one day, order not known; A → B: later day or revision.")
	switch {
	case n.shaded && n.undated:
		say(true, "Shaded: the event’s first days, whose exact figures are read as minimums; so are undated ones, in the left margin.")
	case n.shaded:
		say(true, "Shaded: the event’s first days, whose exact figures are read as minimums.")
	case n.undated:
		say(true, "In the left margin: figures without a date.")
	}
	say(n.coarse, "A bare month or year is drawn in its middle.")
	say(true, "Each doubling of the days since the event takes the same width.")
	return strings.Join(list, " ")
}

func (s *RevisionsSpec) alt(cells int) string {
	if len(s.Panels) == 0 {
		return fmt.Sprintf("%s %s looked at.", s.Subtitle, counted(cells, "cell was", "cells were"))
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
	return fmt.Sprintf("Figures that changed after the event: %s in %s. Most often in %s: %s, %s.", counted(moved, "source", "sources"),
		counted(len(s.Panels), "cell", "cells"), p.Title, line.Source, line.Printed)
}
