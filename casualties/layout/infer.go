package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Hints are what the user says of a table's columns on the command line.
type Hints struct {
	EventColumns []string // the columns of the event's key, in order
	SourceColumn string
	SourceName   string   // the whole table is this source's
	Sources      []string // names that are sources where they stand in a column's name
	Personal     bool     // read columns with data of single persons, too
}

// Inferred is what the first rows of a table tell of its columns.
type Inferred struct {
	// Layout has a row for each column of the table, in their order, with a
	// remark where one is due; then the constants.
	Layout   *Layout
	Header   int // index of the row with the names
	Tags     int // index of the row of HXL tags, which is no data; Header where it has the names too; -1: none
	Problems []Problem
}

// Infer finds the header among the first rows of a table and what its columns
// mean. It returns nil where no row can be understood as a header: NoHeader
// says why.
//
// A table of a known database is recognised by the names of its columns; HXL
// tags come next, then the words of the names. A fatal problem says what is
// needed to read the table; the layout is what was understood so far.
func Infer(head [][]string, hints Hints) *Inferred {
	tags := TagRow(head)
	at := findNames(head, tags, hints)
	if at < 0 {
		return nil
	}
	t := newTable(head, at, tags, hints)
	if known := recognise(t.names()); known != nil {
		t.follow(known)
	} else {
		t.readTags()
		t.readWords()
		t.checkValues()
	}
	t.readPersonal()
	t.heed()
	t.assign()
	t.finish()
	return &Inferred{Layout: t.layout(), Header: at, Tags: tags, Problems: t.problems}
}

// FindHeader returns the index of the first row in which the most columns of
// the layout are named; -1 where no row names two, or the only one there is.
func (l *Layout) FindHeader(head [][]string) int {
	names := l.names()
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

// names returns the normal names of the layout's columns, each once.
func (l *Layout) names() []string {
	var names []string
	for _, c := range l.Columns {
		if c.Column != "" && !slices.Contains(names, normal(c.Column)) {
			names = append(names, normal(c.Column))
		}
	}
	return names
}

// columnState is what is known of one column while a table is understood.
type columnState struct {
	name     string
	key      string // the normal name
	empty    bool   // it has no name
	twice    bool   // another column has its name
	meaning  Meaning
	roles    []candidate // what it may be
	rows     []Column    // what it is
	remark   string
	lost     string // the role that another column has
	tagged   bool   // an HXL tag says what it is
	unwanted bool   // the user said that another column is it
}

func (c *columnState) has(r Role) bool {
	return slices.ContainsFunc(c.rows, func(row Column) bool { return row.Role == r })
}

// table is a table whose columns are being understood.
type table struct {
	columns   []*columnState
	byName    map[string]*columnState // by normal name, the first of it
	constants []Column
	samples   [][]string // rows under the header
	tags      []string   // the row of HXL tags; nil: none
	hints     Hints
	name      string // of the layout
	known     bool   // a built-in layout was recognised
	problems  []Problem
}

func newTable(head [][]string, at, tags int, hints Hints) *table {
	t := &table{hints: hints, name: "inferred", samples: head[max(at, tags)+1:], byName: map[string]*columnState{}}
	if tags >= 0 {
		t.tags = head[tags]
	}
	for _, text := range head[at] {
		c := &columnState{name: clean(text), key: normal(text)}
		c.empty = c.key == ""
		if first, ok := t.byName[c.key]; ok && !c.empty {
			first.twice, c.twice = true, true
		} else {
			t.byName[c.key] = c
		}
		t.columns = append(t.columns, c)
	}
	return t
}

func (t *table) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.key
	}
	return names
}

// find returns the column of this name; nil where there is none, or two.
func (t *table) find(name string) *columnState {
	if c := t.byName[normal(name)]; c != nil && !c.empty && !c.twice {
		return c
	}
	return nil
}

// with returns the columns that have the role.
func (t *table) with(r Role) []*columnState {
	var list []*columnState
	for _, c := range t.columns {
		if c.has(r) {
			list = append(list, c)
		}
	}
	return list
}

// filled reports whether a column or a constant has the role.
func (t *table) filled(r Role) bool {
	return len(t.with(r)) > 0 || slices.ContainsFunc(t.constants, func(c Column) bool { return c.Role == r })
}

func (t *table) problem(rule string, c *columnState, fatal bool, hint, format string, args ...any) {
	p := Problem{Rule: rule, Field: -1, Message: fmt.Sprintf(format, args...), Hint: hint, Fatal: fatal}
	if c != nil {
		p.Column, p.Field = c.name, slices.Index(t.columns, c)
	}
	t.problems = append(t.problems, p)
}

// layout writes down what was understood.
func (t *table) layout() *Layout {
	l := &Layout{Name: t.name}
	key := t.reorderedKey()
	l.Columns = append(l.Columns, key...)
	for _, c := range t.columns {
		if !c.empty && t.byName[c.key] != c {
			continue // the first of the name has said it
		}
		rows := c.rows
		if len(key) > 0 && t.asked(c) {
			rows = slices.DeleteFunc(slices.Clone(rows), func(row Column) bool { return row.Role == Event })
		} else if len(rows) == 0 {
			rows = []Column{{}}
		}
		for i, row := range rows {
			row.Column = c.name
			if i == 0 && c.remark != "" {
				row.Remark = strings.TrimPrefix(row.Remark+"; "+c.remark, "; ")
			}
			l.Columns = append(l.Columns, row)
		}
	}
	l.Columns = append(l.Columns, t.constants...)
	return l
}

// reorderedKey returns the rows of the event's key where the user asked for
// another order than that of the table; else none.
func (t *table) reorderedKey() []Column {
	var key []Column
	last, sorted := -1, true
	for _, name := range t.hints.EventColumns {
		c := t.find(name)
		if c == nil {
			continue
		}
		at := slices.Index(t.columns, c)
		sorted = sorted && at > last
		last = at
		key = append(key, Column{Column: c.name, Role: Event, Remark: "--event-columns"})
	}
	if sorted {
		return nil
	}
	return key
}
