package casualties

import "toll/casualties/spill"

// streamReader reads the claims of a stream in the order of appending.
type streamReader struct {
	*stream
	store  *spill.Store
	bufs   *buffers
	key    []byte // of the claim read last
	block  int
	rest   []byte
	packer packer
}

// next reads a claim into r and returns its texts; false where there is none
// left. What it gives lies in the stream's blocks, or in bufs.
func (in *streamReader) next(r *record) (texts []byte, ok bool, err error) {
	for len(in.rest) == 0 {
		switch n := len(in.blocks); {
		case in.block < n:
			if in.rest, err = in.read(in.blocks[in.block]); err != nil {
				return nil, false, err
			}
		case in.block == n:
			in.rest = in.stream.block
		default:
			return nil, false, nil
		}
		in.block++
	}
	b := reader{in.rest}
	if n := b.uvarint(); n > 0 {
		in.key, b.b = b.b[:n-1], b.b[n-1:]
	}
	column, back := b.uvarint(), b.uvarint()
	texts, in.rest = in.packer.unpack(b.b, r)
	r.keyColumn, r.keyBack = int32(column), int32(back)
	return texts, true, nil
}

// read returns the bytes of a block.
func (in *streamReader) read(b spill.Block) ([]byte, error) {
	if b.InMemory() {
		return in.store.Read(b, nil)
	}
	return in.store.Read(b, in.bufs.take(b.Len()))
}

// buffers are pieces of memory for blocks that are read from a file. They are
// used again for the next partition.
type buffers struct {
	all  [][]byte
	used int
}

func (bs *buffers) take(n int) []byte {
	if bs.used == len(bs.all) {
		bs.all = append(bs.all, nil)
	}
	b := &bs.all[bs.used]
	bs.used++
	if cap(*b) < n {
		*b = make([]byte, max(n, mostBlock))
	}
	return *b
}
