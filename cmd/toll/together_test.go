package main

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
)

// All is done, by no more at once than there are processors to use.
func TestTogether(t *testing.T) {
	var now, most, done atomic.Int64
	err := together(t.Context(), 100, func(int) error {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		runtime.Gosched()
		now.Add(-1)
		done.Add(1)
		return nil
	})
	if err != nil || done.Load() != 100 || most.Load() > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%v; %d of 100 done, %d at once with %d processors", err, done.Load(), most.Load(), runtime.GOMAXPROCS(0))
	}
}

// What fails is told, not that others were stopped by it; and the first of those
// that fail.
func TestTogetherFails(t *testing.T) {
	first, second := errors.New("first"), errors.New("second")
	begun, wait := make(chan struct{}), make(chan struct{})
	alone := runtime.GOMAXPROCS(0) == 1
	var done atomic.Int64
	err := together(t.Context(), 1000, func(i int) error {
		done.Add(1)
		switch {
		case i == 0 && !alone: // ends after the second
			close(begun)
			<-wait
			return first
		case i == 1 && !alone:
			<-begun
			close(wait)
			return second
		case i == 1:
			return second
		}
		return nil
	})
	if want := map[bool]error{false: first, true: second}[alone]; err != want {
		t.Errorf("%v, want %v", err, want)
	}
	if done.Load() == 1000 {
		t.Error("all were begun although one had failed")
	}
}

// Work that is interrupted says so, and nothing more is begun.
func TestTogetherInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	err := together(ctx, 10, func(int) error { t.Error("begun"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was interrupted", err)
	}
}
