package charts

import (
	"fmt"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/stats"
)

// forestSubtitle says what is counted, in what order the rows stand, and of how
// many sources and claims they are.
func forestSubtitle(r stats.Result) string {
	c, l := r.Cell, r.Latest
	text := fmt.Sprintf("%s, %s, by source, highest first.", capital(c.Measure.String()), groupLabel(c))
	compared := 0
	for _, f := range l.Fates {
		if isCompared(f) {
			compared++
		}
	}
	words := 0
	for _, row := range wordsRows(l) {
		if row.Kind == WordsRow {
			words++
		}
	}
	switch {
	case len(l.Figures) == 0 && words == 0:
		return text + " No source gives a figure to compare."
	case len(l.Figures) == 0:
		return text + fmt.Sprintf(" %s, words only: no source gives a number.", counted(words, "source", "sources"))
	}
	text += " " + counted(len(l.Figures), "source", "sources")
	if len(l.Votes) != len(l.Figures) {
		text += " with " + counted(len(l.Votes), "vote", "votes")
	}
	text += ", " + counted(compared, "claim", "claims") + "."
	if words > 0 {
		text += fmt.Sprintf(" %d more gave words only.", words)
	}
	return text
}

// verdictSentence says what the votes say together; empty with fewer than two.
func verdictSentence(r stats.Result) string {
	votes := r.Latest.Votes
	text := ""
	switch r.Range.Verdict {
	case stats.VerdictCompatible:
		text = "No source excludes " + between(r.Range.CompatibleLow, r.Range.CompatibleHigh) + "."
	case stats.VerdictSame:
		text = "Every source states " + grouped(votes[0].Point.String()) + "."
	case stats.VerdictMinimums:
		text = "Minimums only: not comparable as complete counts."
		if stats.NewGap(votes, false).WithCeilings == 1 {
			text = "Only one source states a ceiling: not comparable as complete counts."
		}
	case stats.VerdictApart:
		gap := stats.NewGap(votes, false)
		text = capital(fmt.Sprintf("%s and %s cannot both be complete counts.",
			voteWords(r.Latest, gap.CeilingVote), voteWords(r.Latest, gap.FloorVote)))
	default:
		return ""
	}
	return strings.Join(nonEmpty(text, faceValue(r)), " ")
}

func between(low, high count.Number) string {
	switch {
	case !low.IsKnown():
		return "numbers up to " + grouped(high.String())
	case low == high:
		return grouped(low.String())
	}
	return grouped(low.String()) + " to " + grouped(high.String())
}

// faceValue says by how much two votes differ as they were stated, where early
// figures hide it.
func faceValue(r stats.Result) string {
	strict, ok := r.Range.GapStrict.Get()
	gap, _ := r.Range.Gap.Get()
	if !ok || strict <= max(gap, 1) {
		return ""
	}
	g := stats.NewGap(r.Latest.Votes, true)
	return fmt.Sprintf("Taken at face value, %s and %s differ %s.", grouped(g.Ceiling.String()), grouped(g.Floor.String()), times(strict))
}

// voteWords is a vote's figure in words with its name: "at least 101
// (eyewitnesses)".
func voteWords(l *casualties.Latest, i int) string {
	v := &l.Votes[i]
	low, high := grouped(v.LowestStated.String()), grouped(v.Largest.String())
	words := low + " to " + high
	switch {
	case !v.Low.IsKnown():
		words = "at most " + high
	case v.Low != v.Largest && !v.StrictCeiling.IsKnown():
		words += " and rising"
		if !v.Point.IsKnown() {
			words = "at least " + low
		}
	case v.Low != v.Largest:
	case v.Point.IsKnown() && !v.Floor.IsKnown() && !v.StrictCeiling.IsKnown():
		words = "about " + low
	case v.Point.IsKnown() && !v.StrictCeiling.IsKnown():
		words = low + " and rising"
	case v.Point.IsKnown():
		words = low
	default:
		words = "at least " + low
	}
	return fmt.Sprintf("%s (%s)", words, name(v.Name))
}

// key explains the signs that occur in the figure, in a fixed order.
func (s *ForestSpec) key() string {
	var dot, dotted, ring, hollow, bar, bracket, tick, old bool
	var rising, openBar string // the first figure so printed
	for i := range s.Rows {
		row := &s.Rows[i]
		m := row.Mark
		dot = dot || m.Dot.IsKnown() && !m.Ring
		dotted = dotted || m.Side == Early
		ring = ring || m.Ring
		hollow = hollow || row.Kind == NoVoteRow
		bar = bar || m.Low.IsKnown()
		bracket = bracket || m.Bracket.IsKnown()
		tick = tick || m.Tick.IsKnown()
		old = old || len(row.Old) > 0
		if m.Side != Rising || row.Kind != VoteRow {
			continue
		}
		switch {
		case m.Low.IsKnown() && openBar == "":
			openBar = row.Printed
		case !m.Low.IsKnown() && m.Dot.IsKnown() && rising == "":
			rising = row.Printed
		}
	}
	say := func(yes bool, text string) string {
		if yes {
			return text
		}
		return ""
	}
	return strings.Join(nonEmpty(
		say(dot, "●"+noBreak+"a figure stated as a count."),
		say(dotted, "Dotted line: stated early, read as a minimum."),
		say(rising != "", "●→"+noBreak+"and rising ("+rising+")."),
		say(ring, "Ringed dot, ≈: “about”."),
		say(hollow, "Grey, hollow dot: no vote."),
		say(bar, "Thick bar: lowest to highest number in one source’s latest figures."),
		say(tick, "|→"+noBreak+"at least."),
		say(bracket, "]"+noBreak+"up to; no lower bound given."),
		say(openBar != "", openBar+": no upper limit to the range."),
		say(old, "Small grey ticks: earlier or relayed figures of the same source."),
		say(s.Strip != nil, "Sources per number: how many spans (lowest to highest number a source states) cover it."),
	), " ")
}

// alt is what the figure shows in one or two sentences.
func (s *ForestSpec) alt(r stats.Result, verdict string) string {
	if len(r.Latest.Figures) == 0 {
		return forestTitle(r.Cell) + ". No source gives a number."
	}
	text := fmt.Sprintf("%s, by %s", forestTitle(r.Cell), counted(len(r.Latest.Figures), "source", "sources"))
	if s.Envelope != nil {
		text += ", lowest to highest stated " + s.Envelope.Printed
	} else if len(s.Rows) > 0 {
		text += ": " + s.Rows[0].Printed
	}
	return strings.Join(nonEmpty(text+".", verdict), " ")
}
