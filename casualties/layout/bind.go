package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Binding is a layout applied to the header of one table: which field of a row
// is what.
type Binding struct {
	Header     []string         // the names of the columns, as they stand
	Field      map[Role]int     // the field of each role that one column can have
	Constant   map[Role]string  // the roles that a constant fills
	Events     []int            // fields of the event's key, in the order of the layout
	Admins     []int            // fields of admin levels
	Figures    []Figure         // count columns that belong together
	Texts      []TextColumn     // fields that hold several measures
	Categories map[int][]Column // by field: what its values mean; see Category
	Origins    []Column         // values of source columns whose figures are another source's; see Origin
	Attributes []int            // fields that say something that is no number
	Unplaced   []int            // fields that the layout does not speak of
}

// Figure is the count columns of one measure, group, side and source: they make
// one claim in each row. A field is -1 where there is no such column.
type Figure struct {
	Measure, Group, Side, Source string
	Cumulative                   bool
	Words, Low, Best, High       int
	Line                         int // of the layout, for messages
}

// Fields returns the fields of the figure's columns that there are.
func (f *Figure) Fields() []int {
	var list []int
	for _, i := range []int{f.Words, f.Low, f.Best, f.High} {
		if i >= 0 {
			list = append(list, i)
		}
	}
	return list
}

// TextColumn is a field that may hold several measures.
type TextColumn struct {
	Field       int
	Group, Side string
}

// Problem is something about a header that the user should know: a column the
// layout names and the table has not, one named twice, one not placed.
type Problem struct {
	Rule    string // the id of the finding
	Column  string
	Field   int // -1 where the table has no such column
	Message string
	Hint    string
	Fatal   bool // the table cannot be read so
}

// Bind finds the layout's columns in a table's header. Names are equal whatever
// their case, the blanks around them, Unicode's ways to write them and
// characters that cannot be seen. A column may have several rows in the layout:
// it is the event's key and its date, or has several values with a meaning.
func (l *Layout) Bind(header []string) (*Binding, []Problem) {
	b := &Binding{Header: header, Field: map[Role]int{}, Constant: map[Role]string{}, Categories: map[int][]Column{}}
	index, problems := indexHeader(header)
	placed := make([]bool, len(header))
	for _, c := range l.Columns {
		if c.Column == "" {
			b.Constant[c.Role] = c.Value
			continue
		}
		i, ok := index[normal(c.Column)]
		if !ok {
			problems = append(problems, l.missing(c, header)...)
			continue
		}
		placed[i] = placed[i] || c.Role != ""
		if p := b.place(i, c); p != nil {
			problems = append(problems, *p)
		}
	}
	for i := range header {
		if !placed[i] {
			b.Unplaced = append(b.Unplaced, i)
		}
	}
	return b, problems
}

// indexHeader maps names to fields. Of columns with one name none is taken: to
// take the last, or the first, would be a guess.
func indexHeader(header []string) (map[string]int, []Problem) {
	index, problems := map[string]int{}, []Problem(nil)
	twice := map[string]bool{}
	for i, h := range header {
		n := normal(h)
		if n == "" {
			problems = append(problems, Problem{Rule: "header-empty", Column: h, Field: i,
				Message: fmt.Sprintf("column %d has no name and is not read", i+1)})
			continue
		}
		if first, seen := index[n]; seen || twice[n] {
			if !twice[n] {
				problems = append(problems, Problem{Rule: "header-twice", Column: h, Field: i,
					Message: fmt.Sprintf("two columns are called %q (columns %d and %d); neither is read", h, first+1, i+1),
					Hint:    "give them different names in the table"})
			}
			twice[n] = true
			delete(index, n)
			continue
		}
		index[n] = i
	}
	return index, problems
}

// missing says that the table lacks a column. A built-in layout may name more
// columns than a table has; a user's own may not, unless it is to be ignored.
func (l *Layout) missing(c Column, header []string) []Problem {
	if c.Line == 0 || slices.Contains(Names(), l.Name) || c.Role == Ignore || c.Role == "" {
		return nil
	}
	return []Problem{{Rule: "layout-column-missing", Column: c.Column, Field: -1,
		Message: fmt.Sprintf("the layout names the column %q (%s:%d), the table has none of that name", c.Column, l.Name, c.Line),
		Hint:    "the table has: " + strings.Join(header, ", ")}}
}

