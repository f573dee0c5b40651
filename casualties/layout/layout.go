// Package layout says which column of a table means what. A layout is itself a
// CSV, one row a column, so that a user can print it, mend it in a spreadsheet
// and pass it back.
package layout

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"toll/data"
)

// Column says what one column of a table means; one row of a layout.
type Column struct {
	Column  string // header of the column; empty: a constant
	Role    Role
	Measure string // of a count, or of a category's value
	Group   string // the same
	Side    string // the same
	Bound   string // low, best, high; empty: the cell is read as a wording
	Value   string // a constant's value; with a column: what that value of it means
	Source  string // of a count column that belongs to one source
	// Cumulative is yes where a count column holds figures to date.
	Cumulative string

	Remark string // why it was read so; printed by toll layout, ignored when read
	Line   int    // where it stands in the layout's file; 0 where it was inferred
}

// Layout is the meaning of a table's columns.
type Layout struct {
	Name    string // the name of a built-in layout, or the file's
	Columns []Column
}

// fields are the header of a layout file, in order. The first seven are the
// layout proper; the others may be left out.
var fields = []string{"column", "role", "measure", "group", "side", "bound", "value", "source", "cumulative", "remark"}

func (c *Column) cell(i int) *string {
	role := (*string)(&c.Role)
	return []*string{&c.Column, role, &c.Measure, &c.Group, &c.Side, &c.Bound, &c.Value, &c.Source, &c.Cumulative, &c.Remark}[i]
}

// Error is a fault in a layout file.
type Error struct {
	Name    string
	Line    int
	Message string
	Hint    string
}

func (e *Error) Error() string {
	s := fmt.Sprintf("%s:%d: %s", e.Name, e.Line, e.Message)
	if e.Line == 0 {
		s = e.Name + ": " + e.Message
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Read reads a layout. The error is an *Error with the line of the fault.
func Read(r io.Reader, name string) (*Layout, error) {
	cr := csv.NewReader(r)
	cr.FieldsPerRecord = -1
	cr.TrimLeadingSpace = true
	l := &Layout{Name: name}
	var at []int // field of each column of the file
	for {
		record, err := cr.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := cr.FieldPos(0)
		if at == nil {
			if at, err = header(record); err != nil {
				return nil, &Error{name, line, err.Error(), "a layout begins with " + strings.Join(fields[:7], ",")}
			}
			continue
		}
		c := Column{Line: line}
		for i, text := range record {
			if i < len(at) && at[i] >= 0 {
				*c.cell(at[i]) = strings.TrimSpace(text)
			}
		}
		if err := c.check(); err != nil {
			return nil, &Error{name, line, err.Error(), ""}
		}
		if c.Role != "" || c.Column != "" {
			l.Columns = append(l.Columns, c)
		}
	}
	if len(l.Columns) == 0 {
		return nil, &Error{Name: name, Message: "no columns in the layout"}
	}
	return l, nil
}

func header(record []string) ([]int, error) {
	at := make([]int, len(record))
	for i, h := range record {
		h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if at[i] = slices.Index(fields, h); at[i] < 0 {
			return nil, fmt.Errorf("%q is no column of a layout", h)
		}
	}
	for i, need := range fields[:2] {
		if !slices.Contains(at, i) {
			return nil, fmt.Errorf("the column %q is missing", need)
		}
	}
	return at, nil
}

// Write writes the layout as CSV. The columns source, cumulative and remark are
// left out where no row uses them.
func (l *Layout) Write(w io.Writer) error {
	n := 7
	for i := range l.Columns {
		for f := n; f < len(fields); f++ {
			if *l.Columns[i].cell(f) != "" {
				n = f + 1
			}
		}
	}
	cw := csv.NewWriter(w)
	record := append([]string(nil), fields[:n]...)
	if err := cw.Write(record); err != nil {
		return err
	}
	for i := range l.Columns {
		for f := range record {
			record[f] = *l.Columns[i].cell(f)
		}
		if err := cw.Write(record); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// Names returns the names of the built-in layouts, in byte order.
func Names() []string {
	files, _ := fs.Glob(data.Files, "layouts/*.csv")
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(path.Base(f), ".csv")
	}
	slices.Sort(names)
	return names
}

// ErrUnknown is returned by Builtin for a name that is not in the list.
var ErrUnknown = errors.New("no such built-in layout")

// Builtin returns the built-in layout of that name.
func Builtin(name string) (*Layout, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("%w: %q; there are: %s", ErrUnknown, name, strings.Join(Names(), ", "))
	}
	f, err := data.Files.Open("layouts/" + name + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(f, name)
}
