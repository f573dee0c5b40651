package casualties

import (
	"bytes"

	"toll/casualties/guard"
	"toll/casualties/rows"
)

// rowTexts are the texts of a row as they are read: without blanks around them
// and without the apostrophe that guards cells which spreadsheets would run;
// toll writes it, so toll takes it off. A text is made when it is asked for.
type rowTexts struct {
	raw    []byte // of a row without quotes, and what is read behind it
	ends   []uint32
	quoted [][]byte // the texts of another row
	plain  bool     // there are no quotes
	zero   []byte   // the text of field 0, which is asked for again and again
}

// take makes the texts those of a row. They are valid as long as it is.
func (t *rowTexts) take(row *rows.Row) {
	if t.raw, t.ends, t.plain = row.Plain(); t.plain {
		t.zero = bare(t.raw[:t.ends[0]:t.ends[0]])
		return
	}
	t.quoted = grown(t.quoted, row.Len())
	for i := range t.quoted {
		t.quoted[i] = bare(row.Field(i))
	}
	t.zero = t.quoted[0]
}

// text returns the text of field i; nil where the row has none.
func (t *rowTexts) text(i int) []byte {
	switch {
	case uint(i) >= uint(len(t.ends)):
		return nil
	case i == 0:
		return t.zero
	case !t.plain:
		return t.quoted[i]
	}
	from := t.ends[i-1] + 1
	n := t.ends[i] - from
	return bare(t.raw[from:][:n:n])
}

// look is text, and what a glance shows of it.
func (t *rowTexts) look(i int) ([]byte, glance) {
	if i > 0 && i < len(t.ends) && t.plain {
		from := t.ends[i-1] + 1
		n := t.ends[i] - from
		if n == 0 {
			return nil, glance{}
		}
		if b := t.raw[from:]; len(b) >= glanceLen && n <= glanceLen {
			looks := glanceOf(b, int(n))
			if areBare(byte(looks.head), b[n-1]) {
				return b[:n:n], looks
			}
		}
	}
	text := t.text(i)
	return text, glanceAll(text)
}

// first returns the first field that is not empty, from field i on; their number
// where all are.
func (t *rowTexts) first(i int) int {
	for i < len(t.ends) && len(t.text(i)) == 0 {
		i++
	}
	return i
}

// len is the number of fields.
func (t *rowTexts) len() int { return len(t.ends) }

// areEmpty reports whether no field is filled.
func (t *rowTexts) areEmpty() bool { return t.first(0) == len(t.ends) }

// fillOne reports whether one field is filled, and no other.
func (t *rowTexts) fillOne() bool {
	i := t.first(0)
	return i < len(t.ends) && t.first(i+1) == len(t.ends)
}

// bare takes off what surrounds a text.
func bare(b []byte) []byte {
	if len(b) == 0 || isBare(b) {
		return b
	}
	return bytes.TrimSpace(guard.Unguard(b))
}

// isBare reports whether nothing can surround a text that is not empty.
func isBare(b []byte) bool { return areBare(b[0], b[len(b)-1]) }

// areBare is isBare of a text that begins and ends so.
func areBare(first, last byte) bool { return isPlain(first) && isPlain(last) && first != '\'' }

func isPlain(c byte) bool { return c > ' ' && c < 0x80 }

// text returns the text of a field of the row; nil where it has none.
func (w *worker) text(field int) []byte { return w.texts.text(field) }

// look returns the text of a role, and what a glance shows of it.
func (w *worker) look(r role) ([]byte, glance) {
	if i := w.fields[r]; i >= 0 {
		return w.texts.look(i)
	}
	return w.values[r], glanceAll(w.values[r])
}

// field returns the text of a role: its column's, else its constant.
func (w *worker) field(r role) []byte {
	if i := w.fields[r]; i >= 0 {
		return w.text(i)
	}
	return w.values[r]
}
