package casualties

import (
	"encoding/binary"
	"math/bits"
)

// glance is what two loads show of a text: its first eight bytes, the next eight,
// of a longer one the last eight, and its length. Of texts of up to glanceLen
// bytes it is all there is to know, so that memories of short texts need not
// compare them byte by byte.
type glance struct {
	head, tail uint64
	len        int
}

const glanceLen = 16

// glanceAll is glanceAt for a text that may be empty.
func glanceAll(b []byte) glance {
	if len(b) == 0 {
		return glance{}
	}
	return glanceAt(b)
}

func glanceAt(b []byte) glance {
	n := len(b)
	switch {
	case n > glanceLen:
		return glance{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:]), n}
	case n >= 8:
		return glance{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n-8:]) >> (8 * (glanceLen - n)), n}
	case n >= 4:
		return glance{uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[n-4:]))<<(8*(n-4)), 0, n}
	}
	return glance{uint64(b[0]) | uint64(b[n/2])<<(8*(n/2)) | uint64(b[n-1])<<(8*(n-1)), 0, n}
}

// glanceOf is glanceAll for the first n of some bytes, of which there are at least
// glanceLen. How long most texts are is not to be foretold, so that it takes no
// decision on it.
func glanceOf(b []byte, n int) glance {
	head, tail := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	if n > glanceLen {
		return glance{head, binary.LittleEndian.Uint64(b[n-8:]), n}
	}
	keep := &firstBytes[n]
	return glance{head & keep[0], tail & keep[1], n}
}

// firstBytes has the bits of the first n of sixteen bytes, by n.
var firstBytes = func() (masks [glanceLen + 1][2]uint64) {
	for n := range masks {
		masks[n] = [2]uint64{^(^uint64(0) << (8 * n)), ^(^uint64(0) << (8 * max(0, n-8)))}
	}
	return masks
}()

// same reports whether the text of g is that of h.
func (g *glance) same(h *glance, textOfG []byte, textOfH string) bool {
	return g.equal(h) && (g.len <= glanceLen || string(textOfG) == textOfH)
}

// equal is == without a call.
func (g *glance) equal(h *glance) bool { return g.head == h.head && g.tail == h.tail && g.len == h.len }

// hash is a number whose highest bits are the most mixed.
func (g *glance) hash() uint64 {
	return (g.head + bits.RotateLeft64(g.tail, 29) + uint64(g.len)) * mixer
}

const mixer = 0x9E3779B97F4A7C15 // 2^64 by the golden ratio
