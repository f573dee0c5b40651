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
	n := row.Len()
	t.list = grown(t.list, n)
	t.first, t.filled = n, 0
	raw, ends, plain := row.Plain()
	start := uint32(0)
	for i := range t.list {
		if !plain {
			t.set(i, row.Field(i))
			continue
		}
		end := ends[i]
		if start == end {
			t.list[i] = nil
		} else {
			t.set(i, raw[start:end:end])
		}
		start = end + 1
	}
}

// set takes the i-th text, after those before it.
func (t *rowTexts) set(i int, b []byte) {
	if len(b) > 0 && !isBare(b) {
		b = bytes.TrimSpace(guard.Unguard(b))
	}
	t.list[i] = b
	if len(b) == 0 {
		return
	}
	if t.filled == 0 {
		t.first = i
	}
	t.filled++
}

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
