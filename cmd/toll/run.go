package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/suggest"
)

// The exit statuses. A run only ever raises its status.
const (
	statusDone        = 0   // the work is done
	statusFindings    = 1   // done, and there are findings of severity error
	statusFailed      = 2   // the work could not be done
	statusInterrupted = 130 // interrupted by the user
)

// run is the whole program: args are the arguments behind its name, getenv
// looks up environment variables, and the result is the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	return (&env{args: args, in: stdin, out: newOutput(stdout), err: stderr, getenv: getenv}).run(ctx)
}

// run runs the command line and returns the exit status.
func (e *env) run(ctx context.Context) int {
	err := e.dispatch(ctx, e.args)
	if flushed := e.out.finish(); err == nil {
		err = flushed
	}
	switch {
	case err == nil:
	case ctx.Err() != nil:
		e.message("interrupted; nothing was left half-written")
		e.raise(statusInterrupted)
	case e.out.closed():
		// Whoever read the output wants no more of it. That is no failure.
	default:
		e.raise(statusFailed)
		e.report(err)
	}
	return e.status
}

// dispatch reads the flags before the command and runs the command.
func (e *env) dispatch(ctx context.Context, args []string) error {
	fs := newFlagSet("")
	fs.SetInterspersed(false)
	version := fs.Bool("version", false, "print the version")
	if err := fs.Parse(args); errors.Is(err, pflag.ErrHelp) {
		return e.help(nil)
	} else if err != nil {
		return e.flagError(fs, "", err)
	}
	rest := fs.Args()
	switch {
	case *version:
		return e.runCommand(ctx, versionCommand(), rest)
	case len(rest) == 0:
		return e.help(nil)
	case rest[0] == completeCommand:
		return e.complete(ctx, rest[1:])
	}
	for _, c := range commands() {
		if c.name == rest[0] {
			return e.runCommand(ctx, c, rest[1:])
		}
	}
	return e.unknownCommand(rest[0])
}

func (e *env) runCommand(ctx context.Context, c command, args []string) error {
	e.command = c.name
	fs := newFlagSet(c.name)
	do := c.setup(fs)
	e.declareQuiet(fs)
	profile := declareProfile(fs)
	if err := fs.Parse(args); errors.Is(err, pflag.ErrHelp) {
		return e.help([]string{c.name})
	} else if err != nil {
		return e.flagError(fs, c.name, err)
	}
	if e.quiet && e.verbose {
		return usagef(c.name, "--quiet and --verbose exclude each other")
	}
	e.meaning = meaningOf(fs)
	e.watch()
	defer e.meter.Close()
	return profiled(e.disk, *profile, func() error { return do(ctx, e, fs.Args()) })
}

// meaningOf returns the flags given that say what columns mean, as they are typed.
func meaningOf(fs *pflag.FlagSet) []string {
	var list []string
	fs.Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if many, ok := f.Value.(pflag.SliceValue); ok {
			values = many.GetSlice()
		}
		for _, v := range values {
			switch {
			case familyOf(f) != familyWhat:
			case f.NoOptDefVal != "":
				list = append(list, "--"+f.Name)
			default:
				list = append(list, "--"+f.Name, quote(v))
			}
		}
	})
	return list
}

// declareQuiet gives --quiet and --verbose to every command that has something
// to write.
func (e *env) declareQuiet(fs *pflag.FlagSet) {
	if fs.Lookup("output") == nil {
		return
	}
	inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
		fs.BoolVarP(&e.quiet, "quiet", "q", false, "no notes on standard error, only errors")
		fs.BoolVarP(&e.verbose, "verbose", "v", false, "say on standard error what is done, with how many rows and in what time, and what the columns are read as")
	})
}

// newFlagSet returns an empty set of flags that prints nothing by itself and
// lists its flags in the order in which they are declared.
func newFlagSet(name string) *pflag.FlagSet {
	fs := pflag.NewFlagSet(name, pflag.ContinueOnError)
	fs.Usage = func() {}
	fs.SetOutput(io.Discard)
	fs.SortFlags = false
	return fs
}

func (e *env) unknownCommand(name string) error {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	u := usagef("", "there is no command %s", shown(name))
	near := suggest.Near(name, names, 2)
	for _, n := range near {
		u.hint("did you mean: %s", e.corrected(name, n))
	}
	if len(near) == 0 && looksLikeFile(name) {
		u.hint("to make a report of a file: toll report %s", strings.Join(quoteAll(e.args), " "))
	}
	return u
}

func looksLikeFile(name string) bool {
	lower := strings.ToLower(name)
	for _, end := range []string{".csv", ".tsv", ".txt", ".gz", ".zst"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}
