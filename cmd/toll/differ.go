package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/stats"
)

// differenceRow is one row of the differences table: a plain sentence on how
// sources differ, and the rows behind it.
type differenceRow struct {
	Event    string `csv:"event" doc:"key of the event; empty: over all events"`
	About    string `csv:"about" doc:"revision, apart, statement, source or pair: the table the sentence is made from"`
	Sentence string `csv:"sentence" doc:"how the sources differ, in words"`
	Rows     string `csv:"rows" doc:"the claims behind it, by file and line; else the row of a table, by its key"`
}

// revisionDifferences says, series by series, how a source's figure for one cell
// went on. A time at which its carriers give different figures says nothing of
// the series and is passed over; a series that does not change has no sentence.
func revisionDifferences(rows iter.Seq[*stats.Revision], places map[string]string) []differenceRow {
	var list []differenceRow
	var series []*stats.Revision
	say := func() {
		if d, ok := seriesDifference(series, places); ok {
			list = append(list, d)
		}
		series = series[:0]
	}
	for row := range rows {
		if len(series) > 0 && !sameSeries(series[0], row) {
			say()
		}
		series = append(series, row)
	}
	say()
	return list
}

func sameSeries(a, b *stats.Revision) bool {
	return a.Event == b.Event && a.Measure == b.Measure && a.Group == b.Group && a.Side == b.Side && a.Cumulative == b.Cumulative && a.Source == b.Source
}

func seriesDifference(rows []*stats.Revision, places map[string]string) (differenceRow, bool) {
	steps := seriesSteps(rows)
	if len(steps) < 2 { // as where there are no rows
		return differenceRow{}, false
	}
	up, down, words := true, true, make([]string, len(steps))
	var lines []casualties.Position
	for i, s := range steps {
		words[i] = s.words
		lines = append(lines, s.lines...)
		up, down = up && (i == 0 || s.n > steps[i-1].n), down && (i == 0 || s.n < steps[i-1].n)
	}
	verb := "was revised from "
	switch {
	case up:
		verb = "rose from "
	case down:
		verb = "fell from "
	}
	r := rows[0]
	people := peopleWords(r.Measure, r.Group, r.Side, bool(r.Cumulative))
	return differenceRow{r.Event, "revision", fmt.Sprintf("%s figure for %s at %s %s%s.", possessive(r.Source), people, places[r.Event], verb, strings.Join(words, " to ")), rowsWords(lines)}, true
}

// seriesStep is one figure of a series and the lines that state it.
type seriesStep struct {
	n     int64
	words string
	lines []casualties.Position
}

// seriesSteps are the figures of a series in order, each as long as it stood.
func seriesSteps(rows []*stats.Revision) []seriesStep {
	var steps []seriesStep
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].Revision == rows[0].Revision && (rows[0].Revision.IsKnown() || rows[n].Published == rows[0].Published) {
			n++
		}
		now, ok := stepOf(rows[:n])
		last := len(steps) - 1
		switch {
		case !ok:
		case last >= 0 && steps[last].n == now.n:
			steps[last].lines = append(steps[last].lines, now.lines...)
		default:
			steps = append(steps, now)
		}
		rows = rows[n:]
	}
	return steps
}

// stepOf is the one figure of the rows of one time; none where they differ, have
// no number or no place in the order.
func stepOf(rows []*stats.Revision) (seriesStep, bool) {
	s := seriesStep{}
	if !rows[0].Revision.IsKnown() && !rows[0].Published.IsKnown() {
		return s, false
	}
	for _, r := range rows {
		n, known := r.Best.Else(r.Low).Else(r.High).Get()
		switch words := (count.Count{Low: r.Low, Best: r.Best, High: r.High}); {
		case !known:
			continue
		case s.lines == nil:
			s.n, s.words = n, figureWords(words)
		case s.n != n:
			return s, false
		case words.Best.IsKnown():
			s.words = figureWords(words)
		}
		s.lines = append(s.lines, casualties.Position{File: r.File, Line: r.Line})
	}
	return s, s.lines != nil
}

// figureWords is a count as it stands in a sentence: "30", "at least 30".
func figureWords(c count.Count) string {
	switch {
	case c.Best.IsKnown():
		return c.Best.String()
	case c.Low.IsKnown() && c.High.IsKnown() && c.Low != c.High:
		return "between " + c.Low.String() + " and " + c.High.String()
	case c.Low.IsKnown() && !c.High.IsKnown():
		return "at least " + c.Low.String()
	case c.High.IsKnown() && !c.Low.IsKnown():
		return "at most " + c.High.String()
	}
	return c.String()
}

