package main

import (
	"slices"
	"strings"

	"toll/stats"
)

// differ makes the sentences on how the sources differ from the report's own
// tables. The sentences over all events come first, then event by event.
func (r *report) differ(sources *stats.SourcesTable, said []*stats.StatementRow) {
	results := slices.Values(r.results)
	places := placeNames(r.claims.Events())
	r.differences = append(sourceDifferences(sources), pairDifferences(slices.Collect(stats.Pairs(results)))...)
	byEvent := apartDifferences(r.results, places)
	byEvent = append(byEvent, revisionDifferences(stats.Revisions(results), places)...)
	byEvent = append(byEvent, statementDifferences(said, places)...)
	slices.SortStableFunc(byEvent, func(a, b differenceRow) int { return strings.Compare(a.Event, b.Event) })
	r.differences = append(r.differences, byEvent...)
	r.typical = sources.Factor
}

// differTable is the table of the sentences.
func (r *report) differTable() *reportTable {
	t := newTable("tables/differences.csv", "how the sources differ, in sentences, each with the rows behind it", slices.Values(r.differences))
	t.notes = r.tooFew()
	return section(t, "How the sources differ", `Made from the tables below. What cannot be said of the data has no sentence; no sentence says who is right.`, slices.Values(r.differences))
}

// tooFew says in words what there are too few data to say.
func (r *report) tooFew() []string {
	has := func(about string) bool {
		return slices.ContainsFunc(r.differences, func(d differenceRow) bool { return d.About == about })
	}
	var list []string
	if f := r.typical.Typical(); f.IsKnown() {
		list = append(list, "In the "+plural(r.typical.Cells2, "row")+" with two counts or more, a count typically differs by a factor of "+f.Fixed(2)+" from the middle of its row.")
	}
	if !has("source") {
		list = append(list, "No source has counts in "+plural(stats.MinEvents, "event")+" or more that it shares with others: too few to say whose figures tend to be higher or lower.")
	}
	if !has("pair") {
		list = append(list, "No two sources have counts in "+plural(stats.MinEvents, "event")+" or more in common: too few to compare them two by two.")
	}
	return list
}

// mostSentences is how many sentences an event, and all events together, have in
// report.md. The table has them all.
const mostSentences = 12

// howTheyDiffer is the section of report.md.
func (r *report) howTheyDiffer(p *markdown) {
	if r.claims.Len() == 0 {
		return
	}
	p.say("## How the sources differ")
	p.say("Sentences made from the tables, each with the rows behind it; none says who is right. Figures of one source that changed, figures that cannot both be complete counts, and statements that add up or do not. All of them: [tables/differences.csv](tables/differences.csv).")
	for _, text := range r.tooFew() {
		p.item("%s", md(text))
	}
	p.end()
	for list := r.differences; len(list) > 0; {
		n := 1
		for n < len(list) && list[n].Event == list[0].Event {
			n++
		}
		if list[0].Event != "" {
			p.say("**%s**", md(list[0].Event))
		}
		for _, d := range list[:min(n, mostSentences)] {
			p.item("%s (%s)", md(d.Sentence), md(d.Rows))
		}
		if n > mostSentences {
			p.item("%s in the table", plural(n-mostSentences, "more sentence"))
		}
		p.end()
		list = list[n:]
	}
}
