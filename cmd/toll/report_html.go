package main

import (
	"context"
	"strings"

	"toll/cmd/toll/internal/outfile"
	web "toll/cmd/toll/internal/page"
)

// indexFile is the page that a reader of the report begins with.
const indexFile = "index.html"

// writeIndex writes index.html and, where there are many events, pages of them
// beside it. How much that will be is said before.
func (r *report) writeIndex(ctx context.Context, folder *outfile.Folder) error {
	p, err := r.page()
	if err != nil {
		return err
	}
	plan := web.NewPlan(p)
	r.plan = plan
	if len(plan.Files) > 1 {
		r.note("writing %s", plan.Words())
	}
	writing := r.begin("writing pages", "", int64(len(plan.Files)))
	defer writing.End()
	err = together(ctx, len(plan.Files), func(i int) error {
		defer writing.Done(1)
		return folder.Write(plan.Files[i].Name, plan.Files[i].Write)
	})
	if err != nil {
		return err
	}
	writing.end("wrote %s", plural(len(plan.Files), "page"))
	return nil
}

// page gathers what the page says.
func (r *report) page() (*web.Report, error) {
	p := &web.Report{Results: r.results, Selection: r.sel, Findings: r.loaded.findings,
		Version: released(readBuild().Version), Drawable: len(r.comparable())}
	for i, in := range r.loaded.inputs {
		s := r.loaded.summaries[i]
		p.Inputs = append(p.Inputs, web.Input{Title: in.title(), SHA256: r.loaded.sums[i], Rows: s.Rows, Used: s.Used,
			SetAside: s.Rejected, Skipped: s.Skipped, Claims: s.Claims})
	}
	for _, f := range r.figures {
		figure := web.Figure{Name: f.name, Wide: f.figure, Narrow: f.narrow}
		if f.cell != nil {
			figure.Cell = f.cell.Cell
		}
		p.Figures = append(p.Figures, figure)
	}
	var err error
	for _, t := range r.tables {
		p.Described = append(p.Described, web.Describe(t.path, t.title, t.row))
		if t.onPage == nil {
			continue
		}
		shown, e := t.onPage()
		if e != nil && err == nil {
			err = e
		}
		p.Tables = append(p.Tables, shown)
	}
	if r.sel.AsOf.IsKnown() {
		later, undated := leftOut(r.claims, r.sel)
		text := asOfWords(r.sel, later, undated, r.claims.Len())
		p.LeftOut = strings.ToUpper(text[:1]) + text[1:] + "."
	}
	return p, err
}

// released returns a version that is a release, nothing for one of a build in
// between: the same input gives the same bytes however toll was built.
func released(version string) string {
	if strings.HasPrefix(version, "v") && strings.Trim(version, "v0123456789.") == "" {
		return version
	}
	return ""
}
