package casualties

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"

	"toll/casualties/fold"
)

// seed makes hashes differ from process to process; no output depends on them.
var seed = maphash.MakeSeed()

// keyHasher hashes keys by what they are after folding, so that all spellings of
// an event have one hash.
type keyHasher struct{ folded []byte }

func (k *keyHasher) hash(key []byte) uint64 {
	if h, ok := hashPlain(key); ok {
		return h
	}
	k.folded = fold.AppendKey(k.folded[:0], key)
	return hashBytes(k.folded)
}

// hashSeed makes hashes differ from process to process.
var hashSeed = maphash.Bytes(seed, nil)

// hashBytes is the hash of some bytes; keys must be folded.
func hashBytes(key []byte) uint64 {
	h := hashSeed ^ uint64(len(key))
	for len(key) >= 8 {
		h = hashWord(h, binary.LittleEndian.Uint64(key))
		key = key[8:]
	}
	return hashWord(h, lastWord(key))
}

// hashPlain is hashBytes of the folded form of a key that is ASCII without white space, in large
// or small letters; of another one it may be false.
func hashPlain(key []byte) (uint64, bool) {
	h, odd := hashSeed^uint64(len(key)), uint64(0)
	for len(key) >= 8 {
		w := binary.LittleEndian.Uint64(key)
		odd |= w | (w - '!'*byteOnes)
		h = hashWord(h, smallLetters(w))
		key = key[8:]
	}
	w := lastWord(key)
	for _, c := range key {
		odd |= uint64(c-'!'|c) & 0x80
	}
	return hashWord(h, smallLetters(w)), odd&byteHighs == 0
}

const (
	byteOnes  = 0x0101010101010101
	byteHighs = 0x8080808080808080
)

func hashWord(h, w uint64) uint64 {
	hi, lo := bits.Mul64(h^w, mixer)
	return hi ^ lo
}

// lastWord holds what is less than a word.
func lastWord(b []byte) (w uint64) {
	for i, c := range b {
		w |= uint64(c) << (8 * i)
	}
	return w
}

// smallLetters makes the large letters among eight ASCII bytes small.
func smallLetters(w uint64) uint64 {
	w &^= byteHighs
	large := (w + (0x80-'A')*byteOnes) &^ (w + (0x7F-'Z')*byteOnes) & byteHighs
	return w | large>>2
}
