package casualties

import (
	"bytes"
	"cmp"
	"slices"

	"toll/casualties/fold"
)

// grouper groups one partition after the other.
type grouper struct {
	cs      *Claims
	sealed  *sealed
	files   []int // rank of each file by its name
	spelled map[string]uint32
	folded  map[string]uint32
	events  []groupEvent
	records []record
	of      []uint32 // event of each record
	texts   [][]byte // of each record; shorter where the last ones have none
	order   []uint32
	last    string
	lastID  uint32
	notes   []Finding
	again   []repeat
	first   map[sameClaim]uint32 // of a cell: where each claim stands first
}

// groupEvent is an event while it is grouped.
type groupEvent struct {
	key      string // the spelling that stands first
	at       spot
	claims   uint32
	variants []variant
}

// variant is another spelling of the event's key, where it was first met.
type variant struct {
	text string
	at   spot
}

func newGrouper(cs *Claims, s *sealed) *grouper {
	g := &grouper{cs: cs, sealed: s, first: map[sameClaim]uint32{}, spelled: map[string]uint32{}, folded: map[string]uint32{}, files: make([]int, len(cs.files))}
	for i := range cs.files {
		for j := range cs.files {
			if cs.files[j].name < cs.files[i].name {
				g.files[i]++
			}
		}
	}
	return g
}

// part groups partition p.
func (g *grouper) part(p int) {
	clear(g.spelled)
	clear(g.folded)
	g.events, g.records, g.of, g.texts, g.last = g.events[:0], g.records[:0], g.of[:0], g.texts[:0], ""
	for i := range g.cs.taken {
		g.collect(&g.cs.taken[i], p)
	}
	g.sortRecords()
	out := &g.sealed.parts[p]
	out.events = make([]sealedEvent, 0, len(g.events))
	from := uint32(0)
	for e := range g.events {
		ev := &g.events[e]
		list := g.order[from : from+ev.claims]
		from += ev.claims
		slices.SortFunc(list, g.compare)
		g.noteVariants(ev)
		g.noteRepeated(list)
		out.events = append(out.events, sealedEvent{at: uint64(len(out.buf)), key: uint64(len(out.keys)), keyLen: uint32(len(ev.key)), claims: ev.claims,
			severalGroups: g.severalGroups(list)})
		out.keys = append(out.keys, ev.key...)
		var pk packer
		for _, i := range list {
			out.buf = pk.pack(out.buf, &g.records[i], g.text(i))
		}
	}
	out.buf = bytes.Clone(out.buf) // as large as it must be
	for i := range g.cs.taken {
		g.cs.taken[i].from.parts[p] = stream{}
	}
}

func (g *grouper) severalGroups(list []uint32) bool {
	first := g.cs.shapes[g.records[list[0]].shape].group
	for _, i := range list {
		if g.cs.shapes[g.records[i].shape].group != first {
			return true
		}
	}
	return false
}

// collect takes the claims of one appender, with the collection's ids.
func (g *grouper) collect(t *taken, p int) {
	t.from.parts[p].each(func(key []byte, r *record, texts []byte) {
		r.shape, r.source, r.origin = t.shapes[r.shape], t.source[r.source], t.source[r.origin]
		r.via = g.cs.vias.shown[t.vias[r.via]]
		r.eventName, r.place, r.admin = t.names[r.eventName], t.names[r.place], t.names[r.admin]
		file := g.cs.shapes[r.shape].file
		g.cs.files[file].order.settle(r)
		e := g.event(key, spot{file, r.line - r.keyBack, r.keyColumn})
		g.events[e].claims++
		if len(texts) > 0 {
			for len(g.texts) < len(g.records) {
				g.texts = append(g.texts, nil)
			}
			g.texts = append(g.texts, texts)
		}
		g.records = append(g.records, *r)
		g.of = append(g.of, e)
	})
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
	if len(g.events) == 0 || string(key) != g.last {
		g.lastID = g.lookUp(key)
	}
	e := &g.events[g.lastID]
	switch {
	case e.key != g.last:
		e.spelled(g.last, at)
	case at.compare(e.at) < 0:
		e.at = at
	}
	return g.lastID
}

// lookUp finds the event of a key, or makes it one, and keeps the key in g.last.
func (g *grouper) lookUp(key []byte) uint32 {
	if id, ok := g.spelled[string(key)]; ok {
		if g.last = g.events[id].key; g.last != string(key) {
			g.last = string(key)
		}
		return id
	}
	g.last = string(key)
	folded := fold.Key(g.last)
	id, ok := g.folded[folded]
	if !ok {
		id = uint32(len(g.events))
		g.events = append(g.events, groupEvent{key: g.last, at: spot{file: ^uint16(0)}})
		g.folded[folded] = id
	}
	g.spelled[g.last] = id
	return id
}

// spelled notes where another spelling of the event stands, and lets the one
// that stands first be shown.
func (e *groupEvent) spelled(text string, at spot) {
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
		e.key, e.at, v.text, v.at = v.text, v.at, e.key, e.at
	}
}

// sortRecords orders the records by event, those of one event as they came.
func (g *grouper) sortRecords() {
	starts := make([]uint32, len(g.events)+1)
	for e := range g.events {
		starts[e+1] = starts[e] + g.events[e].claims
	}
	g.order = slices.Grow(g.order[:0], len(g.records))[:len(g.records)]
	for i, e := range g.of {
		g.order[starts[e]] = uint32(i)
		starts[e]++
	}
}

// compare orders two records of one event by cell, then by position.
func (g *grouper) compare(a, b uint32) int {
	r, s := &g.records[a], &g.records[b]
	if x, y := g.sealed.cells[r.shape], g.sealed.cells[s.shape]; x != y {
		return cmp.Compare(x, y)
	}
	if len(g.files) > 1 {
		x, y := g.cs.shapes[r.shape].file, g.cs.shapes[s.shape].file
		if x != y {
			return cmp.Or(cmp.Compare(g.files[x], g.files[y]), cmp.Compare(x, y))
		}
	}
	return cmp.Or(cmp.Compare(r.line, s.line), cmp.Compare(r.column, s.column), cmp.Compare(a, b))
}
