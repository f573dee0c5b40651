package casualties

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"toll/casualties/fold"
)

// TestHash makes keys of all lengths: a key has the hash of its folded form,
// whichever way it takes, so that all spellings come to one partition.
func TestHash(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var k keyHasher
	alphabet := []string{"a", "B", "z", "Z", "@", "[", "`", "{", "0", "-", " ", "\t", "\u00a0", "é", "e\u0301", "\u212a", "\x00", "\x7f"}
	for range 20_000 {
		var key []byte
		letters := alphabet[:10+rng.IntN(len(alphabet)-9)] // half of them plain
		for range rng.IntN(24) {
			key = append(key, letters[rng.IntN(len(letters))]...)
		}
		folded := fold.Key(string(key))
		if got, want := k.hash(key), hashBytes([]byte(folded)); got != want {
			t.Fatalf("%q: hash %x, of the folded %q %x", key, got, folded, want)
		}
	}
}

// TestGlance compares texts of two letters in all lengths, changed in one byte
// each: no two of those that a glance can tell look alike, and longer ones are
// told by their bytes.
func TestGlance(t *testing.T) {
	if g := glanceOf([]byte("what is behind the text"), 0); g != (glance{}) || g != glanceAll(nil) {
		t.Errorf("nothing looks like %v", g)
	}
	for n := 1; n <= glanceLen+8; n++ {
		a := bytes.Repeat([]byte("x"), n)
		ga := glanceAt(a)
		if gb := glanceAt(bytes.Clone(a)); !ga.same(&gb, a, string(a)) {
			t.Errorf("%q is not what it is", a)
		}
		for i := range n {
			b := bytes.Clone(a)
			b[i] = 'y'
			if gb := glanceAt(b); ga.same(&gb, a, string(b)) {
				t.Errorf("%q looks like %q", a, b)
			}
		}
		if gb := glanceOf(append(bytes.Clone(a), "what is behind the text"...), n); ga != gb {
			t.Errorf("%q looks like %v alone, like %v among others", a, ga, gb)
		}
		longer := append(bytes.Clone(a), 'x')
		if gb := glanceAt(longer); ga.same(&gb, a, string(longer)) {
			t.Errorf("%q looks like %q", a, longer)
		}
	}
}

// TestPartitions spreads keys that follow each other over the partitions: none
// has more than twice its share.
func TestPartitions(t *testing.T) {
	var k keyHasher
	const n = 100_000
	var in [1 << partitionBits]int
	for i := range n {
		key := []byte("E0000000")
		for at, rest := 7, i; rest > 0; at, rest = at-1, rest/10 {
			key[at] = byte('0' + rest%10)
		}
		in[k.hash(key)>>(64-partitionBits)]++
	}
	for p, k := range in {
		if k > 2*n/len(in) {
			t.Errorf("partition %d has %d of %d keys", p, k, n)
		}
	}
}
