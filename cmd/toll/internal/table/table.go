// Package table prints rows of gocsv-tagged structs as CSV, TSV, JSON, Markdown
// or an aligned table. The struct tags are the schema: gocsv turns every row
// into cells, and all formats print those same cells.
package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"
)

// Format is a way to print a table.
type Format string

// The formats.
const (
	CSV     Format = "csv"
	TSV     Format = "tsv"
	JSON    Format = "json"
	MD      Format = "md"
	Aligned Format = "table"
)

// Formats returns the formats in the order in which help lists them.
func Formats() []Format { return []Format{CSV, TSV, JSON, MD, Aligned} }

// Options say how a table is printed.
type Options struct {
	Format  Format   // empty means CSV
	Raw     bool     // leave cells that a spreadsheet would run as they are (CSV, TSV)
	Columns []string // the columns to print, in this order; nil means all
	Width   int      // cells to fit an aligned table into; 0 means as wide as it is

	// Extra are columns behind those of the struct, for rows that are Extended.
	Extra []string

	// Tags is a row under the names, one cell for each column of the struct:
	// HXL tags (CSV and TSV only); nil: none.
	Tags []string

	// Footnotes names a column whose texts become footnotes in Markdown and in
	// aligned tables: raised numbers beside the rows, and a list under them. The
	// column itself is not printed then. Empty: none.
	Footnotes string
}

// Extended is a row with cells behind those of its struct.
type Extended interface {
	// ExtraCells returns a cell for each of Options.Extra.
	ExtraCells() []string
}

// batch is how many rows are handed to gocsv at once; it only bounds memory.
const batch = 256

// Write prints the rows to w. It returns the first error of w, an error that
// names a column of Options.Columns that the table does not have, or one that
// names an unknown format. A number that is not finite is printed as an empty
// cell: no table says NaN or infinity.
func Write[T any](w io.Writer, rows iter.Seq[T], o Options) error {
	columns := columnsOf(reflect.TypeFor[T]())
	for _, name := range o.Extra {
		columns = append(columns, column{name, text})
	}
	picked, err := pick(columns, o.Columns)
	if err != nil {
		return err
	}
	printer, err := newPrinter(w, o)
	if err != nil {
		return err
	}
	notes := newFootnotes(columns, o)
	if notes != nil {
		picked = slices.DeleteFunc(picked, func(i int) bool { return i == notes.column })
	}
	s := &sink{columns: columns, picked: picked, cells: make([]string, len(picked)), printer: printer, notes: notes}
	if err := s.begin(o.Tags); err != nil {
		return err
	}
	held := make([]T, 0, batch)
	for row := range rows {
		if held = append(held, row); len(held) < batch {
			continue
		}
		if err := flush(held, s, o); err != nil {
			return err
		}
		held = held[:0]
	}
	if err := flush(held, s, o); err != nil {
		return err
	}
	if err := printer.end(); err != nil || notes == nil {
		return err
	}
	return notes.write(w)
}

// flush prints the rows held, each with its extra cells.
func flush[T any](held []T, s *sink, o Options) error {
	if len(o.Extra) > 0 {
		s.extra = func(i int) []string {
			if x, ok := any(held[i]).(Extended); ok {
				return x.ExtraCells()
			}
			return make([]string, len(o.Extra))
		}
	}
	s.row = 0
	return gocsv.MarshalCSVWithoutHeaders(held, s)
}

// WriteSlice prints the rows of a slice; see Write.
func WriteSlice[T any](w io.Writer, rows []T, o Options) error {
	return Write(w, slices.Values(rows), o)
}

// Columns returns the names of the columns of T, in order.
func Columns[T any]() []string {
	var names []string
	for _, c := range columnsOf(reflect.TypeFor[T]()) {
		names = append(names, c.name)
	}
	return names
}

// printer is one output format.
type printer interface {
	begin(columns []column) error
	row(columns []column, cells []string) error
	end() error
}

func newPrinter(w io.Writer, o Options) (printer, error) {
	switch o.Format {
	case CSV, "":
		return &separated{w: csv.NewWriter(w), raw: o.Raw}, nil
	case TSV:
		s := &separated{w: csv.NewWriter(w), raw: o.Raw}
		s.w.Comma = '\t'
		return s, nil
	case JSON:
		return newJSON(w), nil
	case MD:
		return newMarkdown(w), nil
	case Aligned:
		return &aligned{w: w, fit: o.Width}, nil
	}
	return nil, fmt.Errorf("there is no format %q", string(o.Format))
}

// sink takes the cells from gocsv, as its CSVWriter, and hands the picked ones
// to the printer.
type sink struct {
	columns []column
	picked  []int
	chosen  []column
	cells   []string
	printer printer
	row     int                  // in the batch
	extra   func(i int) []string // the extra cells of a row of the batch; may be nil
	all     []string
	notes   *footnotes // nil: none
}

func (s *sink) begin(tags []string) error {
	names := make([]column, len(s.picked)) // tags are texts, whatever stands under them
	for k, i := range s.picked {
		s.chosen = append(s.chosen, s.columns[i])
		if i < len(tags) {
			s.cells[k] = tags[i]
		}
	}
	if s.notes != nil && s.notes.format == Aligned { // a column of its own, which is never cut
		s.chosen, s.cells = append(s.chosen, column{"", number}), append(s.cells, "")
	}
	if err := s.printer.begin(s.chosen); err != nil || tags == nil {
		return err
	}
	return s.printer.row(names, s.cells)
}

// Write takes one row of cells.
func (s *sink) Write(row []string) error {
	if s.extra != nil {
		s.all = append(append(s.all[:0], row...), s.extra(s.row)...)
		row = s.all
	}
	s.row++
	for k, i := range s.picked {
		cell := row[i]
		if s.columns[i].kind == number && !plainNumber(cell) {
			cell = ""
		}
		s.cells[k] = cell
	}
	if s.notes != nil {
		s.mark(s.notes.marks(row[s.notes.column]))
	}
	return s.printer.row(s.chosen, s.cells)
}

// mark puts the marks of footnotes beside a row: behind its first cell in
// Markdown, in the last column of an aligned table.
func (s *sink) mark(marks string) {
	switch last := len(s.cells) - 1; {
	case s.notes.format == Aligned:
		s.cells[last] = marks
	case marks != "" && last >= 0:
		s.cells[0] = strings.TrimLeft(s.cells[0]+" "+marks, " ")
	}
}

// Flush is there for gocsv; rows are flushed at the end of the table.
func (s *sink) Flush() {}

// Error is there for gocsv; errors are returned where they happen.
func (s *sink) Error() error { return nil }
