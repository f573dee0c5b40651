package spill

import "testing"

// Pieces of a slab have room for what was asked, nothing in them, and no byte in
// common, also where an append goes beyond one.
func TestSlab(t *testing.T) {
	var s Slab
	var list [][]byte
	size, all := 1, 0
	for all < 3*mostSlab {
		b := s.Memory(size)
		if len(b) != 0 || cap(b) != size {
			t.Fatalf("%d of %d bytes, want 0 of %d", len(b), cap(b), size)
		}
		list = append(list, b[:size])
		all += size
		size = size*5%70_001 + 1
	}
	list = append(list, s.Memory(mostSlab + 1)[:mostSlab+1], s.Memory(1)[:1])
	for i, b := range list {
		for j := range b {
			b[j] = byte(i)
		}
		_ = append(b, 0xFF)
	}
	for i, b := range list {
		for j := range b {
			if b[j] != byte(i) {
				t.Fatalf("piece %d was written into by another one", i)
			}
		}
	}
}

// Few claims take little memory.
func TestSlabBeginsSmall(t *testing.T) {
	var s Slab
	s.Memory(1)
	if cap(s.rest)+1 > firstSlab {
		t.Errorf("%d bytes for the first one", cap(s.rest)+1)
	}
}
