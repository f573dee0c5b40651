package stats

import (
	"context"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/guard"
	"toll/casualties/spill"
)

// DrainRanges computes the ranges of all cells on all processors, in one pass
// that leaves claims empty: see casualties.Claims.Drain. row appends one row of
// the output. The rows are in the order of Ranges when they are written. What
// does not fit into memory is kept in store, which may be nil. It stops with the
// error of ctx when that is done.
func DrainRanges(ctx context.Context, claims *casualties.Claims, sel casualties.Selection, findings *casualties.Findings, store *spill.Store,
	row func([]byte, *Range) []byte) (*Runs, error) {
	var lock sync.Mutex
	var writers []*runWriter
	err := claims.Drain(findings, func() casualties.Visitor {
		w := &runWriter{store: store}
		lock.Lock()
		defer lock.Unlock()
		writers = append(writers, w)
		return &rangeVisitor{ctx: ctx, ranges: EventRanges{sel: sel}, runs: w, row: row}
	})
	if err != nil {
		store.Close()
		return nil, err
	}
	r := &Runs{store: store}
	for _, w := range writers {
		r.list = append(r.list, w.runs...)
	}
	return r, nil
}

// rangeVisitor makes rows of the events of some partitions.
type rangeVisitor struct {
	ctx    context.Context
	ranges EventRanges
	runs   *runWriter
	row    func([]byte, *Range) []byte
	buf    []byte
}

func (v *rangeVisitor) Begin() error { return v.ctx.Err() }

func (v *rangeVisitor) Event(key string, cells []*casualties.Cell) error {
	v.buf = v.buf[:0]
	for _, r := range v.ranges.of(cells) {
		v.buf = v.row(v.buf, r.Range)
	}
	return v.runs.add(key, v.buf)
}

func (v *rangeVisitor) End() error { return v.runs.end() }

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
