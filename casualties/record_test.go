package casualties

import (
	"math"
	"math/rand/v2"
	"testing"

	"toll/casualties/count"
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
	// small is a number of so many bits at most, often the largest one and now and
	// then one more: the edge of the fixed layout.
	small := func(bits int) int64 {
		switch most := int64(1)<<bits - 1; rng.IntN(20) {
		case 0:
			return most + 1
		case 1, 2, 3:
			return most
		default:
			return rng.Int64N(most)
		}
	}
	fixed := 0
	var list []record
	var texts []string
	var in, out packer
	var b []byte
	for range 5000 {
		r := record{shape: uint32(number()), source: uint32(number()), column: int32(number() >> 32), text: uint32(number()), keyColumn: int32(number() >> 32), line: int32(number() >> 32),
			eventDate: day(), published: day()}
		r.known = uint8(rng.IntN(8))
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
		if rng.IntN(3) > 0 { // as nearly all are
			april, _ := date.Of(2017, 4, 1+rng.IntN(30))
			later, _ := date.Of(2017+rng.IntN(20), 4, 1+rng.IntN(30)) // up to 16 years are near
			r = record{shape: uint32(small(8)), source: uint32(small(8)), keyColumn: int32(small(8)), place: uint32(small(16)), column: int32(small(16)),
				line: int32(small(22)), eventDate: april, published: later, text: uint32(number()), numbers: numbers{known: r.known}}
			for bit, n := range []*int64{&r.low, &r.best, &r.high} {
				if r.known&(1<<bit) != 0 {
					*n = small(16)
				}
			}
		}
		if rng.IntN(3) == 0 && r.known == hasLow|hasBest|hasHigh {
			r.low, r.high = r.best, r.best
			r.known |= isOne
		}
		text := "some words of it"[:rng.IntN(16)]
		list, texts = append(list, r), append(texts, text)
		from := len(b)
		b = in.pack(b, &r, []byte(text))
		if b[from]&packFixed != 0 {
			fixed++
		}
	}
	if fixed < 1000 || fixed > 4000 {
		t.Errorf("%d of %d records are in the fixed layout: too few of a kind to tell", fixed, len(list))
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

// A record's numbers are a count's, and as exact or nearly so as that.
func TestSetCount(t *testing.T) {
	bounds := []count.Number{{}, count.Known(0), count.Known(1), count.Known(2)}
	for _, low := range bounds {
		for _, best := range bounds {
			for _, high := range bounds {
				c := count.Count{Low: low, Best: best, High: high}
				r := numbers{known: isOne}
				r.setCount(&c)
				if r.count() != c || r.isExact() != c.IsExact() || r.isNearly() != c.IsNearly() {
					t.Errorf("%+v became %+v: exact %v, nearly %v", c, r, r.isExact(), r.isNearly())
				}
			}
		}
	}
}
