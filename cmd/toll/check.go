package main

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/plain"
)

func checkCommand() command {
	return command{
		name:  "check",
		args:  "[FILE...]",
		short: "what is to be said about the input, and nothing else",
		long:  `Prints every finding as file:line:column, severity, the header's name, what is wrong and what to do, and ends with status 1 if there are any of severity error. With --format the findings are a table. 'toll help findings' lists the rules.`,
		examples: []example{
			{"toll check claims.csv", "read a file and say what is wrong with it"},
			{"toll check --format csv claims.csv -o findings.csv", "as a table"},
			{"toll check --summary claims.csv", "what became of every row"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, out := flagsRead(fs), flagsTable(fs)
			summary := false
			inFamily(fs, familyFound, func(fs *pflag.FlagSet) {
				fs.BoolVar(&summary, "summary", false, "not the findings but their number, and what became of the rows of each file")
			})
			return func(ctx context.Context, e *env, args []string) error {
				read.force = out.force
				l, err := read.load(ctx, e, args, true)
				if err != nil {
					return err
				}
				if err := out.check(e, l.inputs); err != nil {
					return err
				}
				read.raise(e, l.findings)
				if summary {
					return e.summarize(out, l)
				}
				if out.format.value != "" || out.columns != nil {
					return printTable(e, out, nil, findingRows(l.findings))
				}
				return e.writeOut(out.file, outfile.Options{Force: out.force}, func(w io.Writer) error { return listFindings(w, l) })
			}
		},
	}
}

// findingRow is one row of the findings table.
type findingRow struct {
	Severity casualties.Severity `csv:"severity" doc:"error, warning or note"`
	Rule     string              `csv:"rule" doc:"the kind of finding: see toll help findings"`
	File     string              `csv:"file" doc:"the file"`
	Line     casualties.Order    `csv:"line" doc:"physical line, from 1; empty: the whole file"`
	Position casualties.Order    `csv:"position" doc:"character in the line, from 1; empty: the whole line"`
	Column   string              `csv:"column" doc:"the header's name"`
	Message  string              `csv:"message" doc:"what is wrong"`
	Hint     string              `csv:"hint" doc:"what to do about it"`
}

func findingRows(fs *casualties.Findings) iter.Seq[findingRow] {
	return func(yield func(findingRow) bool) {
		for _, f := range fs.Sorted() {
			if !yield(findingRow{f.Severity, f.Rule, f.Pos.File, casualties.Order(f.Pos.Line), casualties.Order(f.Pos.Column), f.Column, f.Message, f.Hint}) {
				return
			}
		}
	}
}

// listFindings prints the findings for people, then what became of the rows.
func listFindings(w io.Writer, l *loaded) error {
	kept := l.findings.Sorted()
	for _, f := range kept {
		if _, err := fmt.Fprintf(w, "%s [%s]\n", plain.Text(f.String()), f.Rule); err != nil {
			return err
		}
	}
	for _, c := range l.findings.ByRule() {
		n := 0
		for _, f := range kept {
			if f.Rule == c.Rule {
				n++
			}
		}
		if c.Count > n {
			fmt.Fprintf(w, "... and %d more of %s; --findings %d lists them all\n", c.Count-n, c.Rule, c.Count) // an error comes with the last write
		}
	}
	for _, s := range l.summaries {
		writeRows(w, s)
	}
	_, err := fmt.Fprintln(w, lastLine(l))
	return err
}

// writeRows writes what became of the rows of a file. An error comes with a
// later write.
func writeRows(w io.Writer, s *casualties.Summary) {
	fmt.Fprintf(w, "%s: %s: %d used, %d set aside, %d skipped; %s, %s without a figure\n", plain.Text(s.File),
		plural(s.Rows, "row"), s.Used, s.Rejected, s.Skipped, plural(s.Claims, "claim"), plural(s.NoClaim, "cell"))
}

func lastLine(l *loaded) string {
	if l.findings.Len() == 0 {
		return "nothing to say about the input"
	}
	return countFindings(l.findings)
}
