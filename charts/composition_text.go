package charts

import (
	"fmt"
	"strings"

	"toll/casualties/count"
	"toll/charts/draw"
)

// String writes the part as text: "children 31", "combatants (ISIS) 26".
func (p PeoplePart) String() string {
	text := partWords[p.Kind]
	if p.Side != "" {
		text += " (" + p.Side + ")"
	}
	return fmt.Sprintf("%s %d", text, p.N)
}

// String writes the specification as text, a line for each bar.
func (s *CompositionSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("composition"))
	for i := range s.Panels {
		p := &s.Panels[i]
		fmt.Fprintf(&b, "%s:\n", p.Title)
		for k := range p.Bars {
			fmt.Fprintf(&b, "  %s\n", p.Bars[k].String())
		}
		for _, text := range p.remarks(s.w) {
			fmt.Fprintf(&b, "  %s\n", text)
		}
	}
	b.WriteString(s.tail())
	return b.String()
}

// String writes the bar as text.
func (b *CompositionBar) String() string {
	var parts []string
	for _, p := range b.Parts {
		parts = append(parts, p.String())
	}
	if b.Rest.N > 0 {
		parts = append(parts, b.Rest.String())
	}
	cells := []string{b.Source, b.Carrier, strings.Join(parts, ", "), "civilians " + b.Civilians, "total " + b.Printed}
	for _, is := range []struct {
		yes  bool
		word string
	}{{b.Open, "open"}, {b.Above, "†"}, {b.NoVote, "no vote"}} {
		if is.yes {
			cells = append(cells, is.word)
		}
	}
	return strings.Join(cells, " | ")
}

// remarks are the sentences under a panel.
func (p *CompositionPanel) remarks(w *words) []string {
	var out []string
	if len(p.TotalOnly) > 0 {
		out = append(out, w.say("composition.total_only", w.joined(p.TotalOnly)))
	}
	if len(p.Copies) > 0 {
		out = append(out, w.say("composition.not_drawn", strings.Join(p.Copies, w.say("list.semicolon"))))
	}
	if len(out) == 2 {
		out = []string{out[0] + " " + out[1]}
	}
	return out
}

// compositionData is the table of the figure: a row for each part.
func compositionData(s *CompositionSpec) [][]string {
	out := [][]string{{"event", "measure", "source", "statement", "vote", "part", "side", "drawn", "reported", "stated_total", "open"}}
	for i := range s.Panels {
		p := &s.Panels[i]
		for k := range p.Bars {
			b := &p.Bars[k]
			vote, open := "yes", ""
			if b.NoVote {
				vote = "no"
			}
			if b.Open {
				open = "yes"
			}
			for _, part := range append(append([]PeoplePart{}, b.Parts...), b.Rest) {
				if part.Kind == RestPart || part.N > 0 || part.Printed != "" {
					out = append(out, []string{p.event.Key, s.measure.String(), draw.Plain(b.Source), draw.Plain(b.Carrier), vote, partWords[part.Kind], part.Side,
						count.Known(part.N).String(), draw.Plain(part.Printed), b.Total.String(), open})
				}
			}
		}
	}
	return out
}

// key explains the signs that occur.
func (s *CompositionSpec) key() string {
	if len(s.Panels) == 0 {
		return ""
	}
	var bounds, silent, open, fighters, unknown, noVote, above, others, civilians bool
	for i := range s.Panels {
		for k := range s.Panels[i].Bars {
			b := &s.Panels[i].Bars[k]
			open, noVote, above = open || b.Open, noVote || b.NoVote, above || b.Above
			silent = silent || b.Rest.N > 0 && b.Rest.Printed == ""
			named := false
			for _, p := range b.Parts {
				bounds = bounds || strings.ContainsAny(p.Printed, "≥≤≈+–")
				silent = silent || p.Printed == ""
				fighters = fighters || p.Kind == CombatantsPart
				unknown = unknown || p.Kind == UnidentifiedPart
				civilians = civilians || p.Kind == CiviliansPart
				others = others || p.Kind == CiviliansPart && named
				named = named || p.Kind < CiviliansPart
			}
		}
	}
	return s.w.key([]sign{
		{bounds, "composition.key.bounds", nil}, {silent, "composition.key.silent", nil}, {civilians && others, "composition.key.others", nil},
		{open, "composition.key.open", nil}, {fighters, "composition.key.combatants", nil}, {unknown, "composition.key.unidentified", nil},
		{noVote, "composition.key.no_vote", nil}, {above, "composition.key.above", nil},
	})
}

func (s *CompositionSpec) alt() string {
	if len(s.Panels) == 0 {
		return sentences(s.Title+".", s.Subtitle)
	}
	bars, most := 0, &s.Panels[0]
	for i := range s.Panels {
		bars += len(s.Panels[i].Bars)
		if len(s.Panels[i].Bars) > len(most.Bars) {
			most = &s.Panels[i]
		}
	}
	b := &most.Bars[0]
	var parts []string
	for _, p := range b.Parts {
		if p.Printed != "" {
			parts = append(parts, s.w.say("part.figure", s.w.part(p), p.Printed))
		}
	}
	return sentences(s.w.say("composition.alt", s.Title, s.w.count("composition.statements", bars), s.w.count("events", len(s.Panels))),
		s.w.say("composition.alt.longest", most.Title, b.Source, s.w.listed(parts), b.Printed))
}
