package casualties

import (
	"encoding/binary"

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
	keyColumn, keyBack      int32 // where the event's key stands: its column, and how many lines above
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
	packText      // texts follow the record
	packPublished // dates and order
	packStated
	packRevision
	packVia // names
	packOrigin
	packEventName
	packPlace
	packAdmin
	packOpen
)

// packer writes records one after the other; much of a record is written as
// its difference from the one before.
type packer struct {
	line      int32
	eventDate int32
}

// pack appends the record and its texts.
func (p *packer) pack(b []byte, r *record, texts []byte) []byte {
	flags := r.flags(len(texts) > 0)
	b = binary.LittleEndian.AppendUint16(b, flags)
	b = binary.AppendUvarint(b, uint64(r.shape))
	b = binary.AppendUvarint(b, uint64(r.source))
	b = binary.AppendVarint(b, int64(r.line-p.line))
	b = binary.AppendUvarint(b, uint64(r.column))
	b = binary.AppendVarint(b, int64(r.eventDate.Raw()-p.eventDate))
	p.line, p.eventDate = r.line, r.eventDate.Raw()
	if flags&packExact != 0 {
		b = binary.AppendVarint(b, r.best)
	}
	for _, x := range [...]struct {
		flag  uint16
		value int64
	}{
		{packLow, r.low}, {packBest, r.best}, {packHigh, r.high},
		{packPublished, int64(r.published.Raw() - r.eventDate.Raw())}, {packStated, int64(r.stated.Raw() - r.eventDate.Raw())},
		{packRevision, int64(r.revision)}, {packVia, int64(r.via)}, {packOrigin, int64(r.origin)},
		{packEventName, int64(r.eventName)}, {packPlace, int64(r.place)}, {packAdmin, int64(r.admin)}, {packOpen, int64(r.open)},
	} {
		if flags&x.flag != 0 {
			b = binary.AppendVarint(b, x.value)
		}
	}
	if len(texts) > 0 {
		b = binary.AppendUvarint(b, uint64(len(texts)))
		b = append(b, texts...)
	}
	return b
}

func (r *record) flags(texts bool) uint16 {
	var f uint16
	switch {
	case r.known == hasLow|hasBest|hasHigh && r.low == r.best && r.best == r.high:
		f = packExact
	default:
		f = uint16(r.known) << 1
	}
	for _, x := range [...]struct {
		flag uint16
		set  bool
	}{
		{packText, texts}, {packPublished, r.published.IsKnown()}, {packStated, r.stated.IsKnown()}, {packRevision, r.revision != 0},
		{packVia, r.via != 0}, {packOrigin, r.origin != 0}, {packEventName, r.eventName != 0}, {packPlace, r.place != 0},
		{packAdmin, r.admin != 0}, {packOpen, r.open != 0},
	} {
		if x.set {
			f |= x.flag
		}
	}
	return f
}

// unpack reads the record at the start of b into r and returns its texts and
// the bytes behind it.
func (p *packer) unpack(b []byte, r *record) (texts, rest []byte) {
	in := reader{b[2:]}
	flags := binary.LittleEndian.Uint16(b)
	*r = record{shape: uint32(in.uvarint()), source: uint32(in.uvarint())}
	p.line += int32(in.varint())
	r.line, r.column = p.line, int32(in.uvarint())
	p.eventDate += int32(in.varint())
	r.eventDate = date.FromRaw(p.eventDate)
	if flags&packExact != 0 {
		r.best = in.varint()
		r.low, r.high, r.known = r.best, r.best, hasLow|hasBest|hasHigh
	} else {
		r.known = uint8(flags>>1) & (hasLow | hasBest | hasHigh)
	}
	if flags&(packLow|packBest|packHigh) != 0 {
		in.when(flags&packLow != 0, &r.low)
		in.when(flags&packBest != 0, &r.best)
		in.when(flags&packHigh != 0, &r.high)
	}
	if flags&packPublished != 0 {
		r.published = date.FromRaw(p.eventDate + int32(in.varint()))
	}
	if flags&packStated != 0 {
		r.stated = date.FromRaw(p.eventDate + int32(in.varint()))
	}
	if flags&^(packExact|packLow|packBest|packHigh|packText|packPublished|packStated) != 0 {
		in.unpackRare(flags, r)
	}
	if flags&packText != 0 {
		n := in.uvarint()
		texts, in.b = in.b[:n], in.b[n:]
	}
	return texts, in.b
}

// unpackRare reads the names and numbers that few tables have.
func (in *reader) unpackRare(flags uint16, r *record) {
	for _, x := range [...]struct {
		flag uint16
		into *uint32
	}{{packVia, &r.via}, {packOrigin, &r.origin}, {packEventName, &r.eventName}, {packPlace, &r.place}, {packAdmin, &r.admin}} {
		if x.flag == packVia && flags&packRevision != 0 {
			r.revision = int32(in.varint())
		}
		if flags&x.flag != 0 {
			*x.into = uint32(in.varint())
		}
	}
	if flags&packOpen != 0 {
		r.open = uint8(in.varint())
	}
}

// reader takes numbers off the front of packed bytes.
type reader struct{ b []byte }

func (in *reader) uvarint() uint64 {
	if x := in.b[0]; x < 0x80 {
		in.b = in.b[1:]
		return uint64(x)
	}
	x, n := binary.Uvarint(in.b)
	in.b = in.b[n:]
	return x
}

func (in *reader) varint() int64 {
	u := in.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (in *reader) when(there bool, into *int64) {
	if there {
		*into = in.varint()
	}
}

// count returns the record's numbers.
func (r *record) count() count.Count {
	return count.Count{Low: get(r.low, r.known, hasLow), Best: get(r.best, r.known, hasBest), High: get(r.high, r.known, hasHigh)}
}

func (r *record) setCount(c count.Count) {
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
