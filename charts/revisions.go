package charts

import (
	"fmt"
	"strings"

	"toll/stats"
)

// Revisions draws how the figures of each source changed after the event: a
// panel for each cell in which some source's dated figure did. Panels that do
// not fit on a page go on the next one. Where no figure changed it says so in
// words. The error says that the embedded fonts cannot be read.
func Revisions(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewRevisionsSpec(results, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), revisionsData(spec), results)
	panels := make([]*revisionLayout, len(spec.Panels))
	for i := range spec.Panels {
		panels[i] = newRevisionLayout(&spec.Panels[i], f, o, spec.room(f, o))
		panels[i].alone = len(spec.Panels) == 1
	}
	pages := splitPanels(panels, spec.room(f, o))
	for i, page := range pages {
		s := spec.begin(f, o, i, len(pages), spec.describe(page))
		for _, l := range page {
			l.draw(s)
		}
		fig.addSheet(spec.end(s, o))
	}
	return fig, nil
}

// splitPanels divides panels into pages: as many as fit, at least one.
func splitPanels(panels []*revisionLayout, room float64) [][]*revisionLayout {
	var pages [][]*revisionLayout
	var page []*revisionLayout
	used := 0.0
	for _, l := range panels {
		if h := l.height(); used+h > room && len(page) > 0 {
			pages, page, used = append(pages, page), nil, 0
		}
		page = append(page, l)
		used += l.height()
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
