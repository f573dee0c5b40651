package casualties

import (
	"encoding/binary"
	"slices"

	"toll/casualties/date"
)

// A packed record begins with a byte of flags. Nearly every record has numbers
// that are small enough for one layout of fixed places, which takes no decisions;
// others are written number by number.
const (
	packFixed = 1 << iota // the fixed layout, else number by number
	packLow               // the numbers that are known
	packBest
	packHigh
	packOne   // low, best and high are one number: best alone is there
	packTexts // texts follow the record
	packRare  // what few tables have follows
)

// packRoom is more than what a packed record takes without its texts.
const packRoom = 1 + 21*binary.MaxVarintLen64

// packer writes records one after the other; lines are written as differences
// from that of the one before.
type packer struct{ line int32 }

// pack appends the record and its texts.
func (p *packer) pack(b []byte, r *record, texts []byte) []byte {
	n := len(b)
	b = slices.Grow(b, packRoom+len(texts))
	b = b[:cap(b)]
	return b[:putTexts(b, p.put(b, n, r, len(texts) > 0), texts)]
}

// putTexts writes the texts of a record at b[n], nothing where there are none,
// and returns the offset behind them.
func putTexts(b []byte, n int, texts []byte) int {
	if len(texts) > 0 {
		n = putUvarint(b, n, uint64(len(texts)))
		n += copy(b[n:], texts)
	}
	return n
}

// put writes the record at b[n], where there must be packRoom, and returns the
// offset behind it.
func (p *packer) put(b []byte, n int, r *record, texts bool) int {
	flags := uint64(r.known) << 1
	if texts {
		flags |= packTexts
	}
	rare := r.isRare()
	if rare {
		flags |= packRare
	}
	line, published := uint64(zigzag(r.line-p.line)), uint64(0)
	if r.published.IsKnown() {
		published = uint64(zigzag(r.published.Raw()-r.eventDate.Raw())) + 1
	}
	day := uint64(uint32(r.eventDate.Raw()))
	p.line = r.line
	if uint64(r.shape|r.source|uint32(r.keyColumn))>>8|uint64(r.place|uint32(r.column))>>16|
		(line|day)>>24|published>>16|uint64(r.low|r.best|r.high)>>16 == 0 {
		out := b[n : n+fixedRoom]
		binary.LittleEndian.PutUint64(out, flags|packFixed|uint64(r.shape)<<8|uint64(r.source)<<16|uint64(r.keyColumn)<<24|uint64(r.place)<<32|uint64(r.column)<<48)
		binary.LittleEndian.PutUint64(out[8:], line|day<<24|published<<48)
		binary.LittleEndian.PutUint32(out[16:], r.text)
		binary.LittleEndian.PutUint64(out[20:], uint64(r.best)|uint64(r.low)<<16|uint64(r.high)<<32)
		if n += fixedSize; flags&packOne != 0 {
			n -= 4
		}
	} else {
		b[n] = byte(flags)
		n++
		for _, x := range [...]uint64{line, day, published, uint64(r.shape), uint64(r.source), uint64(r.keyColumn), uint64(r.place), uint64(r.column), uint64(r.text),
			uint64(r.low), uint64(r.best), uint64(r.high)} {
			n = putUvarint(b, n, x)
		}
	}
	if rare {
		n = r.putRare(b, n)
	}
	return n
}

// fixedSize is what the fixed layout takes, four bytes less where low and high
// are left out; fixedRoom is what is written over.
const (
	fixedSize = 26
	fixedRoom = 28
)

