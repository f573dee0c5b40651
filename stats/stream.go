package stats

import (
	"context"
	"encoding/binary"
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
	c := cells{b, raw}
	c.texts(r.Event, r.EventName)
	c.b = append(r.EventDate.AppendTo(c.b), ',')
	c.texts(r.Place)
	c.words(r.Measure.String(), r.Group.String())
	c.texts(r.Side)
	c.words(r.Cumulative.String())
	c.ints(r.Sources, r.Origins, r.Claims, r.Points)
	c.number(r.Low)
	c.number(r.High)
	c.words(r.Open.String())
	for _, x := range [...]*Real{&r.BestLow, &r.BestMedian, &r.BestHigh, &r.Mean, &r.SD, &r.LogSD, &r.Ratio, &r.Gap, &r.GapStrict} {
		c.b = append(x.AppendTo(c.b), ',')
	}
	c.number(r.CompatibleLow)
	c.number(r.CompatibleHigh)
	c.words(string(r.Verdict))
	c.texts(r.Lowest, r.Highest, r.Pivotal)
	c.number(r.WithoutLow)
	c.number(r.WithoutHigh)
	c.ints(r.Early, r.Revisions, r.Relays, r.Drift, r.Vague, r.Partial, r.Doubtful, r.Unattributed)
	c.number(r.ImpliedLow)
	return append(r.Warnings.appendCell(c.b, raw), '\n')
}

// cells appends cells of CSV, each with the comma behind it.
type cells struct {
	b   []byte
	raw bool
}

func (c *cells) texts(list ...string) {
	for _, s := range list {
		c.b = append(appendCell(c.b, s, c.raw), ',')
	}
}

// words appends words of which none needs quotes or a guard.
func (c *cells) words(list ...string) {
	for _, s := range list {
		c.b = append(append(c.b, s...), ',')
	}
}

func (c *cells) ints(list ...int) {
	for _, n := range list {
		c.b = append(count.AppendInt(c.b, int64(n)), ',')
	}
}

func (c *cells) number(n count.Number) { c.b = append(n.AppendTo(c.b), ',') }

// appendCell appends the warnings, joined as String does, as one cell.
func (w Warnings) appendCell(b []byte, raw bool) []byte {
	from := len(b)
	for i, text := range w {
		if i > 0 {
			b = append(b, "; "...)
		}
		b = append(b, text...)
	}
	if isPlain(b[from:]) {
		return b
	}
	return appendCell(b[:from], w.String(), raw)
}

// appendCell appends a text as a cell of CSV, quoted where encoding/csv quotes.
func appendCell(b []byte, s string, raw bool) []byte {
	if b = append(b, s...); isPlain(b[len(b)-len(s):]) {
		return b
	}
	b = b[:len(b)-len(s)]
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

// isPlain reports whether a text needs neither quotes nor a guard, without
// looking closely, eight bytes at a time: it begins with an ASCII letter or digit
// and holds nothing that is quoted.
func isPlain(b []byte) bool {
	if len(b) == 0 {
		return true
	}
	if c := b[0] | 0x20; (c < 'a' || c > 'z') && (b[0] < '0' || b[0] > '9') {
		return false
	}
	if len(b) < 8 {
		var word [8]byte
		copy(word[:], "aaaaaaaa")
		copy(word[:], b)
		return quoted(binary.LittleEndian.Uint64(word[:])) == 0
	}
	odd := quoted(binary.LittleEndian.Uint64(b[len(b)-8:])) // some of them twice
	for ; len(b) > 8; b = b[8:] {
		odd |= quoted(binary.LittleEndian.Uint64(b))
	}
	return odd == 0
}

// quoted has the high bit set in bytes of w that encoding/csv may quote, and
// perhaps in bytes above one of these.
func quoted(w uint64) uint64 {
	comma, quote := w^ones*',', w^ones*'"'
	return ((comma-ones)&^comma | (quote-ones)&^quote | (w-ones*' ')&^w) & (ones * 0x80)
}

const ones = 0x0101010101010101

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
