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
		return "total-row", fmt.Sprintf("%q is read as a total of the rows above: no claim", excerpt(string(first)))
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

// isTotal reports whether the row's event, or its first field that holds
// something, is a word for a total of the rows.
func (w *worker) isTotal(row *rows.Row) bool {
	for i := range row.Len() {
		if text := trim(row.Field(i)); len(text) > 0 {
			if isTotalWord(text) && !w.saysWho(i) {
				return true
			}
			break
		}
	}
	return len(w.bind.Events) > 0 && w.bind.Events[0] < row.Len() && isTotalWord(trim(row.Field(w.bind.Events[0])))
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
	if c := text[len(text)-1]; c >= '0' && c <= '9' { // no word for a total ends in a digit
		return false
	}
	return loadTotals()[fold.Key(strings.Trim(string(text), " :*"))]
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
