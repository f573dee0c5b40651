package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
)

// output is stdout: buffered, its first error kept and told once.
type output struct {
	w     io.Writer
	b     *bufio.Writer
	first error

	before func() // is called before something is written; may be nil
}

func newOutput(w io.Writer) *output {
	o := &output{w: w}
	o.b = bufio.NewWriterSize(writerFunc(o.write), 1<<16)
	return o
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func (o *output) write(p []byte) (int, error) {
	if o.before != nil {
		o.before()
		o.before = nil
	}
	n, err := o.w.Write(p)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		o.first = fmt.Errorf("cannot write to standard output: %w", err)
		return n, o.first
	}
	return n, nil
}

// Write takes bytes for stdout.
func (o *output) Write(p []byte) (int, error) { return o.b.Write(p) }

// finish writes what is buffered and returns the first error there was.
func (o *output) finish() error {
	if err := o.b.Flush(); err != nil {
		return err
	}
	return o.first
}

// closed reports whether the reader of stdout has gone.
func (o *output) closed() bool { return errors.Is(o.first, syscall.EPIPE) }
