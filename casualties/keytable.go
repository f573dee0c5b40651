package casualties

import (
	"bytes"

	"toll/casualties/fold"
)

// keyTable numbers the distinct keys of a partition in the order in which they
// come; keys that are equal after folding are one. It is an open hash table over
// keys that lie in one piece of memory: a partition has thousands of events, and
// a map of strings would make each of them an object of its own.
type keyTable struct {
	hasher keyHasher
	slots  []keySlot // a power of two
	keys   []byte    // as they were spelled first
	ends   []uint32  // of each key in keys
	folds  [2][]byte // of two keys that are compared
}

// keySlot is a place in the table: a part of the hash, and the number of the key
// plus one.
type keySlot struct{ hash, id uint32 }

// firstSlots is the size of an empty table.
const firstSlots = 1 << 8

// reset empties the table and keeps its memory.
func (t *keyTable) reset() {
	if t.slots == nil {
		t.slots = make([]keySlot, firstSlots)
	}
	clear(t.slots)
	t.keys, t.ends = t.keys[:0], t.ends[:0]
}

// key returns the key with a number.
func (t *keyTable) key(id uint32) []byte {
	from := uint32(0)
	if id > 0 {
		from = t.ends[id-1]
	}
	return t.keys[from:t.ends[id]]
}

// id returns the number of a key, and whether it is spelled as it was first. A
// new one gets the next number.
func (t *keyTable) id(key []byte) (id uint32, alike bool) {
	h := t.hasher.hash(key)
	short := uint32(h >> 32)
	mask := uint32(len(t.slots) - 1)
	for i := uint32(h) & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.id == 0 {
			*s = keySlot{short, uint32(len(t.ends)) + 1}
			break
		}
		if s.hash != short {
			continue
		}
		if first := t.key(s.id - 1); bytes.Equal(first, key) {
			return s.id - 1, true
		} else if t.same(first, key) {
			return s.id - 1, false
		}
	}
	id = uint32(len(t.ends))
	t.keys = append(t.keys, key...)
	t.ends = append(t.ends, uint32(len(t.keys)))
	if 2*len(t.ends) > len(t.slots) {
		t.grow()
	}
	return id, true
}

// same reports whether two keys are one after folding.
func (t *keyTable) same(a, b []byte) bool {
	t.folds[0], t.folds[1] = fold.AppendKey(t.folds[0][:0], a), fold.AppendKey(t.folds[1][:0], b)
	return bytes.Equal(t.folds[0], t.folds[1])
}

// grow makes the table twice as large.
func (t *keyTable) grow() {
	t.slots = make([]keySlot, 2*len(t.slots))
	mask := uint32(len(t.slots) - 1)
	for id := range t.ends {
		h := t.hasher.hash(t.key(uint32(id)))
		i := uint32(h) & mask
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = keySlot{uint32(h >> 32), uint32(id) + 1}
	}
}
