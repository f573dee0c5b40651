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
