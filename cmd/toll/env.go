package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/plain"
	"toll/cmd/toll/internal/progress"
)

// env is what one run of the program has to do with the world.
type env struct {
	args    []string // the command line, for corrected ones in hints
	command string   // the command that runs; empty before it is known
	meaning []string // the flags given that say what columns mean, quoted
	files   []string // the FILE arguments, as given
	in      io.Reader
	out     *output
	err     io.Writer
	getenv  func(string) string
	disk    outfile.Disk    // files to read and to write
	quiet   bool            // no notes, only errors
	verbose bool            // also what was done, and how long it took
	meter   *progress.Meter // shows on a terminal how far the work is; nil: nothing does
	status  int
}

// raise raises the exit status; it never lowers it.
func (e *env) raise(status int) { e.status = max(e.status, status) }

// message prints one line to stderr. What comes from files or the command line
// is made harmless, so that no input can steer the terminal.
func (e *env) message(format string, args ...any) {
	for line := range strings.SplitSeq(fmt.Sprintf(format, args...), "\n") {
		// An error of stderr has nowhere to be told.
		fmt.Fprintf(e.err, "toll: %s\n", plain.Text(line))
	}
}

// note prints a line that --quiet leaves out.
func (e *env) note(format string, args ...any) {
	if !e.quiet {
		e.message(format, args...)
	}
}

// report prints an error, its hints, and where help is to be found if it is the
// command line's.
func (e *env) report(err error) {
	e.message("%v", err)
	for _, h := range hintsOf(err) {
		e.message("%s", h)
	}
	var u *usageError
	if errors.As(err, &u) {
		e.message("run '%s' for the usage", strings.TrimSpace("toll help "+u.command))
	}
}

// isTerminal reports whether stdout goes to a person.
func (e *env) isTerminal() bool {
	f, ok := e.out.w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width is the width of the terminal in cells, 0 where there is none.
func (e *env) width() int {
	f, ok := e.out.w.(*os.File)
	if !ok {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// hinter is an error that knows what the user can do.
type hinter interface{ Hints() []string }

func hintsOf(err error) []string {
	var h hinter
	if errors.As(err, &h) {
		return h.Hints()
	}
	var r *outfile.Refusal
	if errors.As(err, &r) && r.Hint != "" {
		return []string{r.Hint}
	}
	return nil
}

// hinted is an error with hints.
type hinted struct {
	error
	hints []string
}

// Hints returns what the user can do.
func (h *hinted) Hints() []string { return h.hints }

// Unwrap returns the error without its hints.
func (h *hinted) Unwrap() error { return h.error }

func withHint(err error, format string, args ...any) error {
	return &hinted{err, []string{fmt.Sprintf(format, args...)}}
}

// usageError is a command line that cannot be understood.
type usageError struct {
	msg     string
	command string // whose help explains it; empty: the program's
	hints   []string
}

func usagef(command, format string, args ...any) *usageError {
	return &usageError{msg: fmt.Sprintf(format, args...), command: command}
}

func (u *usageError) Error() string { return u.msg }

// Hints returns what the user can do.
func (u *usageError) Hints() []string { return u.hints }

func (u *usageError) hint(format string, args ...any) *usageError {
	u.hints = append(u.hints, fmt.Sprintf(format, args...))
	return u
}
