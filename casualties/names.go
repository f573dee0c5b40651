package casualties

// nameTable holds every distinct name once; id 0 is the empty name.
type nameTable struct {
	texts []string
	ids   map[string]uint32
}

func newNames() nameTable {
	return nameTable{texts: []string{""}, ids: map[string]uint32{"": 0}}
}

func (n *nameTable) text(id uint32) string { return n.texts[id] }

// id returns the id of a name as it is spelled.
func (n *nameTable) id(s string) uint32 {
	if id, ok := n.ids[s]; ok {
		return id
	}
	return n.add(s)
}

// idOf is id for bytes; a name that is known costs no memory.
func (n *nameTable) idOf(b []byte) uint32 {
	if id, ok := n.ids[string(b)]; ok {
		return id
	}
	return n.add(string(b))
}

func (n *nameTable) add(s string) uint32 {
	id := uint32(len(n.texts))
	n.texts = append(n.texts, s)
	n.ids[s] = id
	return id
}