// get reads the record at b[n] into r. It returns the offset behind it, and
// whether its texts follow.
func (p *packer) get(b []byte, n int, r *record) (behind int, texts bool) {
	flags := b[n]
	var line, day, published uint64
	if flags&packFixed != 0 {
		in := b[n : n+fixedSize-4]
		x, y := binary.LittleEndian.Uint64(in), binary.LittleEndian.Uint64(in[8:])
		line, day, published = y&0xFFFFFF, y>>24&0xFFFFFF, y>>48
		*r = record{}
		r.shape, r.source, r.keyColumn = uint32(x>>8&0xFF), uint32(x>>16&0xFF), int32(x>>24&0xFF)
		r.place, r.column = uint32(x>>32&0xFFFF), int32(x>>48)
		r.text, r.best = binary.LittleEndian.Uint32(in[16:]), int64(binary.LittleEndian.Uint16(in[20:]))
		n += fixedSize - 4
		if flags&packOne == 0 {
			rest := binary.LittleEndian.Uint32(b[n : n+4])
			r.low, r.high = int64(rest&0xFFFF), int64(rest>>16)
			n += 4
		}
	} else {
		var x [12]uint64
		n++
		for i := range x {
			x[i], n = uvarint(b, n)
		}
		line, day, published = x[0], x[1], x[2]
		*r = record{shape: uint32(x[3]), source: uint32(x[4]), keyColumn: int32(x[5]), place: uint32(x[6]), column: int32(x[7]), text: uint32(x[8])}
		r.low, r.best, r.high = int64(x[9]), int64(x[10]), int64(x[11])
	}
	p.line += unzigzag(uint32(line))
	r.line, r.eventDate, r.known = p.line, date.FromRaw(int32(day)), flags>>1&(hasAll|isOne)
	if flags&packOne != 0 {
		r.low, r.high = r.best, r.best
	}
	if published != 0 {
		r.published = date.FromRaw(int32(day) + unzigzag(uint32(published-1)))
	}
	if flags&packRare != 0 {
		n = r.getRare(b, n)
	}
	return n, flags&packTexts != 0
}

// zigzag makes small numbers of numbers near 0; unzigzag undoes it.
func zigzag(x int32) uint32   { return uint32(x)<<1 ^ uint32(x>>31) }
func unzigzag(u uint32) int32 { return int32(u>>1) ^ -int32(u&1) }

// What of the rest a rare record has.
const (
	rareStated = 1 << iota
	rareRevision
	rareVia
	rareOrigin
	rareEventName
	rareAdmin
	rareOpen
	rareKeyBack
)

// rest are the numbers that few tables have.
func (r *record) rest() [8]uint32 {
	stated := uint32(0)
	if r.stated.IsKnown() {
		stated = zigzag(r.stated.Raw() - r.eventDate.Raw())
	}
	return [8]uint32{stated, uint32(r.revision), r.via, r.origin, r.eventName, r.admin, uint32(r.open), uint32(r.keyBack)}
}

func (r *record) isRare() bool {
	return r.stated.IsKnown() || uint32(r.revision|r.keyBack)|r.via|r.origin|r.eventName|r.admin|uint32(r.open) != 0
}

// putRare writes what few records have.
func (r *record) putRare(b []byte, n int) int {
	flags := n
	n++
	b[flags] = 0
	for i, x := range r.rest() {
		if x != 0 || i == 0 && r.stated.IsKnown() {
			b[flags] |= 1 << i
			n = putUvarint(b, n, uint64(x))
		}
	}
	return n
}

// getRare reads what putRare wrote.
func (r *record) getRare(b []byte, n int) int {
	flags := b[n]
	n++
	var rest [8]uint32
	for i := range rest {
		if flags&(1<<i) != 0 {
			var x uint64
			x, n = uvarint(b, n)
			rest[i] = uint32(x)
		}
	}
	if flags&rareStated != 0 {
		r.stated = date.FromRaw(r.eventDate.Raw() + unzigzag(rest[0]))
	}
	r.revision, r.via, r.origin, r.eventName = int32(rest[1]), rest[2], rest[3], rest[4]
	r.admin, r.open, r.keyBack = rest[5], uint8(rest[6]), int32(rest[7])
	return n
}

// unpack reads the record at the start of b into r and returns its texts and
// the bytes behind it.
func (p *packer) unpack(b []byte, r *record) (texts, rest []byte) {
	n, some := p.get(b, 0, r)
	if some {
		texts, n = textsAt(b, n)
	}
	return texts, b[n:]
}

// textsAt returns the texts at b[n] and the offset behind them.
func textsAt(b []byte, n int) (texts []byte, behind int) {
	size, n := uvarint(b, n)
	return b[n : n+int(size)], n + int(size)
}

// putUvarint writes a number at b[n] and returns the offset behind it.
func putUvarint(b []byte, n int, x uint64) int {
	if x < 0x80 {
		b[n] = byte(x)
		return n + 1
	}
	return n + binary.PutUvarint(b[n:], x)
}

// uvarint reads a number at an offset and returns the offset behind it.
func uvarint(b []byte, n int) (uint64, int) {
	if x := b[n]; x < 0x80 {
		return uint64(x), n + 1
	}
	x, size := binary.Uvarint(b[n:])
	return x, n + size
}
