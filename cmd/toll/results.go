package main

import (
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/suggest"
	"toll/cmd/toll/internal/table"
)

// tableFlags are the flags of a command that prints one table.
type tableFlags struct {
	format  *choice
	file    string
	force   bool
	raw     bool
	columns []string
	extra   []string // columns behind those of the struct
	tags    []string // a row of HXL tags under the header; nil: none
}

// flagsTable declares the flags of a command that prints a table.
func flagsTable(fs *pflag.FlagSet) *tableFlags {
	t := &tableFlags{format: newChoice("", formatNames()...)}
	inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
		fs.Var(t.format, "format", "print as `FORMAT`: "+strings.Join(formatNames(), ", ")+" (default: table on a terminal, else by the name of -o, else csv)")
		fs.StringVarP(&t.file, "output", "o", "", "write to `FILE` instead of standard output (-)")
		fs.BoolVar(&t.force, "force", false, "replace a file that exists")
		fs.StringArrayVar(&t.columns, "columns", nil, "print these columns only, `A,B,C`, in this order")
		fs.BoolVar(&t.raw, "raw", false, "leave cells that a spreadsheet would run as a formula as they are")
	})
	return t
}

func formatNames() []string {
	var names []string
	for _, f := range table.Formats() {
		names = append(names, string(f))
	}
	return names
}

// check refuses, before any work is done, an output that is one of the inputs.
func (t *tableFlags) check(e *env, inputs []input) error {
	return notAnInput(e, t.file, inputs)
}

func notAnInput(e *env, output string, inputs []input) error {
	if output == "" || output == "-" {
		return nil
	}
	for _, in := range inputs {
		if in.path != "" && sameFile(output, in.path) {
			return usagef(e.command, "the output %s is the input %s", shown(output), shown(in.path)).hint("name another file with -o")
		}
	}
	return nil
}

// options decides how the table is printed. most are the columns of an aligned
// table for people where none are asked for; nil means all.
func (t *tableFlags) options(e *env, all, most []string) (table.Options, error) {
	o := table.Options{Format: table.Format(t.format.value), Raw: t.raw, Extra: t.extra, Tags: t.tags}
	toStdout := t.file == "" || t.file == "-"
	if o.Format == "" {
		o.Format = table.CSV
		switch {
		case !toStdout:
			o.Format = formatOfName(t.file)
		case e.isTerminal():
			o.Format = table.Aligned
		}
	}
	if t.tags != nil && o.Format != table.CSV && o.Format != table.TSV {
		return o, usagef(e.command, "--hxl adds a row to CSV and TSV, not to %s", o.Format).hint("for example: --format csv")
	}
	if o.Format == table.Aligned && toStdout {
		o.Width = e.width()
	}
	for _, list := range t.columns {
		for name := range strings.SplitSeq(list, ",") {
			o.Columns = append(o.Columns, strings.TrimSpace(name))
		}
	}
	switch {
	case len(o.Columns) == 1 && o.Columns[0] == "all":
		o.Columns = nil
	case o.Columns == nil && o.Format == table.Aligned && most != nil:
		o.Columns = most
		o.Footnotes = warningsColumn
		e.note("%d of %d columns; all of them: --columns all, or --format csv", len(most), len(all))
	}
	if o.Columns == nil || slices.Contains(o.Columns, warningsColumn) {
		o.Footnotes = warningsColumn
	}
	return o, e.knownColumns(o.Columns, all)
}

// warningsColumn holds what to keep in mind about a row. Where people read the
// table it becomes footnotes, so that it travels with the numbers: it is left
// out only by those who name the columns they want.
const warningsColumn = "warnings"

func formatOfName(name string) table.Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tsv", ".tab":
		return table.TSV
	case ".json":
		return table.JSON
	case ".md":
		return table.MD
	case ".txt":
		return table.Aligned
	}
	return table.CSV
}

func (e *env) knownColumns(names, all []string) error {
	for _, name := range names {
		known := false
		for _, c := range all {
			known = known || c == name
		}
		if known {
			continue
		}
		u := usagef(e.command, "the table has no column %s", shown(name))
		near := suggest.Near(name, all, 3)
		if len(near) == 0 {
			near = all
		}
		return u.hint("its columns: %s", strings.Join(near, ", "))
	}
	return nil
}

// printTable prints the rows as the flags say.
func printTable[T any](e *env, t *tableFlags, most []string, rows iter.Seq[T]) error {
	o, err := t.options(e, append(table.Columns[T](), t.extra...), most)
	if err != nil {
		return err
	}
	return e.writeOut(t.file, outfile.Options{Force: t.force}, func(w io.Writer) error {
		return table.Write(w, rows, o)
	})
}

// writeOut writes to the file, or to stdout where it is empty or "-".
func (e *env) writeOut(file string, o outfile.Options, write func(io.Writer) error) error {
	if file == "" || file == "-" {
		return e.writing("standard output", write)(e.out)
	}
	if err := e.disk.WriteFile(file, o, e.writing(shown(file), write)); err != nil {
		return err
	}
	info, err := e.disk.Stat(file)
	if err != nil || info.Mode().IsRegular() { // of a device or pipe there is nothing to say
		e.note("wrote %s", shown(file))
	}
	return nil
}
