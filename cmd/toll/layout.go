package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/layout"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/suggest"
)

// layoutFlags are the flags of toll layout.
type layoutFlags struct {
	read  *readFlags
	list  bool
	show  string
	file  string
	force bool
}

func layoutCommand() command {
	return command{
		name:  "layout",
		args:  "[FILE]",
		short: "which column means what, as far as the table tells",
		long: `Prints the layout by which a table is read: a CSV with one row a column, and a remark on every column that could not be placed. Edit it and pass it back with --layout. Where the table does not say what its rows are about or what was counted, the layout is printed as far as it is known and the status is 1.

'toll help layouts' explains the columns of a layout.`,
		examples: []example{
			{"toll layout claims.csv -o layout.csv", "what is understood of a file, to be edited"},
			{"toll report --layout layout.csv claims.csv", "read the file by it"},
			{"toll layout --list", "the built-in layouts"},
			{"toll layout --show ucdp-ged", "one of them"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			f := &layoutFlags{read: flagsColumns(fs)}
			fs.BoolVar(&f.list, "list", false, "list the built-in layouts")
			fs.StringVar(&f.show, "show", "", "print the built-in `LAYOUT`")
			inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
				fs.StringVarP(&f.file, "output", "o", "", "write to `FILE` instead of standard output (-)")
				fs.BoolVar(&f.force, "force", false, "replace a file that exists")
			})
			return func(_ context.Context, e *env, args []string) error { return f.run(e, args) }
		},
	}
}

func (f *layoutFlags) run(e *env, args []string) error {
	switch {
	case (f.list || f.show != "") && len(args) > 0:
		return usagef("layout", "--list and --show are about the built-in layouts and take no FILE, but got %s", shown(args[0]))
	case f.list:
		return e.writeOut(f.file, outfile.Options{Force: f.force}, func(w io.Writer) error {
			_, err := fmt.Fprintln(w, strings.Join(layout.Names(), "\n"))
			return err
		})
	case f.show != "":
		l, err := e.builtinLayout(f.show)
		if err != nil {
			return err
		}
		return e.writeOut(f.file, outfile.Options{Force: f.force}, l.Write)
	case len(args) > 1:
		return usagef("layout", "a layout is that of one FILE, but got %d", len(args)).hint("one after the other: toll layout %s", quote(args[0]))
	}
	return f.infer(e, args)
}

// infer prints the layout of a file.
func (f *layoutFlags) infer(e *env, args []string) error {
	inputs, err := e.inputs(args)
	if err != nil {
		return err
	}
	if err := notAnInput(e, f.file, inputs); err != nil {
		return err
	}
	opt, err := f.read.options(e, false)
	if err != nil {
		return err
	}
	in := inputs[0]
	r, err := in.open()
	if err != nil {
		return err
	}
	defer r.Close()
	findings := &casualties.Findings{}
	if in.source != "" {
		opt.Hints.SourceName = in.source
	}
	l, err := casualties.InferLayout(casualties.Input{Name: in.name, Reader: r, Source: in.source}, opt, findings)
	if err != nil {
		return err
	}
	for _, found := range findings.Sorted() {
		if found.Severity > casualties.Note {
			e.message("%v", found)
		}
	}
	f.read.raise(e, findings)
	e.note("read as %s, %s", l.Name, plural(len(l.Columns), "row"))
	return e.writeOut(f.file, outfile.Options{Force: f.force}, l.Write)
}

// builtinLayout returns the built-in layout of a name.
func (e *env) builtinLayout(name string) (*layout.Layout, error) {
	l, err := layout.Builtin(name)
	if err == nil {
		return l, nil
	}
	u := usagef(e.command, "there is no built-in layout %s", shown(name))
	for _, n := range suggest.Near(name, layout.Names(), 1) {
		u.hint("did you mean: %s", e.corrected(name, n))
	}
	return nil, u.hint("there are: %s", strings.Join(layout.Names(), ", "))
}
