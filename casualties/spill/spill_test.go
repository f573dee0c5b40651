package spill

import (
	"bytes"
	"fmt"
	"os"
	"sync"
	"testing"
)

// Blocks come back as they were, from memory and from the file, whoever keeps
// them when; the folder is empty while and after.
func TestStore(t *testing.T) {
	for _, limit := range []int64{0, 1000, 1 << 30} {
		t.Run(fmt.Sprint(limit), func(t *testing.T) {
			dir := t.TempDir()
			s := NewStore(limit, dir)
			blocks := make([][]Block, 4)
			var group sync.WaitGroup
			for w := range blocks {
				group.Go(func() {
					for i := range 100 {
						b, _, err := s.Keep(content(w, i))
						if err != nil {
							t.Error(err)
							return
						}
						blocks[w] = append(blocks[w], b)
					}
				})
			}
			group.Wait()
			if (s.Spilled() > 0) != (limit < 1<<30) {
				t.Errorf("%d bytes are in the file", s.Spilled())
			}
			if s.held.Load() > limit {
				t.Errorf("%d bytes are held", s.held.Load())
			}
			var buf []byte
			for w := range blocks {
				for i, b := range blocks[w] {
					got, err := s.Read(b, buf)
					if err != nil || !bytes.Equal(got, content(w, i)) || b.Len() != len(got) {
						t.Fatalf("block %d of %d: %q, %v", i, w, got, err)
					}
					s.Drop(b)
				}
			}
			if s.held.Load() != 0 {
				t.Errorf("%d bytes are held after the last was dropped", s.held.Load())
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

func content(w, i int) []byte { return bytes.Repeat([]byte{byte(w), byte(i)}, i) }

func TestNoFolder(t *testing.T) {
	if _, _, err := NewStore(0, "no/such/folder").Keep([]byte("x")); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

func TestNil(t *testing.T) {
	var s *Store
	b, inMemory, err := s.Keep([]byte("x"))
	if got, _ := s.Read(b, nil); !inMemory || err != nil || string(got) != "x" || s.Spilled() != 0 || s.Close() != nil {
		t.Errorf("%v %v %q", inMemory, err, got)
	}
	s.Drop(b)
}

// Memory of dropped blocks is given out again, once, and only where it is enough.
func TestReuse(t *testing.T) {
	s := NewStore(1<<30, "")
	piece := append(make([]byte, 0, Piece), "claims"...)
	b, inMemory, err := s.Keep(piece)
	if err != nil || !inMemory {
		t.Fatal(inMemory, err)
	}
	if m := s.Memory(Piece); &m[:1][0] == &piece[0] {
		t.Fatal("memory of a block that is kept was given out")
	}
	s.Drop(b)
	s.Reuse(make([]byte, 10)) // too little to be worth it
	if m := s.Memory(Piece + 1); cap(m) < Piece+1 {
		t.Errorf("%d bytes where %d were asked for", cap(m), Piece+1)
	}
	if m := s.Memory(100); len(m) != 0 || &m[:1][0] != &piece[0] {
		t.Error("the memory of the dropped block was not used")
	}
	if m := s.Memory(100); &m[:1][0] == &piece[0] {
		t.Error("the same memory was given out twice")
	}
	var none *Store
	none.Reuse(piece)
	if m := none.Memory(7); len(m) != 0 || cap(m) < 7 {
		t.Errorf("%d of %d bytes without a store", len(m), cap(m))
	}
}
