package casualties

import (
	"bytes"

	"toll/casualties/guard"
	"toll/casualties/rows"
)

// rowTexts are the texts of a row as they are read: without blanks around them
// and without the apostrophe that guards cells which spreadsheets would run;
// toll writes it, so toll takes it off.
type rowTexts struct {
	list   [][]byte
	first  int // the first one that is not empty; their number where all are
	filled int // how many are not empty
}

// take makes the texts those of a row. They are valid as long as it is.
func (t *rowTexts) take(row *rows.Row) {
	t.list = grown(t.list, row.Len())
	raw, ends, plain := row.Plain()
	if !plain {
		t.takeFields(row)
		return
	}
	list, first, filled, start := t.list, len(ends), 0, uint32(0)
	for i, end := range ends {
		b := raw[start:end:end]
		start = end + 1
		if len(b) > 0 && !isBare(b) {
			b = bare(b)
		}
		list[i] = b
		if len(b) > 0 {
			filled++
			first = min(first, i)
		}
	}
	t.first, t.filled = first, filled
}

// takeFields is take for a row of which some fields are in quotes.
func (t *rowTexts) takeFields(row *rows.Row) {
	t.first, t.filled = len(t.list), 0
	for i := range t.list {
		b := row.Field(i)
		if len(b) > 0 && !isBare(b) {
			b = bare(b)
		}
		if t.list[i] = b; len(b) > 0 {
			t.filled++
			t.first = min(t.first, i)
		}
	}
}

func bare(b []byte) []byte { return bytes.TrimSpace(guard.Unguard(b)) }

// isBare reports whether nothing can surround a text that is not empty.
func isBare(b []byte) bool { return isPlain(b[0]) && isPlain(b[len(b)-1]) && b[0] != '\'' }

func isPlain(c byte) bool { return c > ' ' && c < 0x80 }

// text returns the text of a field of the row; nil where it has none.
func (w *worker) text(field int) []byte {
	if uint(field) >= uint(len(w.texts.list)) {
		return nil
	}
	return w.texts.list[field]
}

// field returns the text of a role: its column's, else its constant.
func (w *worker) field(r role) []byte {
	if i := w.fields[r]; i >= 0 {
		return w.text(i)
	}
	return w.values[r]
}
