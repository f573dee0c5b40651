package rows

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// scanner finds the fields of one record. It holds no state between records,
// so any number of them can work on whole-record chunks of one file.
type scanner struct {
	delim   byte
	delims  uint64 // delim in each of eight bytes
	columns int    // most fields in a record
}

func newScanner(delim byte, columns int) scanner {
	return scanner{delim: delim, delims: uint64(delim) * ones, columns: columns}
}

// status is how the scan of one record ended.
type status uint8

const (
	scanned     status = iota // the record is whole
	needMore                  // the data ends within the record
	openQuote                 // a quote has no end, or an end that cannot be its own
	manyColumns               // more fields than allowed
)

// lineEnd is what a record ended with.
type lineEnd uint8

const (
	endOfFile lineEnd = iota
	endLF
	endCRLF
	endCR
)

// record is what the scan of one record found. Its memory is used again.
type record struct {
	ends   []uint32 // offset behind each field; the next one starts one byte on
	size   int      // bytes, the line end included
	inner  int      // line ends within quotes
	end    lineEnd  // what the record ended with
	flaw   string   // RuleBareQuote or RuleTextAfterQuote, the first one found; else empty
	flawAt int      // offset of the flaw
	flawIn int      // index of the field with the flaw
}

// start returns the offset at which field i starts, the one after the last end
// included.
func (rec *record) start(i int) int {
	if i == 0 {
		return 0
	}
	return int(rec.ends[i-1]) + 1
}

// open returns the offset of the field that was not finished.
func (rec *record) open() int { return rec.start(len(rec.ends)) }

// scan reads the record at the start of data, which must not be empty. final
// says that no bytes follow the data. Only a record with status scanned has a
// size.
//
// It looks at eight bytes at a time: fields are too short for a call of
// bytes.IndexByte each to pay.
func (s *scanner) scan(data []byte, final bool, rec *record) status {
	ends, delim := rec.ends[:0], s.delim
	*rec = record{}
	start := 0 // of the field
	for base := 0; base < len(data); {
		var w uint64
		if len(data)-base >= 8 {
			w = binary.LittleEndian.Uint64(data[base:])
		} else {
			w = lastBytes(data[base:])
		}
		next := base + 8
		for m := s.special(w); m != 0; m &= m - 1 {
			i := base + bits.TrailingZeros64(m)/8
			c := data[i]
			if c == delim {
				ends = append(ends, uint32(i))
				start = i + 1
				continue
			}
			if c == '\n' || c == '\r' {
				return rec.finish(data, i, final, ends, s.columns)
			}
			if c != '"' { // what special may find besides
				continue
			}
			if i != start {
				rec.note(RuleBareQuote, i, len(ends))
				continue
			}
			var st status
			if next, st = s.quoted(data, start, final, rec, len(ends)); st != scanned {
				rec.ends = ends
				return st
			}
			break
		}
		base = next
		if len(ends) > s.columns {
			break
		}
	}
	return rec.finish(data, len(data), final, ends, s.columns)
}

// quoted goes over the quoted field at start, which is number in, and returns the offset behind its
// closing quote.
func (s *scanner) quoted(data []byte, start int, final bool, rec *record, in int) (next int, st status) {
	closing := closingQuote(data, start)
	switch {
	case closing < 0 && final:
		return 0, openQuote
	case closing < 0, closing+1 == len(data) && !final:
		return 0, needMore
	}
	inner := countBreaks(data[start+1 : closing])
	rec.inner += inner
	next = closing + 1
	if next < len(data) {
		if c := data[next]; c != s.delim && c != '\n' && c != '\r' {
			if inner > 0 {
				// What closes here is most likely the opening quote of another
				// field, lines further down.
				return 0, openQuote
			}
			rec.note(RuleTextAfterQuote, next, in)
		}
	}
	return next, scanned
}

// finish ends the record, of whose fields all but the last have these ends, at
// the line end that stands at data[at].
func (rec *record) finish(data []byte, at int, final bool, ends []uint32, columns int) status {
	rec.ends = ends
	switch {
	case len(ends) >= columns:
		return manyColumns
	case at == len(data) && final:
		rec.size, rec.end = at, endOfFile
	case at == len(data), data[at] == '\r' && at+1 == len(data) && !final:
		return needMore
	case data[at] == '\n':
		rec.size, rec.end = at+1, endLF
	case at+1 < len(data) && data[at+1] == '\n':
		rec.size, rec.end = at+2, endCRLF
	default:
		rec.size, rec.end = at+1, endCR
	}
	rec.ends = append(ends, uint32(at))
	return scanned
}

// note keeps the first flaw of a record.
func (rec *record) note(rule string, at, in int) {
	if rec.flaw == "" {
		rec.flaw, rec.flawAt, rec.flawIn = rule, at, in
	}
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// lastBytes loads fewer than eight bytes; the others are zero.
func lastBytes(data []byte) uint64 {
	var last [8]byte
	copy(last[:], data)
	return binary.LittleEndian.Uint64(last[:])
}

// special has the high bit set in each byte of w that is a delimiter, quote, CR
// or LF. It may also be set in other bytes above such a one, so the byte itself
// must be looked at.
func (s *scanner) special(w uint64) uint64 {
	d, q, n, r := w^s.delims, w^'"'*ones, w^'\n'*ones, w^'\r'*ones
	return ((d-ones)&^d | (q-ones)&^q | (n-ones)&^n | (r-ones)&^r) & highs
}

// closingQuote returns the offset of the quote that closes the one at open, -1
// if there is none.
func closingQuote(data []byte, open int) int {
	for i := open + 1; ; {
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 {
			return -1
		}
		i += n
		if i+1 == len(data) || data[i+1] != '"' {
			return i
		}
		i += 2
	}
}

// countBreaks counts the line ends in b: LF, CRLF and CR are one each.
func countBreaks(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	for i := bytes.IndexByte(b, '\r'); i >= 0; {
		if i+1 == len(b) || b[i+1] != '\n' {
			n++
		}
		next := bytes.IndexByte(b[i+1:], '\r')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return n
}
