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
	raw    []byte // of a row without quotes
	ends   []uint32
	quoted [][]byte // the texts of another row
	plain  bool     // there are no quotes
}

// take makes the texts those of a row. They are valid as long as it is.
func (t *rowTexts) take(row *rows.Row) {
	if t.raw, t.ends, t.plain = row.Plain(); t.plain {
		return
	}
	t.quoted = grown(t.quoted, row.Len())
	for i := range t.quoted {
		t.quoted[i] = bare(row.Field(i))
	}
}

// len is how many there are.
func (t *rowTexts) len() int { return len(t.ends) }

// text returns the text of field i; nil where the row has none.
func (t *rowTexts) text(i int) []byte {
	if uint(i) >= uint(len(t.ends)) {
		return nil
	}
	if !t.plain {
		return t.quoted[i]
	}
	start, end := uint32(0), t.ends[i]
	if i > 0 {
		start = t.ends[i-1] + 1
	}
	return bare(t.raw[start:end:end])
}

// first returns the first field that is not empty, from field i on; their number
// where all are.
func (t *rowTexts) first(i int) int {
	for i < len(t.ends) && len(t.text(i)) == 0 {
		i++
	}
	return i
}

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
func isBare(b []byte) bool { return isPlain(b[0]) && isPlain(b[len(b)-1]) && b[0] != '\'' }

func isPlain(c byte) bool { return c > ' ' && c < 0x80 }

// text returns the text of a field of the row; nil where it has none.
func (w *worker) text(field int) []byte { return w.texts.text(field) }

// field returns the text of a role: its column's, else its constant.
func (w *worker) field(r role) []byte {
	if i := w.fields[r]; i >= 0 {
		return w.text(i)
	}
	return w.values[r]
}
