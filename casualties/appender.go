package casualties

import (
	"encoding/binary"

	"toll/casualties/names"
	"toll/casualties/spill"
)

// Claims are spread over partitions by the hash of their event's key, so that
// all claims of an event lie in one partition and a partition is small enough
// to be grouped in the processor's cache.
const partitionBits = 10

// appender takes claims from one goroutine. Its ids are its own until Claims
// takes it in.
type appender struct {
	names   nameTable
	vias    nameTable
	sides   nameTable
	shapes  []shape
	shapeID map[shape]uint32
	recent  shapeMemo
	sources sourceTable
	parts   []stream        // of the partitions
	full    [][]spill.Block // of the partitions: blocks that are full
	store   *spill.Store    // of full blocks
	memory  spill.Slab
	err     error // the first one of the store
	n       int
	key     []byte // of the claim before
	part    uint64 // its partition
	hasher  keyHasher
}

// stream is the packed claims of one partition, in blocks. It is as small as can
// be, so that those of all partitions stay near the processor.
type stream struct {
	block  []byte // the one that is being filled
	packer packer
}

// sourceTable are the sources that an appender met: id i+1 is spellings[i].
type sourceTable struct {
	ids       map[string]uint32
	spellings []spelling
	recent    memo
}

// spelling is a name as it is spelled, and where it was first met.
type spelling struct {
	text   string
	pos    Position
	column string // the header's name
}

func newAppender(store *spill.Store) *appender {
	return &appender{store: store, parts: make([]stream, 1<<partitionBits), full: make([][]spill.Block, 1<<partitionBits),
		names: newNames(), vias: newNames(), sides: newNames(), shapeID: map[shape]uint32{}, sources: sourceTable{ids: map[string]uint32{}}}
}

// add appends a claim: its key, its numbers and its texts. The bytes are
// copied.
func (a *appender) add(key []byte, r *record, texts []byte) {
	again := a.n > 0 && string(a.key) == string(key)
	if !again {
		a.key = append(a.key[:0], key...)
		a.part = a.hasher.hash(key) >> (64 - partitionBits)
	}
	s := &a.parts[a.part]
	b := a.room(a.part, len(key)+len(texts)+moreRoom+packRoom)
	n := len(b)
	b = b[:cap(b)]
	if again && n > 0 { // the claim before is of this partition, and in this block
		b[n] = 0
		n++
	} else {
		n = putUvarint(b, n, uint64(len(key))+1)
		n += copy(b[n:], key)
	}
	size := n
	n = s.packer.put(b, n+1, r, len(texts) > 0)
	b[size] = byte(n - size) // lets a reader skip what is packed
	s.block = b[:putTexts(b, n, texts)]
	a.n++
}

// moreRoom is more than what a claim takes beside its key, its packed record and
// its texts: their lengths.
const moreRoom = 1 + 2*binary.MaxVarintLen64

// Blocks begin small, so that few claims take little, and grow.
const (
	firstBlock = 1 << 9
	mostBlock  = spill.Piece
)

// room returns the block of a partition that is being filled, with room for n
// bytes more.
func (a *appender) room(part uint64, n int) []byte {
	s := &a.parts[part]
	if cap(s.block)-len(s.block) >= n {
		return s.block
	}
	size := max(firstBlock, min(mostBlock, 2*cap(s.block)), n)
	if len(s.block) > 0 && a.keep(part) && cap(s.block) >= size {
		s.block = s.block[:0]
		return s.block
	}
	s.block = a.memory.Memory(size)
	return s.block
}

// keep gives the store the block of a partition. It returns true where the block
// may be used again.
func (a *appender) keep(part uint64) (again bool) {
	b, inMemory, err := a.store.Keep(a.parts[part].block)
	if err != nil && a.err == nil {
		a.err = err
	}
	a.full[part] = append(a.full[part], b)
	return !inMemory
}

// shape returns the id of a shape.
func (a *appender) shape(s *shape) uint32 {
	slot := &a.recent.slots[s.slot()]
	if slot.next > 0 && slot.shape == *s {
		return slot.next - 1
	}
	id, ok := a.shapeID[*s]
	if !ok {
		id = uint32(len(a.shapes))
		a.shapes = append(a.shapes, *s)
		a.shapeID[*s] = id
	}
	slot.shape, slot.next = *s, id+1
	return id
}

// id returns the id of a source as spelled, and whether it is met for the first
// time. The empty name is 0.
func (t *sourceTable) id(spelled []byte, looks glance) (id uint32, first bool) {
	if len(spelled) == 0 {
		return 0, false
	}
	slot, found := t.recent.slot(spelled, looks)
	if found {
		return slot.id, false
	}
	id, ok := t.ids[string(spelled)]
	if !ok {
		t.spellings = append(t.spellings, spelling{text: string(spelled)})
		id = uint32(len(t.spellings))
		t.ids[t.spellings[id-1].text] = id
	}
	slot.text, slot.id = t.spellings[id-1].text, id
	return id, !ok
}

// canonical returns the name of a source in the table of sources, else the
// spelling.
func canonical(spelled string) string {
	if s, ok := names.LookupSource(spelled); ok {
		return s.Name
	}
	return spelled
}
