// Package frozen lays tables of words out in one string that is part of the
// binary, so that a start of the program looks words up where they lie instead
// of reading, folding and sorting ten thousand of them first.
//
// What is frozen is made from the tables in data/ by a test with -update. It
// carries the data.Sum of those tables: where they are no longer the same, it is
// not used; see Current.
package frozen

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// A Map is a table of texts by key that does not change. The zero value is
// empty. Its layout: the number of slots, a power of two, as four bytes, lowest
// first; the slots, each four bytes: 0, or one byte of a key's hash and three of
// the place of its record; the records, each a key and a value as Append writes
// them.
type Map string

// Make returns the Map with these keys and values. Equal maps give equal bytes.
// It panics where they take more than the 16 MiB that a slot can point into.
func Make(of map[string]string) Map {
	slots := 1 << bits.Len(uint(len(of)*3/2))
	place := make([]uint32, slots)
	records := binary.LittleEndian.AppendUint32(nil, uint32(slots))
	records = append(records, make([]byte, 4*slots)...)
	for _, key := range slices.Sorted(maps.Keys(of)) {
		h := hash(key)
		at := h & uint32(slots-1)
		for place[at] != 0 {
			at = (at + 1) & uint32(slots-1)
		}
		if len(records) >= 1<<placeBits {
			panic("frozen: more words than fit")
		}
		place[at] = h&^placeMask | uint32(len(records))
		records = Append(Append(records, key), of[key])
	}
	for i, p := range place {
		binary.LittleEndian.PutUint32(records[4+4*i:], p)
	}
	return Map(records)
}

// Get returns the value of a key, and whether it is there. Neither the search
// nor the value costs memory.
func (m Map) Get(key string) (value string, ok bool) {
	if m == "" {
		return "", false
	}
	mask, h := m.number(0)-1, hash(key)
	for at := h & mask; ; at = (at + 1) & mask {
		slot := m.number(4 + 4*int(at))
		if slot == 0 {
			return "", false
		}
		if (slot^h)&^placeMask != 0 { // another key: no need to look at it
			continue
		}
		if found, rest := Cut(string(m[slot&placeMask:])); found == key {
			value, _ = Cut(rest)
			return value, true
		}
	}
}

// placeBits are those of a slot that say where the record is; the others are
// those of the hash.
const (
	placeBits = 24
	placeMask = 1<<placeBits - 1
)

// number reads four bytes, lowest first.
func (m Map) number(at int) uint32 {
	b := m[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// hash is FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
func hash(key string) uint32 {
	h := uint32(2166136261)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return h
}

// Append appends a text so that Cut finds its end: its length, then itself.
func Append(dst []byte, text string) []byte {
	return append(AppendNumber(dst, uint64(len(text))), text...)
}

// AppendNumber appends a number: seven bits a byte, lowest first.
func AppendNumber(dst []byte, n uint64) []byte { return binary.AppendUvarint(dst, n) }

// Cut takes off the first text that Append has written. Of an empty string it
// is the empty text.
func Cut(s string) (text, rest string) {
	n, rest := CutNumber(s)
	return rest[:n], rest[n:]
}

// CutNumber takes off the first number that AppendNumber has written. Of an
// empty string it is 0.
func CutNumber(s string) (n uint64, rest string) {
	if len(s) > 0 && s[0] < 0x80 {
		return uint64(s[0]), s[1:]
	}
	return cutLong(s)
}

// cutLong is CutNumber for numbers of several bytes.
func cutLong(s string) (n uint64, rest string) {
	for i := range len(s) {
		n |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return n, s[i+1:]
		}
	}
	return 0, ""
}

// List writes texts for Texts, one behind the other.
func List(texts []string) string {
	var out []byte
	for _, t := range texts {
		out = Append(out, t)
	}
	return string(out)
}

// Texts returns the texts of a List.
func Texts(list string) []string {
	var out []string
	for list != "" {
		var t string
		t, list = Cut(list)
		out = append(out, t)
	}
	return out
}
