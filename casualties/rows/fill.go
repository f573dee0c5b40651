package rows

import (
	"bytes"
	"fmt"
	"io"
)

// fill moves what is left to the front of the buffer and reads until it is
// full, twice as large where it was full already. Reading whole buffers keeps
// the work linear where bytes trickle in.
func (r *Reader) fill() error {
	if r.lo > 0 {
		r.hi = copy(r.buf, r.buf[r.lo:r.hi])
		r.lo = 0
	}
	if r.hi == len(r.buf) {
		r.buf = append(r.buf, make([]byte, len(r.buf))...)
	}
	n, err := io.ReadFull(r.source, r.buf[r.hi:])
	r.hi += n
	switch {
	case err == io.EOF, err == io.ErrUnexpectedEOF: // the source wraps its own
		r.eof = true
	case err != nil:
		return r.placed(err)
	}
	r.scanner.forget()
	return nil
}

// more gets the rest of a record that the buffer holds in part.
func (r *Reader) more() error {
	rest := r.hi - r.lo
	if rest-r.row.rec.open() > r.limits.Field {
		return r.tooLong(r.row.rec.open())
	}
	if rest > r.limits.Record {
		return r.recordTooLong()
	}
	return r.fill()
}

// fits reports whether a whole record is within the limits of size.
func (r *Reader) fits() bool {
	if r.row.rec.size <= r.limits.Field {
		return true
	}
	return r.row.rec.size <= r.limits.Record && r.longField() < 0
}

// longField returns the number of the first field that is too long, else -1.
func (r *Reader) longField() int {
	for i, end := range r.row.rec.ends {
		if int(end)-r.row.rec.start(i) > r.limits.Field {
			return i
		}
	}
	return -1
}

// tooLarge refuses the whole record at the start of the buffer, which is over a
// limit.
func (r *Reader) tooLarge() error {
	if i := r.longField(); i >= 0 {
		return r.tooLong(r.row.rec.start(i))
	}
	return r.recordTooLong()
}

func (r *Reader) recordTooLong() error {
	return r.refuseAt(0, RuleRecordTooLong, fmt.Sprintf("a row of more than %d bytes", r.limits.Record),
		"does the file have line ends? if it has, allow more: --max-field SIZE, a row may be 32 times as long")
}

func (r *Reader) tooLong(at int) error {
	hint := "is this the right file, and the right delimiter? if it is, allow more: --max-field SIZE"
	if r.buf[r.lo+at] == '"' {
		hint = "does the quote that opens here have its end? if it has, allow more: --max-field SIZE"
	}
	return r.refuseAt(at, RuleFieldTooLong, fmt.Sprintf("a field of more than %d bytes", r.limits.Field), hint)
}

// isBlank reports whether b holds only white space, NULs and the end mark of
// old DOS files.
func isBlank(b []byte) bool {
	return len(bytes.Trim(b, " \t\r\n\v\f\x00\x1a")) == 0
}
