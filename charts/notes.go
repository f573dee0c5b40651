package charts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"toll/casualties"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats"
)

// claimCounts are counts of the claims of the cells shown. Each claim counts
// once, as the first of the kinds that it is.
type claimCounts struct {
	claims, undated, later, unknown        int // later and unknown: left out as of a day
	words, partial, wider, doubt, unsigned int
	sources                                map[string]bool
	figures                                map[string]bool // sources with a figure to compare in one of the cells
	last                                   date.Date       // latest publication
	dated, daily                           bool            // publication dates; events dated to the day
}

func countClaims(results []stats.Result) claimCounts {
	n := claimCounts{sources: map[string]bool{}, figures: map[string]bool{}}
	for _, r := range results {
		n.daily = n.daily || r.Cell.Event.Date.Precision() == date.Day
		for i := range r.Latest.Figures {
			n.figures[r.Latest.Figures[i].Source] = true
		}
		for i := range r.Cell.Claims {
			n.add(&r.Cell.Claims[i], r.Latest.Fates[i])
		}
	}
	return n
}

func (n *claimCounts) add(c *casualties.Claim, fate casualties.Fate) {
	switch fate {
	case casualties.IsAfterAsOf:
		n.later++
		return
	case casualties.IsUndatedAsOf:
		n.unknown++
		return
	}
	n.claims++
	n.dated = n.dated || c.Dated
	if c.IsAttributed() {
		n.sources[c.Source] = true
	}
	if !c.Published.IsKnown() {
		n.undated++
	} else if n.last.Compare(c.Published) < 0 {
		n.last = c.Published
	}
	switch {
	case c.Doubt != casualties.NoDoubt:
		n.doubt++
	case c.IsVague():
		n.words++
	case c.Scope == casualties.Part:
		n.partial++
	case c.Scope == casualties.Wider:
		n.wider++
	case !c.IsAttributed():
		n.unsigned++
	}
}

// sourceNote says what is counted, where the figures come from, how old they
// are, how the latest figures were chosen, and what is not compared.
func sourceNote(results []stats.Result, o Options) string {
	return originNote(results, o, true)
}

// originNote is sourceNote, for figures that do not choose latest figures
// without the sentences on how they are chosen.
func originNote(results []stats.Result, o Options, chosen bool) string {
	if o.Note != "" {
		return draw.Clean(o.Note)
	}
	n := countClaims(results)
	note := nonEmpty(n.origin(o), whatIsCounted(results, o))
	if chosen {
		note = append(note, "Latest figure found per source: highest revision, else own publication before relays, latest day.")
		note = append(note, nonEmpty(n.settle(o.Selection))...)
	}
	if o.Selection.EachSource && chosen {
		note = append(note, "Every source has a vote, copies included.")
	}
	if list := n.notCompared(); len(list) > 0 {
		note = append(note, "Not compared: "+listed(list)+".")
	}
	if list := n.leftOut(); len(list) > 0 {
		note = append(note, fmt.Sprintf("Left out as of %s: %s.", o.Selection.AsOf.Words(), listed(list)))
	}
	note = append(note, "Unreported deaths are not here.")
	if o.Version != "" {
		note = append(note, "toll "+draw.Clean(o.Version)+".")
	}
	return strings.Join(note, " ")
}

// newestDay is the day of the newest claim, or the day asked for; the zero time
// where no claim is dated.
func newestDay(results []stats.Result, o Options) time.Time {
	day := o.Selection.AsOf
	if n := countClaims(results); !day.IsKnown() {
		day = n.last
	}
	if !day.IsKnown() {
		return time.Time{}
	}
	return time.Unix(int64(day.Last())*86400, 0).UTC()
}

// origin names the input and the age of the figures.
func (n *claimCounts) origin(o Options) string {
	text := "Source: "
	if len(o.Inputs) > 0 {
		text += listed(names(o.Inputs)) + ", "
	}
	text += counted(n.claims, "claim", "claims") + " by " + n.who(o.titled)
	switch asOf := o.Selection.AsOf; {
	case asOf.IsKnown():
		text += ", as of " + asOf.Words()
	case n.last.IsKnown():
		text += ", published up to " + n.last.Words()
		if n.undated > 0 {
			text += fmt.Sprintf(" (%s undated)", number(int64(n.undated)))
		}
	case n.claims > 0:
		text += ", without publication dates"
	}
	return text + "."
}

// fewSources is how many sources are named in the source note.
const fewSources = 3

// who says how many sources there are, which they are where they are few and not
// named in rows, and how many of them gave no figure to compare: words only, or
// a part of the event.
func (n *claimCounts) who(rows bool) string {
	text := counted(len(n.sources), "source", "sources")
	list := slices.Sorted(maps.Keys(n.sources))
	if !rows && len(list) > 0 && len(list) <= fewSources && len(strings.Join(list, "")) <= 60 {
		text += " (" + listed(names(list)) + ")"
	}
	without := 0
	for _, source := range list {
		if !n.figures[source] {
			without++
		}
	}
	switch {
	case len(list) == 0, without == 0 && len(list) == 1:
		return text
	case without == 1 && len(list) == 1:
		return text + ", without a figure to compare"
	case without == 0:
		return text + ", all with a figure"
	}
	return text + ", " + number(int64(without)) + " of them without a figure to compare"
}

// settle says which figures are read as minimums; empty where the rule cannot
// apply.
func (n *claimCounts) settle(sel casualties.Selection) string {
	if !n.daily || n.claims == 0 {
		return ""
	}
	days := "of the first " + counted(sel.Settle, "day", "days")
	if sel.Settle <= 0 {
		days = "of the day itself"
	}
	if n.undated > 0 && n.dated {
		days += ", and undated ones,"
	}
	return fmt.Sprintf("Exact figures %s are read as minimums.", days)
}

func (n *claimCounts) notCompared() []string {
	var list []string
	add := func(k int, one, many string) {
		if k > 0 {
			list = append(list, counted(k, one, many))
		}
	}
	add(n.partial, "partial count", "partial counts")
	add(n.wider, "count of more than the event", "counts of more than the event")
	add(n.words, "claim in words", "claims in words")
	add(n.unsigned, "unattributed claim", "unattributed claims")
	add(n.doubt, "doubtful claim", "doubtful claims")
	return list
}

func (n *claimCounts) leftOut() []string {
	var list []string
	if n.later > 0 {
		list = append(list, counted(n.later, "later claim", "later claims"))
	}
	if n.unknown > 0 {
		list = append(list, counted(n.unknown, "undated claim", "undated claims"))
	}
	return list
}
