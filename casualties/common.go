package casualties

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"toll/casualties/layout"
	"toll/casualties/rows"
)

// common fills w.draft with what all figures of the row share. It reports what
// it cannot read and returns false where the row must be set aside.
func (w *worker) common(row *rows.Row) bool {
	d := &w.draft
	d.key = w.key()
	d.record = record{}
	d.shape = shape{}
	d.shape.file = w.file
	ok := w.keyPlace(row)
	d.record.place = w.name(rolePlace)
	w.who(row)
	ok = w.readDates(row) && ok
	if w.uniform {
		return ok
	}
	ok = w.controlled(row) && ok
	return w.categories(row) && ok
}

// keyPlace notes where the event's key stands and reports a row without one.
func (w *worker) keyPlace(row *rows.Row) bool {
	d := &w.draft
	if len(d.key) == 0 {
		w.report(row, w.eventField(), Finding{Rule: "no-event", Message: "the row does not say which event it is about"})
		return false
	}
	line, column := row.Line, 0
	if f := w.eventField(); f >= 0 && f < row.Len() {
		line, column = row.Pos(f)
	}
	d.keyLine, d.record.keyColumn = line, int32(column)
	return true
}

// eventField is the first column of the event's key; -1 where it is a constant.
func (w *worker) eventField() int {
	if len(w.bind.Events) == 0 {
		return -1
	}
	return w.bind.Events[0]
}

// key is the event's key: the event columns joined by a space.
func (w *worker) key() []byte {
	switch len(w.bind.Events) {
	case 0:
		return w.constantKey
	case 1:
		return w.text(w.bind.Events[0])
	}
	w.joined = w.joined[:0]
	for _, i := range w.bind.Events {
		if s := w.text(i); len(s) > 0 {
			if len(w.joined) > 0 {
				w.joined = append(w.joined, ' ')
			}
			w.joined = append(w.joined, s...)
		}
	}
	return w.joined
}

// name returns the id of the name in a role.
func (w *worker) name(r role) uint32 {
	text, looks := w.look(r)
	return w.names.id(text, looks, &w.out.names)
}

// admin returns the id of the admin levels, joined by a comma.
func (w *worker) admin(row *rows.Row) uint32 {
	var levels [][]byte
	for _, i := range w.bind.Admins {
		if s := w.text(i); len(s) > 0 {
			levels = append(levels, s)
		}
	}
	switch len(levels) {
	case 0:
		return 0
	case 1:
		return w.out.names.idOf(levels[0])
	}
	return w.out.names.idOf(bytes.Join(levels, []byte(", ")))
}

// who reads who asserts, who carried, and whose figure it is.
func (w *worker) who(row *rows.Row) {
	r := &w.draft.record
	if w.in.Source != "" {
		text := []byte(w.in.Source)
		r.source, _ = w.out.sources.id(text, glanceAll(text))
	} else {
		text, looks := w.look(roleSource)
		r.source = w.sourceAt(row, roleSource, text, looks)
	}
	if w.rare {
		w.rareNames(row)
	}
	w.draft.source = r.source
}

// rareNames reads the names that few tables have.
func (w *worker) rareNames(row *rows.Row) {
	r, s := &w.draft.record, &w.draft.shape
	r.eventName = w.name(roleEventName)
	r.admin = w.admin(row)
	via, looks := w.look(roleVia)
	r.via = w.vias.id(via, looks, &w.out.vias)
	side, looks := w.look(roleSide)
	s.side = w.sides.id(side, looks, &w.out.sides)
	s.evidence, s.grade = w.name(roleEvidence), w.name(roleGrade)
	origin := w.field(roleOrigin)
	if len(w.bind.Origins) > 0 && len(origin) == 0 && r.source > 0 { // the layout says whose figures a source repeats
		origin = []byte(w.bind.Origin(w.out.sources.spellings[r.source-1].text))
	}
	r.origin = w.source(row, roleOrigin, origin)
}

// source returns the id of a source and keeps where it was first met.
func (w *worker) source(row *rows.Row, r role, text []byte) uint32 {
	return w.sourceAt(row, r, text, glanceAll(text))
}

// sourceAt is source for a text that was glanced at.
func (w *worker) sourceAt(row *rows.Row, r role, text []byte, looks glance) uint32 {
	id, first := w.out.sources.id(text, looks)
	if first {
		s := &w.out.sources.spellings[id-1]
		s.pos = Position{File: w.in.Name, Line: row.Line}
		if r == noRole {
			return id
		}
		if f := w.fields[r]; f >= 0 && f < row.Len() {
			s.pos.Line, s.pos.Column = row.Pos(f)
			s.column = w.bind.Header[f]
		}
	}
	return id
}

