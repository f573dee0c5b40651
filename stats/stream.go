package stats

import (
	"context"
	"io"
	"runtime"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/guard"
)

// Stream computes the ranges of all cells on all processors and writes them in
// the order of Ranges. row appends one row of the output. It holds a few
// batches of events at a time. It stops with the first error of w, or with
// ctx's when that is done.
func Stream(ctx context.Context, w io.Writer, claims *casualties.Claims, sel casualties.Selection, row func([]byte, *Range) []byte) error {
	events := claims.NumEvents()
	workers := min(runtime.GOMAXPROCS(0), 1+events/batchEvents)
	type batch struct {
		from int
		out  []byte
		done chan struct{}
	}
	todo, ordered := make(chan *batch), make(chan *batch, 2*workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			e := NewEventRanges(claims, sel)
			for b := range todo {
				for i := b.from; i < min(events, b.from+batchEvents); i++ {
					for _, r := range e.Results(i) {
						b.out = row(b.out, r.Range)
					}
				}
				close(b.done)
			}
		})
	}
	stop, cancel := context.WithCancel(ctx)
	defer group.Wait()
	defer cancel()
	go func() {
		defer close(todo)
		defer close(ordered)
		for from := 0; from < events && stop.Err() == nil; from += batchEvents {
			b := &batch{from: from, done: make(chan struct{})}
			select {
			case ordered <- b: // first its place in the order, then the work
				todo <- b
			case <-stop.Done():
			}
		}
	}()
	for b := range ordered {
		<-b.done
		if _, err := w.Write(b.out); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// batchEvents is the number of events that one worker takes at a time.
const batchEvents = 256

// AppendCSV appends the row as CSV, as gocsv writes it, with text cells guarded
// (guard.Guard) unless raw.
func (r *Range) AppendCSV(b []byte, raw bool) []byte {
	text := func(s string) {
		b = appendCell(b, s, raw)
		b = append(b, ',')
	}
	numbers := func(list ...count.Number) {
		for _, n := range list {
			b = n.AppendTo(b)
			b = append(b, ',')
		}
	}
	reals := func(list ...Real) {
		for _, x := range list {
			b = x.AppendTo(b)
			b = append(b, ',')
		}
	}
	ints := func(list ...int) {
		for _, n := range list {
			b = strconv.AppendInt(b, int64(n), 10)
			b = append(b, ',')
		}
	}
	text(r.Event)
	text(r.EventName)
	text(r.EventDate.String())
	text(r.Place)
	text(r.Measure.String())
	text(r.Group.String())
	text(r.Side)
	text(r.Cumulative.String())
	ints(r.Sources, r.Origins, r.Claims, r.Points)
	numbers(r.Low, r.High)
	text(r.Open.String())
	reals(r.BestLow, r.BestMedian, r.BestHigh, r.Mean, r.SD, r.LogSD, r.Ratio, r.Gap, r.GapStrict)
	numbers(r.CompatibleLow, r.CompatibleHigh)
	text(string(r.Verdict))
	text(r.Lowest)
	text(r.Highest)
	text(r.Pivotal)
	numbers(r.WithoutLow, r.WithoutHigh)
	ints(r.Early, r.Revisions, r.Relays, r.Drift, r.Vague, r.Partial, r.Doubtful, r.Unattributed)
	numbers(r.ImpliedLow)
	b = r.Warnings.appendCell(b, raw)
	return append(b, '\n')
}

// appendCell appends the warnings, joined as String does, as one cell.
func (w Warnings) appendCell(b []byte, raw bool) []byte {
	switch len(w) {
	case 0:
		return b
	case 1:
		return appendCell(b, w[0], raw)
	}
	return appendCell(b, w.String(), raw)
}

// appendCell appends a text as a cell of CSV, quoted where encoding/csv quotes.
func appendCell(b []byte, s string, raw bool) []byte {
	if s == "" {
		return b
	}
	guarded := !raw && guard.NeedsGuard(s)
	if !guarded && !needsQuotes(s) || guarded && !needsQuotes("'"+s) {
		if guarded {
			b = append(b, '\'')
		}
		return append(b, s...)
	}
	b = append(b, '"')
	if guarded {
		b = append(b, '\'')
	}
	for i := range len(s) {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}

// needsQuotes is the rule of encoding/csv.
func needsQuotes(s string) bool {
	if s == `\.` {
		return true
	}
	for i := range len(s) {
		if c := s[i]; c == ',' || c == '"' || c == '\r' || c == '\n' {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(first)
}
