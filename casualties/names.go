package casualties

import (
	"cmp"
	"fmt"

	"toll/casualties/rows"
)

// nameTable holds every distinct name once; id 0 is the empty name.
type nameTable struct {
	texts []string
	ids   map[string]uint32
}

func newNames() nameTable {
	return nameTable{texts: []string{""}, ids: map[string]uint32{"": 0}}
}

// DefaultNames is how many distinct names of sources, outlets, sides, places and
// events, beside their keys, are kept unless ReadOptions say otherwise.
const DefaultNames = 1 << 24

// tooManyNames refuses the table where more distinct names are kept than may be.
func (t *table) tooManyNames(n int) error {
	most := cmp.Or(t.opt.Names, DefaultNames)
	if n <= most {
		return nil
	}
	return &rows.Error{Name: t.in.Name, Rule: "too-many-names",
		Message: fmt.Sprintf("more than %d different names of sources, outlets, sides and places", most),
		Hint:    "is a column of texts read as one of names? see with: toll layout " + t.in.Name + "; if not, allow more: --max-names N"}
}

// len is the number of names, the empty one not among them.
func (n *nameTable) len() int { return len(n.texts) - 1 }

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
