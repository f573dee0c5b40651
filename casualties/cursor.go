package casualties

import (
	"toll/casualties/date"
)

// Cursor reads the cells of one event after the other, in any order, with
// memory that it uses again. Several cursors may be used at once, each by one
// goroutine.
type Cursor struct {
	cs     *Claims
	scheme *scheme
	cells  []uint32 // by shape: rank of its cell
	// lean leaves the claims of a cell out where its records tell all that is
	// asked for.
	lean   bool
	recs   []record
	texts  [][]byte
	claims []Claim
	found  []Cell
	list   []*Cell
	event  Event
	relays bool // an outlet carried some claim of the event
}

// NumEvents is the number of events that have claims.
func (cs *Claims) NumEvents() int {
	cs.seal()
	return len(cs.sealed.order)
}

// Cursor returns a cursor over the claims. Nothing may be appended while it is
// used.
func (cs *Claims) Cursor() *Cursor {
	cs.seal()
	return &Cursor{cs: cs, scheme: cs.sealed.scheme, cells: cs.sealed.cells}
}

// Cells returns the cells of the i-th event in byte order of the keys, from 0:
// measure and group in the order of their lists, side in byte order, cumulative
// last. They are valid until the next call.
func (c *Cursor) Cells(i int) []*Cell {
	c.records(i)
	return c.split()
}

// split makes cells of the records of one event.
func (c *Cursor) split() []*Cell {
	c.describe()
	recs := c.recs
	c.claims = grown(c.claims, len(recs))
	c.found, c.list = c.found[:0], c.list[:0]
	for from := 0; from < len(recs); {
		to, relays := c.endOfCell(from)
		s := &c.scheme.shapes[recs[from].shape]
		c.found = append(c.found, Cell{Event: &c.event, Measure: s.measure, Group: s.group, Side: c.cs.side(*s),
			Cumulative: s.cumulative, recs: recs[from:to:to], scheme: c.scheme})
		cell := &c.found[len(c.found)-1]
		if !c.lean || relays { // how carriers differ is seen in claims
			c.loadAll(from, cell, c.claims[from:to:to])
		}
		from = to
	}
	for j := range c.found {
		c.list = append(c.list, &c.found[j])
	}
	return c.list
}

// endOfCell returns where the cell ends that begins at a record, and whether an
// outlet carried some claim of it.
func (c *Cursor) endOfCell(from int) (to int, relays bool) {
	recs, rank := c.recs, c.cells[c.recs[from].shape]
	if from == 0 && c.cells[recs[len(recs)-1].shape] == rank { // the only one, as in most events
		return len(recs), c.relays
	}
	for to = from; to < len(recs) && c.cells[recs[to].shape] == rank; to++ {
		relays = relays || recs[to].via != 0
	}
	return to, relays
}

// loadAll makes the claims of a cell.
func (c *Cursor) loadAll(from int, cell *Cell, claims []Claim) {
	for j := range cell.recs {
		c.load(&cell.recs[j], c.text(from+j), &claims[j])
	}
	cell.Claims, cell.first = claims, &claims[0]
}

func (c *Cursor) text(j int) []byte {
	if j < len(c.texts) {
		return c.texts[j]
	}
	return nil
}

func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// records unpacks the claims of the i-th event.
func (c *Cursor) records(i int) []record {
	return c.unpack(c.cs.sealed.event(c.cs.sealed.order[i]))
}

// unpack unpacks the claims of an event.
func (c *Cursor) unpack(part *sealedPart, e *sealedEvent) []record {
	c.setKey(part.keys[e.key : e.key+uint64(e.keyLen)])
	c.recs, c.texts = grown(c.recs, int(e.claims)), grown(c.texts, int(e.claims))
	var p packer
	b := part.buf[e.at:]
	for j := range c.recs {
		c.texts[j], b = p.unpack(b, &c.recs[j])
	}
	return c.recs
}

// load fills claim with what a record of the event holds.
func (c *Cursor) load(r *record, texts []byte, claim *Claim) {
	cs := c.cs
	n, s := &cs.names, &cs.shapes[r.shape]
	f := &cs.files[s.file]
	*claim = Claim{
		Event: c.event.Key, EventName: n.text(r.eventName), Place: n.text(r.place), Admin: n.text(r.admin), EventDate: r.eventDate,
		Source: n.text(r.source), Via: n.text(r.via), Origin: n.text(r.origin), Side: cs.side(*s),
		Stated: r.stated, Published: r.published, Revision: int(r.revision),
		Measure: s.measure, Group: s.group, Scope: s.scope, Doubt: s.doubt, Basis: s.basis, Cumulative: s.cumulative,
		Count: r.count(),
		Rule:  n.text(s.rule), Lang: n.text(s.lang), Evidence: n.text(s.evidence), Grade: n.text(s.grade),
		Pos:   Position{File: f.name, Line: int(r.line), Column: int(r.column)},
		Dated: f.dated,
	}
	if !f.hashed {
		loadTexts(texts, claim)
	}
}

// setKey makes a key that of the event. A string is made of it once.
func (c *Cursor) setKey(key []byte) {
	if c.event.Key != string(key) {
		c.event.Key = string(key)
	}
}

// describe lets the claims of the event say what it is called, where and when, and
// whether an outlet carried some.
func (c *Cursor) describe() {
	n, e, first := &c.cs.names, &c.event, &c.recs[0]
	same, vias := true, uint32(0)
	for j := range c.recs {
		r := &c.recs[j]
		vias |= r.via
		same = same && r.eventName == first.eventName && r.place == first.place && r.admin == first.admin && r.eventDate == first.eventDate
	}
	c.relays = vias != 0
	if same { // as in most tables
		e.Name, e.Place, e.Admin, e.Date = n.text(first.eventName), n.text(first.place), n.text(first.admin), first.eventDate
		return
	}
	e.Name = n.text(c.most(func(r *record) uint32 { return r.eventName }))
	e.Place = n.text(c.most(func(r *record) uint32 { return r.place }))
	e.Admin = n.text(c.most(func(r *record) uint32 { return r.admin }))
	e.Date = c.mostDate()
}

// most returns the name that is said most often, none left aside, ties to the
// first in byte order.
func (c *Cursor) most(of func(*record) uint32) uint32 {
	first := of(&c.recs[0])
	same := true
	for j := range c.recs {
		same = same && of(&c.recs[j]) == first
	}
	if same {
		return first
	}
	said := map[uint32]int{}
	for j := range c.recs {
		if id := of(&c.recs[j]); id != 0 {
			said[id]++
		}
	}
	best := uint32(0)
	for id, times := range said {
		if times > said[best] || times == said[best] && c.cs.names.text(id) < c.cs.names.text(best) {
			best = id
		}
	}
	return best
}

// mostDate is most for the event's date, ties to the earliest.
func (c *Cursor) mostDate() date.Date {
	first := c.recs[0].eventDate
	same := true
	for j := range c.recs {
		same = same && c.recs[j].eventDate == first
	}
	if same {
		return first
	}
	said := map[date.Date]int{}
	for j := range c.recs {
		if d := c.recs[j].eventDate; d.IsKnown() {
			said[d]++
		}
	}
	var best date.Date
	for d, times := range said {
		if times > said[best] || times == said[best] && d.Raw() < best.Raw() {
			best = d
		}
	}
	return best
}
