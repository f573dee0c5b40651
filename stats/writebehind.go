package stats

import "io"

// writeBehind writes pieces of memory one after the other while the next one is
// being filled.
type writeBehind struct {
	empty  chan []byte // to be filled
	full   chan []byte // to be written
	ended  chan struct{}
	failed chan struct{} // is closed by the first error
	n      int64
	err    error
}

func newWriteBehind(w io.Writer) *writeBehind {
	b := &writeBehind{empty: make(chan []byte, 2), full: make(chan []byte, 1), ended: make(chan struct{}), failed: make(chan struct{})}
	for range cap(b.empty) {
		b.empty <- make([]byte, 0, writeSize)
	}
	go b.work(w)
	return b
}

func (b *writeBehind) work(w io.Writer) {
	defer close(b.ended)
	for piece := range b.full {
		if b.err != nil {
			continue
		}
		n, err := w.Write(piece)
		if b.n += int64(n); err != nil {
			b.err = err
			close(b.failed)
			continue
		}
		b.empty <- piece[:0]
	}
}

// piece returns an empty piece to be filled; nil once something has failed.
func (b *writeBehind) piece() []byte {
	select {
	case piece := <-b.empty:
		return piece
	case <-b.failed:
		return nil
	}
}

// write has a piece written. It returns false once something has failed: then
// there is nothing left to do but to end.
func (b *writeBehind) write(piece []byte) bool {
	select {
	case b.full <- piece:
		return true
	case <-b.failed:
		return false
	}
}

// end waits until everything is written, and returns how many bytes were and the
// first error.
func (b *writeBehind) end() (int64, error) {
	close(b.full)
	<-b.ended
	return b.n, b.err
}
