package casualties

import (
	"bytes"
	"cmp"
	"slices"
)

// grouper groups one partition after the other, in memory that it uses again.
type grouper struct {
	cs      *Claims
	cells   []uint32 // by shape: rank of its cell in an event
	files   []int    // rank of each file by its name
	records []record
	of      []uint32 // event of each record
	texts   [][]byte // of each record; shorter where the last ones have none
	known   keyTable // keys of the events
	events  []groupEvent
	keys    []byte // the keys as they are shown
	sorted  []keyed
	order   []uint32 // records, those of one event together
	spots   []standing
	last    []byte // the key before, as it is spelled
	lastID  uint32
	notes   []Finding
	again   []repeat
	first   map[sameClaim]uint32 // of a cell: where each claim stands first
	heard   []hearing
	said    []uint32 // claims of one source on one day
	voices  []voiced
	buf     []byte
	bufs    buffers
}

// groupEvent is an event while it is grouped.
type groupEvent struct {
	key, keyLen uint32 // in grouper.keys: the spelling that stands first
	from        uint32 // of its records in grouper.order
	claims      uint32
	at          spot
	variants    []variant
}

// variant is another spelling of the event's key, where it was first met.
type variant struct {
	text string
	at   spot
}

// newGrouper returns a grouper of claims that are ready to be read.
func (cs *Claims) newGrouper(cells []uint32) *grouper {
	g := &grouper{cs: cs, cells: cells, first: map[sameClaim]uint32{}, files: make([]int, len(cs.files))}
	for i := range cs.files {
		for j := range cs.files {
			if cs.files[j].name < cs.files[i].name {
				g.files[i]++
			}
		}
	}
	return g
}

// part groups partition p: its events in byte order of their keys are then in
// g.sorted, the records of each from records. It lets go of what was appended.
func (g *grouper) part(p int) error {
	g.known.reset()
	g.events, g.records, g.of, g.texts, g.keys, g.last = g.events[:0], g.records[:0], g.of[:0], g.texts[:0], g.keys[:0], nil
	for i := range g.cs.taken {
		if err := g.collect(&g.cs.taken[i], p); err != nil {
			return err
		}
	}
	g.sortRecords()
	g.sortEvents()
	for _, k := range g.sorted {
		g.noteVariants(&g.events[k.event])
		g.noteRepeated(g.list(k.event))
	}
	return nil
}

// free lets go of what was appended to partition p: the texts of its records
// are not to be used any more.
func (g *grouper) free(p int) {
	g.bufs.used = 0
	for i := range g.cs.taken {
		s := &g.cs.taken[i].from.parts[p]
		for _, b := range s.blocks {
			g.cs.store.Drop(b)
		}
		*s = stream{}
	}
}

// list returns the records of an event, by cell, then by position.
func (g *grouper) list(event uint32) []uint32 {
	e := &g.events[event]
	return g.order[e.from : e.from+e.claims]
}

// key is the key of an event as it is shown.
func (g *grouper) key(event uint32) []byte {
	e := &g.events[event]
	return g.keys[e.key : e.key+e.keyLen]
}

func (g *grouper) severalGroups(list []uint32) bool {
	first := g.records[list[0]].shape
	group := g.cs.shapes[first].group
	for _, i := range list {
		if s := g.records[i].shape; s != first && g.cs.shapes[s].group != group {
			return true
		}
	}
	return false
}

// collect takes the claims of one appender, with the collection's ids.
func (g *grouper) collect(t *taken, p int) error {
	in := streamReader{stream: &t.from.parts[p], store: g.cs.store, bufs: &g.bufs}
	for {
		n := len(g.records)
		g.records = longer(g.records)
		r := &g.records[n]
		texts, ok, err := in.next(r)
		if !ok {
			g.records = g.records[:n]
			return err
		}
		t.renumber(r, g.cs)
		file := g.cs.shapes[r.shape].file
		if r.open != 0 {
			g.cs.files[file].order.settle(r)
		}
		e := g.event(in.key, spot{file, r.line - r.keyBack, r.keyColumn})
		g.events[e].claims++
		g.of = append(g.of, e)
		if len(texts) > 0 {
			for len(g.texts) < n {
				g.texts = append(g.texts, nil)
			}
			g.texts = append(g.texts, texts)
		}
	}
}

// renumber gives a record the collection's ids.
func (t *taken) renumber(r *record, cs *Claims) {
	r.shape, r.source = t.shapes[r.shape], t.source[r.source]
	if r.place != 0 {
		r.place = t.names[r.place]
	}
	if r.via|r.origin|r.eventName|r.admin != 0 {
		r.via, r.origin = cs.vias.shown[t.vias[r.via]], t.source[r.origin]
		r.eventName, r.admin = t.names[r.eventName], t.names[r.admin]
	}
}

// longer appends a value that need not be zero.
func longer[T any](s []T) []T {
	if n := len(s); n < cap(s) {
		return s[:n+1]
	}
	var zero T
	return append(s, zero)
}