// apartDifferences says of every cell in which two votes cannot both be complete
// counts which two are the furthest apart.
func apartDifferences(results []stats.Result, places map[string]string) []differenceRow {
	var list []differenceRow
	for _, r := range results {
		gap := stats.NewGap(r.Latest.Votes, false)
		if r.Range.Verdict != stats.VerdictApart || gap.FloorVote < 0 || gap.CeilingVote < 0 {
			continue
		}
		low, high := r.Latest.Votes[gap.CeilingVote], r.Latest.Votes[gap.FloorVote]
		var lines []casualties.Position
		for _, v := range []casualties.Vote{high, low} {
			for _, c := range figureClaims(r.Latest, v.Figures...) {
				lines = append(lines, c.Pos)
			}
		}
		list = append(list, differenceRow{r.Cell.Event.Key, "apart", fmt.Sprintf("For %s at %s the figures of %s (at least %s) and of %s (no more than %s) cannot both be complete counts: they differ ×%s.",
			peopleWords(r.Cell.Measure, r.Cell.Group, r.Cell.Side, r.Cell.Cumulative), places[r.Cell.Event.Key], high.Name, gap.Floor, low.Name, gap.Ceiling, gap.Ratio.Fixed(2)), rowsWords(lines)})
	}
	return list
}

// statementDifferences says which statements add up, which leave people without
// a group, and which contradict themselves.
func statementDifferences(rows []*stats.StatementRow, places map[string]string) []differenceRow {
	var list []differenceRow
	for _, r := range rows {
		text := ""
		switch n, known := r.Unexplained.Get(); {
		case len(r.Warnings) > 0 && strings.Contains(r.Warnings.String(), ", more than the "):
			text = "contradicts itself: " + r.Warnings.String()
		case known && n == 0 && strings.Contains(r.Sum, "+"):
			text = "adds up: " + r.Sum
		case known && n > 0:
			text = fmt.Sprintf("leaves %d of %s without a group", n, r.Total)
		}
		if text == "" {
			continue
		}
		who := r.Source
		if who == "" {
			who = "a source without a name"
		}
		if r.Via != "" {
			who += " as carried by " + r.Via
		}
		if r.Day.IsKnown() {
			who += ", " + r.Day.Words()
		}
		list = append(list, differenceRow{r.Event, "statement", fmt.Sprintf("What %s says of the %s at %s %s.", who, r.Measure, places[r.Event], text),
			rowsWords([]casualties.Position{{File: r.File, Line: r.Line}}) + ", the first of " + plural(r.Claims, "claim")})
	}
	return list
}

// sourceDifferences says whose figures tend to be higher, of the sources of which
// the table does.
func sourceDifferences(t *stats.SourcesTable) []differenceRow {
	var list []differenceRow
	for _, r := range t.Rows {
		if !r.Tendency.IsKnown() || !r.Low.IsKnown() || !r.High.IsKnown() {
			continue
		}
		text := fmt.Sprintf("%s figures are typically %s times what the others with which it shares events report (%s to %s with 95 percent, if they were independent).",
			possessive(r.Source), factor(r.Tendency), factor(r.Low), factor(r.High))
		list = append(list, differenceRow{"", "source", text, "tables/sources.csv: " + r.Source})
	}
	return list
}

// pairDifferences says of the pairs with enough events in common who counts more.
func pairDifferences(pairs []*stats.Pair) []differenceRow {
	var list []differenceRow
	for _, p := range pairs {
		higher, known := p.BHigher.Get()
		lower, _ := p.BLower.Get()
		if p.Events < stats.MinEvents || !known {
			continue
		}
		text := fmt.Sprintf("%s and %s both give a count in %s: %s is higher in %d of the rows and lower in %d",
			p.A, p.B, plural(p.Events, "event"), p.B, higher, lower)
		if p.RatioLow.IsKnown() && p.RatioHigh.IsKnown() {
			text += fmt.Sprintf(", typically ×%s and mostly between ×%s and ×%s", p.MedianRatio.Fixed(2), p.RatioLow.Fixed(2), p.RatioHigh.Fixed(2))
		}
		list = append(list, differenceRow{"", "pair", text + ".", "tables/pairs.csv: " + p.A + ", " + p.B})
	}
	slices.SortStableFunc(list, func(a, b differenceRow) int { return strings.Compare(a.Rows, b.Rows) })
	return list
}
