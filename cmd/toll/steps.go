package main

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"os"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"toll/cmd/toll/internal/progress"
)

// step is one part of the work. While it lasts, a terminal shows how far it is;
// when it is done, --verbose says how long it took.
type step struct {
	*progress.Stage
	e     *env
	begun time.Time
}

// watch begins to show on the terminal how far the work is. There is nothing to
// show where stderr is no terminal or a dumb one, or with --quiet.
func (e *env) watch() {
	f, ok := e.err.(*os.File)
	if !ok || e.quiet || e.getenv("TERM") == "dumb" || !term.IsTerminal(int(f.Fd())) {
		return
	}
	e.meter = progress.New(f, func() int {
		width, _, _ := term.GetSize(int(f.Fd())) // 0 where it is not known
		return width
	})
	e.err = e.meter
	if out, ok := e.out.w.(*os.File); ok {
		if info, err := out.Stat(); err == nil && info.Mode().IsRegular() {
			return
		}
	}
	// The results, too, go to a terminal, perhaps through a pager.
	e.out.before = e.meter.Close
}

// begin begins a step. total is how long its way is, in what [progress.Stage.Done]
// counts, 0 where that is not known; unit is what its counter counts.
func (e *env) begin(what, unit string, total int64) *step {
	return &step{e.meter.Start(what, unit, total), e, time.Now()}
}

// end ends the step and says under --verbose what came of it.
func (s *step) end(format string, args ...any) {
	s.Stage.End()
	s.e.detail("%s in %s", fmt.Sprintf(format, args...), progress.Span(time.Since(s.begun)))
}

// detail prints a line that only --verbose prints.
func (e *env) detail(format string, args ...any) {
	if e.verbose {
		e.message(format, args...)
	}
}

// lines counts the lines that go through it.
type lines struct {
	w io.Writer
	n *atomic.Int64
}

func (l lines) Write(p []byte) (int, error) {
	l.n.Add(int64(bytes.Count(p, []byte{'\n'})))
	return l.w.Write(p)
}

// writing shows and tells how many lines write writes. Where neither is asked
// for it costs nothing.
func (e *env) writing(name string, write func(io.Writer) error) func(io.Writer) error {
	if e.meter == nil && !e.verbose {
		return write
	}
	return func(w io.Writer) error {
		s := e.begin("writing "+name, "lines", 0)
		defer s.End()
		n := s.Counter()
		if n == nil {
			n = &atomic.Int64{}
		}
		if err := write(lines{w, n}); err != nil {
			return err
		}
		s.end("wrote %s lines to %s", progress.Grouped(n.Load()), name)
		return nil
	}
}

// counted counts the values of a sequence; n may be nil.
func counted[T any](values iter.Seq[T], n *atomic.Int64) iter.Seq[T] {
	if n == nil {
		return values
	}
	return func(yield func(T) bool) {
		for v := range values {
			n.Add(1)
			if !yield(v) {
				return
			}
		}
	}
}

// sizeOf is how many bytes the inputs have together, 0 where that is not known:
// of standard input, of pipes.
func sizeOf(inputs []input) int64 {
	var all int64
	for _, in := range inputs {
		info, err := os.Stat(in.path)
		if err != nil || !info.Mode().IsRegular() {
			return 0
		}
		all += info.Size()
	}
	return all
}
