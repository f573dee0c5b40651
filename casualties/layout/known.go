package layout

import (
	"slices"
	"strings"
	"sync"
)

// builtins are the built-in layouts, read once.
var builtins = sync.OnceValue(func() []*Layout {
	var list []*Layout
	for _, name := range Names() {
		l, err := Builtin(name)
		if err != nil {
			panic(err) // a broken build; covered by tests
		}
		list = append(list, l)
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
		if f := l.fit(header); f.fits(l) && f.named > most {
			best, most = l, f.named
		}
	}
	return best
}

// fit is how well a header is that of a layout.
type fit struct {
	named    int // columns of the table that the layout names
	own      int // of these, names that only this table's makers use
	columns  int // columns of the table that have a name
	events   bool
	counts   bool
	measures bool
	ownEvent bool
}

func (l *Layout) fit(header []string) fit {
	f := fit{events: true}
	names := l.names()
	for _, h := range header {
		if h == "" {
			continue
		}
		f.columns++
		if slices.Contains(names, h) {
			f.named++
			if isOwn(h) {
				f.own++
			}
		}
	}
	for _, c := range l.Columns {
		has := c.Column != "" && slices.Contains(header, normal(c.Column))
		switch c.Role {
		case Event:
			f.events = f.events && (has || c.Column == "")
			f.ownEvent = f.ownEvent || has && isOwn(c.Column)
		case Count, Reported, Text:
			f.counts = f.counts || has
		case Measure:
			f.measures = f.measures || has
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

// isOwn reports whether the words of a name are none that other tables use.
func isOwn(name string) bool {
	words := split(name)
	if _, ok := headerWords().roles[strings.Join(words, " ")]; ok {
		return false
	}
	m := understand(words)
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
			if row.Column != "" && normal(row.Column) == normal(c.name) {
				c.rows = append(c.rows, row)
			}
		}
		if len(c.rows) > 0 {
			continue
		}
		c.meaning, _ = Understand(c.name)
		switch {
		case known.Name == native:
			c.roles = headerWords().roles[strings.Join(split(c.name), " ")]
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
// columns of the event's key, and what it lacks; nil where it is like none.
func (t *table) alike() (*Layout, []string) {
	header := t.names()
	for _, l := range builtins() {
		f := l.fit(header)
		if f.events || l.Name == native || !f.counts || !f.looks() || f.own < 2 {
			continue
		}
		var lacks []string
		for _, c := range l.Columns {
			if c.Role == Event && c.Column != "" && !slices.Contains(header, normal(c.Column)) {
				lacks = append(lacks, c.Column)
			}
		}
		return l, lacks
	}
	return nil, nil
}
