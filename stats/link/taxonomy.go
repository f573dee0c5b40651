package link

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"toll/casualties/fold"
)

// Taxonomy says what categories of events have in common, level by level, from
// fine to coarse.
type Taxonomy struct {
	Columns []string // the columns of the files that hold categories
	levels  map[string][]string
	depth   int
}

// ReadTaxonomy reads a CSV with the header column,value and one or more columns
// behind them, one a level: what the value of a column of the files is called on
// that level, from fine to coarse. Two categories agree on the first level where
// they have the same word. The error names the line.
func ReadTaxonomy(r io.Reader) (*Taxonomy, error) {
	cr := csv.NewReader(r)
	header, err := cr.Read()
	if err != nil {
		return nil, fmt.Errorf("reading the taxonomy: %w", err)
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	if len(header) < 3 || fold.Key(header[0]) != "column" || fold.Key(header[1]) != "value" {
		return nil, fmt.Errorf("the taxonomy begins with %q; it needs the columns column,value and one or more levels, from fine to coarse", strings.Join(header, ","))
	}
	t := &Taxonomy{levels: map[string][]string{}, depth: len(header) - 2}
	for {
		row, err := cr.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("reading the taxonomy: %w", err)
		}
		line, _ := cr.FieldPos(0)
		if row[0] == "" || row[1] == "" {
			return nil, fmt.Errorf("line %d of the taxonomy: a row needs a column and a value", line)
		}
		key := fold.Key(row[1])
		levels := make([]string, t.depth)
		for i, word := range row[2:] {
			levels[i] = fold.Key(word)
		}
		if have, ok := t.levels[key]; ok && !slices.Equal(have, levels) {
			return nil, fmt.Errorf("line %d of the taxonomy: %q stands on other levels further up", line, row[1])
		}
		t.levels[key] = levels
		if !slices.Contains(t.Columns, row[0]) {
			t.Columns = append(t.Columns, row[0])
		}
	}
	return t, nil
}

// distance is how far apart the categories of two events are: 0 for the same
// category, 1 for those that share no level, the number of the first level they
// share over all in between. known is false where one has no category, or one
// that the taxonomy does not have.
func (t *Taxonomy) distance(a, b *Event) (d float64, known bool) {
	best := -1
	for _, x := range a.Categories {
		for _, y := range b.Categories {
			if level, ok := t.level(fold.Key(x), fold.Key(y)); ok && (best < 0 || level < best) {
				best = level
			}
		}
	}
	if best < 0 {
		return 0, false
	}
	return float64(best) / float64(t.depth+1), true
}

// level is the first level that two categories share, 0 for the category
// itself; one more than there are where they share none.
func (t *Taxonomy) level(a, b string) (int, bool) {
	if a == b {
		return 0, true
	}
	x, ok1 := t.levels[a]
	y, ok2 := t.levels[b]
	if !ok1 || !ok2 {
		return 0, false
	}
	for i := range x {
		if x[i] != "" && x[i] == y[i] {
			return i + 1, true
		}
	}
	return t.depth + 1, true
}
