package casualties

import "slices"

// grouper groups one partition after the other, in memory that it uses again.
type grouper struct {
	cs      *Claims
	cells   []uint32   // by shape: rank of its cell in an event
	files   []int      // rank of each file by its name
	blocks  [][][]byte // of each appender
	of      []uint32   // event of each claim, in the order of appending
	known   keyTable   // keys of the events
	events  []groupEvent
	sorted  []keyed
	records []record // event by event, those of one by cell and position
	texts   [][]byte // that were kept, in any order: record.text is then the number of one, from 1
	notes   []Finding
	again   []repeat
	first   map[sameClaim]uint32 // of a cell: where each claim stands first
	heard   []hearing
	sort    []uint64               // of hearings
	spoke   [1 << spokeBits]spoken // by a hash of the source
	cell    uint32                 // the one that is looked at
	said    []uint32               // claims of one source on one day
	voices  []voiced
	buf     []byte
	bufs    buffers
}

// groupEvent is an event while it is grouped.
type groupEvent struct {
	from     uint32 // of its records
	claims   uint32
	varied   bool      // its key is spelled in several ways
	variants []variant // of a varied one: the spellings, the one that stands first in front
}

// variant is a spelling of an event's key, and where it stands first.
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
// g.sorted, the records of each from ready.
func (g *grouper) part(p int) error {
	g.blocks = g.blocks[:0]
	for i := range g.cs.taken {
		blocks, err := g.bufs.open(g.cs.taken[i].from, p, g.cs.store)
		if err != nil {
			return err
		}
		g.blocks = append(g.blocks, blocks)
	}
	if !g.gather() {
		g.countAndPlace()
	}
	for e := range g.events {
		g.events[e].settleVariants()
	}
	g.sortEvents()
	return nil
}

// ready returns the records of an event in the order of their cells and places,
// and notes what is odd about them. All that is done with an event is done while
// it is near the processor: ready is to be called once for each.
func (g *grouper) ready(event uint32) []record {
	e, list := &g.events[event], g.list(event)
	g.sortClaims(list)
	g.noteVariants(e)
	g.noteRepeated(e.from, e.from+e.claims)
	return list
}

// countAndPlace does what gather does for claims in any order: it finds how many
// each event has first.
func (g *grouper) countAndPlace() {
	g.begin()
	for i := range g.cs.taken {
		g.count(g.blocks[i])
	}
	g.makeRoom()
	of := g.of
	for i := range g.cs.taken {
		of = g.place(&g.cs.taken[i], g.blocks[i], of)
	}
}

// free lets go of what was appended to partition p: the texts of its records
// are not to be used any more.
func (g *grouper) free(p int) {
	g.bufs.used = 0
	for i := range g.cs.taken {
		from := g.cs.taken[i].from
		for _, b := range from.full[p] {
			g.cs.store.Drop(b)
		}
		g.cs.store.Reuse(from.parts[p].block)
		from.full[p], from.parts[p] = nil, stream{}
	}
}

// count finds the events of claims, and how many claims each has.
func (g *grouper) count(blocks [][]byte) {
	in := streamReader{blocks: blocks}
	id := uint32(0)
	for in.more() {
		if in.another {
			in.another = false
			var alike bool
			if id, alike = g.known.id(in.key); int(id) == len(g.events) {
				g.events = append(g.events, groupEvent{})
			}
			g.events[id].varied = g.events[id].varied || !alike
		}
		g.events[id].claims++
		g.of = append(g.of, id)
		in.skip()
	}
}

// makeRoom gives each event the place of its records.
func (g *grouper) makeRoom() {
	from := uint32(0)
	for e := range g.events {
		ev := &g.events[e]
		ev.from, from, ev.claims = from, from+ev.claims, 0
	}
	g.records = grown(g.records, len(g.of))
}

// place puts the claims of one appender, with the collection's ids, where they
// belong; of are their events. It returns those of the next appender.
func (g *grouper) place(t *taken, blocks [][]byte, of []uint32) []uint32 {
	in := streamReader{blocks: blocks}
	for in.more() {
		e := &g.events[of[0]]
		of = of[1:]
		r := &g.records[e.from+e.claims]
		e.claims++
		g.take(t, &in, r)
		if e.varied {
			e.spelled(in.key, spot{g.cs.shapes[r.shape].file, r.line - r.keyBack, r.keyColumn})
		}
	}
	return of
}

// text returns the texts of a record; nothing where only their hash was kept.
func (g *grouper) text(r *record) []byte {
	if r.text == 0 || g.isHashed(r) {
		return nil
	}
	return g.texts[r.text-1]
}

func (g *grouper) isHashed(r *record) bool { return g.cs.files[g.cs.shapes[r.shape].file].hashed }

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

// list returns the records of an event, by cell, then by position.
func (g *grouper) list(event uint32) []record {
	e := &g.events[event]
	return g.records[e.from : e.from+e.claims : e.from+e.claims]
}

// key is the key of an event as it is shown: as it is spelled where it stands
// first.
func (g *grouper) key(event uint32) []byte {
	if e := &g.events[event]; e.varied {
		return []byte(e.variants[0].text)
	}
	return g.known.key(event)
}

// spelled notes a spelling of a varied event.
func (e *groupEvent) spelled(key []byte, at spot) {
	i := slices.IndexFunc(e.variants, func(v variant) bool { return v.text == string(key) })
	if i < 0 {
		e.variants = append(e.variants, variant{string(key), at})
	} else if at.compare(e.variants[i].at) < 0 {
		e.variants[i].at = at
	}
}

// settleVariants puts the spelling that stands first in front.
func (e *groupEvent) settleVariants() {
	for i := range e.variants {
		if v := e.variants; v[i].at.compare(v[0].at) < 0 {
			v[0], v[i] = v[i], v[0]
		}
	}
}

// severalGroups reports whether the claims of an event, which are in the order of
// their cells, are about several groups of people.
func (g *grouper) severalGroups(list []record) bool {
	if g.cells[list[0].shape] == g.cells[list[len(list)-1].shape] {
		return false
	}
	group := g.cs.shapes[list[0].shape].group
	for i := range list {
		if s := list[i].shape; s != list[0].shape && g.cs.shapes[s].group != group {
			return true
		}
	}
	return false
}

// longer appends a value that need not be zero.
func longer[T any](s []T) []T {
	if n := len(s); n < cap(s) {
		return s[:n+1]
	}
	var zero T
	return append(s, zero)
}
