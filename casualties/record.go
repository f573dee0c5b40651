package casualties

import (
	"encoding/binary"
	"slices"

	"toll/casualties/count"
	"toll/casualties/date"
)

// record is one claim in numbers: names are ids, texts are apart.
type record struct {
	low, best, high         int64
	known                   uint8 // hasLow, hasBest, hasHigh
	open                    uint8 // dates of which the order of day and month is not decided yet
	shape                   uint32
	source, via, origin     uint32
	eventName, place, admin uint32
	eventDate, stated       date.Date
	published               date.Date
	revision, line, column  int32
	keyColumn, keyBack      int32  // where the event's key stands: its column, and how many lines above
	text                    uint32 // of a claim that is grouped: see grouper
}

// shape is what many claims of a table share.
type shape struct {
	file                              uint16
	measure                           Measure
	group                             Group
	scope                             Scope
	doubt                             Doubt
	basis                             Basis
	cumulative                        bool
	side, rule, lang, evidence, grade uint32
}

const (
	hasLow = 1 << iota
	hasBest
	hasHigh
)

const (
	openEventDate = 1 << iota
	openStated
	openPublished
)

// Flags of a packed record, in its first two bytes.
const (
	packExact = 1 << iota // low, best and high are one number
	packLow               // the numbers that follow, where not exact
	packBest
	packHigh
	packText // texts follow the record
	packPublished
	packPlace
	packStated // what few tables have
	packRevision
	packVia
	packOrigin
	packEventName
	packAdmin
	packOpen

	packRare = packStated | packRevision | packVia | packOrigin | packEventName | packAdmin | packOpen
)

// packer writes records one after the other; much of a record is written as
// its difference from the one before.
type packer struct {
	line      int32
	eventDate int32
}

// packRoom is more than what a packed record takes without its texts.
const packRoom = 20 * binary.MaxVarintLen64

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

// put writes the record at b[n], where there must be room, and returns the
// offset behind it.
func (p *packer) put(b []byte, n int, r *record, texts bool) int {
	flags := r.flags(texts)
	b[n], b[n+1] = byte(flags), byte(flags>>8)
	n = putUvarint(b, n+2, uint64(r.shape))
	n = putUvarint(b, n, uint64(r.source))
	n = putVarint(b, n, int64(r.line-p.line))
	n = putUvarint(b, n, uint64(r.column))
	n = putVarint(b, n, int64(r.eventDate.Raw()-p.eventDate))
	p.line, p.eventDate = r.line, r.eventDate.Raw()
	if flags&packExact != 0 {
		n = putVarint(b, n, r.best)
	} else {
		n = putWhen(b, n, flags&packLow != 0, r.low)
		n = putWhen(b, n, flags&packBest != 0, r.best)
		n = putWhen(b, n, flags&packHigh != 0, r.high)
	}
	n = putWhen(b, n, flags&packPublished != 0, int64(r.published.Raw()-r.eventDate.Raw()))
	if flags&packPlace != 0 {
		n = putUvarint(b, n, uint64(r.place))
	}
	if flags&packRare != 0 {
		n = packRareFields(b, n, flags, r)
	}
	return n
}

// putUvarint writes a number at b[n] and returns the offset behind it.
func putUvarint(b []byte, n int, x uint64) int {
	if x < 0x80 {
		b[n] = byte(x)
		return n + 1
	}
	return n + binary.PutUvarint(b[n:], x)
}

// putVarint is putUvarint for a number that may be negative.
func putVarint(b []byte, n int, x int64) int { return putUvarint(b, n, uint64(x)<<1^uint64(x>>63)) }

// putWhen is putVarint where the number is there.
func putWhen(b []byte, n int, there bool, x int64) int {
	if there {
		return putVarint(b, n, x)
	}
	return n
}

// packRareFields writes what few tables have.
func packRareFields(b []byte, n int, flags uint16, r *record) int {
	n = putWhen(b, n, flags&packStated != 0, int64(r.stated.Raw()-r.eventDate.Raw()))
	n = putWhen(b, n, flags&packRevision != 0, int64(r.revision))
	n = putWhen(b, n, flags&packVia != 0, int64(r.via))
	n = putWhen(b, n, flags&packOrigin != 0, int64(r.origin))
	n = putWhen(b, n, flags&packEventName != 0, int64(r.eventName))
	n = putWhen(b, n, flags&packAdmin != 0, int64(r.admin))
	return putWhen(b, n, flags&packOpen != 0, int64(r.open))
}

// flags says what of the record is packed.
func (r *record) flags(texts bool) uint16 {
	f := uint16(r.known) << 1
	if r.known == hasLow|hasBest|hasHigh && r.low == r.best && r.best == r.high {
		f = packExact
	}
	f = set(f, packText, texts)
	f = set(f, packPublished, r.published.IsKnown())
	f = set(f, packPlace, r.place != 0)
	if r.stated.IsKnown() || r.revision != 0 || r.via|r.origin|r.eventName|r.admin != 0 || r.open != 0 {
		f = set(f, packStated, r.stated.IsKnown())
		f = set(f, packRevision, r.revision != 0)
		f = set(f, packVia, r.via != 0)
		f = set(f, packOrigin, r.origin != 0)
		f = set(f, packEventName, r.eventName != 0)
		f = set(f, packAdmin, r.admin != 0)
		f = set(f, packOpen, r.open != 0)
	}
	return f
}

