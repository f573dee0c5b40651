package rows

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Row is one record of the file. It and everything it returns are valid until
// the next call of [Reader.Next], or of [Batch.Next] if it comes from a batch.
type Row struct {
	// Line is the physical line on which the row starts, from 1.
	Line int

	raw     []byte
	data    []byte // the row and what is read behind it
	rec     record
	scratch []byte // the text of fields with doubled quotes
	faults  []Fault
}

// set makes a row of the record just scanned, which starts at data[0].
func (r *Row) set(data []byte, line int, encoding string) {
	r.raw, r.data = data[:r.rec.size:r.rec.size], data
	r.Line = line
	r.scratch = r.scratch[:0]
	r.faults = r.faults[:0]
	if r.rec.flaw != "" {
		r.flawed()
	}
	if r.rec.odd {
		r.checkBytes(encoding)
	}
}

// after returns the physical line on which the next row starts.
func (r *Row) after() int {
	line := r.Line + r.rec.inner
	if r.rec.end != endOfFile {
		line++
	}
	return line
}

// Len returns the number of fields, at least 1: a blank line has one empty field.
func (r *Row) Len() int { return len(r.rec.ends) }

// bytes returns field i as it is in the file, with the quotes around it.
func (r *Row) bytes(i int) []byte {
	end := r.rec.ends[i]
	return r.raw[r.rec.start(i):end:end]
}

// Field returns the text of field i, from 0, without the quotes around it and
// with doubled quotes made single. It panics if there is no such field.
func (r *Row) Field(i int) []byte {
	b := r.bytes(i)
	if len(b) < 2 || b[0] != '"' {
		return b
	}
	return r.unquoted(b)
}

// Span returns fields i to j as they are in the file, with what is between them;
// up to its capacity, what is read behind them follows, which is not to be
// written over. It panics if there is no such field.
func (r *Row) Span(i, j int) []byte { return r.data[r.rec.start(i):r.rec.ends[j]] }

// Plain returns the row as it is in the file, followed by what is read behind it,
// and where each field ends in it; the next one starts one byte on. It is false
// where some field may be in quotes: then Field is needed.
func (r *Row) Plain() (data []byte, ends []uint32, ok bool) { return r.data, r.rec.ends, !r.rec.odd }

// unquoted returns the text of a field that starts with a quote.
func (r *Row) unquoted(b []byte) []byte {
	if r.rec.flaw != "" && closingQuote(b, 0) != len(b)-1 {
		return b
	}
	text := b[1 : len(b)-1 : len(b)-1]
	if bytes.IndexByte(text, '"') < 0 {
		return text
	}
	from := len(r.scratch)
	r.scratch = appendUnescaped(r.scratch, text)
	return r.scratch[from:len(r.scratch):len(r.scratch)]
}

// Quoted reports whether field i stands in quotes.
func (r *Row) Quoted(i int) bool {
	b := r.bytes(i)
	return len(b) > 1 && b[0] == '"' && (r.rec.flaw == "" || closingQuote(b, 0) == len(b)-1)
}

// Pos returns the physical line and the column at which field i begins, its
// opening quote included, both from 1. It panics if there is no such field.
func (r *Row) Pos(i int) (line, column int) {
	before := r.raw[:r.rec.start(i)]
	switch {
	case !r.rec.odd: // ASCII, in one line
		return r.Line, 1 + len(before)
	case r.rec.inner == 0: // the row is one line
		return r.Line, 1 + utf8.RuneCount(before)
	}
	return advance(before, r.Line, 1)
}

// Raw returns the row with its line end, byte for byte as it is in the file if
// that is UTF-8, else as decoded.
func (r *Row) Raw() []byte { return r.raw }

// Blank reports whether no field holds anything but white space.
func (r *Row) Blank() bool {
	for i := range r.rec.ends {
		b := r.bytes(i)
		if len(b) > 1 && b[0] == '"' {
			b = b[1 : len(b)-1]
		}
		if len(bytes.TrimSpace(b)) > 0 {
			return false
		}
	}
	return len(r.faults) == 0
}

