package rows

import "encoding/binary"

// marks has bits for the bytes of a block of 64, the lowest for the first one.
type marks struct {
	delims uint64 // the delimiters
	stops  uint64 // quotes, CR, LF and NUL, and perhaps others: the byte must be looked at
	odd    bool   // some byte of the block is not ASCII
}

// from returns the marks from an offset into the block on.
func (m marks) from(at int) marks {
	mask := ^uint64(0) << (at & 63)
	return marks{m.delims & mask, m.stops & mask, m.odd}
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// markPortable is markBlock in Go, eight bytes at a time.
func markPortable(b *[64]byte, delim byte) (delims, looked, high uint64) {
	each := uint64(delim) * ones
	for i := 56; i >= 0; i -= 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		high |= w & highs
		delims = delims<<8 | gather(zeros(w^each))
		looked = looked<<8 | gather(stops(w))
	}
	return delims, looked, high
}

// zeros has the high bit set in the bytes of w that are zero, and no others.
func zeros(w uint64) uint64 { return ^((w&^highs + ^uint64(highs)) | w) & highs }

// stops has the high bit set in the bytes of w that are quotes, CR or LF, in
// other control characters, and perhaps in bytes above one of these.
func stops(w uint64) uint64 {
	q := w ^ '"'*ones
	return ((q-ones)&^q | (w-('\r'+1)*ones)&^w) & highs
}

// gather moves the high bits of the eight bytes to the lowest eight bits.
func gather(w uint64) uint64 { return w >> 7 * 0x0102040810204080 >> 56 }
