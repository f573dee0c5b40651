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
	parts [1 << partitionBits]sealedPart
	order []eventRef // in byte order of the keys
	// cells is, by shape, the rank of its cell in an event: shapes of one cell
	// have the same rank.
	cells   []uint32
	notes   []Finding // other spellings of events
	repeats []repeat
}

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
	if cs.own != nil {
		own := cs.own
		cs.own = nil
		cs.take([]*appender{own}, nil)
	}
	cs.vias.show(&cs.names)
	cs.sides.show(&cs.names)
	s := &sealed{}
	s.rankCells(cs)
	var next, lock sync.Mutex
	part := 0
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+cs.n/4096) {
		group.Go(func() {
			g := newGrouper(cs, s)
			for {
				next.Lock()
				p := part
				part++
				next.Unlock()
				if p >= len(s.parts) {
					break
				}
				g.part(p)
			}
			lock.Lock()
			s.notes = append(s.notes, g.notes...)
			s.repeats = append(s.repeats, g.again...)
			lock.Unlock()
		})
	}
	group.Wait()
	cs.taken = nil // its blocks are no longer needed
	s.sortEvents()
	cs.sealed = s
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
			cur.load(e, &r, cur.texts[i], &c)
			claims.Append(&c)
		}
	}
	*cs = *claims
}

// rankCells orders the shapes by cell: measure and group in the order of their
// lists, side in byte order, cumulative last.
func (s *sealed) rankCells(cs *Claims) {
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
	s.cells = make([]uint32, len(cs.shapes))
	rank := uint32(0)
	for i, id := range order {
		if i > 0 && less(order[i-1], id) != 0 {
			rank++
		}
		s.cells[id] = rank
	}
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

func (s *sealed) sortEvents() {
	for p := range s.parts {
		for e := range s.parts[p].events {
			s.order = append(s.order, eventRef{uint32(p), uint32(e)})
		}
	}
	slices.SortFunc(s.order, func(a, b eventRef) int { return bytes.Compare(s.key(a), s.key(b)) })
}