func set(flags, flag uint16, on bool) uint16 {
	if on {
		return flags | flag
	}
	return flags
}

// unpack reads the record at the start of b into r and returns its texts and
// the bytes behind it.
func (p *packer) unpack(b []byte, r *record) (texts, rest []byte) {
	i, some := p.get(b, 0, r)
	if some {
		texts, i = textsAt(b, i)
	}
	return texts, b[i:]
}

// textsAt returns the texts at b[i] and the offset behind them.
func textsAt(b []byte, i int) (texts []byte, behind int) {
	n, i := uvarint(b, i)
	return b[i : i+int(n)], i + int(n)
}

// get reads the record at b[i] into r. It returns the offset behind it, and
// whether its texts follow.
func (p *packer) get(b []byte, i int, r *record) (behind int, texts bool) {
	flags := binary.LittleEndian.Uint16(b[i:])
	i += 2
	*r = record{}
	var n uint64
	n, i = uvarint(b, i)
	r.shape = uint32(n)
	n, i = uvarint(b, i)
	r.source = uint32(n)
	n, i = uvarint(b, i)
	p.line += int32(signed(n))
	r.line = p.line
	n, i = uvarint(b, i)
	r.column = int32(n)
	n, i = uvarint(b, i)
	p.eventDate += int32(signed(n))
	r.eventDate = date.FromRaw(p.eventDate)
	if flags&packExact != 0 {
		n, i = uvarint(b, i)
		r.best = signed(n)
		r.low, r.high, r.known = r.best, r.best, hasLow|hasBest|hasHigh
	} else {
		r.known = uint8(flags>>1) & (hasLow | hasBest | hasHigh)
		if flags&packLow != 0 {
			n, i = uvarint(b, i)
			r.low = signed(n)
		}
		if flags&packBest != 0 {
			n, i = uvarint(b, i)
			r.best = signed(n)
		}
		if flags&packHigh != 0 {
			n, i = uvarint(b, i)
			r.high = signed(n)
		}
	}
	if flags&packPublished != 0 {
		n, i = uvarint(b, i)
		r.published = date.FromRaw(p.eventDate + int32(signed(n)))
	}
	if flags&packPlace != 0 {
		n, i = uvarint(b, i)
		r.place = uint32(n)
	}
	if flags&packRare != 0 {
		in := reader{b[i:]}
		in.unpackRareFields(flags, r)
		i = len(b) - len(in.b)
	}
	return i, flags&packText != 0
}

// uvarint reads a number at an offset and returns the offset behind it.
func uvarint(b []byte, i int) (uint64, int) {
	if x := b[i]; x < 0x80 {
		return uint64(x), i + 1
	}
	return longUvarint(b, i)
}

func longUvarint(b []byte, i int) (uint64, int) {
	if x := b[i+1]; x < 0x80 {
		return uint64(b[i]&0x7f) | uint64(x)<<7, i + 2
	}
	x, n := binary.Uvarint(b[i:])
	return x, i + n
}

// signed undoes the zigzag of binary.AppendVarint.
func signed(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

// unpackRareFields reads what packRareFields wrote.
func (in *reader) unpackRareFields(flags uint16, r *record) {
	if flags&packStated != 0 {
		r.stated = date.FromRaw(r.eventDate.Raw() + int32(in.varint()))
	}
	var revision, via, origin, eventName, admin, open int64
	in.when(flags&packRevision != 0, &revision)
	in.when(flags&packVia != 0, &via)
	in.when(flags&packOrigin != 0, &origin)
	in.when(flags&packEventName != 0, &eventName)
	in.when(flags&packAdmin != 0, &admin)
	in.when(flags&packOpen != 0, &open)
	r.revision, r.via, r.origin = int32(revision), uint32(via), uint32(origin)
	r.eventName, r.admin, r.open = uint32(eventName), uint32(admin), uint8(open)
}

// reader takes numbers off the front of packed bytes.
type reader struct{ b []byte }

func (in *reader) uvarint() uint64 {
	x, n := uvarint(in.b, 0)
	in.b = in.b[n:]
	return x
}

func (in *reader) varint() int64 { return signed(in.uvarint()) }

func (in *reader) when(there bool, into *int64) {
	if there {
		*into = in.varint()
	}
}

// count returns the record's numbers.
func (r *record) count() count.Count {
	return count.Count{Low: get(r.low, r.known, hasLow), Best: get(r.best, r.known, hasBest), High: get(r.high, r.known, hasHigh)}
}

// isExact reports whether low, best and high are one known number.
func (r *record) isExact() bool {
	return r.known == hasLow|hasBest|hasHigh && r.low == r.best && r.best == r.high
}

// day is the day on which the source said it, as Claim.Day.
func (r *record) day() date.Date {
	if r.stated.IsKnown() {
		return r.stated
	}
	return r.published
}

func (r *record) setCount(c *count.Count) {
	r.known = 0
	r.low, r.known = put(c.Low, hasLow, r.known)
	r.best, r.known = put(c.Best, hasBest, r.known)
	r.high, r.known = put(c.High, hasHigh, r.known)
}

func put(x count.Number, bit, bits uint8) (int64, uint8) {
	n, known := x.Get()
	if known {
		bits |= bit
	}
	return n, bits
}

func get(n int64, bits, bit uint8) count.Number {
	if bits&bit == 0 {
		return count.Number{}
	}
	return count.Known(n)
}