func (g *grouper) text(i uint32) []byte {
	if int(i) < len(g.texts) {
		return g.texts[i]
	}
	return nil
}

// event returns the number of the event with this key. Of several spellings the
// one that stands first is shown.
func (g *grouper) event(key []byte, at spot) uint32 {
	if len(g.events) == 0 || !bytes.Equal(key, g.last) {
		g.last = key
		g.lastID = g.known.id(key)
		if int(g.lastID) == len(g.events) {
			g.events = append(g.events, groupEvent{key: uint32(len(g.keys)), keyLen: uint32(len(key)), at: at})
			g.keys = append(g.keys, key...)
		}
	}
	e := &g.events[g.lastID]
	switch {
	case !bytes.Equal(key, g.key(g.lastID)):
		g.spelled(e, string(key), at)
	case at.compare(e.at) < 0:
		e.at = at
	}
	return g.lastID
}

// spelled notes where another spelling of the event stands, and lets the one
// that stands first be shown.
func (g *grouper) spelled(e *groupEvent, text string, at spot) {
	i := slices.IndexFunc(e.variants, func(v variant) bool { return v.text == text })
	if i < 0 {
		i = len(e.variants)
		e.variants = append(e.variants, variant{text, at})
	}
	v := &e.variants[i]
	if at.compare(v.at) < 0 {
		v.at = at
	}
	if v.at.compare(e.at) < 0 {
		shown := string(g.keys[e.key : e.key+e.keyLen])
		e.key, e.keyLen = uint32(len(g.keys)), uint32(len(v.text))
		g.keys = append(g.keys, v.text...)
		e.at, v.text, v.at = v.at, shown, e.at
	}
}

// keyed is an event with eight bytes of its key, which nearly always tell which
// of two comes first.
type keyed struct {
	prefix uint64
	event  uint32
}

// sortEvents puts the events in byte order of their keys.
func (g *grouper) sortEvents() {
	g.sorted = g.sorted[:0]
	if len(g.events) == 0 {
		return
	}
	skip := len(g.key(0))
	for e := range g.events {
		skip = min(skip, common(g.key(0), g.key(uint32(e))))
	}
	for e := range g.events {
		g.sorted = append(g.sorted, keyed{prefixOf(g.key(uint32(e))[skip:]), uint32(e)})
	}
	slices.SortFunc(g.sorted, func(a, b keyed) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return bytes.Compare(g.key(a.event), g.key(b.event))
	})
}

// common is how many bytes two keys begin with alike.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// prefixOf is the first eight bytes as a number that sorts as they do; a shorter
// text comes before all that it begins.
func prefixOf(b []byte) uint64 {
	var p uint64
	for i := range 8 {
		p <<= 8
		if i < len(b) {
			p |= uint64(b[i])
		}
	}
	return p
}

// standing is where a record belongs among those of its event.
type standing struct {
	cell, file   uint32
	line, column int32
	index        uint32
}

func (a *standing) compare(b *standing) int {
	switch {
	case a.cell != b.cell:
		return cmp.Compare(a.cell, b.cell)
	case a.file != b.file:
		return cmp.Compare(a.file, b.file)
	case a.line != b.line:
		return cmp.Compare(a.line, b.line)
	case a.column != b.column:
		return cmp.Compare(a.column, b.column)
	}
	return cmp.Compare(a.index, b.index)
}

// sortRecords orders the records by event, then by cell and position.
func (g *grouper) sortRecords() {
	from := uint32(0)
	for e := range g.events {
		g.events[e].from = from
		from += g.events[e].claims
		g.events[e].claims = 0
	}
	g.order = grown(g.order, len(g.records))
	for i, id := range g.of {
		e := &g.events[id]
		g.order[e.from+e.claims] = uint32(i)
		e.claims++
	}
	for e := range g.events {
		g.sortList(g.list(uint32(e)))
	}
}

// sortList orders the records of one event. Most come in order.
func (g *grouper) sortList(list []uint32) {
	if len(list) == 1 {
		return
	}
	g.spots = g.spots[:0]
	sorted := true
	for n, i := range list {
		r := &g.records[i]
		m := standing{cell: g.cells[r.shape], line: r.line, column: r.column, index: i}
		if len(g.files) > 1 {
			file := g.cs.shapes[r.shape].file
			m.file = uint32(g.files[file])<<16 | uint32(file)
		}
		g.spots = append(g.spots, m)
		sorted = sorted && (n == 0 || g.spots[n-1].compare(&g.spots[n]) <= 0)
	}
	if sorted {
		return
	}
	if len(list) <= fewClaims {
		insertionSort(g.spots)
	} else {
		slices.SortFunc(g.spots, func(a, b standing) int { return a.compare(&b) })
	}
	for n := range g.spots {
		list[n] = g.spots[n].index
	}
}

func insertionSort(list []standing) {
	for i := 1; i < len(list); i++ {
		m := list[i]
		j := i
		for ; j > 0 && m.compare(&list[j-1]) < 0; j-- {
			list[j] = list[j-1]
		}
		list[j] = m
	}
}
