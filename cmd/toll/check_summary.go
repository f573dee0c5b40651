package main

import (
	"fmt"
	"io"
	"iter"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/plain"
)

// summaryRow is one row of the table of toll check --summary: what became of
// the rows of one file. records = 1 header + blank + rows, and rows = used +
// set_aside + skipped.
type summaryRow struct {
	File       string `csv:"file" doc:"the file"`
	Layout     string `csv:"layout" doc:"the layout by which it was read"`
	Encoding   string `csv:"encoding" doc:"how its characters are written"`
	Delimiter  string `csv:"delimiter" doc:"what stands between its fields"`
	HeaderLine int    `csv:"header_line" doc:"physical line of the header"`
	Records    int    `csv:"records" doc:"records in the file, the header and blank lines included"`
	Blank      int    `csv:"blank" doc:"blank lines"`
	Rows       int    `csv:"rows" doc:"records that are neither blank nor the header"`
	Used       int    `csv:"used" doc:"rows that were understood, whether or not they hold a figure"`
	SetAside   int    `csv:"set_aside" doc:"rows with an error, which --rejects writes out"`
	Skipped    int    `csv:"skipped" doc:"titles, comments, rows of tags, totals and footers, each with a finding"`
	Claims     int    `csv:"claims" doc:"claims made of the rows used"`
	NoFigure   int    `csv:"cells_without_figure" doc:"cells of figures that are empty or say unknown: no claim, never zero"`
}

func newSummaryRow(s *casualties.Summary) summaryRow {
	return summaryRow{File: s.File, Layout: s.Layout, Encoding: s.Dialect.Encoding, Delimiter: delimiterName(s.Dialect.Delimiter), HeaderLine: s.Header,
		Records: int(s.Dialect.Records), Blank: s.Blank, Rows: s.Rows, Used: s.Used, SetAside: s.Rejected, Skipped: s.Skipped,
		Claims: s.Claims, NoFigure: s.NoClaim}
}

func delimiterName(c byte) string {
	switch c {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "bar"
	case ' ':
		return "space"
	}
	return string(rune(c))
}

// lost is how many records of a file nothing is known of. It is 0, or the
// program is wrong.
func (r summaryRow) lost() int {
	if n := r.Rows - r.Used - r.SetAside - r.Skipped; n != 0 {
		return n
	}
	return r.Records - 1 - r.Blank - r.Rows
}

// summarize prints what became of the rows, as a table where a format is asked
// for.
func (e *env) summarize(out *tableFlags, l *loaded) error {
	var rows []summaryRow
	for _, s := range l.summaries {
		rows = append(rows, newSummaryRow(s))
	}
	if out.format.value != "" || out.columns != nil {
		return printTable(e, out, nil, iter.Seq[summaryRow](func(yield func(summaryRow) bool) {
			for _, r := range rows {
				if !yield(r) {
					return
				}
			}
		}))
	}
	return e.writeOut(out.file, outfile.Options{Force: out.force}, func(w io.Writer) error {
		for i, r := range rows {
			writeConservation(w, r)
			writeRows(w, l.summaries[i])
		}
		for _, c := range l.findings.ByRule() {
			fmt.Fprintf(w, "%6d  %-7s  %s\n", c.Count, casualties.RuleSeverity(c.Rule), c.Rule)
		}
		_, err := fmt.Fprintln(w, lastLine(l))
		return err
	})
}

// writeConservation writes how a file was read and that none of it is lost. An
// error comes with a later write.
func writeConservation(w io.Writer, r summaryRow) {
	name := plain.Text(r.File)
	fmt.Fprintf(w, "%s: layout %s, %s, delimiter %s, header in line %d\n", name, plain.Text(r.Layout), r.Encoding, r.Delimiter, r.HeaderLine)
	verdict := "nothing is lost"
	if n := r.lost(); n != 0 {
		verdict = fmt.Sprintf("%d LOST, which is a fault of toll", n)
	}
	fmt.Fprintf(w, "%s: %d records = 1 header + %d blank + %d rows; %d rows = %d used + %d set aside + %d skipped: %s\n", name,
		r.Records, r.Blank, r.Rows, r.Rows, r.Used, r.SetAside, r.Skipped, verdict)
}
