package main

import (
	"context"
	"io"
	"iter"

	"toll/casualties/date"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

// eventRow is one row of the events table.
type eventRow struct {
	Event   string    `csv:"event" doc:"key of the event as first seen"`
	Name    string    `csv:"event_name" doc:"what most claims call the event"`
	Place   string    `csv:"place" doc:"where, as most claims say"`
	Admin   string    `csv:"governorate" doc:"governorate, province or district, as most claims say"`
	Date    date.Date `csv:"event_date" doc:"when, as most claims say"`
	Claims  int       `csv:"claims" doc:"claims about the event"`
	Sources int       `csv:"sources" doc:"named sources with a claim about the event"`
	Rows    int       `csv:"rows" doc:"rows that the event has in the ranges table"`
}

// writeTables writes the tables of the report.
func (r *report) writeTables(_ context.Context, folder *outfile.Folder) error {
	if err := writeTable(folder, "tables/claims.csv", r.raw, claimRows(r.claims)); err != nil {
		return err
	}
	ranges := func(yield func(*stats.Range) bool) {
		for _, result := range r.results {
			if !yield(result.Range) {
				return
			}
		}
	}
	if err := writeTable(folder, "tables/ranges.csv", r.raw, ranges); err != nil {
		return err
	}
	if err := writeTable(folder, "tables/events.csv", r.raw, r.eventRows()); err != nil {
		return err
	}
	return writeTable(folder, "tables/findings.csv", r.raw, findingRows(r.loaded.findings))
}

func writeTable[T any](folder *outfile.Folder, name string, raw bool, rows iter.Seq[T]) error {
	return folder.Write(name, func(w io.Writer) error { return table.Write(w, rows, table.Options{Raw: raw}) })
}

// eventRows counts, event by event, in the order of the results.
func (r *report) eventRows() iter.Seq[eventRow] {
	return func(yield func(eventRow) bool) {
		for _, cells := range r.byEvent() {
			if !yield(newEventRow(cells)) {
				return
			}
		}
	}
}

func newEventRow(cells []stats.Result) eventRow {
	e := cells[0].Cell.Event
	row := eventRow{Event: e.Key, Name: e.Name, Place: e.Place, Admin: e.Admin, Date: e.Date, Rows: len(cells)}
	sources := map[string]bool{}
	for _, c := range cells {
		row.Claims += len(c.Cell.Claims)
		for i := range c.Cell.Claims {
			if claim := &c.Cell.Claims[i]; claim.IsAttributed() {
				sources[claim.Source] = true
			}
		}
	}
	row.Sources = len(sources)
	return row
}

// byEvent groups the results, which are in order of their events.
func (r *report) byEvent() [][]stats.Result {
	var out [][]stats.Result
	for i, result := range r.results {
		if i == 0 || r.results[i-1].Cell.Event.Key != result.Cell.Event.Key {
			out = append(out, nil)
		}
		last := len(out) - 1
		out[last] = append(out[last], result)
	}
	return out
}

// sourceCount is the number of named sources with a claim.
func (r *report) sourceCount() int {
	sources := map[string]bool{}
	for c := range r.claims.All {
		if c.IsAttributed() {
			sources[c.Source] = true
		}
	}
	return len(sources)
}

// verdictCount is the number of rows with a verdict.
func (r *report) verdictCount(v stats.Verdict) int {
	n := 0
	for _, result := range r.results {
		if result.Range.Verdict == v {
			n++
		}
	}
	return n
}
