package casualties

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"toll/casualties/date"
)

// Event is what the claims of one event say of it. Where they differ, the word
// of most of them stands, ties in byte order, so that the order of rows changes
// nothing.
type Event struct {
	Key   string // as first seen
	Name  string
	Place string
	Admin string
	Date  date.Date
}

// Title is the event's name, else its key.
func (e *Event) Title() string {
	if e.Name != "" {
		return e.Name
	}
	return e.Key
}

// Cell is the box in which sources are compared: everything claimed about one
// measure of one group of one side in one event, a day's figures apart from
// figures to date.
type Cell struct {
	Event      *Event
	Measure    Measure
	Group      Group
	Side       string
	Cumulative bool
	Claims     []Claim // in the order of file, line, column
}

// Events returns the events that have claims, in byte order of their keys.
func (cs *Claims) Events() []Event {
	order := cs.eventOrder()
	byEvent := cs.byEvent()
	events := make([]Event, 0, len(order))
	for _, e := range order {
		if len(byEvent[e]) > 0 {
			events = append(events, cs.describe(e, byEvent[e]))
		}
	}
	return events
}

// Cells yields the cells in byte order of event, then measure and group in the
// order of their lists, side in byte order, cumulative last. A cell may be kept.
func (cs *Claims) Cells() iter.Seq[*Cell] {
	return func(yield func(*Cell) bool) {
		byEvent := cs.byEvent()
		for _, e := range cs.eventOrder() {
			if len(byEvent[e]) == 0 {
				continue
			}
			event := cs.describe(e, byEvent[e])
			records := byEvent[e]
			slices.SortFunc(records, cs.compare)
			for len(records) > 0 {
				n := 1
				for n < len(records) && cs.sameCell(records[0], records[n]) {
					n++
				}
				if !yield(cs.cell(&event, records[:n])) {
					return
				}
				records = records[n:]
			}
		}
	}
}

// byEvent returns the indexes of the records of each event, in one array.
func (cs *Claims) byEvent() [][]uint32 {
	all := make([]uint32, len(cs.records))
	lists := make([][]uint32, len(cs.events))
	at := 0
	for i := range cs.events {
		lists[i] = all[at : at : at+cs.events[i].count]
		at += cs.events[i].count
	}
	for i := range cs.records {
		e := cs.records[i].event
		lists[e] = append(lists[e], uint32(i))
	}
	return lists
}

func (cs *Claims) eventOrder() []uint32 {
	order := make([]uint32, len(cs.events))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(cs.events[a].key, cs.events[b].key) })
	return order
}

// compare orders two records of one event by cell, then by position.
func (cs *Claims) compare(a, b uint32) int {
	r, s := &cs.records[a], &cs.records[b]
	return cmp.Or(
		cmp.Compare(r.measure, s.measure), cmp.Compare(r.group, s.group),
		strings.Compare(cs.names.text(r.side), cs.names.text(s.side)),
		cmp.Compare(r.bits&isCumulative, s.bits&isCumulative),
		strings.Compare(cs.files[r.file].name, cs.files[s.file].name),
		cmp.Compare(r.line, s.line), cmp.Compare(r.column, s.column), cmp.Compare(a, b))
}

func (cs *Claims) sameCell(a, b uint32) bool {
	r, s := &cs.records[a], &cs.records[b]
	return r.measure == s.measure && r.group == s.group && r.side == s.side && r.bits&isCumulative == s.bits&isCumulative
}

func (cs *Claims) cell(e *Event, records []uint32) *Cell {
	r := &cs.records[records[0]]
	c := &Cell{Event: e, Measure: Measure(r.measure), Group: Group(r.group), Side: cs.names.text(r.side),
		Cumulative: r.bits&isCumulative != 0, Claims: make([]Claim, len(records))}
	for i, id := range records {
		cs.load(&cs.records[id], &c.Claims[i])
	}
	return c
}

// describe lets the claims of an event say what it is called, where and when.
func (cs *Claims) describe(e uint32, records []uint32) Event {
	ask := func(of func(*record) string) string {
		return mostSaid(records, func(i uint32) string { return of(&cs.records[i]) })
	}
	d, _ := date.ParseISO(ask(func(r *record) string { return r.eventDate.String() }))
	return Event{
		Key:   cs.events[e].key,
		Name:  ask(func(r *record) string { return cs.names.text(r.eventName) }),
		Place: ask(func(r *record) string { return cs.names.text(r.place) }),
		Admin: ask(func(r *record) string { return cs.names.text(r.admin) }),
		Date:  d,
	}
}

// mostSaid returns what is said most often, empty left aside, ties to the first
// in byte order.
func mostSaid(records []uint32, of func(uint32) string) string {
	first := of(records[0])
	if !slices.ContainsFunc(records, func(i uint32) bool { return of(i) != first }) {
		return first
	}
	said := map[string]int{}
	for _, i := range records {
		if s := of(i); s != "" {
			said[s]++
		}
	}
	best := ""
	for s, n := range said {
		if n > said[best] || n == said[best] && s < best {
			best = s
		}
	}
	return best
}
