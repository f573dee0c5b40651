package main

import (
	"context"
	"io"
	"iter"
	"reflect"
	"slices"

	"toll/casualties/date"
	"toll/cmd/toll/internal/datapackage"
	"toll/cmd/toll/internal/outfile"
	web "toll/cmd/toll/internal/page"
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

// reportTable is one table of the report: its rows, and what is said of it on
// the page and in the description of the folder.
type reportTable struct {
	path, title string
	row         reflect.Type
	primary     []string
	foreign     []datapackage.ForeignKey
	write       func(io.Writer, table.Options) error
	onPage      func() (web.Table, error) // nil: it has no section of its own
	notes       []string                  // what to keep in mind, under its section's heading
}

// newTable makes a table of rows that can be gone through more than once.
func newTable[T any](path, title string, rows iter.Seq[T]) *reportTable {
	return &reportTable{path: path, title: title, row: reflect.TypeFor[T](),
		write: func(w io.Writer, o table.Options) error { return table.Write(w, rows, o) }}
}

// section gives the table a section on the page.
func section[T any](t *reportTable, heading, intro string, rows iter.Seq[T]) *reportTable {
	t.onPage = func() (web.Table, error) {
		shown, err := web.NewTable(datapackage.Name(t.path), heading, intro, t.path, rows)
		shown.Notes = t.notes
		return shown, err
	}
	return t
}

// cellKey are the columns that tell one row of the ranges from another.
var cellKey = []string{"event", "measure", "group", "side", "cumulative"}

// makeTables computes the tables of the report.
func (r *report) makeTables(ctx context.Context) error {
	results := slices.Values(r.results)
	inEvents, inRanges := datapackage.In("events", "event"), datapackage.In("ranges", cellKey...)

	claims := newTable("tables/claims.csv", "every claim as it was read, with the file, line and column it stands in", claimRows(r.claims))
	claims.foreign = []datapackage.ForeignKey{inEvents, inRanges}
	ranges := newTable("tables/ranges.csv", "one row for each event, measure, group and side", rangeRows(ctx, results))
	ranges.primary, ranges.foreign = cellKey, []datapackage.ForeignKey{inEvents}
	events := newTable("tables/events.csv", "the events", r.eventRows())
	events.primary = []string{"event"}

	sources, err := stats.Sources(results)
	if err != nil {
		return err
	}
	bySource := newTable("tables/sources.csv", "one row for each source, over all events", slices.Values(sources.Rows))
	bySource.primary = []string{"source"}
	section(bySource, "Sources", `One row for each source over all events. A tendency says whose figures tend to be higher or lower than the others’; it is not a bias, because no true figure is known. It is shown only of sources with figures in 10 or more events shared with others.`, slices.Values(sources.Rows))
	pairs := newTable("tables/pairs.csv", "two sources side by side", stats.Pairs(results))
	pairs.primary = []string{"a", "b"}
	for _, side := range pairs.primary {
		pairs.foreign = append(pairs.foreign, datapackage.ForeignKey{Fields: []string{side}, Reference: datapackage.Reference{Resource: "sources", Fields: []string{"source"}}})
	}
	section(pairs, "Pairs of sources", `Two sources side by side in the groups for which both state a number. Ratios say who reports more, not who is right; sources that copy each other agree without proof.`, stats.Pairs(results))
	sums, found := stats.Totals(results, stats.TotalsOptions{})
	totals := newTable("tables/totals.csv", "sums over the events, of one measure, group and side", slices.Values(sums))
	section(totals, "Totals", `Sums over the events. The sums of lows and of highs each assume one kind of source right everywhere; groups without a figure count nothing, and deaths that nobody reported are in neither. Groups overlap and must not be added up.`, slices.Values(sums))
	for _, f := range found {
		totals.notes = append(totals.notes, f.Message)
	}
	revisions := newTable("tables/revisions.csv", "how the figures of each source went on", stats.Revisions(results))
	revisions.foreign = []datapackage.ForeignKey{inRanges}
	said := slices.Collect(stats.Statements(r.claims))
	statements := newTable("tables/statements.csv", "what one source says on one page on one day", slices.Values(said))
	statements.foreign = []datapackage.ForeignKey{inEvents}
	findings := newTable("tables/findings.csv", "what is to be said about the input", findingRows(r.loaded.findings))
	r.differ(sources, said)
	r.tables = []*reportTable{claims, ranges, events, r.differTable(), bySource, pairs, totals, revisions, statements, findings}
	if t := r.attributesTable(); t != nil {
		r.tables = slices.Insert(r.tables, len(r.tables)-1, t)
	}
	return nil
}

// writeTables writes the tables of the report.
func (r *report) writeTables(ctx context.Context, folder *outfile.Folder) error {
	writing := r.begin("writing tables", "", int64(len(r.tables)))
	defer writing.End()
	err := together(ctx, len(r.tables), func(i int) error {
		defer writing.Done(1)
		t := r.tables[i]
		return folder.Write(t.path, func(w io.Writer) error { return t.write(w, table.Options{Raw: r.raw}) })
	})
	if err != nil {
		return err
	}
	writing.end("wrote %s", plural(len(r.tables), "table"))
	return nil
}

// writePackage describes the tables for programs.
func (r *report) writePackage(_ context.Context, folder *outfile.Folder) error {
	p := datapackage.New("toll-report", "Claims about casualties and what they say together", "Made by toll. What sources report is a floor: deaths that nobody reported are in no table.")
	p.Version = released(readBuild().Version)
	for i, in := range r.loaded.inputs {
		source := datapackage.Source{Title: in.title()}
		if sum := r.loaded.sums[i]; sum != "" {
			source.Hash = "sha256:" + sum
		}
		p.Sources = append(p.Sources, source)
		if in.path == "" && in.name == embedded {
			p.Licenses = []datapackage.License{{Name: "CC-BY-4.0", Path: "https://creativecommons.org/licenses/by/4.0/", Title: "Creative Commons Attribution 4.0"}}
		}
	}
	files := map[string]outfile.File{}
	for _, f := range folder.Files() {
		files[f.Path] = f
	}
	for _, t := range r.tables {
		f := files[t.path]
		p.Add(datapackage.Table{Path: t.path, Title: t.title, Row: t.row, PrimaryKey: t.primary, ForeignKeys: t.foreign, Bytes: f.Bytes, SHA256: f.SHA256})
	}
	return folder.Write(datapackage.FileName, p.Write)
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
	for cell := range r.claims.Cells() {
		for i := range cell.Claims {
			if c := &cell.Claims[i]; c.IsAttributed() {
				sources[c.Source] = true
			}
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
