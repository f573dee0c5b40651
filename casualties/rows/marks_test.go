package rows

import (
	"math/rand/v2"
	"testing"
)

// Both ways of marking find every delimiter and nothing else, every byte that must
// be looked at, and what is not ASCII.
func TestMarks(t *testing.T) {
	rng := rand.New(rand.NewPCG(64, 1))
	some := []byte("\x00\t\n\r\x0b\x0e\x1f !\",';|aZ~\x7f\x80\x8d\xa2\xac\xff")
	for range 20_000 {
		var b [64]byte
		for i := range b {
			switch b[i] = some[rng.IntN(len(some))]; rng.IntN(3) {
			case 0:
				b[i] = byte(rng.IntN(256))
			case 1:
				b[i] = byte('a' + rng.IntN(26))
			}
		}
		delim := []byte{',', ';', '\t', '|'}[rng.IntN(4)]
		var delims, must uint64
		odd := false
		for i, c := range b {
			if c == delim {
				delims |= 1 << i
			}
			if c == '"' || c == '\r' || c == '\n' || c == 0 {
				must |= 1 << i
			}
			odd = odd || c >= 0x80
		}
		for name, mark := range map[string]func(*[64]byte, byte) (uint64, uint64, uint64){"block": markBlock, "portable": markPortable} {
			d, s, high := mark(&b, delim)
			if d != delims || s&must != must || (high != 0) != odd {
				t.Fatalf("%s: %q, delimiter %q: %x, %x, %x, want %x, %x among the second, %v", name, b, delim, d, s, high, delims, must, odd)
			}
		}
	}
}

func BenchmarkMarks(b *testing.B) {
	text := [64]byte([]byte("E0508893,Homs,2016-07-11,Al Jazeera,2016-07-11,0,0,1,0,0\nE0508893"))
	for name, mark := range map[string]func(*[64]byte, byte) (uint64, uint64, uint64){"block": markBlock, "portable": markPortable} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(64)
			for b.Loop() {
				mark(&text, ',')
			}
		})
	}
}
