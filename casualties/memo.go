package casualties

import (
	"encoding/binary"
	"math/bits"
)

// memo remembers the ids of names met before, by a cheap hash of their bytes.
// It only saves time: what it has forgotten is looked up in the table of names.
type memo struct{ slots [256]memoSlot }

type memoSlot struct {
	text string
	id   uint32
}

func (m *memo) id(b []byte, names *nameTable) uint32 {
	if len(b) == 0 {
		return 0
	}
	s := &m.slots[mix(b)>>56]
	if s.text != string(b) {
		s.id = names.idOf(b)
		s.text = names.text(s.id)
	}
	return s.id
}

// mix is a number made of the length, the first and the last bytes of a text,
// the highest bits being the most mixed: for memories of recent texts, which
// compare the texts.
func mix(b []byte) uint64 {
	n := len(b)
	h := uint64(n)
	switch {
	case n >= 8:
		h += binary.LittleEndian.Uint64(b) + bits.RotateLeft64(binary.LittleEndian.Uint64(b[n-8:]), 29)
	case n >= 4:
		h += uint64(binary.LittleEndian.Uint32(b))<<32 + uint64(binary.LittleEndian.Uint32(b[n-4:]))
	case n > 0:
		h += uint64(b[0])<<16 + uint64(b[n/2])<<24 + uint64(b[n-1])<<32
	}
	return h * mixer
}

const mixer = 0x9E3779B97F4A7C15 // 2^64 by the golden ratio

// shapeMemo does for shapes what memo does for names.
type shapeMemo struct {
	slots [64]struct {
		shape shape
		next  uint32 // 1 + its id; 0: the slot is empty
	}
}

// slot is the place of a shape.
func (s *shape) slot() uint32 {
	h := uint32(s.measure) + uint32(s.group)<<4 + s.rule<<8 + s.lang<<13 + s.side<<18
	return h * (mixer >> 32) >> 26
}
