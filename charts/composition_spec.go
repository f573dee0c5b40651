package charts

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/stats"
)

// CompositionSpec is what a figure of composition shows, before it is laid out.
type CompositionSpec struct {
	frame
	Panels []CompositionPanel
	Sides  []string // of the combatants, most frequent first

	measure casualties.Measure
}

// CompositionPanel is one event.
type CompositionPanel struct {
	Title     string
	Bars      []CompositionBar
	TotalOnly []string // sources without a breakdown, with their total
	Copies    []string // "X, copy of Y"

	results []stats.Result // its cells of the measure
	event   *casualties.Event
}

// CompositionBar is one statement: who the source says was killed.
type CompositionBar struct {
	Source    string
	Carrier   string // "5 Apr 2017, via TASS"
	Parts     []PeoplePart
	Rest      PeoplePart   // of the stated total, not broken down
	Total     count.Number // stated, as drawn; unknown where none is
	Printed   string       // the total as printed: "≥82, all sides", "not stated"
	Civilians string       // as printed; "–" where not stated
	Open      bool         // no total, or one without upper limit
	Above     bool         // the parts are above the total
	NoVote    bool

	length int64
	claims []casualties.Claim
}

// PartKind is what people a part of a bar is.
type PartKind uint8

// The kinds, in the order in which they stand.
const (
	ChildrenPart PartKind = iota
	WomenPart
	WomenAndChildrenPart
	CiviliansPart // other or unspecified
	CombatantsPart
	UnidentifiedPart
	RestPart
)

var partWords = [...]string{"children", "women", "women and children", "civilians", "combatants", "unidentified", "not broken down"}

// PeoplePart is one part of a bar.
type PeoplePart struct {
	Kind    PartKind
	Side    string // of combatants
	N       int64  // as drawn
	Printed string // empty where the number rests on a bound
}

// part names a part of a bar.
func (w *words) part(p PeoplePart) string {
	word := w.say("part." + partWords[p.Kind])
	if p.Side != "" {
		return w.say("people.of_side", word, w.side(p.Side))
	}
	return word
}

// NewCompositionSpec computes the specification from the claims and the results
// of their cells: a panel for each event in which a source breaks its dead down,
// at most Options.Top of them, those with most bars.
func NewCompositionSpec(claims *casualties.Claims, results []stats.Result, o Options) *CompositionSpec {
	o = o.withDefaults()
	s := &CompositionSpec{measure: measureOf(results), frame: frame{w: o.w, Title: o.w.say("composition.title"), Subtitle: o.w.say("composition.subtitle")}}
	if s.measure != casualties.Killed && s.measure != casualties.NoMeasure {
		s.Title = o.w.say("composition.title.of", o.w.measure(s.measure))
	}
	byEvent := map[string][]stats.Result{}
	for _, r := range results {
		if r.Cell.Measure == s.measure && !r.Cell.Cumulative {
			byEvent[r.Cell.Event.Key] = append(byEvent[r.Cell.Event.Key], r)
		}
	}
	pages := map[string][]*page{}
	for st := range claims.Statements() {
		if byEvent[st.Event.Key] != nil {
			pages[st.Event.Key] = addToPages(pages[st.Event.Key], st, s.measure, o)
		}
	}
	for key, list := range pages {
		if len(list) == 0 {
			continue
		}
		if p := newCompositionPanel(o.w, list, byEvent[key]); len(p.Bars) > 0 {
			s.Panels = append(s.Panels, p)
		}
	}
	s.finish(results, o)
	return s
}

// measureOf is killed where there is any, else the first measure there is.
func measureOf(results []stats.Result) casualties.Measure {
	m := casualties.NoMeasure
	for _, r := range results {
		if m == casualties.NoMeasure || r.Cell.Measure < m {
			m = r.Cell.Measure
		}
	}
	return m
}

func (s *CompositionSpec) finish(results []stats.Result, o Options) {
	byEvent := func(a, b CompositionPanel) int { return compareEvents(a.event, b.event) }
	slices.SortFunc(s.Panels, byEvent)
	all := len(s.Panels)
	if o.Top > 0 && all > o.Top {
		slices.SortStableFunc(s.Panels, func(a, b CompositionPanel) int { return cmp.Compare(len(b.Bars), len(a.Bars)) })
		s.Panels = s.Panels[:o.Top]
		slices.SortFunc(s.Panels, byEvent)
		s.Subtitle = sentences(s.Subtitle, s.w.count("composition.top", o.Top, all-o.Top))
	}
	s.Sides = s.sides()
	var shown []stats.Result
	for i := range s.Panels {
		shown = append(shown, s.Panels[i].results...)
	}
	if all == 0 {
		shown = results
		s.Subtitle = s.w.say("composition.none")
	}
	s.Notes = nonEmpty(s.key(), originNote(shown, o, false))
	s.Alt = s.alt()
	s.override(o)
}

// sides are those of the combatants, most frequent first, then by name.
func (s *CompositionSpec) sides() []string {
	n := map[string]int{}
	for i := range s.Panels {
		for k := range s.Panels[i].Bars {
			for _, p := range s.Panels[i].Bars[k].Parts {
				if p.Kind == CombatantsPart {
					n[p.Side]++
				}
			}
		}
	}
	out := make([]string, 0, len(n))
	for side := range n {
		out = append(out, side)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), strings.Compare(a, b)) })
	return out
}
