package casualties

import (
	"math"
	"math/rand/v2"
	"testing"

	"toll/casualties/date"
)

// What is packed comes back, whatever the sizes of its numbers.
func TestPack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	number := func() int64 { return rng.Int64N(math.MaxInt64) >> rng.IntN(63) }
	day := func() date.Date {
		d, _ := date.Of(1+rng.IntN(9999), 1+rng.IntN(12), 1+rng.IntN(28))
		if rng.IntN(3) == 0 {
			return date.Date{}
		}
		return d
	}
	var list []record
	var texts []string
	var in, out packer
	var b []byte
	for range 5000 {
		r := record{shape: uint32(number()), source: uint32(number()), column: int32(number() >> 32), text: uint32(number()), keyColumn: int32(number() >> 32), line: int32(number() >> 32),
			eventDate: day(), published: day(), known: uint8(rng.IntN(8))}
		if rng.IntN(2) == 0 {
			r.place, r.via, r.origin, r.eventName, r.admin = uint32(number()), uint32(number()), uint32(number()), uint32(number()), uint32(number())
			r.keyBack = int32(number() >> 32)
			r.stated, r.revision, r.open = day(), int32(number()>>32), uint8(rng.IntN(8))
		}
		for bit, n := range []*int64{&r.low, &r.best, &r.high} {
			if r.known&(1<<bit) != 0 {
				*n = number()
			}
		}
		if rng.IntN(3) == 0 && r.known == hasLow|hasBest|hasHigh {
			r.low, r.high = r.best, r.best
		}
		text := "some words of it"[:rng.IntN(16)]
		list, texts = append(list, r), append(texts, text)
		b = in.pack(b, &r, []byte(text))
	}
	for i := range list {
		var r record
		var text []byte
		if text, b = out.unpack(b, &r); r != list[i] || string(text) != texts[i] {
			t.Fatalf("record %d: %+v %q, want %+v %q", i, r, text, list[i], texts[i])
		}
	}
	if len(b) != 0 {
		t.Errorf("%d bytes are left", len(b))
	}
}
