package charts

import (
	"slices"

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
	return o.w.say("note.counted", o.w.whoIsCounted(results), o.w.whichEvents(results))
}

// whoIsCounted names the people of the cells and what happened to them: "people
// reported killed, injured or missing", "civilians reported killed".
func (w *words) whoIsCounted(results []stats.Result) string {
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
		return tidy(w.say("counted.one", w.people(group, side), w.happened(measures[0], group)))
	}
	return tidy(w.say("counted.several", w.people(group, side), w.either(measures)))
}

// either lists measures in their order: "killed, injured or missing".
func (w *words) either(measures []casualties.Measure) string {
	slices.Sort(measures)
	var list []string
	for _, m := range measures {
		word := w.measure(m)
		if m == casualties.Casualties {
			word = w.say("measure.both")
		}
		list = append(list, word)
	}
	last := len(list) - 1
	return w.say("list.or", w.joined(list[:last]), list[last])
}

// whichEvents names the one event, or says how many there are and of when.
func (w *words) whichEvents(results []stats.Result) string {
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
		return w.eventTitle(results[0].Cell.Event, false)
	}
	text := w.count("events", len(events))
	if first.IsKnown() && first == last {
		text = w.say("counted.events_of", text, w.date(first))
	} else if first.IsKnown() {
		text = w.say("counted.events_from", text, w.date(first), w.date(last))
	}
	if undated > 0 && first.IsKnown() {
		text = w.say("counted.undated", text, w.count("counted.undated_events", undated))
	}
	return text
}