// Faults returns why the row must be set aside; empty for nearly every row.
// There is one fault of each rule at most, for the first place where it applies.
func (r *Row) Faults() []Fault { return r.faults }

// fault adds a fault at an offset into the row.
func (r *Row) fault(rule string, at, in int, message, hint string) {
	line, column := advance(r.raw[:at], r.Line, 1)
	r.faults = append(r.faults, Fault{line, column, in, rule, message, hint})
}

// fieldAt returns the index of the field that holds the byte at an offset.
func (r *Row) fieldAt(at int) int {
	for i, end := range r.rec.ends {
		if at <= int(end) {
			return i
		}
	}
	return len(r.rec.ends) - 1
}

// flawed adds the fault that the scan found.
func (r *Row) flawed() {
	at, in := r.rec.flawAt, r.rec.flawIn
	start, end := r.rec.start(in), int(r.rec.ends[in])
	switch r.rec.flaw {
	case RuleBareQuote:
		hint := "put the whole field in quotes and double the quotes in it"
		if len(bytes.TrimSpace(r.raw[start:at])) == 0 {
			hint = "take away the blanks before the quote"
		}
		r.fault(RuleBareQuote, at, in, "a quote inside a field that does not start with one", hint)
	case RuleTextAfterQuote:
		hint := "double the quotes that belong to the text"
		if len(bytes.TrimSpace(r.raw[at:end])) == 0 {
			hint = "take away the blanks after the quote"
		} else if r.raw[at-2] == '\\' {
			hint = "a backslash does not help a quote: double it instead"
		}
		r.fault(RuleTextAfterQuote, at, in, "text after the closing quote: "+excerpt(r.raw[at:end]), hint)
	}
}

// checkBytes adds a fault for the first NUL and for the first byte that is no
// text in the encoding.
func (r *Row) checkBytes(encoding string) {
	if at := bytes.IndexByte(r.raw, 0); at >= 0 {
		r.fault(RuleNUL, at, r.fieldAt(at), "a NUL byte in the text",
			"if the file is UTF-16, convert it or name it with --encoding")
	}
	if utf8.Valid(r.raw) {
		return
	}
	at := firstInvalid(r.raw)
	message := fmt.Sprintf("byte 0x%02X is not valid %s", r.raw[at], encodingName(encoding))
	if r.raw[at] == badMark && encoding != utf8Name {
		message = "what stands here is no text in " + encodingName(encoding)
	}
	r.fault(RuleBadByte, at, r.fieldAt(at), message, "correct the row, or name the file's encoding with --encoding")
}

// firstInvalid returns the offset of the first byte that is not UTF-8, else -1.
func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, size := utf8.DecodeRune(b[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// advance returns the position after the text b, which starts at line and
// column.
func advance(b []byte, line, column int) (int, int) {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '\n', c == '\r' && (i+1 == len(b) || b[i+1] != '\n'):
			line, column = line+1, 1
			i++
		case c == '\r': // its LF counts
			i++
		case c < utf8.RuneSelf:
			column++
			i++
		default:
			_, size := utf8.DecodeRune(b[i:])
			column++
			i += size
		}
	}
	return line, column
}

// appendUnescaped appends text with doubled quotes made single.
func appendUnescaped(dst, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '"')
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i+1]...)
		text = text[i+2:]
	}
}

// excerpt quotes the first few characters of what was seen, for a message.
func excerpt(b []byte) string {
	const most = 20
	end, n := 0, 0
	for end < len(b) && n < most && b[end] != '\n' && b[end] != '\r' {
		c, size := utf8.DecodeRune(b[end:])
		if c == utf8.RuneError || !unicode.IsPrint(c) {
			break
		}
		end, n = end+size, n+1
	}
	if n == most {
		return fmt.Sprintf("%q…", b[:end])
	}
	return fmt.Sprintf("%q", b[:end])
}
