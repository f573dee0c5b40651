package casualties

import "sync"

// Visitor is shown the events of some partitions of a collection: those of one
// partition in byte order of their keys, each event in one partition only.
type Visitor interface {
	// Begin starts a partition.
	Begin() error
	// Event is shown the cells of one event, in the order of Cursor.Cells. They
	// are valid until it returns. Their Claims are there only where an outlet
	// carried some; the figures that a Selector chooses are those of all.
	Event(key string, cells []*Cell) error
	// End ends the partition.
	End() error
}

// Drain shows every event once to visitors, one for each processor, and leaves
// the collection empty: it is for tables that need one pass, and takes far less
// memory than reading cell by cell does. Findings, which may be nil, gets what
// Check finds. The error is the first of a visitor.
func (cs *Claims) Drain(findings *Findings, visitor func() Visitor) error {
	d := &drain{cs: cs, check: findings != nil, parts: Findings{byPlace: true}}
	if d.check {
		d.parts.Limit = findings.Limit
	}
	if cs.sealed != nil {
		d.scheme, d.cells = cs.sealed.scheme, cs.sealed.cells
		d.notes, d.repeats = cs.sealed.notes, cs.sealed.repeats
	} else {
		d.scheme, d.cells = cs.settle()
	}
	cs.eachPart(func(next func() (int, bool)) { d.work(next, visitor()) })
	if d.check {
		cs.reportNotes(d.notes, d.repeats, findings)
		findings.merge(&d.parts)
	}
	*cs = *NewClaims()
	return d.err
}

// drain is one pass over a collection.
type drain struct {
	cs     *Claims
	scheme *scheme
	cells  []uint32
	check  bool

	lock    sync.Mutex
	err     error
	parts   Findings
	notes   []Finding
	repeats []repeat
}

// failed returns the first error of the pass.
func (d *drain) failed() error {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.err
}

// work shows partitions to one visitor until none is left or one failed.
func (d *drain) work(next func() (int, bool), v Visitor) {
	w := &drainWorker{drain: d, visitor: v, parts: Findings{Limit: d.parts.Limit, byPlace: true},
		cursor: &Cursor{cs: d.cs, scheme: d.scheme, cells: d.cells, lean: true}}
	if d.cs.sealed == nil {
		w.grouper = d.cs.newGrouper(d.cells)
	}
	var err error
	for p, ok := next(); ok && err == nil && d.failed() == nil; p, ok = next() {
		err = w.part(p)
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.err == nil {
		d.err = err
	}
	d.parts.merge(&w.parts)
	if w.grouper != nil {
		d.notes = append(d.notes, w.grouper.notes...)
		d.repeats = append(d.repeats, w.grouper.again...)
	}
}

// drainWorker shows partitions to one visitor.
type drainWorker struct {
	*drain
	visitor Visitor
	cursor  *Cursor
	grouper *grouper // nil where the collection is grouped
	parts   Findings
}

func (w *drainWorker) part(p int) error {
	if err := w.visitor.Begin(); err != nil {
		return err
	}
	show := w.showSealed
	if w.grouper != nil {
		show = w.showGrouped
	}
	if err := show(p); err != nil {
		return err
	}
	return w.visitor.End()
}

// showSealed shows a partition that is packed, and lets go of it.
func (w *drainWorker) showSealed(p int) error {
	part := &w.cs.sealed.parts[p]
	for i := range part.events {
		e := &part.events[i]
		w.cursor.unpack(part, e)
		if err := w.show(e.severalGroups); err != nil {
			return err
		}
	}
	*part = sealedPart{}
	return nil
}

// showGrouped groups a partition, shows it, and lets go of it.
func (w *drainWorker) showGrouped(p int) error {
	g, c := w.grouper, w.cursor
	if err := g.part(p); err != nil {
		return err
	}
	for _, k := range g.sorted {
		list := g.ready(k.event)
		c.setKey(g.key(k.event))
		c.recs, c.texts = list, c.texts[:0]
		if len(g.texts) > 0 {
			for i := range list {
				c.texts = append(c.texts, g.text(&list[i]))
			}
		}
		if err := w.show(g.severalGroups(list)); err != nil {
			return err
		}
	}
	g.free(p)
	return nil
}

// show shows the event whose records the cursor holds.
func (w *drainWorker) show(severalGroups bool) error {
	w.cursor.lean = !severalGroups || !w.check
	cells := w.cursor.split()
	if !w.cursor.lean {
		checkCells(cells, &w.parts)
	}
	return w.visitor.Event(w.cursor.event.Key, cells)
}
