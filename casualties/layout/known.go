package layout

import (
	"slices"
	"sync"
)

// builtin is a built-in layout, made ready to be compared with headers.
type builtin struct {
	*Layout
	columns map[string]func() bool // by normal name: whether no other tables use the name
	keys    []string               // of its columns: their normal names
}

var builtins = sync.OnceValue(func() []builtin {
	var list []builtin
	for _, name := range Names() {
		l, err := Builtin(name)
		if err != nil {
			panic(err) // a broken build; covered by tests
		}
		b := builtin{l, map[string]func() bool{}, nil}
		for _, c := range l.Columns {
			b.keys = append(b.keys, normal(c.Column))
		}
		for _, n := range l.names() {
			b.columns[n] = sync.OnceValue(func() bool { return isUncommon(n) })
		}
		list = append(list, b)
	}
	return list
})

// native is the name of the layout of toll's own tables.
const native = "native"

// recognise returns the built-in layout whose columns these are, by their
// normal names whatever their order; nil where none fits. A layout fits where
// the table has its event columns, a count of it, more than half of the table's
// names are the layout's, and enough of those are in no other table.
func recognise(header []string) *Layout {
	var best *Layout
	most := 0
	for _, l := range builtins() {
		if f := l.fit(header); f.fits(l.Layout) && f.named > most {
			best, most = l.Layout, f.named
		}
	}
	return best
}

// fit is how well a header is that of a layout.
type fit struct {
	columns  int  // columns of the table that have a name
	named    int  // of these, columns that the layout names
	own      int  // of these, names that only this table's makers use
	events   bool // the columns of the event's key are there
	ownEvent bool // one of them has a name that only this table's makers use
	counts   bool // a column with a figure is there
	measures bool // a column that says what was counted is there
}

func (l *builtin) fit(header []string) fit {
	f := fit{events: true}
	has := map[string]bool{}
	for _, h := range header {
		if h == "" || has[h] {
			continue
		}
		has[h] = true
		f.columns++
		if _, named := l.columns[h]; named {
			f.named++
		}
		if l.isOwn(h) {
			f.own++
		}
	}
	if f.named == 0 {
		return fit{columns: f.columns} // as it is with most
	}
	for i, c := range l.Columns {
		name := l.keys[i]
		switch c.Role {
		case Event:
			f.events = f.events && (has[name] || name == "")
			f.ownEvent = f.ownEvent || has[name] && l.isOwn(name)
		case Count, Reported, Text:
			f.counts = f.counts || has[name]
		case Measure:
			f.measures = f.measures || has[name]
		}
	}
	return f
}

func (f fit) fits(l *Layout) bool {
	if !f.events || !f.counts {
		return false
	}
	if l.Name == native {
		return f.measures
	}
	return f.looks() && (f.own >= 2 || f.ownEvent)
}

// looks reports whether most names of the table are the layout's.
func (f fit) looks() bool { return f.named >= 3 && f.named*2 > f.columns }

// resembles reports whether a table that a layout does not fit may yet be one
// of its kind: it has names of its own, or nearly all of its names are known.
func (f fit) resembles() bool {
	return f.looks() && (f.own >= 2 || f.named >= 5 && f.named*10 >= f.columns*8)
}

// isOwn reports whether a name is the layout's and no other tables use it.
func (l *builtin) isOwn(name string) bool {
	own, named := l.columns[name]
	return named && own()
}

// isUncommon reports whether the words of a name are none that other tables use.
func isUncommon(name string) bool {
	parts := split(name)
	if words().roles(parts) != nil {
		return false
	}
	m := understand(parts)
	return !m.isFigure() && !m.isBound()
}

// follow takes a built-in layout for the columns that it names.
func (t *table) follow(known *Layout) {
	t.name, t.known = known.Name, true
	for _, c := range t.columns {
		if c.empty || c.twice {
			continue
		}
		for _, row := range known.Columns {
			if row.Column != "" && normal(row.Column) == c.key {
				c.rows = append(c.rows, row)
			}
		}
		if len(c.rows) > 0 {
			continue
		}
		c.meaning, _ = Understand(c.name)
		switch {
		case known.Name == native:
			c.roles = words().roles(split(c.name))
		case c.meaning.isFigure():
			c.remark = "not in the layout " + known.Name + "; by its name a count of " + c.meaning.String()
		default:
			c.remark = "not in the layout " + known.Name
		}
	}
	for _, row := range known.Columns {
		if row.Column == "" {
			t.constants = append(t.constants, row)
		}
	}
}

// alike returns the built-in layout that the table would have, had it the
// columns of the event's key or a count, and which it lacks; nil where it is
// like none.
func (t *table) alike() (*Layout, []string) {
	header := t.names()
	var best builtin
	most := 0
	for _, l := range builtins() {
		f := l.fit(header)
		if l.Name != native && !(f.events && f.counts) && f.resembles() && f.named > most {
			best, most = l, f.named
		}
	}
	if most == 0 {
		return nil, nil
	}
	var lacks []string
	f := best.fit(header)
	for _, c := range best.Columns {
		if c.Column != "" && !slices.Contains(header, normal(c.Column)) && (c.Role == Event && !f.events || c.Role == Count && !f.counts) {
			lacks = append(lacks, c.Column)
		}
	}
	return best.Layout, lacks
}
