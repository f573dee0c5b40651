package charts

import (
	"slices"
	"strings"

	"toll/stats"
)

// key explains the signs and verdicts that occur, and says how many cells are
// shown and why others are not.
func (s *RangesSpec) key(all, shown []stats.Result, o Options) string {
	sources := map[string]bool{}
	single, none := 0, 0
	for _, r := range all {
		switch len(r.Latest.Votes) {
		case 0:
			none++
		case 1:
			single++
		}
	}
	for _, r := range shown {
		for i := range r.Latest.Figures {
			sources[r.Latest.Figures[i].Source] = true
		}
	}
	text := nonEmpty(s.signKey())
	if len(shown) > 0 {
		text = append(text, s.w.say("ranges.cells_sources", s.w.count("cells", len(shown)), s.w.count("sources", len(sources))))
	}
	if hidden := s.w.countEach([]counted{{"ranges.one_vote", single}, {"ranges.no_number", none}}); len(hidden) > 0 {
		text = append(text, s.w.say("not_shown", s.w.listed(hidden)))
	}
	if len(shown) > 0 && !o.narrow() {
		text = append(text, s.w.say("ranges.names"))
	}
	return strings.Join(append(text, nonEmpty(s.verdictKey())...), " ")
}

func (s *RangesSpec) signKey() string {
	var dark, grey, greyTick, tick, bracket bool
	for _, row := range s.rows() {
		for _, sign := range row.Signs {
			dark = dark || sign.Kind == CountSign && !sign.Early
			grey = grey || sign.Kind == CountSign && sign.Early
			greyTick = greyTick || sign.Kind == AtLeastSign && sign.Early
			tick = tick || sign.Kind == AtLeastSign && !sign.Early
			bracket = bracket || sign.Kind == UpToSign
		}
	}
	early := s.w.say("ranges.key.grey")
	if greyTick {
		early = s.w.say("ranges.key.grey_tick")
	}
	both := dark && (grey || greyTick)
	return s.w.key([]sign{
		{both, "ranges.key.dark_and_grey", []any{early}}, {dark && !both, "ranges.key.dark", nil},
		{!dark && (grey || greyTick), "ranges.key.only_grey", []any{capital(early)}},
		{tick && bracket, "ranges.key.tick_and_bracket", nil}, {tick && !bracket, "ranges.key.tick", nil}, {bracket && !tick, "ranges.key.bracket", nil},
	})
}

// verdictKey explains the words of the verdict column that occur.
func (s *RangesSpec) verdictKey() string {
	var list []string
	for _, v := range []stats.Verdict{stats.VerdictApart, stats.VerdictSame, stats.VerdictCompatible, stats.VerdictMinimums} {
		if slices.ContainsFunc(s.rows(), func(row *RangeRow) bool { return row.verdict == v }) {
			list = append(list, s.w.say("ranges.key."+string(v)))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return s.w.say("ranges.key.verdicts", strings.Join(list, s.w.say("list.semicolon")))
}

func (s *RangesSpec) alt(shown []stats.Result) string {
	if len(shown) == 0 {
		return sentences(s.Title+".", s.Subtitle)
	}
	verdicts := map[stats.Verdict]int{}
	for _, r := range shown {
		verdicts[r.Range.Verdict]++
	}
	var list []string
	for _, v := range []stats.Verdict{stats.VerdictApart, stats.VerdictCompatible, stats.VerdictSame, stats.VerdictMinimums} {
		if n := verdicts[v]; n > 0 {
			list = append(list, s.w.say("ranges.alt."+string(v), n))
		}
	}
	return sentences(s.w.count("ranges.alt", len(shown)), capital(s.w.listed(list))+".")
}
