package casualties

// few remembers the ids of a few names that come again and again, such as rules
// and languages: to look through them is faster than to hash.
type few struct {
	texts []string
	ids   []uint32
}

func (f *few) id(s string, names *nameTable) uint32 {
	if s == "" {
		return 0
	}
	for i, text := range f.texts {
		if text == s {
			return f.ids[i]
		}
	}
	id := names.id(s)
	if len(f.texts) < 32 {
		f.texts, f.ids = append(f.texts, s), append(f.ids, id)
	}
	return id
}

// memo remembers the ids of names met before, by a cheap hash of their bytes.
// It only saves time: what it has forgotten is looked up in the table of names.
type memo struct{ slots [256]memoSlot }

type memoSlot struct {
	text string
	id   uint32
}

func (m *memo) id(b []byte, names *nameTable) uint32 {
	n := len(b)
	if n == 0 {
		return 0
	}
	s := &m.slots[uint8(n)*31^b[0]*7^b[n/2]*13^b[n-1]]
	if s.text != string(b) {
		s.id = names.idOf(b)
		s.text = names.text(s.id)
	}
	return s.id
}
