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
	// Scope is part or wider where a category's value says that the figures are
	// for a part of the event, or for more than it.
	Scope string

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
var fields = []string{"column", "role", "measure", "group", "side", "bound", "value", "source", "cumulative", "scope", "remark"}

// proper is how many of the fields every layout has.
const proper = 7

func (c *Column) cell(i int) *string {
	role := (*string)(&c.Role)
	return []*string{&c.Column, role, &c.Measure, &c.Group, &c.Side, &c.Bound, &c.Value, &c.Source, &c.Cumulative, &c.Scope, &c.Remark}[i]
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

// Read reads a layout. The error is an *Error with the line of the fault, or the
// reader's own.
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
		if fault := (*csv.ParseError)(nil); errors.As(err, &fault) {
			return nil, &Error{name, fault.StartLine, fault.Err.Error(), "the layout is a CSV with commas"}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := cr.FieldPos(0)
		if at == nil {
			if at, err = header(record); err != nil {
				return nil, &Error{name, line, err.Error(), "a layout begins with " + strings.Join(fields[:proper], ",")}
			}
			continue
		}
		c, err := readColumn(record, at)
		if err != nil {
			return nil, &Error{name, line, err.Error(), ""}
		}
		if c.Line = line; c.Role != "" || c.Column != "" {
			l.Columns = append(l.Columns, c)
		}
	}
	if len(l.Columns) == 0 {
		return nil, &Error{Name: name, Message: "no columns in the layout"}
	}
	return l, nil
}

// lineEnds are all LF in a layout: encoding/csv reads CRLF as LF, and what is
// written is to be read as the same. Names are compared with spaces folded.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// readColumn reads a row of a layout whose fields stand at these columns.
func readColumn(record []string, at []int) (Column, error) {
	var c Column
	for i, text := range record {
		text = lineEnds.Replace(strings.TrimSpace(text))
		switch {
		case i < len(at):
			*c.cell(at[i]) = text
		case text != "":
			return c, fmt.Errorf("the row has more fields than the header: %q", text)
		}
	}
	return c, c.check()
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

// Write writes the layout as CSV, so that Read reads the same again. Of the
// columns source, cumulative, scope and remark only those are written that a row
// uses.
func (l *Layout) Write(w io.Writer) error {
	var used []int
	for f := range fields {
		if f < proper || slices.ContainsFunc(l.Columns, func(c Column) bool { return *c.cell(f) != "" }) {
			used = append(used, f)
		}
	}
	cw := csv.NewWriter(w)
	record := make([]string, len(used))
	for i, f := range used {
		record[i] = fields[f]
	}
	if err := cw.Write(record); err != nil {
		return err
	}
	for _, c := range l.Columns {
		for i, f := range used {
			record[i] = *c.cell(f)
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
