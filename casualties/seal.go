package casualties

import (
	"bytes"
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// sealed is the claims grouped by event, packed again, and the events in order.
type sealed struct {
	scheme  *scheme
	cells   []uint32 // by shape: rank of its cell in an event; shapes of one cell have the same
	parts   [1 << partitionBits]sealedPart
	order   []eventRef // in byte order of the keys
	notes   []Finding  // other spellings of events
	repeats []repeat
}

// sealedPart is a partition: its events in byte order of their keys.
type sealedPart struct {
	buf    []byte
	keys   []byte
	events []sealedEvent
}

type sealedEvent struct {
	at, key uint64 // offsets into buf and keys
	claims  uint32
	keyLen  uint32
	// severalGroups is set where the claims are about more than one group, so
	// that there may be parts and wholes.
	severalGroups bool
}

type eventRef struct {
	part  uint32
	event uint32
}

func (s *sealed) event(ref eventRef) (*sealedPart, *sealedEvent) {
	p := &s.parts[ref.part]
	return p, &p.events[ref.event]
}

func (s *sealed) key(ref eventRef) []byte {
	p, e := s.event(ref)
	return p.keys[e.key : e.key+uint64(e.keyLen)]
}

// seal groups the claims for reading. It does nothing where that is done.
func (cs *Claims) seal() {
	if cs.sealed != nil {
		return
	}
	if cs.store != nil {
		panic("casualties: claims that were spilled can only be drained")
	}
	s := &sealed{}
	s.scheme, s.cells = cs.settle()
	var lock sync.Mutex
	cs.eachPart(func(next func() (int, bool)) {
		g := cs.newGrouper(s.cells)
		for p, ok := next(); ok; p, ok = next() {
			_ = g.part(p) // all of it is in memory
			g.pack(&s.parts[p])
			g.free(p)
		}
		lock.Lock()
		defer lock.Unlock()
		s.notes = append(s.notes, g.notes...)
		s.repeats = append(s.repeats, g.again...)
	})
	cs.taken = nil // its blocks are no longer needed
	s.sortEvents()
	cs.sealed = s
}

// settle makes the claims ready to be grouped: every name has its number. It
// returns what the numbers mean and the ranks of cells.
func (cs *Claims) settle() (*scheme, []uint32) {
	if cs.own != nil {
		own := cs.own
		cs.own = nil
		cs.take([]*appender{own}, nil)
	}
	cs.vias.show(&cs.names)
	cs.sides.show(&cs.names)
	return cs.newScheme(), cs.rankCells()
}

// eachPart lets workers take one partition after the other.
func (cs *Claims) eachPart(work func(next func() (int, bool))) {
	var lock sync.Mutex
	part := 0
	next := func() (int, bool) {
		lock.Lock()
		defer lock.Unlock()
		part++
		return part - 1, part <= 1<<partitionBits
	}
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+cs.n/4096) {
		group.Go(func() { work(next) })
	}
	group.Wait()
}

// pack packs the events that were grouped.
func (g *grouper) pack(out *sealedPart) {
	out.events = make([]sealedEvent, 0, len(g.events))
	buf := g.buf[:0]
	for _, k := range g.sorted {
		list, key := g.ready(k.event), g.key(k.event)
		out.events = append(out.events, sealedEvent{at: uint64(len(buf)), key: uint64(len(out.keys)), keyLen: uint32(len(key)),
			claims: uint32(len(list)), severalGroups: g.severalGroups(list)})
		out.keys = append(out.keys, key...)
		var pk packer
		for i := range list {
			r := &list[i]
			texts := g.text(r)
			r.text = 0 // it has done its work
			buf = pk.pack(buf, r, texts)
		}
	}
	g.buf = buf
	out.buf = bytes.Clone(buf) // as large as it must be
}

// unseal makes appending possible again after reading.
func (cs *Claims) unseal() {
	if cs.sealed == nil {
		return
	}
	claims := NewClaims()
	claims.files = slices.Clone(cs.files)
	var c Claim
	cur := cs.Cursor()
	for e := range cs.sealed.order {
		for i, r := range cur.records(e) {
			cur.load(&r, cur.texts[i], &c)
			claims.Append(&c)
		}
	}
	*cs = *claims
}

// rankCells orders the shapes by cell: measure and group in the order of their
// lists, side in byte order, cumulative last.
func (cs *Claims) rankCells() []uint32 {
	less := func(a, b uint32) int {
		x, y := cs.shapes[a], cs.shapes[b]
		return cmp.Or(cmp.Compare(x.measure, y.measure), cmp.Compare(x.group, y.group),
			strings.Compare(cs.side(x), cs.side(y)), compareBool(x.cumulative, y.cumulative))
	}
	order := make([]uint32, len(cs.shapes))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, less)
	cells := make([]uint32, len(cs.shapes))
	rank := uint32(0)
	for i, id := range order {
		if i > 0 && less(order[i-1], id) != 0 {
			rank++
		}
		cells[id] = rank
	}
	return cells
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// side is the side of a shape as it is shown.
func (cs *Claims) side(s shape) string { return cs.names.text(cs.sides.shown[s.side]) }

// sortEvents puts the events of all partitions in byte order of their keys.
func (s *sealed) sortEvents() {
	n, skip := 0, -1
	var first []byte
	for p := range s.parts {
		n += len(s.parts[p].events)
		for e := range s.parts[p].events {
			switch key := s.key(eventRef{uint32(p), uint32(e)}); {
			case skip < 0:
				first, skip = key, len(key)
			case skip > 0:
				skip = min(skip, common(first, key))
			}
		}
	}
	type entry struct {
		prefix uint64
		ref    eventRef
	}
	list := make([]entry, 0, n)
	for p := range s.parts {
		for e := range s.parts[p].events {
			ref := eventRef{uint32(p), uint32(e)}
			list = append(list, entry{prefixOf(s.key(ref)[skip:]), ref})
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return bytes.Compare(s.key(a.ref), s.key(b.ref))
	})
	s.order = make([]eventRef, len(list))
	for i := range list {
		s.order[i] = list[i].ref
	}
}
