package charts

import (
	"fmt"
	"strings"

	"toll/stats"
)

var signWords = [...]string{"●", "|", "]"}

// String writes the sign as text: "●42", "|40", "]73", early ones in brackets.
func (s Sign) String() string {
	text := fmt.Sprintf("%s%d", signWords[s.Kind], s.At)
	if s.Early {
		return "(" + text + ")"
	}
	return text
}

// String writes the specification as text, a line for each row and sentence.
func (s *RangesSpec) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "ranges\ntitle: %s\nsubtitle: %s\n", s.Title, s.Subtitle)
	if s.AxisName != "" {
		fmt.Fprintf(&b, "axis: %s\n  %s\n", s.AxisName, s.Scale)
	}
	for _, section := range s.Sections {
		fmt.Fprintf(&b, "%s:\n", section.Measure)
		for _, event := range section.Events {
			fmt.Fprintf(&b, "  %s:\n", event.Title)
			for i := range event.Rows {
				fmt.Fprintf(&b, "    %s\n", event.Rows[i].String())
			}
		}
	}
	fmt.Fprintf(&b, "notes:\n%salt: %s\n", indented(s.Notes), s.Alt)
	return b.String()
}

// String writes the row as text.
func (r *RangeRow) String() string {
	signs := make([]string, len(r.Signs))
	for i, s := range r.Signs {
		signs[i] = s.String()
	}
	cells := []string{r.Name, strings.Join(signs, " "), r.Printed, r.Verdict}
	if r.Lowest != "" || r.Highest != "" {
		cells = append(cells, "lowest "+r.Lowest, "highest "+r.Highest)
	}
	return strings.Join(cells, " | ")
}

// rangesData is the table of a figure of ranges: a row for each sign.
func rangesData(results []stats.Result) [][]string {
	out := [][]string{{"event", "measure", "group", "side", "cumulative", "low", "high", "open", "votes", "verdict", "gap",
		"vote", "sign", "number", "early"}}
	for _, r := range results {
		if len(r.Latest.Votes) < 2 {
			continue
		}
		for i := range r.Latest.Votes {
			v := &r.Latest.Votes[i]
			for _, s := range signs(v) {
				early := ""
				if s.Early {
					early = "yes"
				}
				out = append(out, []string{r.Cell.Event.Key, r.Cell.Measure.String(), r.Cell.Group.String(), r.Cell.Side,
					r.Range.Cumulative.String(), r.Range.Low.String(), r.Range.High.String(), r.Range.Open.String(),
					fmt.Sprint(len(r.Latest.Votes)), string(r.Range.Verdict), r.Range.Gap.String(),
					v.Name, [...]string{"count", "at least", "up to"}[s.Kind], fmt.Sprint(s.At), early})
			}
		}
	}
	return out
}
