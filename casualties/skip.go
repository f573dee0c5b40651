package casualties

import (
	"bytes"
	"fmt"
	"strings"
	"sync"

	"github.com/gocarina/gocsv"

	"toll/casualties/count"
	"toll/casualties/fold"
	"toll/casualties/rows"
	"toll/data"
)

// skip reports a row that is no data and says that it is none: a comment, a tag
// row, the header again, a total, a line under the table.
func (t *table) skip(row *rows.Row) bool {
	rule, message := t.notData(row)
	if rule == "" {
		return false
	}
	t.report(row, -1, Finding{Rule: rule, Seen: excerpt(string(row.Field(0))), Message: message})
	t.sum.Skipped++
	return true
}

func (t *table) notData(row *rows.Row) (rule, message string) {
	first := strings.TrimSpace(string(row.Field(0)))
	filled := filledFields(row)
	switch {
	case strings.HasPrefix(first, "#") && isTagRow(row):
		return "tag-row", "a row of HXL tags, no data"
	case strings.HasPrefix(first, "#") && row.Len() == 1 && len(t.bind.Header) > 1:
		return "comment-line", fmt.Sprintf("a comment, not read: %q", excerpt(first))
	case t.isHeaderAgain(row):
		return "header-again", "the header stands here again"
	case t.isTotal(row):
		return "total-row", fmt.Sprintf("%q is read as a total of the rows above: no claim", excerpt(t.event(row)))
	case filled <= 1 && len(t.bind.Header) > 2 && first != "":
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
			return loadTotals()[fold.Key(strings.Trim(string(text), " :*"))]
		}
	}
	return false
}

var loadTotals = sync.OnceValue(func() map[string]bool {
	var list []struct {
		Word string `csv:"word"`
	}
	b, err := data.Files.ReadFile("totals.csv")
	if err == nil {
		err = gocsv.Unmarshal(bytes.NewReader(b), &list)
	}
	if err != nil { // an embedded table that does not load cannot be shipped: tests load it
		panic(fmt.Errorf("data/totals.csv: %w", err))
	}
	words := map[string]bool{}
	for _, w := range list {
		words[fold.Key(w.Word)] = true
	}
	return words
})

// sums watches whether the last row of a table is the sum of those above it,
// whatever it is called.
type sums struct {
	rows         int
	before, last []count.Number // by figure; unknown where a figure was not exact
	lost         []bool
	pos          Position
}

// see takes the exact numbers of a row, one for each figure column.
func (s *sums) see(pos Position, values []count.Number) {
	if s.before == nil {
		s.before, s.last, s.lost = make([]count.Number, len(values)), make([]count.Number, len(values)), make([]bool, len(values))
	}
	for i, v := range s.last {
		if s.rows == 0 || !v.IsKnown() {
			continue
		}
		sum, err := count.Add(s.before[i].Else(count.Known(0)), v)
		s.before[i], s.lost[i] = sum, s.lost[i] || err != nil
	}
	s.rows++
	copy(s.last, values)
	s.pos = pos
}

// isSum reports whether the last row holds the sums of at least three others.
func (s *sums) isSum() bool {
	if s.rows < 4 {
		return false
	}
	some := false
	for i, v := range s.last {
		if n, known := v.Get(); known {
			if s.lost[i] || s.before[i] != v || n == 0 {
				return false
			}
			some = true
		}
	}
	return some
}
