package casualties

// memo remembers the ids of names met before. It only saves time: what it has
// forgotten is looked up in the table of names.
type memo struct{ slots [1 << memoBits]memoSlot }

// memoBits is so large that the few names of most tables hardly ever meet in one
// slot; those that no name has are never touched.
const memoBits = 10

type memoSlot struct {
	looks glance
	id    uint32
	text  string
}

func (m *memo) id(b []byte, looks glance, names *nameTable) uint32 {
	if len(b) == 0 {
		return 0
	}
	s, found := m.slot(b, looks)
	if !found {
		s.id = names.idOf(b)
		s.text = names.text(s.id)
	}
	return s.id
}

// slot returns the place of a name that is not empty, and whether it is there. If
// not, what has its place must be put there: its id and text.
func (m *memo) slot(b []byte, looks glance) (s *memoSlot, found bool) {
	s = &m.slots[looks.hash()>>(64-memoBits)]
	if looks.same(&s.looks, b, s.text) {
		return s, true
	}
	s.looks = looks
	return s, false
}

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
