package rows

import (
	"bytes"
	"sync/atomic"
)

// Batch is a piece of the file that holds whole rows. It is scanned by whoever
// has it, so that several goroutines can read rows of one file: only the cutting
// into batches is done in turn. The zero value is empty.
type Batch struct {
	from     *Reader // nil once its rows are counted
	buf      []byte  // holds raw; the reader gets it back for the next batch
	raw      []byte
	at       int // of the next row in raw
	line     int // of the next row in the file
	encoding string
	scanner  scanner
	row      Row
	tally    tally
}

// tally counts rows.
type tally struct {
	rows int64
	ends [4]int64 // by their lineEnd
}

// Batch fills b with the next rows of the file, and takes what was in it away.
// At the end the error is io.EOF; any other error is one of [Reader.Next], and
// no row before it may be used. Calls must not overlap, neither with each other
// nor with Next, but may come from different goroutines.
func (r *Reader) Batch(b *Batch) error {
	b.raw, b.at, b.from = nil, 0, nil
	for r.err == nil {
		if r.lo == r.hi && r.eof {
			return r.end()
		}
		n, err := r.whole()
		if err != nil {
			return r.fail(err)
		}
		if n > 0 {
			r.give(b, n)
			return nil
		}
	}
	return r.err
}

// give hands n bytes of whole rows to the batch, with the buffer they are in. The
// batch's own is the next one to be filled: only what is cut off is copied.
func (r *Reader) give(b *Batch, n int) {
	next := b.buf
	if len(next) < len(r.buf) {
		next = make([]byte, len(r.buf))
	}
	cut := r.lo + n
	b.buf, b.raw = r.buf, r.buf[r.lo:cut:cut]
	b.from, b.line, b.encoding, b.tally = r, r.line, r.source.encoding(), tally{}
	b.scanner = newScanner(r.scanner.delim, r.scanner.columns)
	r.buf, r.lo, r.hi = next, 0, copy(next, r.buf[cut:r.hi])
	r.scanner.forget()
	r.line += countBreaks(b.raw)
	r.seen = r.seen || !b.blank()
}

// blank reports whether all rows of the batch are. It looks no further than to
// the first that is not.
func (b *Batch) blank() bool {
	c := Batch{raw: b.raw, line: b.line, encoding: b.encoding, scanner: b.scanner}
	for row := c.Next(); row != nil; row = c.Next() {
		if !row.Blank() {
			return false
		}
	}
	return true
}

// whole returns how many bytes of whole rows the buffer holds, all of them
// within the limits. Where that is none, it has tried to read on, or the error
// says what is wrong with the first row.
//
// A line of text without a quote is a row, and short ones cannot be over the
// limits. So only rows with quotes and very long ones are scanned here.
func (r *Reader) whole() (int, error) {
	short := min(r.limits.Field, r.limits.Columns) - 1
	at, quote, onlyCR := r.lo, r.lo-1, false
	st := needMore
	for at < r.hi {
		if quote < at {
			quote = r.hi
			if n := bytes.IndexByte(r.buf[at:r.hi], '"'); n >= 0 {
				quote = at + n
			}
		}
		if !onlyCR {
			if n := bytes.LastIndexByte(r.buf[at:min(quote, at+short)], '\n'); n >= 0 {
				at += n + 1
				continue
			}
		}
		if st = r.scanner.scan(r.buf[:r.hi], at, r.eof, &r.row.rec); st != scanned || !r.fits() {
			break
		}
		onlyCR = r.row.rec.end == endCR
		at += r.row.rec.size
	}
	if at > r.lo {
		return at - r.lo, nil
	}
	return 0, r.cannot(st)
}

// Next returns the next row of the batch, nil where there is none. It is valid
// until the call after.
func (b *Batch) Next() *Row {
	if b.at == len(b.raw) {
		if b.from != nil {
			b.from.batched.add(&b.tally)
			b.from = nil
		}
		return nil
	}
	row := &b.row
	if b.scanner.scan(b.raw, b.at, true, &row.rec) != scanned {
		panic("rows: a batch ends within a row")
	}
	row.set(b.raw[b.at:], b.line, b.encoding)
	b.at += row.rec.size
	b.line = row.after()
	b.tally.rows++
	b.tally.ends[row.rec.end]++
	return row
}

// counts are the tallies of batches, which may end at the same time.
type counts struct {
	rows atomic.Int64
	ends [4]atomic.Int64
}

func (c *counts) add(t *tally) {
	c.rows.Add(t.rows)
	for i, n := range t.ends {
		c.ends[i].Add(n)
	}
}
