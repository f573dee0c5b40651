package casualties

import "toll/casualties/spill"

// streamReader reads the claims of a stream in the order of appending.
type streamReader struct {
	blocks  [][]byte
	block   []byte
	at      int    // in block
	key     []byte // of the claim read last
	another bool   // it is not known to be that of the claim before; for the caller to take back
	packer  packer
}

// open returns the blocks of a partition. Those that lie in a file are read into
// bufs.
func (bs *buffers) open(a *appender, part int, store *spill.Store) ([][]byte, error) {
	list := make([][]byte, 0, len(a.full[part])+1)
	for _, b := range a.full[part] {
		var memory []byte
		if !b.InMemory() {
			memory = bs.take(b.Len())
		}
		block, err := store.Read(b, memory)
		if err != nil {
			return nil, err
		}
		list = append(list, block)
	}
	return append(list, a.parts[part].block), nil
}

// more goes to the next claim and reads its key; false where there is none.
func (in *streamReader) more() bool {
	for in.at == len(in.block) {
		if len(in.blocks) == 0 {
			return false
		}
		in.block, in.blocks, in.at = in.blocks[0], in.blocks[1:], 0
	}
	n, i := uvarint(in.block, in.at)
	if n > 0 {
		end := i + int(n) - 1
		in.key, i, in.another = in.block[i:end:end], end, true
	}
	in.at = i
	return true
}

// skip goes over a claim whose key was read.
func (in *streamReader) skip() {
	size := in.at
	in.at += int(in.block[size])
	if in.block[size+1]&packTexts != 0 {
		_, in.at = textsAt(in.block, in.at)
	}
}

// read reads a claim whose key was read, and returns its texts, which lie in the
// block.
func (in *streamReader) read(r *record) (texts []byte) {
	i, some := in.packer.get(in.block, in.at+1, r)
	if some {
		texts, i = textsAt(in.block, i)
	}
	in.at = i
	return texts
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
