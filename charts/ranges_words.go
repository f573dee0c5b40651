package charts

import (
	"fmt"
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
		default:
			for i := range r.Latest.Figures {
				sources[r.Latest.Figures[i].Source] = true
			}
		}
	}
	text := nonEmpty(s.signKey())
	if len(shown) > 0 {
		text = append(text, fmt.Sprintf("%s, %s.", counted(len(shown), "cell", "cells"), counted(len(sources), "source", "sources")))
	}
	var hidden []string
	if single > 0 {
		hidden = append(hidden, counted(single, "cell with one vote", "cells with one vote"))
	}
	if none > 0 {
		hidden = append(hidden, counted(none, "cell in which no named source gives a number", "cells in which no named source gives a number"))
	}
	if len(hidden) > 0 {
		text = append(text, "Not shown: "+listed(hidden)+".")
	}
	if len(shown) > 0 && !o.narrow() {
		text = append(text, "Grey names: whose figure is lowest, whose highest.")
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
	var text []string
	early := "grey" + noBreak + "●"
	if greyTick {
		early += " (or" + noBreak + "|)"
	}
	switch {
	case dark && (grey || greyTick):
		text = append(text, "Dark"+noBreak+"● a figure stated as a count, “about” included; "+early+" the same, but early or undated: read as a minimum.")
	case dark:
		text = append(text, "●"+noBreak+"a figure stated as a count, “about” included.")
	case grey || greyTick:
		text = append(text, capital(early)+" an early or undated figure: read as a minimum.")
	}
	switch {
	case tick && bracket:
		text = append(text, "|"+noBreak+"at least; ]"+noBreak+"up to.")
	case tick:
		text = append(text, "|"+noBreak+"at least.")
	case bracket:
		text = append(text, "]"+noBreak+"up to.")
	}
	return strings.Join(text, " ")
}

// verdictKey explains the words of the verdict column that occur.
func (s *RangesSpec) verdictKey() string {
	explained := []struct{ word, text string }{
		{"apart", "apart, two of the figures cannot both be complete counts, by this factor"},
		{"same", "same, every vote states the same number"},
		{"compatible", "compatible, no vote excludes a common number"},
		{"minimums", "minimums, not comparable"},
	}
	var list []string
	for _, e := range explained {
		for _, row := range s.rows() {
			if strings.HasPrefix(row.Verdict, e.word) {
				list = append(list, e.text)
				break
			}
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Verdict: " + strings.Join(list, "; ") + "."
}

func (s *RangesSpec) alt(shown []stats.Result) string {
	if len(shown) == 0 {
		return s.Title + ". " + s.Subtitle
	}
	verdicts := map[stats.Verdict]int{}
	for _, r := range shown {
		verdicts[r.Range.Verdict]++
	}
	var list []string
	for _, v := range []struct {
		verdict stats.Verdict
		text    string
	}{
		{stats.VerdictApart, "two sources cannot both have a complete count"},
		{stats.VerdictCompatible, "some number is excluded by no source"},
		{stats.VerdictSame, "all sources state the same number"},
		{stats.VerdictMinimums, "the figures are minimums and cannot be compared"},
	} {
		if n := verdicts[v.verdict]; n > 0 {
			list = append(list, fmt.Sprintf("in %d %s", n, v.text))
		}
	}
	return fmt.Sprintf("Lowest to highest number stated in %s with two or more votes. %s.",
		counted(len(shown), "cell", "cells"), capital(listed(list)))
}
