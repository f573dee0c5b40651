package rows

import (
	"bytes"
	"math/bits"
)

// scanner finds the fields of records in a piece of text. It remembers nothing
// but the marks of the last block it looked at, so any number of scanners can
// work on whole-record chunks of one file.
type scanner struct {
	delim   byte
	columns int // most fields in a record

	block int // offset of the block whose marks are known; -1: of none
	known marks
}

func newScanner(delim byte, columns int) scanner {
	return scanner{delim: delim, columns: columns, block: -1}
}

// forget must be called when the text has changed.
func (s *scanner) forget() { s.block = -1 }

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
	from   int      // where it starts in the data; all offsets are from here
	size   int      // bytes, the line end included
	inner  int      // line ends within quotes
	end    lineEnd  // what the record ended with
	odd    bool     // there may be a byte that is not ASCII, or a NUL
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

// scan reads the record that starts at data[from]; there must be a byte. final
// says that nothing follows the data. Only a record with status scanned has a
// size.
//
// The bytes that may matter are found in blocks of 64: fields are too short for
// a call of bytes.IndexByte each to pay.
func (s *scanner) scan(data []byte, from int, final bool, rec *record) status {
	ends := rec.ends[:0]
	rec.from, rec.size, rec.inner, rec.flaw, rec.flawAt, rec.flawIn = from, 0, 0, "", 0, 0
	base := from &^ 63
	if s.block != base {
		s.look(data, base)
	}
	m := s.known.from(from)
	rec.odd = m.odd
	for {
		stop := m.stops & -m.stops // the first one, 0 if there is none
		for d := m.delims & (stop - 1); d != 0; d &= d - 1 {
			ends = append(ends, uint32(base-from+bits.TrailingZeros64(d)))
		}
		if stop == 0 {
			base += 64
			if base >= len(data) || len(ends) > s.columns {
				return rec.finish(data, len(data), final, ends, s.columns)
			}
			s.look(data, base)
			m = s.known
			rec.odd = rec.odd || m.odd
			continue
		}
		m.delims &^= stop - 1
		m.stops &^= stop
		i := base + bits.TrailingZeros64(stop)
		if data[i] == '\n' && len(ends) < s.columns { // as nearly all records end
			rec.ends = append(ends, uint32(i-from))
			rec.size, rec.end = i+1-from, endLF
			return scanned
		}
		switch data[i] {
		case '\n', '\r':
			return rec.finish(data, i, final, ends, s.columns)
		case 0:
			rec.odd = true
		case '"':
			rec.ends, rec.odd = ends, true // what is in quotes is not looked at here
			if i != from+rec.open() {
				rec.note(RuleBareQuote, i)
				continue
			}
			next, st := s.quoted(data, i, final, rec)
			if st != scanned {
				return st
			}
			base = next &^ 63
			if s.block != base {
				s.look(data, base)
			}
			m = s.known.from(next)
		}
	}
}

// quoted goes over the quoted field that starts at data[start], and returns the
// offset behind its closing quote.
func (s *scanner) quoted(data []byte, start int, final bool, rec *record) (next int, st status) {
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
			rec.note(RuleTextAfterQuote, next)
		}
	}
	return next, scanned
}

// finish ends the record, of whose fields all but the last have these ends, at
// the CR that stands at data[at], at the end of the data, or behind too many fields.
func (rec *record) finish(data []byte, at int, final bool, ends []uint32, columns int) status {
	rec.ends = ends
	switch {
	case len(ends) >= columns:
		return manyColumns
	case at == len(data) && final:
		rec.size, rec.end = at-rec.from, endOfFile
	case at == len(data), data[at] == '\r' && at+1 == len(data) && !final:
		return needMore
	case at+1 < len(data) && data[at+1] == '\n':
		rec.size, rec.end = at+2-rec.from, endCRLF
	default:
		rec.size, rec.end = at+1-rec.from, endCR
	}
	rec.ends = append(ends, uint32(at-rec.from))
	return scanned
}

// note keeps the first flaw of a record; at is an offset into the data.
func (rec *record) note(rule string, at int) {
	if rec.flaw == "" {
		rec.flaw, rec.flawAt, rec.flawIn = rule, at-rec.from, len(rec.ends)
	}
}

// look finds the marks of the block of 64 bytes at an offset, which may be the
// end of the data.
func (s *scanner) look(data []byte, base int) {
	s.block, s.known = base, marks{}
	if base+64 <= len(data) {
		s.known = s.mark((*[64]byte)(data[base:]))
	} else if base < len(data) {
		var last [64]byte
		n := copy(last[:], data[base:])
		s.known = s.mark(&last)
		s.known.stops &= 1<<n - 1 // the zeros behind are none
	}
}

// mark finds the marks of a block.
func (s *scanner) mark(b *[64]byte) marks {
	delims, stops, high := markBlock(b, s.delim)
	return marks{delims, stops, high != 0}
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
