package casualties

import (
	"iter"

	"toll/casualties/date"
)

// Event is what the claims of one event say of it. Where they differ, the word
// of most of them stands, ties in byte order, so that the order of rows changes
// nothing.
type Event struct {
	Key   string // the spelling that stands first
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

	recs   []record // the same claims as records
	scheme *scheme  // of recs; nil where there are none
	first  *Claim   // where Claims began when they were made of recs
}

// records returns the claims as selection looks at them. A caller may have put
// other claims into the cell.
func (c *Cell) records() ([]record, *scheme) {
	if c.scheme != nil && (c.first == nil && c.Claims == nil || len(c.Claims) == len(c.recs) && &c.Claims[0] == c.first) {
		return c.recs, c.scheme
	}
	return describe(c.Claims)
}

// Events returns the events that have claims, in byte order of their keys.
func (cs *Claims) Events() []Event {
	cur := cs.Cursor()
	events := make([]Event, cs.NumEvents())
	for i := range events {
		cur.records(i)
		cur.describe()
		events[i] = cur.event
	}
	return events
}

// Cells yields the cells in byte order of event, then measure and group in the
// order of their lists, side in byte order, cumulative last. A cell may be
// kept; a Cursor reads them with less memory.
func (cs *Claims) Cells() iter.Seq[*Cell] {
	return func(yield func(*Cell) bool) {
		for i := range cs.NumEvents() {
			for _, cell := range cs.Cursor().Cells(i) {
				if !yield(cell) {
					return
				}
			}
		}
	}
}
