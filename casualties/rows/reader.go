package rows

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Options say how a file is to be read. The zero value finds out everything.
type Options struct {
	Encoding  string // a name as on the web ("windows-1256", "latin1", "utf-16le", "gb18030"); empty: found out
	Delimiter byte   // an ASCII character; 0: found out among comma, semicolon, tab and bar
	Limits    Limits // zero fields: the defaults
}

// Limits keep a hostile or damaged file from eating the machine. In each, zero
// means the default.
type Limits struct {
	Field    int   // bytes of one field; default 2 MiB (the line length at which DuckDB gives up)
	Record   int   // bytes of one record; default 64 MiB
	Columns  int   // fields of one record; default 16,384 (the width of an Excel sheet)
	Unpacked int64 // bytes that an archive may unpack to; default 256 GiB
	Ratio    int64 // unpacked to packed bytes, looked at from 64 MiB unpacked on; default 400
}

// withDefaults fills in what is zero.
func (l Limits) withDefaults() Limits {
	l.Field = orDefault(l.Field, 2<<20)
	l.Record = orDefault(l.Record, 64<<20)
	l.Columns = orDefault(l.Columns, 16384)
	l.Unpacked = orDefault(l.Unpacked, 256<<30)
	l.Ratio = orDefault(l.Ratio, 400)
	return l
}

func orDefault[T int | int64](n, otherwise T) T {
	if n == 0 {
		return otherwise
	}
	return n
}

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
	dirty  bool // buf[lo:hi] holds a NUL or a byte that is no text

	line  int // physical line of buf[lo]
	seen  bool
	row   Row
	ends  [4]int64
	rows  int64
	sniff Dialect
	err   error // what Next returns from now on
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
	r.sniff.SepLine = len(rest) < len(head)
	if r.sniff.SepLine {
		r.lo, r.line = len(head)-len(rest), 2
	}
	why := "as told"
	switch {
	case delim != 0:
	case r.sniff.SepLine:
		delim, why = given, "the first line names it"
	default:
		delim, why = sniffDelimiter(rest, r.eof)
	}
	r.scanner = newScanner(delim, r.limits.Columns)
	r.sniff.Delimiter, r.sniff.DelimiterWhy = delim, why
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
		switch r.scanner.scan(r.buf[r.lo:r.hi], r.eof, &r.row.rec) {
		case scanned:
			if r.row.rec.size > r.limits.Field {
				if err := r.checkSize(); err != nil {
					return nil, r.fail(err)
				}
			}
			return r.take(), nil
		case openQuote:
			if r.hi-r.lo-r.row.rec.open() > r.limits.Field {
				return nil, r.fail(r.tooLong(r.row.rec.open()))
			}
			return nil, r.fail(r.refuseAt(r.row.rec.open(), RuleOpenQuote, "a quote opens here and does not close",
				"close it at the end of its field, or double it if it belongs to the text"))
		case manyColumns:
			return nil, r.fail(r.refuseAt(r.row.rec.start(r.limits.Columns), RuleTooManyColumns,
				fmt.Sprintf("more than %d columns in one row", r.limits.Columns), "is this the right delimiter? (--delimiter)"))
		case needMore:
			if err := r.more(); err != nil {
				return nil, r.fail(err)
			}
		}
	}
}

// take makes the scanned record the current row.
func (r *Reader) take() *Row {
	row := &r.row
	end := r.lo + row.rec.size
	row.raw = r.buf[r.lo:end:end]
	row.Line = r.line
	row.scratch = row.scratch[:0]
	row.faults = row.faults[:0]
	if row.rec.flaw != "" {
		row.flawed()
	}
	if r.dirty {
		row.checkBytes(r.source.encoding())
	}
	r.seen = r.seen || !row.Blank()
	r.lo = end
	r.line += row.rec.inner
	if row.rec.end != endOfFile {
		r.line++
	}
	r.ends[row.rec.end]++
	r.rows++
	return row
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

// checkSize refuses a whole record that is over a limit.
func (r *Reader) checkSize() error {
	if r.row.rec.size > r.limits.Record {
		return r.recordTooLong()
	}
	for i, end := range r.row.rec.ends {
		if start := r.row.rec.start(i); int(end)-start > r.limits.Field {
			return r.tooLong(start)
		}
	}
	return nil
}

func (r *Reader) recordTooLong() error {
	return r.refuseAt(0, RuleRecordTooLong, fmt.Sprintf("a row of more than %d bytes", r.limits.Record),
		"does the file have line ends?")
}

func (r *Reader) tooLong(at int) error {
	hint := "is this the right file, and the right delimiter?"
	if r.buf[r.lo+at] == '"' {
		hint = "does the quote that opens here have its end?"
	}
	return r.refuseAt(at, RuleFieldTooLong, fmt.Sprintf("a field of more than %d bytes", r.limits.Field), hint)
}

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
	r.dirty = !clean(r.buf[:r.hi], r.eof)
	return nil
}

// clean reports whether b is UTF-8 without NULs. A character that is cut off at
// the end counts only where the text is final.
func clean(b []byte, final bool) bool {
	if bytes.IndexByte(b, 0) >= 0 {
		return false
	}
	if !final {
		for cut := 1; cut < utf8.UTFMax && cut <= len(b); cut++ {
			if tail := b[len(b)-cut:]; utf8.RuneStart(tail[0]) {
				if !utf8.FullRune(tail) {
					b = b[:len(b)-cut]
				}
				break
			}
		}
	}
	return utf8.Valid(b)
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

// named puts the file's name into an *Error, and makes one of any other error.
func named(name string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		e = &Error{Rule: RuleReadError, Message: "cannot be read: " + err.Error(), Err: err}
	}
	e.Name = name
	return e
}

func noData() *Error {
	return &Error{Line: 1, Rule: RuleNoData, Message: "no data, only blanks", Hint: "is this the right file?"}
}

// isBlank reports whether b holds only white space, NULs, delimiters nothing.
func isBlank(b []byte) bool {
	return len(bytes.Trim(b, " \t\r\n\v\f\x00\x1a")) == 0
}
