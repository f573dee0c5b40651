package wording

import "testing"

func BenchmarkPlainDigits(b *testing.B) {
	text := []byte("1234")
	b.ReportAllocs()
	for b.Loop() {
		if r, err := ParseBytes(text, Options{}); err != nil || r.Kind != Figure {
			b.Fatal(r, err)
		}
	}
}

func BenchmarkPhrase(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if r, err := Parse("at least forty-two civilians", Options{}); err != nil || r.Kind != Figure {
			b.Fatal(r, err)
		}
	}
}

func BenchmarkCachedPhrase(b *testing.B) {
	c := NewCache(Options{})
	text := []byte("at least forty-two civilians")
	b.ReportAllocs()
	for b.Loop() {
		if r, err := c.Parse(text); err != nil || r.Kind != Figure {
			b.Fatal(r, err)
		}
	}
}

func TestPlainDigitsAllocateNothing(t *testing.T) {
	text := []byte("1234567")
	cached := NewCache(Options{})
	phrase := []byte("at least 40")
	if n := testing.AllocsPerRun(100, func() { _, _ = ParseBytes(text, Options{}) }); n != 0 {
		t.Errorf("ParseBytes(%q): %v allocations, want none", text, n)
	}
	if n := testing.AllocsPerRun(100, func() { _, _ = cached.Parse(phrase) }); n != 0 {
		t.Errorf("Cache.Parse(%q): %v allocations, want none", phrase, n)
	}
}
