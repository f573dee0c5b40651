package charts

import (
	"fmt"
	"strconv"
	"strings"

	"toll/casualties/count"
	"toll/charts/draw"
	"toll/stats"
)

var rowKinds = [...]string{"vote", "gap", "no vote", "words"}

// String returns the word of the kind.
func (k RowKind) String() string { return rowKinds[k] }

// String writes the specification as text, a line for each row and sentence.
func (s *ForestSpec) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "forest\ntitle: %s\nsubtitle: %s\n", s.Title, s.Subtitle)
	if s.AxisName != "" {
		fmt.Fprintf(&b, "axis: %s\n  %s\n", s.AxisName, s.Scale)
	}
	if s.Strip != nil {
		b.WriteString("strip:")
		for _, st := range s.Strip.Steps {
			fmt.Fprintf(&b, " %d–%d×%d", st.From, st.To, st.Spans)
		}
		fmt.Fprintf(&b, "\n  %s\n", s.Strip.Label)
	}
	b.WriteString("rows:\n")
	for i := range s.Rows {
		b.WriteString("  " + s.Rows[i].String() + "\n")
	}
	if s.Envelope != nil {
		fmt.Fprintf(&b, "envelope: %s\n", s.Envelope.Printed)
	}
	fmt.Fprintf(&b, "notes:\n%salt: %s\n", indented(s.Notes), s.Alt)
	return b.String()
}

// String writes the row as text.
func (r *ForestRow) String() string {
	cells := []string{r.Kind.String(), r.Name}
	if r.Kind == WordsRow {
		cells = append(cells, r.Words)
	} else {
		cells = append(cells, r.Mark.String())
	}
	if r.Printed != "" {
		cells = append(cells, r.Printed)
	}
	if r.Relays != "" {
		cells = append(cells, "relays "+r.Relays)
	}
	if len(r.Old) > 0 {
		cells = append(cells, "old "+numbersText(r.Old, ", "))
	}
	return strings.Join(cells, " | ")
}

func numbersText(list []int64, separator string) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.FormatInt(n, 10)
	}
	return strings.Join(words, separator)
}

// describe is the figure in text for screen readers: the subtitle and every row
// of the page.
func (l *forestLayout) describe(subtitle string, rows [2]int) string {
	var b strings.Builder
	b.WriteString(subtitle)
	for i := rows[0]; i < rows[1]; i++ {
		row := &l.Rows[i]
		switch row.Kind {
		case WordsRow:
			b.WriteString(" " + l.w.say("desc.row", row.Name, row.Words))
		case GapRow:
			b.WriteString(" " + row.Name + ".")
		default:
			b.WriteString(" " + l.w.say("desc.row", row.Name, row.Printed))
		}
	}
	if l.Envelope != nil {
		b.WriteString(" " + l.w.say("desc.row", l.w.say("forest.envelope"), l.Envelope.Printed))
	}
	return b.String()
}

// forestData is the table of a forest. A source without a number has empty
// numbers and its words.
func forestData(r stats.Result, s *ForestSpec) [][]string {
	out := [][]string{{"event", "measure", "group", "side", "source", "row", "reported", "bar_low", "bar_high",
		"count", "about", "at_least", "up_to", "upper_side", "earlier", "relays", "words"}}
	for i := range s.Rows {
		row := &s.Rows[i]
		about := ""
		if row.Mark.Ring {
			about = "yes"
		}
		out = append(out, []string{r.Cell.Event.Key, r.Cell.Measure.String(), r.Cell.Group.String(), r.Cell.Side, draw.Plain(row.Name),
			row.Kind.String(), draw.Plain(row.Printed), row.Mark.Low.String(), row.Mark.High.String(), row.Mark.Dot.String(), about,
			row.Mark.Tick.String(), row.Mark.Bracket.String(), [...]string{"closed", "rising", "early"}[row.Mark.Side],
			numbersText(row.Old, " "), row.Relays, draw.Plain(row.Words)})
	}
	if e := s.Envelope; e != nil {
		side := "closed"
		if e.Open {
			side = "rising"
		}
		out = append(out, []string{r.Cell.Event.Key, r.Cell.Measure.String(), r.Cell.Group.String(), r.Cell.Side, s.w.say("forest.envelope"),
			"envelope", draw.Plain(e.Printed), e.Low.String(), e.High.String(), "", "", "", count.Number{}.String(), side, "", "", ""})
	}
	return out
}
