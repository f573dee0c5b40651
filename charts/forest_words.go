package charts

import (
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/stats"
)

// forestSubtitle says what is counted, in what order the rows stand, and of how
// many sources and claims they are.
func (w *words) forestSubtitle(r stats.Result) string {
	c, l := r.Cell, r.Latest
	text := w.say("forest.subtitle", capital(w.measure(c.Measure)), w.groupLabel(c))
	compared := 0
	for _, f := range l.Fates {
		if isCompared(f) {
			compared++
		}
	}
	wordless := len(wordsRows(w, l))
	switch {
	case len(l.Figures) == 0 && wordless == 0:
		return sentences(text, w.say("forest.no_figure"))
	case len(l.Figures) == 0:
		return sentences(text, w.count("forest.words_only", wordless))
	}
	sources := w.count("sources", len(l.Figures))
	if len(l.Votes) != len(l.Figures) {
		sources = w.say("forest.sources_votes", sources, w.count("votes", len(l.Votes)))
	}
	text = sentences(text, w.say("forest.sources_claims", sources, w.count("claims", compared)))
	if wordless > 0 {
		text = sentences(text, w.count("forest.words_more", wordless))
	}
	return text
}

// verdictSentence says what the votes say together; empty with fewer than two.
func (w *words) verdictSentence(r stats.Result) string {
	votes := r.Latest.Votes
	text := ""
	switch r.Range.Verdict {
	case stats.VerdictCompatible:
		text = w.say("verdict.no_source_excludes", w.between(r.Range.CompatibleLow, r.Range.CompatibleHigh))
	case stats.VerdictSame:
		text = w.say("verdict.every_source", w.grouped(votes[0].Point.String()))
	case stats.VerdictMinimums:
		text = w.say("verdict.minimums_only")
		if stats.NewGap(votes, false).WithCeilings == 1 {
			text = w.say("verdict.one_ceiling")
		}
	case stats.VerdictApart:
		gap := stats.NewGap(votes, false)
		text = capital(w.say("verdict.not_both", w.voteWords(r.Latest, gap.CeilingVote), w.voteWords(r.Latest, gap.FloorVote)))
	default:
		return ""
	}
	return sentences(text, w.faceValue(r))
}

func (w *words) between(low, high count.Number) string {
	switch {
	case !low.IsKnown():
		return w.say("numbers_up_to", w.grouped(high.String()))
	case low == high:
		return w.grouped(low.String())
	}
	return w.say("from_to", w.grouped(low.String()), w.grouped(high.String()))
}

// faceValue says by how much two votes differ as they were stated, where early
// figures hide it.
func (w *words) faceValue(r stats.Result) string {
	strict, ok := r.Range.GapStrict.Get()
	gap, _ := r.Range.Gap.Get()
	if !ok || strict <= max(gap, 1) {
		return ""
	}
	g := stats.NewGap(r.Latest.Votes, true)
	return w.say("verdict.face_value", w.grouped(g.Ceiling.String()), w.grouped(g.Floor.String()), w.times(strict))
}

// voteWords is a vote's figure in words with its name: "at least 101
// (eyewitnesses)".
func (w *words) voteWords(l *casualties.Latest, i int) string {
	v := &l.Votes[i]
	low, high := w.grouped(v.LowestStated.String()), w.grouped(v.Largest.String())
	said := w.say("from_to", low, high)
	switch {
	case !v.Low.IsKnown():
		said = w.say("at_most", high)
	case v.Low != v.Largest && !v.StrictCeiling.IsKnown():
		said = w.say("and_rising", said)
		if !v.Point.IsKnown() {
			said = w.say("at_least", low)
		}
	case v.Low != v.Largest:
	case v.Point.IsKnown() && !v.Floor.IsKnown() && !v.StrictCeiling.IsKnown():
		said = w.say("about", low)
	case v.Point.IsKnown() && !v.StrictCeiling.IsKnown():
		said = w.say("and_rising", low)
	case v.Point.IsKnown():
		said = low
	default:
		said = w.say("at_least", low)
	}
	return w.say("said_by", said, w.name(v.Name))
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
	return s.w.key([]sign{
		{dot, "key.dot", nil}, {dotted, "key.dotted", nil}, {rising != "", "key.rising", []any{rising}}, {ring, "key.ring", nil},
		{hollow, "key.hollow", nil}, {bar, "key.bar", nil}, {tick, "key.tick", nil}, {bracket, "key.bracket", nil},
		{openBar != "", "key.open_bar", []any{openBar}}, {old, "key.old", nil}, {s.Strip != nil, "key.strip", nil},
	})
}

// sign is one sentence of a key: whether its sign occurs, and its words.
type sign struct {
	occurs bool
	key    string
	values []any
}

// key explains the signs that occur.
func (w *words) key(signs []sign) string {
	var list []string
	for _, s := range signs {
		if s.occurs {
			list = append(list, w.say(s.key, s.values...))
		}
	}
	return strings.Join(list, " ")
}

// alt is what the figure shows in one or two sentences.
func (s *ForestSpec) alt(r stats.Result, verdict string) string {
	if len(r.Latest.Figures) == 0 {
		return s.w.say("forest.alt.none", s.w.forestTitle(r.Cell))
	}
	text := s.w.say("forest.alt", s.w.forestTitle(r.Cell), s.w.count("sources_by", len(r.Latest.Figures)))
	if s.Envelope != nil {
		text = s.w.say("forest.alt.envelope", text, s.Envelope.Printed)
	} else if len(s.Rows) > 0 {
		text = s.w.say("forest.alt.figure", text, s.Rows[0].Printed)
	}
	return sentences(text+".", verdict)
}
