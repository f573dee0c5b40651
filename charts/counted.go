package charts

import (
	"fmt"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/date"
	"toll/stats"
)

// whatIsCounted is the sentence of the source note that says who is counted, in
// which events: the title may say neither, or be the user's own. Empty where
// there is no cell, and for one cell whose title says both.
func whatIsCounted(results []stats.Result, o Options) string {
	if len(results) == 0 || len(results) == 1 && o.Title == "" && !o.Journal && o.titled {
		return ""
	}
	return fmt.Sprintf("Counted: %s, %s.", whoIsCounted(results), whichEvents(results))
}

// whoIsCounted names the people of the cells and what happened to them: "people
// reported killed, injured or missing", "civilians reported killed".
func whoIsCounted(results []stats.Result) string {
	first := results[0].Cell
	group, side := first.Group, first.Side
	seen := map[casualties.Measure]bool{}
	var measures []casualties.Measure
	for _, r := range results {
		c := r.Cell
		if c.Group != group || c.Side != side {
			group, side = casualties.Total, ""
		}
		if !seen[c.Measure] {
			seen[c.Measure] = true
			measures = append(measures, c.Measure)
		}
	}
	if len(measures) == 1 {
		return people(group, side) + " " + measured(measures[0])
	}
	return people(group, side) + " reported " + either(measures)
}

// either lists measures in their order: "killed, injured or missing".
func either(measures []casualties.Measure) string {
	slices.Sort(measures)
	var words []string
	for _, m := range measures {
		word := m.String()
		if m == casualties.Casualties {
			word += " (killed or injured)"
		}
		words = append(words, word)
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}

// whichEvents names the one event, or says how many there are and of when.
func whichEvents(results []stats.Result) string {
	events := map[string]bool{}
	undated := 0
	var first, last date.Date
	for _, r := range results {
		e := r.Cell.Event
		if events[e.Key] {
			continue
		}
		events[e.Key] = true
		if !e.Date.IsKnown() {
			undated++
			continue
		}
		if !first.IsKnown() || e.Date.First() < first.First() {
			first = e.Date
		}
		if !last.IsKnown() || e.Date.Last() > last.Last() {
			last = e.Date
		}
	}
	if len(events) == 1 {
		return eventTitle(results[0].Cell.Event, false)
	}
	text := counted(len(events), "event", "events")
	if first.IsKnown() && first == last {
		text += " of " + first.Words()
	} else if first.IsKnown() {
		text += " from " + first.Words() + " to " + last.Words()
	}
	if undated > 0 && first.IsKnown() {
		text += fmt.Sprintf(" (%s undated)", number(int64(undated)))
	}
	return text
}