// controlled reads the fields that hold one of a few words, or an order.
func (w *worker) controlled(row *rows.Row) bool {
	if !w.controls {
		return true
	}
	s, ok := &w.draft.shape, true
	read := func(r role, parse func(string) (int, error)) int {
		text := w.field(r)
		if len(text) == 0 || len(w.bind.Categories[w.fields[r]]) > 0 {
			return 0
		}
		n, err := w.cache.word(r, text, parse)
		if err != nil {
			w.report(row, w.fields[r], Finding{Rule: "bad-word", Seen: excerpt(string(text)), Message: err.Error()})
			ok = false
		}
		return n
	}
	s.measure = Measure(read(roleMeasure, parseAs(measureWord)))
	s.group = Group(read(roleGroup, parseAs(groupWord)))
	s.scope = Scope(read(roleScope, parseAs(ParseScope)))
	s.doubt = Doubt(read(roleDoubt, parseAs(ParseDoubt)))
	s.basis = Basis(read(roleBasis, parseAs(ParseBasis)))
	s.cumulative = read(roleCumulative, parseYes) == 1
	w.draft.record.revision = int32(read(roleRevision, parseRevision))
	return ok
}

// measureWord reads the word of a measure, or any word that a header may have
// for it: deaths, wounded, blessés.
func measureWord(s string) (Measure, error) {
	m, err := ParseMeasure(s)
	if err == nil {
		return m, nil
	}
	if said, ok := layout.Understand(s); ok && said.Measure != "" && said.Group == "" && said.Bound == "" {
		return ParseMeasure(said.Measure)
	}
	return m, err
}

// groupWord is measureWord for groups.
func groupWord(s string) (Group, error) {
	g, err := ParseGroup(s)
	if err == nil {
		return g, nil
	}
	if said, ok := layout.Understand(s); ok && said.Group != "" && said.Measure == "" && said.Bound == "" {
		return ParseGroup(said.Group)
	}
	return g, err
}

func parseAs[T ~uint8](parse func(string) (T, error)) func(string) (int, error) {
	return func(s string) (int, error) {
		v, err := parse(s)
		return int(v), err
	}
}

func parseYes(s string) (int, error) {
	switch strings.ToLower(s) {
	case "", "no", "n", "false", "0":
		return 0, nil
	case "yes", "y", "true", "1":
		return 1, nil
	}
	return 0, fmt.Errorf("%q is neither yes nor no", s)
}

func parseRevision(s string) (int, error) {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil || n == 0 {
		return 0, fmt.Errorf("%q is no revision; revisions are 1, 2, 3 …", s)
	}
	return int(n), nil
}

// categories lets the values of a column say what was counted, as the layout
// has it. A value that the layout does not speak of sets the row aside.
func (w *worker) categories(row *rows.Row) bool {
	if len(w.bind.Categories) == 0 {
		return true
	}
	ok := true
	for field := range w.bind.Categories {
		text := string(w.text(field))
		c, known := w.bind.Category(field, text)
		if !known {
			w.report(row, field, Finding{Rule: "unknown-category", Seen: excerpt(text), Message: fmt.Sprintf("the layout does not say what %q means", excerpt(text)),
				Hint: "add a row for the value to the layout"})
			ok = false
			continue
		}
		ok = w.category(row, field, &c) && ok
	}
	return ok
}

// category takes over what a row of the layout says of a value.
func (w *worker) category(row *rows.Row, field int, c *layout.Column) bool {
	s := &w.draft.shape
	m, err := ParseMeasure(c.Measure)
	g, gerr := ParseGroup(c.Group)
	scope, serr := ParseScope(c.Scope)
	for _, e := range []error{err, gerr, serr} {
		if e != nil {
			w.report(row, field, Finding{Rule: "bad-word", Message: "in the layout: " + e.Error()})
			return false
		}
	}
	s.measure, s.group, s.scope = cmp.Or(m, s.measure), cmp.Or(g, s.group), cmp.Or(scope, s.scope)
	if c.Side != "" {
		s.side = w.out.sides.id(c.Side)
	}
	s.cumulative = s.cumulative || strings.EqualFold(c.Cumulative, "yes")
	return true
}
