package casualties

// streamReader reads the claims of a stream in the order of appending.
type streamReader struct {
	*stream
	key    []byte // of the claim read last
	block  int
	rest   []byte
	packer packer
}

// next reads a claim into r and returns its texts; false where there is none
// left. What it gives lies in the stream's blocks.
func (in *streamReader) next(r *record) (texts []byte, ok bool) {
	for len(in.rest) == 0 {
		switch n := len(in.blocks); {
		case in.block < n:
			in.rest = in.blocks[in.block]
		case in.block == n:
			in.rest = in.stream.block
		default:
			return nil, false
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
	return texts, true
}
