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
	first := strings.TrimSpace(string(row.Field(0)))
	filled := filledFields(row)
	switch {
	case strings.HasPrefix(first, "#") && isTagRow(row):
		return "tag-row", "a row of HXL tags, no data"
	case strings.HasPrefix(first, "#") && row.Len() == 1 && len(w.bind.Header) > 1:
		return "comment-line", fmt.Sprintf("a comment, not read: %q", excerpt(first))
	case w.isHeaderAgain(row):
		return "header-again", "the header stands here again"
	case w.isTotal(row):
		return "total-row", fmt.Sprintf("%q is read as a total of the rows above: no claim", excerpt(string(w.key(row, nil))))
	case filled <= 1 && len(w.bind.Header) > 2 && first != "":
		return "footer-line", fmt.Sprintf("a line that fills one field only, not read: %q", excerpt(first))
	}
	return "", ""
}

func filledFields(row *rows.Row) int {
	n := 0
	for i := range row.Len() {
		if len(bytes.TrimSpace(row.Field(i))) > 0 {
			n++
		}
	}
	return n
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
			if bytes.ContainsAny(text, "0123456789") { // no word for a total has a digit
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
