package stats

import (
	"iter"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// Revision is one row of the revisions table: one claim of a source that has
// more than one in a cell, in the source's own order (revision, day, file,
// line; the undated last). Claims about a part of the event, or in doubt, are
// no revisions and are left out.
type Revision struct {
	Event      string             `csv:"event" doc:"key of the event"`
	Measure    casualties.Measure `csv:"measure" doc:"what happened to the people counted"`
	Group      casualties.Group   `csv:"group" doc:"which people are counted"`
	Side       string             `csv:"side" doc:"whose people they are; empty: not stated"`
	Cumulative YesNo              `csv:"cumulative" doc:"yes where the figure is to date"`
	Source     string             `csv:"source" doc:"who asserts the figure"`
	Via        string             `csv:"via" doc:"the outlet that carried it; empty: the source itself"`
	Published  date.Date          `csv:"published" doc:"day the page appeared"`
	Revision   count.Number       `csv:"revision" doc:"order of the source's figures in the cell; empty: not known"`
	Low        count.Number       `csv:"low" doc:"smallest number of people that the figure allows"`
	Best       count.Number       `csv:"best" doc:"number that the source gives as its count"`
	High       count.Number       `csv:"high" doc:"largest number of people that the figure allows"`
	Step       Real               `csv:"step" doc:"number stated divided by the one in the row above, of the same source and cell"`
	Latest     YesNo              `csv:"latest" doc:"yes where the claim is part of the source's latest figure"`
	File       string             `csv:"file" doc:"file of the claim"`
	Line       int                `csv:"line" doc:"line of the claim"`
}

// Revisions yields the rows of the revisions table: cells in their order,
// sources in byte order, claims in each source's own. Step is empty in a
// source's first row, after words without a number, and after 0.
func Revisions(results iter.Seq[Result]) iter.Seq[*Revision] {
	return func(yield func(*Revision) bool) {
		var order ownOrder
		for r := range results {
			for _, own := range order.of(r.Latest) {
				for _, row := range revisionsOf(r, own) {
					if !yield(row) {
						return
					}
				}
			}
		}
	}
}

func revisionsOf(r Result, own []int) []*Revision {
	var rows []*Revision
	var before count.Number
	for _, i := range own {
		c := &r.Cell.Claims[i]
		if !whole(c) {
			continue
		}
		row := &Revision{
			Event: r.Cell.Event.Key, Measure: c.Measure, Group: c.Group, Side: c.Side, Cumulative: YesNo(c.Cumulative),
			Source: c.Source, Via: c.Via, Published: c.Published, Low: c.Count.Low, Best: c.Count.Best, High: c.Count.High,
			Latest: YesNo(r.Latest.Fates[i] == casualties.IsLatest), File: c.Pos.File, Line: c.Pos.Line,
		}
		if c.Revision > 0 {
			row.Revision = count.Known(int64(c.Revision))
		}
		now := Stated(c)
		if n, known := now.Get(); known && before.IsKnown() {
			b, _ := before.Get()
			row.Step = ratio(float64(n), float64(b))
		}
		before = now
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return nil
	}
	return rows
}
