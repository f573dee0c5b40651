package rows

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// bufferSize is more than sampleSize; larger ones are not faster.
const bufferSize = 256 << 10

// Reader reads the rows of one file, in order, once. It never seeks.
type Reader struct {
	name    string
	limits  Limits
	source  *source
	scanner scanner

	buf    []byte // buf[lo:hi] is decoded text that no row has been made of yet
	lo, hi int
	eof    bool // the source has ended; buf holds all that is left

	line int // physical line of buf[lo]
	row  Row
	err  error // what Next returns from now on

	tally   tally   // rows that Next returned
	batched counts  // rows in batches that were read to their end
	seen    bool    // a row was not blank
	found   Dialect // what is known of it since the start
}

// Open prepares to read the rows of r. name is used in messages only. The
// error is an *Error if the file is refused: it is empty, no table, in an
// encoding that is not known, or cannot be unpacked; or else it is about opt.
func Open(name string, r io.Reader, opt Options) (*Reader, error) {
	return open(name, r, opt, bufferSize)
}

func open(name string, r io.Reader, opt Options, size int) (*Reader, error) {
	if c := opt.Delimiter; c == '"' || c == '\n' || c == '\r' || c >= utf8.RuneSelf {
		return nil, fmt.Errorf("%q cannot be a delimiter", c)
	}
	limits := opt.Limits.withDefaults()
	src, err := openSource(r, opt.Encoding, limits)
	if err != nil {
		return nil, named(name, err)
	}
	rd := &Reader{name: name, limits: limits, source: src, buf: make([]byte, size), line: 1}
	if err := rd.begin(opt.Delimiter); err != nil {
		rd.Close()
		return nil, named(name, err)
	}
	return rd, nil
}

// begin fills the buffer for the first time and finds out the delimiter.
func (r *Reader) begin(delim byte) error {
	if err := r.fill(); err != nil {
		return err
	}
	// A small buffer must not make another delimiter of the same file.
	for !r.eof && r.hi <= sampleSize {
		if err := r.fill(); err != nil {
			return err
		}
	}
	head := r.buf[:r.hi]
	if err := refuseText(head); err != nil {
		return err
	}
	if r.eof && isBlank(head) {
		return noData()
	}
	given, rest := sepLine(head)
	r.found.SepLine = len(rest) < len(head)
	if r.found.SepLine {
		r.lo, r.line = len(head)-len(rest), 2
	}
	why := "as told"
	switch {
	case delim != 0:
	case r.found.SepLine:
		delim, why = given, "the first line names it"
	default:
		delim, why = sniffDelimiter(rest, r.eof)
	}
	r.scanner = newScanner(delim, r.limits.Columns)
	r.found.Delimiter, r.found.DelimiterWhy = delim, why
	return nil
}

// Next returns the next row, which is valid until the call after. At the end
// the error is io.EOF; any other error is an *Error and says that the file as a
// whole cannot be trusted. Once there is an error it stays.
func (r *Reader) Next() (*Row, error) {
	if r.err != nil {
		return nil, r.err
	}
	for {
		if r.lo == r.hi && r.eof {
			return nil, r.end()
		}
		st := r.scanner.scan(r.buf[:r.hi], r.lo, r.eof, &r.row.rec)
		if st == scanned && r.fits() {
			return r.take(), nil
		}
		if err := r.cannot(st); err != nil {
			return nil, r.fail(err)
		}
	}
}

// cannot deals with a record at the start of the buffer that is not whole, by
// reading on, or is over a limit.
func (r *Reader) cannot(st status) error {
	rec := &r.row.rec
	switch st {
	case scanned:
		return r.tooLarge()
	case manyColumns:
		return r.refuseAt(rec.start(r.limits.Columns), RuleTooManyColumns,
			fmt.Sprintf("more than %d columns in one row", r.limits.Columns), "is this the right delimiter (--delimiter)? if it is, allow more: --max-columns N")
	case openQuote:
		if r.hi-r.lo-rec.open() > r.limits.Field {
			return r.tooLong(rec.open())
		}
		return r.refuseAt(rec.open(), RuleOpenQuote, "a quote opens here and does not close",
			"close it at the end of its field, or double it if it belongs to the text")
	}
	return r.more()
}

// take makes the scanned record the current row.
func (r *Reader) take() *Row {
	row := &r.row
	row.set(r.buf[r.lo:r.hi], r.line, r.source.encoding())
	r.seen = r.seen || !row.Blank()
	r.lo += row.rec.size
	r.line = row.after()
	r.tally.rows++
	r.tally.ends[row.rec.end]++
	return row
}

// end is what Next returns when nothing is left.
func (r *Reader) end() error {
	if !r.seen {
		return r.fail(noData())
	}
	return r.fail(io.EOF)
}

// fail keeps the error that ends the reading, and closes what was opened.
func (r *Reader) fail(err error) error {
	if err != io.EOF {
		err = named(r.name, err)
	}
	r.err = err
	r.source.close()
	return err
}

// refuseAt refuses the file because of what stands at an offset into the record.
func (r *Reader) refuseAt(at int, rule, message, hint string) *Error {
	line, column := advance(r.buf[r.lo:r.lo+at], r.line, 1)
	return &Error{Line: line, Column: column, Rule: rule, Message: message, Hint: hint}
}

// Close frees what unpacking holds. It is harmless to call it twice, and not
// needed after Next returned an error. It does not close the io.Reader that was
// given to Open.
func (r *Reader) Close() error {
	r.source.close()
	if r.err == nil {
		r.err = errClosed
	}
	return nil
}

var errClosed = errors.New("the rows were closed")
