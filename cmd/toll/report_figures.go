package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"toll/casualties"
	"toll/charts"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/slug"
	"toll/stats"
)

// What of a large input is drawn. The tables have everything; figures that
// nobody would look through are not made, and the page says how many there
// could be.
const (
	mostForests  = 16 // forests in all
	mostOfEvent  = 4  // forests of one event
	fewestVotes  = 2  // votes in a cell that is drawn
	mostInRanges = 90 // cells in the figure of ranges
)

// reportFigure is one figure of a report.
type reportFigure struct {
	name   string        // without folder and extension
	cell   *stats.Result // nil: the figure of ranges
	figure *charts.Figure
	narrow *charts.Figure // the same for telephones, in index.html only
}

// writeFigures draws the figures and writes each as SVG and PNG.
func (r *report) writeFigures(ctx context.Context, folder *outfile.Folder) error {
	r.chooseFigures()
	drawing := r.begin("drawing figures", "", int64(len(r.figures)))
	defer drawing.End()
	err := together(ctx, len(r.figures), func(i int) error {
		defer drawing.Done(1)
		return r.writeFigure(r.figures[i], folder)
	})
	if err != nil {
		return err
	}
	drawing.end("drew %s", plural(len(r.figures), "figure"))
	for _, f := range r.figures { // in order, so that the findings are the same on every run
		r.problems(f.figure)
	}
	return nil
}

// chooseFigures lists what is to be drawn: the ranges, and of each event the
// cells in which the most votes can be compared.
func (r *report) chooseFigures() {
	comparable := r.comparable()
	if len(comparable) == 0 {
		return
	}
	var names slug.Names
	r.figures = append(r.figures, &reportFigure{name: names.Of("ranges", 0)})
	ofEvent := map[string]int{}
	var chosen []*stats.Result
	for _, c := range byVotes(comparable) {
		key := c.Cell.Event.Key
		if ofEvent[key] < mostOfEvent && len(chosen) < mostForests {
			ofEvent[key]++
			chosen = append(chosen, c)
		}
	}
	slices.SortFunc(chosen, inOrderOf(comparable))
	events := r.eventSlugs()
	for i, c := range chosen {
		label := strings.Join([]string{events[c.Cell.Event.Key], c.Cell.Measure.String(), c.Cell.Group.String(), c.Cell.Side}, " ")
		r.figures = append(r.figures, &reportFigure{name: names.Of(label, i+1), cell: c})
	}
}

// eventSlugs names the events for use in file names, each by one name.
func (r *report) eventSlugs() map[string]string {
	var names slug.Names
	slugs := map[string]string{}
	for i, cells := range r.byEvent() {
		key := cells[0].Cell.Event.Key
		slugs[key] = names.Of(key, i+1)
	}
	return slugs
}

// comparable are the results with votes enough to be drawn.
func (r *report) comparable() []*stats.Result {
	var out []*stats.Result
	for i := range r.results {
		if r.results[i].Range.Origins >= fewestVotes {
			out = append(out, &r.results[i])
		}
	}
	return out
}

// byVotes orders results by how many votes they have, then as they stand.
func byVotes(results []*stats.Result) []*stats.Result {
	sorted := slices.Clone(results)
	slices.SortStableFunc(sorted, func(a, b *stats.Result) int { return cmp.Compare(b.Range.Origins, a.Range.Origins) })
	return sorted
}

func inOrderOf(results []*stats.Result) func(a, b *stats.Result) int {
	at := map[*stats.Result]int{}
	for i, c := range results {
		at[c] = i
	}
	return func(a, b *stats.Result) int { return at[a] - at[b] }
}

func (r *report) writeFigure(f *reportFigure, folder *outfile.Folder) (err error) {
	if f.figure, err = r.draw(f, f.name, charts.Page); err != nil {
		return err
	}
	if f.narrow, err = r.draw(f, f.name+"-narrow", charts.Size{Width: narrowWidth}); err != nil {
		return err
	}
	for page := range f.figure.Pages() {
		for _, format := range []string{"svg", "png"} {
			err := folder.Write(f.file(page, format), func(w io.Writer) error { return writeFigure(w, f.figure, page, format, 0) })
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// narrowWidth is the width in millimetres of a figure for telephones.
const narrowWidth = 80

// draw lays a figure out in a size. Its ids begin with the stem, so that both
// sizes can stand on one page.
func (r *report) draw(f *reportFigure, stem string, size charts.Size) (*charts.Figure, error) {
	o := charts.Options{Stem: stem, Size: size, Inputs: inputNames(r.loaded.inputs), Selection: r.sel}
	figure, err := (*charts.Figure)(nil), error(nil)
	if f.cell == nil {
		o.Top = mostInRanges // the figure says how many more there are
		figure, err = charts.Ranges(r.results, o)
	} else {
		figure, err = charts.Forest(*f.cell, o)
	}
	if err != nil {
		return nil, fmt.Errorf("drawing %s: %w", f.name, err)
	}
	return figure, nil
}

// file is where a page of a figure stands in the folder.
func (f *reportFigure) file(page int, format string) string {
	return pageName("figures/"+f.name+"."+format, page)
}

// problems makes findings of what a figure could not show.
func (r *report) problems(f *charts.Figure) {
	for _, p := range f.Problems() {
		r.loaded.findings.Add(casualties.Finding{Rule: "glyph-missing", Seen: p.Label, Message: fmt.Sprintf("label %q: %s", p.Label, p.Message)})
	}
}
