package stats

import (
	"bytes"
	"encoding/binary"
	"io"

	"toll/casualties/spill"
)

// Runs are the rows of a table in runs, each sorted by event: every event's rows
// are in one of them. They are written in byte order of the events' keys.
type Runs struct {
	store *spill.Store
	list  []run
}

// run is framed rows in pieces: length of the key, length of the rows, key,
// rows. A frame lies in one piece.
type run []spill.Block

const frameHead = 8

// runWriter makes runs of one goroutine's rows.
type runWriter struct {
	store *spill.Store
	runs  []run
	now   run
	block []byte
}

// runBlock is the size of the pieces: claims leave such behind. Larger rows have
// one of their own.
const runBlock = spill.Piece

// add adds the rows of one event to the run.
func (w *runWriter) add(key string, rows []byte) error {
	size := frameHead + len(key) + len(rows)
	if size > cap(w.block)-len(w.block) {
		if err := w.keep(max(runBlock, size)); err != nil {
			return err
		}
	}
	b := binary.LittleEndian.AppendUint32(w.block, uint32(len(key)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rows)))
	b = append(b, key...)
	w.block = append(b, rows...)
	return nil
}

// keep gives the piece that is written to the store and begins one of a size.
func (w *runWriter) keep(size int) error {
	if len(w.block) > 0 {
		b, inMemory, err := w.store.Keep(w.block)
		if err != nil {
			return err
		}
		w.now = append(w.now, b)
		if inMemory {
			w.block = nil
		}
	}
	if cap(w.block) < size {
		w.block = w.store.Memory(size)
	}
	w.block = w.block[:0]
	return nil
}

// end ends the run.
func (w *runWriter) end() error {
	rest := w.block[len(w.block):cap(w.block)]
	if len(w.block) > 0 {
		b, inMemory, err := w.store.Keep(w.block[:len(w.block):len(w.block)])
		if err != nil {
			return err
		}
		w.now = append(w.now, b)
		if inMemory { // the next run begins in what is left
			w.block = rest[:0]
		} else {
			w.block = w.block[:0]
		}
	}
	if len(w.now) > 0 {
		w.runs = append(w.runs, w.now)
	}
	w.now = nil
	return nil
}

// runReader goes through a run.
type runReader struct {
	blocks run
	rest   []byte
	buf    []byte
	prefix uint64
	key    []byte
	rows   []byte
}

// next goes to the next event of the run; false where there is none.
func (r *runReader) next(store *spill.Store) (bool, error) {
	if len(r.rest) == 0 {
		if len(r.blocks) == 0 {
			return false, nil
		}
		var err error
		if r.rest, err = store.Read(r.blocks[0], r.buf); err != nil {
			return false, err
		}
		if !r.blocks[0].InMemory() {
			r.buf = r.rest
		}
		r.blocks[0], r.blocks = spill.Block{}, r.blocks[1:]
	}
	key, rows := binary.LittleEndian.Uint32(r.rest), binary.LittleEndian.Uint32(r.rest[4:])
	b := r.rest[frameHead:]
	r.key, r.rows, r.rest = b[:key], b[key:key+rows], b[key+rows:]
	var first [8]byte
	copy(first[:], r.key)
	r.prefix = binary.BigEndian.Uint64(first[:])
	return true, nil
}

func (r *runReader) before(s *runReader) bool {
	if r.prefix != s.prefix {
		return r.prefix < s.prefix
	}
	return bytes.Compare(r.key, s.key) < 0
}

// WriteTo writes the rows and lets go of them. It can be called once. While one
// piece is written, the next one is merged.
func (r *Runs) WriteTo(w io.Writer) (n int64, err error) {
	defer r.store.Close()
	heap, err := r.readers()
	if err != nil {
		return 0, err
	}
	behind := newWriteBehind(w)
	err = r.merge(heap, behind)
	n, failed := behind.end()
	if failed != nil {
		err = failed
	}
	return n, err
}

// readers returns the readers of all runs that hold something, each before its
// children at 2i+1 and 2i+2.
func (r *Runs) readers() ([]*runReader, error) {
	var heap []*runReader
	for _, list := range r.list {
		in := &runReader{blocks: list}
		some, err := in.next(r.store)
		if err != nil {
			return nil, err
		}
		if some {
			heap = append(heap, in)
		}
	}
	r.list = nil
	for i := len(heap)/2 - 1; i >= 0; i-- {
		down(heap, i)
	}
	return heap, nil
}

// merge writes the rows of the readers in byte order of their keys.
func (r *Runs) merge(heap []*runReader, w *writeBehind) error {
	out := w.piece()
	for len(heap) > 0 {
		first := heap[0]
		if out = append(out, first.rows...); len(out) >= writeSize/2 {
			if !w.write(out) {
				return nil
			}
			out = w.piece()
		}
		some, err := first.next(r.store)
		if err != nil {
			return err
		}
		if !some {
			heap[0] = heap[len(heap)-1]
			heap = heap[:len(heap)-1]
		}
		down(heap, 0)
	}
	w.write(out)
	return nil
}

// writeSize is how many bytes are written at once, about.
const writeSize = 1 << 20

// down puts the i-th reader below those that come before it.
func down(heap []*runReader, i int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && heap[child+1].before(heap[child]) {
			child++
		}
		if !heap[child].before(heap[i]) {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}

// Close lets go of rows that are not written.
func (r *Runs) Close() error { return r.store.Close() }
