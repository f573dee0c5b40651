package layout

import (
	"slices"
)

// Hints are what the user says of a table's columns on the command line.
type Hints struct {
	EventColumns []string // the columns of the event's key, in order
	SourceColumn string
	SourceName   string // the whole table is this source's
}

// Inferred is what the first rows of a table tell of its columns.
type Inferred struct {
	Layout   *Layout
	Header   int // index of the row with the names
	Problems []Problem
}

// Infer finds the header among the first rows of a table and what its columns
// mean. It returns nil where no row can be understood as a header.
func Infer(head [][]string, hints Hints) *Inferred {
	native, err := Builtin("native")
	if err != nil {
		return nil
	}
	at := native.FindHeader(head)
	if at < 0 {
		return nil
	}
	return &Inferred{Layout: native, Header: at}
}

// FindHeader returns the index of the first row in which the most columns of
// the layout are named; -1 where no row names two, or the only one there is.
func (l *Layout) FindHeader(head [][]string) int {
	var names []string
	for _, c := range l.Columns {
		if c.Column != "" && !slices.Contains(names, normal(c.Column)) {
			names = append(names, normal(c.Column))
		}
	}
	best, at := min(2, len(names))-1, -1
	for i, row := range head {
		n := 0
		for _, text := range row {
			if slices.Contains(names, normal(text)) {
				n++
			}
		}
		if n > best {
			best, at = n, i
		}
	}
	return at
}
