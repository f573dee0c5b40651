package page

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"iter"
	"reflect"
	"strings"

	"toll/cmd/toll/internal/table"
)

// Table is a table of the report that stands under its own heading.
type Table struct {
	ID      string // for links: letters, digits and hyphens
	Title   string
	Intro   string   // a sentence or two: what it says and what it does not
	Notes   []string // what to keep in mind, one item each
	File    string   // path of the whole table from the page; may be empty
	Columns []table.Column
	Rows    [][]string
	Total   int // rows there are, where Rows has only the first of them
}

// NewTable makes a table of rows of a gocsv-tagged struct: the cells are those
// of the CSV table. Columns without a single cell are left out, and so are rows
// after the first mostRows.
func NewTable[T any](id, title, intro, file string, rows iter.Seq[T]) (Table, error) {
	var b bytes.Buffer
	total := 0
	first := func(yield func(T) bool) {
		for row := range rows {
			if total++; total <= mostRows && !yield(row) {
				return
			}
		}
	}
	if err := table.Write(&b, first, table.Options{Raw: true}); err != nil {
		return Table{}, fmt.Errorf("table %s: %w", id, err)
	}
	r := csv.NewReader(&b)
	all, err := r.ReadAll()
	if err != nil {
		return Table{}, fmt.Errorf("table %s: %w", id, err)
	}
	t := Table{ID: id, Title: title, Intro: intro, File: file}
	columns := table.Describe(reflect.TypeFor[T]())
	var keep []int
	for i, c := range columns {
		if hasCell(all[1:], i) {
			keep = append(keep, i)
			t.Columns = append(t.Columns, c)
		}
	}
	for _, row := range all[1:] {
		cells := make([]string, len(keep))
		for k, i := range keep {
			cells[k] = row[i]
		}
		t.Rows = append(t.Rows, cells)
	}
	t.Total = total
	return t, nil
}

func hasCell(rows [][]string, i int) bool {
	for _, row := range rows {
		if row[i] != "" {
			return true
		}
	}
	return false
}

// tableView is a Table as the template shows it.
type tableView struct {
	Table
	Heads []head
	Body  [][]cell
	Sorts bool
	Many  bool   // columns: on paper it stands on pages on their side
	Shown string // "300 of 4 000 rows"; empty: all of them
}

type head struct {
	Text, Doc string
	Number    bool
}

type cell struct {
	Text   string
	Number bool
	Head   bool // names the row
}

// columnTitle is a column's name for people.
func columnTitle(name string) string { return strings.ReplaceAll(name, "_", " ") }

func newTableView(t Table) tableView {
	v := tableView{Table: t, Sorts: len(t.Rows) >= fewestToSort, Many: len(t.Columns) > 12}
	if t.Total > len(t.Rows) {
		v.Shown = fmt.Sprintf("%s of %s rows", grouped(len(t.Rows)), grouped(t.Total))
	}
	for _, c := range t.Columns {
		v.Heads = append(v.Heads, head{columnTitle(c.Name), c.Doc, c.IsNumber})
	}
	for _, row := range t.Rows {
		cells := make([]cell, len(row))
		for i, text := range row {
			cells[i] = cell{text, t.Columns[i].IsNumber, i == 0}
		}
		v.Body = append(v.Body, cells)
	}
	return v
}
