package frozen

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func TestMap(t *testing.T) {
	of := map[string]string{}
	for i := range 3000 {
		of[fmt.Sprintf("key %d", i)] = fmt.Sprint(i * i)
	}
	of[""] = "of nothing"
	of["nothing"] = ""
	m := Make(of)
	for key, want := range of {
		if got, ok := m.Get(key); got != want || !ok {
			t.Errorf("%q: %q, %v, want %q", key, got, ok, want)
		}
	}
	for _, key := range []string{"key", "key 3000", "key 1 ", "Key 1", "\x00"} {
		if got, ok := m.Get(key); got != "" || ok {
			t.Errorf("%q, which is not there: %q, %v", key, got, ok)
		}
	}
	var found bool
	if n := testing.AllocsPerRun(100, func() { _, found = m.Get("key 7") }); n != 0 || !found {
		t.Errorf("a search allocates %v times", n)
	}
}

func TestEmptyMap(t *testing.T) {
	for name, m := range map[string]Map{"the zero value": "", "of nothing": Make(nil)} {
		if got, ok := m.Get("a"); got != "" || ok {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
}

func TestNumbers(t *testing.T) {
	var all []byte
	numbers := []uint64{0, 1, 127, 128, 300, 1 << 32, math.MaxUint64}
	for _, n := range numbers {
		all = AppendNumber(all, n)
	}
	rest := string(all)
	for _, want := range numbers {
		var got uint64
		if got, rest = CutNumber(rest); got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
	if n, more := CutNumber(rest); n != 0 || more != "" {
		t.Errorf("behind the last: %d, %q", n, more)
	}
}

func TestTexts(t *testing.T) {
	long := string(make([]byte, 1000))
	for _, texts := range [][]string{nil, {""}, {"a", "", "بc"}, {long, "x"}} {
		if got := Texts(List(texts)); !slices.Equal(got, texts) {
			t.Errorf("%q, want %q", got, texts)
		}
	}
}

func FuzzMap(f *testing.F) {
	f.Add("a", "b", "c", "")
	f.Add("", "\x00", "\xff", "a")
	f.Fuzz(func(t *testing.T, key, value, other, none string) {
		of := map[string]string{key: value, other: key}
		m := Make(of)
		for k, want := range of {
			if got, ok := m.Get(k); got != want || !ok {
				t.Errorf("%q: %q, %v, want %q", k, got, ok, want)
			}
		}
		if _, there := of[none]; !there {
			if got, ok := m.Get(none); got != "" || ok {
				t.Errorf("%q, which is not there: %q, %v", none, got, ok)
			}
		}
		if got := Texts(List([]string{key, value, other})); !slices.Equal(got, []string{key, value, other}) {
			t.Errorf("%q comes back as %q", []string{key, value, other}, got)
		}
	})
}
