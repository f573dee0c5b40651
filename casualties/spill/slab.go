package spill

// Slab gives out small pieces of memory of large ones: claims are appended to
// thousands of pieces in turn. The zero value is ready; it is for one goroutine.
type Slab struct {
	rest []byte
	size int // of the large piece before
}

// Large pieces begin small, so that few claims take little, and grow.
const (
	firstSlab = 64 << 10
	mostSlab  = 4 << 20
)

// Memory returns an empty piece of memory for n bytes.
func (s *Slab) Memory(n int) []byte {
	if n > len(s.rest) {
		s.size = max(firstSlab, min(mostSlab, 2*s.size), n)
		s.rest = make([]byte, s.size)
	}
	b := s.rest[:0:n]
	s.rest = s.rest[n:]
	return b
}
