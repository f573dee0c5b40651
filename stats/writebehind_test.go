package stats

import (
	"errors"
	"strings"
	"testing"
)

// What is written behind is all there, in order.
func TestWriteBehind(t *testing.T) {
	var out, want strings.Builder
	b := newWriteBehind(&out)
	for i := range 50 {
		piece := b.piece()
		if len(piece) != 0 || cap(piece) < writeSize {
			t.Fatalf("a piece of %d bytes, with room for %d", len(piece), cap(piece))
		}
		for range 1 + i%3 {
			piece = append(piece, byte('a'+i%26))
		}
		want.Write(piece)
		if !b.write(piece) {
			t.Fatal("failed")
		}
	}
	if n, err := b.end(); err != nil || n != int64(want.Len()) || out.String() != want.String() {
		t.Errorf("%d bytes (%v) %q, want %d %q", n, err, out.String(), want.Len(), want.String())
	}
}

// The first error ends it, however many pieces follow, and is told with what was
// written before.
func TestWriteBehindFails(t *testing.T) {
	w := &failing{100}
	b := newWriteBehind(w)
	told := false
	for range 10 {
		if !b.write(append(b.piece(), strings.Repeat("x", 30)...)) {
			told = true
			break
		}
	}
	n, err := b.end()
	if !errors.Is(err, errFull) || n > 100 || !told {
		t.Errorf("%d bytes, %v, told: %v", n, err, told)
	}
}
