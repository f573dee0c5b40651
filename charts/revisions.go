package charts

import (
	"fmt"
	"slices"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// Revisions draws how the figures of each source changed after the event: a
// panel for each cell in which some source's dated figure did. Panels that do
// not fit on a page go on the next one. Where no figure changed it says so in
// words. The error says that the embedded fonts cannot be read.
func Revisions(results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawRevisions(results, o) })
}

func drawRevisions(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewRevisionsSpec(results, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), revisionsData(spec), results)
	pages := splitRows(revisionRows(spec, f, o), spec.room(f, o))
	for i, page := range pages {
		s := spec.begin(f, o, i, len(pages), spec.describe(slices.Concat(page...)))
		for _, row := range page {
			row.draw(s)
		}
		fig.addSheet(spec.end(s, o))
	}
	return fig, nil
}

// revisionRow is the panels that stand side by side.
type revisionRow []*revisionLayout

// revisionRows lays the panels out: few of them large, each over the whole
// width; many small, as many side by side as the width takes.
func revisionRows(spec *RevisionsSpec, f *draw.Fonts, o Options) []revisionRow {
	var rows []revisionRow
	if !spec.small() {
		for i := range spec.Panels {
			l := newRevisionLayout(&spec.Panels[i], f, o, spec.room(f, o))
			l.alone = len(spec.Panels) == 1
			rows = append(rows, revisionRow{l})
		}
		return rows
	}
	across := max(int((o.width()-2*margin+panelGap)/(smallWidth+panelGap)), 1)
	width := (o.width() - 2*margin - panelGap*float64(across-1)) / float64(across)
	for i := range spec.Panels {
		if i%across == 0 {
			rows = append(rows, nil)
		}
		row := &rows[len(rows)-1]
		start := margin + (width+panelGap)*float64(i%across)
		*row = append(*row, newSmallRevision(&spec.Panels[i], f, start, start+width))
	}
	for _, row := range rows {
		heads := 0
		for _, l := range row {
			heads = max(heads, l.heads)
		}
		for _, l := range row {
			l.heads = heads
		}
	}
	return rows
}

func (r revisionRow) height() float64 {
	h := 0.0
	for _, l := range r {
		h = max(h, l.height())
	}
	return h
}

// draw adds the panels to the sheet and moves below them.
func (r revisionRow) draw(s *sheet) {
	top, foot := s.y, s.y
	for _, l := range r {
		s.y = top
		l.draw(s)
		foot = max(foot, s.y)
	}
	s.y = foot
}

// splitRows divides rows into pages: as many as fit, at least one.
func splitRows(rows []revisionRow, room float64) [][]revisionRow {
	var pages [][]revisionRow
	var page []revisionRow
	used := 0.0
	for _, r := range rows {
		if h := r.height(); used+h > room && len(page) > 0 {
			pages, page, used = append(pages, page), nil, 0
		}
		page = append(page, r)
		used += r.height()
	}
	return append(pages, page)
}

func (s *RevisionsSpec) describe(page []*revisionLayout) string {
	var b strings.Builder
	for _, l := range page {
		fmt.Fprintf(&b, " %s:", l.Title)
		for i := range l.Lines {
			fmt.Fprintf(&b, " %s %s.", l.Lines[i].Source, l.Lines[i].Printed)
		}
		for _, q := range l.Undated {
			b.WriteString(" " + s.w.say("revisions.desc.undated", q.Source, s.w.grouped(q.Count.String())))
		}
	}
	return b.String()
}
