package casualties

import (
	"bytes"
	"fmt"
	"strings"
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

func (w *worker) notData(row *rows.Row) (rule, message string) {
	first := trim(row.Field(0))
	isHash := len(first) > 0 && first[0] == '#'
	switch {
	case isHash && isTagRow(row):
		return "tag-row", "a row of HXL tags, no data"
	case isHash && row.Len() == 1 && len(w.bind.Header) > 1:
		return "comment-line", fmt.Sprintf("a comment, not read: %q", excerpt(string(first)))
	case w.isHeaderAgain(row):
		return "header-again", "the header stands here again"
	case w.isTotal(row):
		return "total-row", fmt.Sprintf("%q is read as a total of the rows above: no claim", excerpt(string(w.key(row, nil))))
	case len(first) > 0 && len(w.bind.Header) > 2 && fillsOne(row):
		return "footer-line", fmt.Sprintf("a line that fills one field only, not read: %q", excerpt(string(first)))
	}
	return "", ""
}

// fillsOne reports whether only the first field holds something.
func fillsOne(row *rows.Row) bool {
	for i := 1; i < row.Len(); i++ {
		if len(trim(row.Field(i))) > 0 {
			return false
		}
	}
	return true
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

// isTotal reports whether the row's event is a word for a total.
func (t *table) isTotal(row *rows.Row) bool {
	for _, i := range t.bind.Events {
		if i >= row.Len() {
			return false
		}
		if text := row.Field(i); len(text) > 0 && len(text) < 64 {
			if c := text[len(text)-1]; c >= '0' && c <= '9' { // no word for a total ends in a digit
				return false
			}
			return loadTotals()[fold.Key(strings.Trim(string(text), " :*"))]
		}
	}
	return false
}

// loadTotals returns the words for a total, folded.
var loadTotals = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, w := range data.MustTable[struct {
		Word string `csv:"word"`
	}]("totals.csv") {
		words[fold.Key(w.Word)] = true
	}
	return words
})
