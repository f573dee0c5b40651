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
	columns int // most fields in a record
}

// status is how the scan of one record ended.
type status uint8

const (
	scanned     status = iota // the record is whole
	needMore                  // the data ends within the record
	openQuote                 // a quote has no end, or an end that cannot be its own
	manyColumns               // more fields than allowed
)

// fieldKind says how a field's text is got from the record's bytes.
type fieldKind uint8

const (
	plain     fieldKind = iota // as it is
	doubled                    // quoted, with doubled quotes in it
	unescaped                  // was doubled; lo and hi are offsets into the row's scratch
)

// field is one field as offsets into the record's bytes.
type field struct {
	start  uint32 // where it begins, its opening quote included
	lo, hi uint32 // its text, without the quotes around it
	kind   fieldKind
}

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
	fields []field
	size   int     // bytes, the line end included
	inner  int     // line ends within quotes
	end    lineEnd // what the record ended with
	flaw   string  // RuleBareQuote or RuleTextAfterQuote, the first one found; else empty
	flawAt int     // offset of the flaw; for openQuote, of the quote that opened
	flawIn int     // index of the field with the flaw
	begun  int     // needMore, openQuote: offset of the field that is not finished
}

// scan reads the record at the start of data, which must not be empty unless
// final is set. final says that no bytes follow the data. Only a record with
// status scanned has a size.
func (s *scanner) scan(data []byte, final bool, rec *record) status {
	fields := rec.fields[:0]
	*rec = record{}
	start, from := 0, 0 // the field begins at start; from is where to look on
	for {
		var f field
		if from < len(data) && data[from] == '"' && from == start {
			closing, isDoubled := closingQuote(data, start)
			if closing < 0 || closing+1 == len(data) && !final {
				rec.fields, rec.begun, rec.flawAt = fields, start, start
				if final {
					return openQuote
				}
				return needMore
			}
			f = field{start: uint32(start), lo: uint32(start + 1), hi: uint32(closing)}
			if isDoubled {
				f.kind = doubled
			}
			from = closing + 1
			inner := countBreaks(data[start+1 : closing])
			rec.inner += inner
			if from < len(data) && !s.endsField(data[from]) {
				if inner > 0 {
					// What closes here is most likely the opening quote of
					// another field, lines further down.
					rec.fields, rec.begun, rec.flawAt = fields, start, start
					return openQuote
				}
				rec.note(RuleTextAfterQuote, from, len(fields))
				f = field{}
				from = s.skipText(data, from, rec, len(fields))
			}
		} else {
			from = s.special(data, from)
			if from < len(data) && data[from] == '"' {
				rec.note(RuleBareQuote, from, len(fields))
				from = s.skipText(data, from, rec, len(fields))
			}
		}
		if f.hi == 0 {
			f = field{start: uint32(start), lo: uint32(start), hi: uint32(from)}
		}
		if len(fields) == s.columns {
			rec.fields, rec.begun = fields, start
			return manyColumns
		}
		fields = append(fields, f)
		if from < len(data) && data[from] == s.delim {
			from++
			start = from
			continue
		}
		rec.fields = fields
		return rec.finish(data, from, start, final)
	}
}

// finish ends the record at the line end that stands at data[at].
func (rec *record) finish(data []byte, at, start int, final bool) status {
	switch {
	case at == len(data) && final:
		rec.size, rec.end = at, endOfFile
	case at == len(data), data[at] == '\r' && at+1 == len(data) && !final:
		rec.begun = start
		return needMore
	case data[at] == '\n':
		rec.size, rec.end = at+1, endLF
	case at+1 < len(data) && data[at+1] == '\n':
		rec.size, rec.end = at+2, endCRLF
	default:
		rec.size, rec.end = at+1, endCR
	}
	return scanned
}

// note keeps the first flaw of a record.
func (rec *record) note(rule string, at, in int) {
	if rec.flaw == "" {
		rec.flaw, rec.flawAt, rec.flawIn = rule, at, in
	}
}

// endsField reports whether c ends a field that is not in quotes.
func (s *scanner) endsField(c byte) bool { return c == s.delim || c == '\n' || c == '\r' }

// skipText goes from a flaw to the end of its field.
func (s *scanner) skipText(data []byte, from int, rec *record, in int) int {
	for {
		from = s.special(data, from)
		if from == len(data) || data[from] != '"' {
			return from
		}
		rec.note(RuleBareQuote, from, in)
		from++
	}
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// zeroBytes has the high bit set in the lowest byte of x that is zero, and
// perhaps in bytes above it.
func zeroBytes(x uint64) uint64 { return (x - ones) &^ x & highs }

// special returns the offset, from on, of the first delimiter, quote, CR or LF,
// or the length of data. It looks at eight bytes at a time: fields are too short
// for a call of bytes.IndexByte to pay.
func (s *scanner) special(data []byte, from int) int {
	delims := uint64(s.delim) * ones
	for ; from+8 <= len(data); from += 8 {
		w := binary.LittleEndian.Uint64(data[from:])
		m := zeroBytes(w^delims) | zeroBytes(w^'"'*ones) | zeroBytes(w^'\n'*ones) | zeroBytes(w^'\r'*ones)
		if m != 0 {
			return from + bits.TrailingZeros64(m)/8
		}
	}
	for ; from < len(data); from++ {
		if c := data[from]; c == s.delim || c == '"' || c == '\n' || c == '\r' {
			break
		}
	}
	return from
}

// closingQuote returns the offset of the quote that closes the one at open, and
// whether quotes between them are doubled; -1 if there is none.
func closingQuote(data []byte, open int) (closing int, isDoubled bool) {
	for i := open + 1; ; {
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 {
			return -1, isDoubled
		}
		i += n
		if i+1 == len(data) || data[i+1] != '"' {
			return i, isDoubled
		}
		isDoubled = true
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
