package table

import (
	"bufio"
	"io"
	"strings"

	"toll/cmd/toll/internal/plain"
)

// narrowest is the width under which no column of words is cut.
const narrowest = 12

// aligned prints columns under each other for people. It holds all rows.
type aligned struct {
	w       io.Writer
	fit     int
	columns []column
	rows    [][]string
}

func (a *aligned) begin(columns []column) error {
	a.columns = columns
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.name
	}
	a.rows = append(a.rows, head)
	return nil
}

func (a *aligned) row(columns []column, cells []string) error {
	row := make([]string, len(cells))
	for i, cell := range cells {
		if row[i] = plain.Text(cell); columns[i].kind == number {
			row[i] = shorten(cell)
		}
	}
	a.rows = append(a.rows, row)
	return nil
}

func (a *aligned) end() error {
	widths := a.widths()
	w := bufio.NewWriter(a.w)
	for _, row := range a.rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			cell = plain.Cut(cell, max(widths[i], 1))
			space := strings.Repeat(" ", max(0, widths[i]-plain.Width(cell)))
			cell = plain.Isolate(cell)
			if a.columns[i].kind == number {
				line.WriteString(space + cell)
			} else {
				line.WriteString(cell + space)
			}
		}
		w.WriteString(strings.TrimRight(line.String(), " ")) // an error stays in the writer until Flush
		w.WriteByte('\n')
	}
	return w.Flush()
}

// widths gives each column what it needs, and takes from the widest column of
// words until the table fits, down to the narrowest that can still be read.
func (a *aligned) widths() []int {
	widths := make([]int, len(a.columns))
	for _, row := range a.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], plain.Width(cell))
		}
	}
	if a.fit <= 0 {
		return widths
	}
	total := 2 * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for total > a.fit {
		widest := -1
		for i, w := range widths {
			if a.columns[i].kind != number && w > narrowest && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}
