package main

import (
	_ "embed"
	"html/template"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
	"toll/stats/link"
)

// reviewPage is the list of the doubtful as a page.
//
//go:embed link_review.html
var reviewPage string

// printReview writes the doubtful pairs as a table that a person can fill in, or
// as a page to read.
func (l *linking) printReview(e *env, links *link.Links) error {
	pairs := links.Doubtful()
	if ext := strings.ToLower(filepath.Ext(l.review)); ext != ".html" && ext != ".htm" {
		return writeTable(e, l.review, l.out, pairs)
	}
	page, err := template.New("review").Parse(reviewPage)
	if err != nil {
		return err
	}
	about := struct {
		Pairs   []link.Pair
		Figures bool
		Events  int
	}{pairs, !l.opt.NoFigures, links.Len()}
	return e.writeOut(l.review, outfile.Options{Force: l.out.force}, func(w io.Writer) error { return page.Execute(w, about) })
}

// writeTable writes rows to a file beside the main table, in the format of its
// name.
func writeTable[T any](e *env, file string, out *tableFlags, rows []T) error {
	return e.writeOut(file, outfile.Options{Force: out.force}, func(w io.Writer) error {
		return table.Write(w, slices.Values(rows), table.Options{Format: formatOfName(file), Raw: out.raw})
	})
}
