package casualties

import (
	"bytes"
	"fmt"
	"sync"

	"toll/casualties/fold"
	"toll/casualties/rows"
	"toll/data"
)

// skip reports a row that is no data and says that it is none: a comment, a tag
// row, the header again, a total, a line under the table.
func (w *worker) skip(row *rows.Row) bool {
	rule, message := w.notData(row)
	if rule == "" {
		return false
	}
	w.report(row, -1, Finding{Rule: rule, Seen: excerpt(string(row.Field(0))), Message: message})
	w.sum.Skipped++
	return true
}

// isSurelyData is a short way for most rows, to which skip need not be asked: the
// first field is the event, ends in a digit, which neither the header's does nor a
// word for a total, and begins with another character than a comment does.
func (w *worker) isSurelyData() bool {
	first := w.text(0)
	return len(first) > 0 && w.firstIsKey && isDigit(first[len(first)-1]) && first[0] != '#' && w.texts.first(1) < w.texts.len()
}

func isDigit(c byte) bool { return c-'0' < 10 }

func (w *worker) notData(row *rows.Row) (rule, message string) {
	first := w.text(0)
	isHash := len(first) > 0 && first[0] == '#'
	switch {
	case isHash && isTagRow(row):
		return "tag-row", "a row of HXL tags, no data"
	case isHash && row.Len() == 1 && len(w.bind.Header) > 1:
		return "comment-line", fmt.Sprintf("a comment, not read: %q", excerpt(string(first)))
	case w.isHeaderAgain(row):
		return "header-again", "the header stands here again"
	case w.isTotal():
		return "total-row", fmt.Sprintf("%q is read as a total of the rows above: no claim", excerpt(string(first)))
	case len(first) > 0 && len(w.bind.Header) > 2 && w.texts.fillOne():
		return "footer-line", fmt.Sprintf("a line that fills one field only, not read: %q", excerpt(string(first)))
	}
	return "", ""
}

// isTagRow reports whether every filled field is an HXL tag.
func isTagRow(row *rows.Row) bool {
	for i := range row.Len() {
		if f := bytes.TrimSpace(row.Field(i)); len(f) > 0 && (f[0] != '#' || bytes.ContainsAny(f, " .,;")) {
			return false
		}
	}
	return true
}

func (t *table) isHeaderAgain(row *rows.Row) bool {
	if row.Len() != len(t.bind.Header) || string(row.Field(0)) != t.bind.Header[0] {
		return false
	}
	for i := range row.Len() {
		if string(row.Field(i)) != t.bind.Header[i] {
			return false
		}
	}
	return true
}

// isTotal reports whether the row's event, or its first field that holds
// something, is a word for a total of the rows.
func (w *worker) isTotal() bool {
	event, first := w.eventField(), w.texts.first(0)
	isTotal := isTotalWord(w.text(first))
	if isTotal && !w.saysWho(first) || first == event {
		return isTotal
	}
	return isTotalWord(w.text(event))
}

// saysWho reports whether the field says whom a figure counts or who counted:
// there "total" is a word like others.
func (w *worker) saysWho(i int) bool {
	_, category := w.bind.Categories[i]
	return category || i == w.fields[roleGroup] || i == w.fields[roleMeasure] || i == w.fields[roleSide] || i == w.fields[roleSource]
}

func isTotalWord(text []byte) bool {
	if len(text) == 0 || len(text) > 64 {
		return false
	}
	if isDigit(text[len(text)-1]) { // no word for a total ends in a digit
		return false
	}
	t := loadTotals()
	if text = bytes.Trim(text, " :*"); isASCII(text) && !t.ends[endsOf(text)] {
		return false
	}
	return t.words[fold.Key(string(text))]
}

// totals are the words for a total, folded, and between which letters the ASCII
// ones of them stand, so that most texts need not be folded.
type totals struct {
	words map[string]bool
	ends  [1 << 16]bool
}

// endsOf are the first and the last byte of a text, small letters.
func endsOf(ascii []byte) uint16 {
	if len(ascii) == 0 {
		return 0
	}
	return uint16(ascii[0]|' ')<<8 | uint16(ascii[len(ascii)-1]|' ')
}

func isASCII(text []byte) bool {
	all := byte(0)
	for _, c := range text {
		all |= c
	}
	return all < 0x80
}

// loadTotals reads the words for a total.
var loadTotals = sync.OnceValue(func() *totals {
	t := &totals{words: map[string]bool{}}
	for _, w := range data.MustTable[struct {
		Word string `csv:"word"`
	}]("totals.csv") {
		word := fold.Key(w.Word)
		t.words[word] = true
		t.ends[endsOf([]byte(word))] = true
	}
	return t
})