// place notes that field i is what c says.
func (b *Binding) place(i int, c Column) *Problem {
	switch c.Role {
	case "", Ignore:
	case Event:
		b.Events = append(b.Events, i)
	case Admin:
		b.Admins = append(b.Admins, i)
	case Attribute:
		b.Attributes = append(b.Attributes, i)
	case Text:
		b.Texts = append(b.Texts, TextColumn{Field: i, Group: c.Group, Side: c.Side})
	case Category:
		b.Categories[i] = append(b.Categories[i], c)
	case Origin:
		if c.Value != "" { // only this source has its figures from another
			b.Origins = append(b.Origins, c)
			return nil
		}
		return b.placeOne(i, c)
	case Count:
		return b.placeCount(i, c)
	default:
		if c.Value != "" { // a value of this column and what it means
			b.Categories[i] = append(b.Categories[i], c)
		}
		return b.placeOne(i, c)
	}
	return nil
}

// placeOne gives field i a role that only one column has.
func (b *Binding) placeOne(i int, c Column) *Problem {
	if j, taken := b.Field[c.Role]; taken && j != i {
		return &Problem{Rule: "role-twice", Column: b.Header[i], Field: i,
			Message: fmt.Sprintf("%q and %q are both %s; the first is used", b.Header[j], b.Header[i], c.Role),
			Hint:    "give one of them another role, or ignore, in the layout"}
	}
	b.Field[c.Role] = i
	return nil
}

// Origin returns the source that has made the figures of this one, where the
// layout says so: the row who,origin,,,,,FE_NV,FE says it of FE_NV; empty where
// it does not.
func (b *Binding) Origin(source string) string {
	for _, c := range b.Origins {
		if normal(c.Value) == normal(source) {
			return c.Source
		}
	}
	return ""
}

// Category returns the row of the layout that says what this value of field i
// means, and whether there is one. Values are equal as names of columns are; a
// value of the layout that ends in * stands for all that begin so, and the
// longest that fits wins. A row of role category says the measure, group, side
// and scope of the rows with the value; one of role measure, group or side the
// word that the value stands for.
func (b *Binding) Category(i int, value string) (Column, bool) {
	var best Column
	found, length := false, -1
	value = normal(value)
	for _, c := range b.Categories[i] {
		want := normal(c.Value)
		if want == value {
			return c, true
		}
		if begin, open := strings.CutSuffix(want, "*"); open && strings.HasPrefix(value, begin) && len(begin) > length {
			best, found, length = c, true, len(begin)
		}
	}
	return best, found
}

// placeCount joins the columns of one measure, group, side and source.
func (b *Binding) placeCount(i int, c Column) *Problem {
	key := Figure{Measure: c.Measure, Group: c.Group, Side: c.Side, Source: c.Source, Cumulative: isYes(c.Cumulative), Words: -1, Low: -1, Best: -1, High: -1}
	at := slices.IndexFunc(b.Figures, func(f Figure) bool {
		f.Words, f.Low, f.Best, f.High, f.Line = -1, -1, -1, -1, 0
		return f == key
	})
	if at < 0 {
		key.Line = c.Line
		at = len(b.Figures)
		b.Figures = append(b.Figures, key)
	}
	f := &b.Figures[at]
	field := map[string]*int{"": &f.Words, "low": &f.Low, "best": &f.Best, "high": &f.High}[c.Bound]
	if *field >= 0 {
		return &Problem{Rule: "role-twice", Column: b.Header[i], Field: i,
			Message: fmt.Sprintf("%q and %q are both the same count; the first is used", b.Header[*field], b.Header[i]),
			Hint:    "give one of them another measure, group or side, or ignore, in the layout"}
	}
	*field = i
	return nil
}

func isYes(s string) bool {
	s = strings.ToLower(s)
	return s == "yes" || s == "true" || s == "1"
}

func isNo(s string) bool {
	s = strings.ToLower(s)
	return s == "no" || s == "false" || s == "0"
}

// Has reports whether a column or a constant fills the role.
func (b *Binding) Has(r Role) bool {
	switch r {
	case Event:
		return len(b.Events) > 0 || b.Constant[r] != ""
	case Count:
		return len(b.Figures) > 0
	}
	if _, ok := b.Field[r]; ok {
		return true
	}
	return b.Constant[r] != ""
}
