package date

import (
	"math/rand/v2"
	"testing"
)

// ISODay reads what ParseISO reads of ten bytes, and nothing else, whichever bytes
// stand in for the digits and hyphens.
func TestISODay(t *testing.T) {
	check := func(b []byte) {
		want, err := ParseISO(string(b))
		isDay := err == nil && string(b) >= "1" // a year of four figures is from 1000 on
		if got, ok := ISODay(b); ok != isDay || ok && got != want {
			t.Errorf("%q: %v, %v, want %v, %v", b, got, ok, want, isDay)
		}
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for _, day := range []string{"2017-05-18", "2000-02-29", "1900-02-28", "9999-12-31", "1000-01-01", "2017-10-09"} {
		for i := range len(day) {
			for c := range 256 {
				b := []byte(day)
				b[i] = byte(c)
				check(b)
				b[rng.IntN(len(b))] = byte(rng.IntN(256))
				check(b)
				b[rng.IntN(len(b))] = byte('0' + rng.IntN(10))
				check(b)
			}
		}
	}
	for _, text := range []string{"", "2017", "2017-05", "2017-05-1", "2017-05-180"} {
		if got, ok := ISODay([]byte(text)); ok {
			t.Errorf("%q is read as the day %v", text, got)
		}
	}
}
