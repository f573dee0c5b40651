package casualties

import (
	"encoding/binary"
	"hash/maphash"

	"toll/casualties/fold"
	"toll/casualties/names"
)

// Claims are spread over partitions by the hash of their event's key, so that
// all claims of an event lie in one partition and a partition is small enough
// to be grouped in the processor's cache.
const partitionBits = 8

// appender takes claims from one goroutine. Its ids are its own until Claims
// takes it in.
type appender struct {
	names   nameTable
	vias    nameTable
	sides   nameTable
	shapes  []shape
	shapeID map[shape]uint32
	last    shape
	lastID  uint32
	sources sourceTable
	parts   [1 << partitionBits]stream
	n       int
	buf     []byte
	folded  []byte
}

// stream is the packed claims of one partition, in blocks.
type stream struct {
	blocks [][]byte
	packer packer
	key    []byte // of the claim before
	n      int
}

// sourceTable are the sources that an appender met: id i+1 is spellings[i].
type sourceTable struct {
	ids       map[string]uint32
	spellings []spelling
	lastText  string
	lastID    uint32
}

// spelling is a name as it is spelled, and where it was first met.
type spelling struct {
	text   string
	pos    Position
	column string // the header's name
}

func newAppender() *appender {
	return &appender{names: newNames(), vias: newNames(), sides: newNames(), shapeID: map[shape]uint32{}, sources: sourceTable{ids: map[string]uint32{}}}
}

// seed makes hashes differ from process to process; no output depends on them.
var seed = maphash.MakeSeed()

// add appends a claim: its key, its numbers and its texts. The bytes are
// copied.
func (a *appender) add(key []byte, r *record, texts []byte) {
	s := &a.parts[a.hash(key)>>(64-partitionBits)]
	b := a.buf[:0]
	if s.n > 0 && string(s.key) == string(key) {
		b = append(b, 0)
	} else {
		b = binary.AppendUvarint(b, uint64(len(key))+1)
		b = append(b, key...)
		s.key = append(s.key[:0], key...)
	}
	b = binary.AppendUvarint(b, uint64(r.keyColumn))
	b = binary.AppendUvarint(b, uint64(r.keyBack))
	b = s.packer.pack(b, r, texts)
	a.buf = b
	s.write(b)
	s.n++
	a.n++
}

// hash is the hash of the folded key, so that all spellings of an event come to
// one partition.
func (a *appender) hash(key []byte) uint64 {
	b := a.folded[:0]
	for _, c := range key {
		switch {
		case c >= 0x80:
			return maphash.String(seed, fold.Key(string(key)))
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ' || c >= '\t' && c <= '\r':
			if len(b) == 0 || b[len(b)-1] == ' ' {
				continue
			}
			c = ' '
		}
		b = append(b, c)
	}
	if n := len(b); n > 0 && b[n-1] == ' ' {
		b = b[:n-1]
	}
	a.folded = b
	return maphash.Bytes(seed, b)
}

// Blocks begin small, so that few claims take little, and grow.
const (
	firstBlock = 1 << 9
	mostBlock  = 1 << 15
)

// write appends bytes that stay together in one block.
func (s *stream) write(b []byte) {
	last := len(s.blocks) - 1
	if last < 0 || len(b) > cap(s.blocks[last])-len(s.blocks[last]) {
		size := firstBlock
		if last >= 0 {
			size = min(mostBlock, 2*cap(s.blocks[last]))
		}
		s.blocks = append(s.blocks, make([]byte, 0, max(size, len(b))))
		last++
	}
	s.blocks[last] = append(s.blocks[last], b...)
}

// shape returns the id of a shape.
func (a *appender) shape(s shape) uint32 {
	if len(a.shapes) > 0 && s == a.last {
		return a.lastID
	}
	id, ok := a.shapeID[s]
	if !ok {
		id = uint32(len(a.shapes))
		a.shapes = append(a.shapes, s)
		a.shapeID[s] = id
	}
	a.last, a.lastID = s, id
	return id
}

// id returns the id of a source as spelled, and whether it is met for the first
// time. The empty name is 0.
func (t *sourceTable) id(spelled []byte) (id uint32, first bool) {
	switch {
	case len(spelled) == 0:
		return 0, false
	case string(spelled) == t.lastText:
		return t.lastID, false
	}
	id, ok := t.ids[string(spelled)]
	if !ok {
		t.spellings = append(t.spellings, spelling{text: string(spelled)})
		id = uint32(len(t.spellings))
		t.ids[t.spellings[id-1].text] = id
	}
	t.lastText, t.lastID = t.spellings[id-1].text, id
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
