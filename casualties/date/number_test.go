package date

import (
	"testing"
	"time"
)

// Days are counted without package time, which takes most of the time of a
// selection; here it is the judge.
func TestNumber(t *testing.T) {
	for at := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 10000; at = at.AddDate(0, 0, 1) {
		d, err := Of(at.Year(), int(at.Month()), at.Day())
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		if want := int(at.Unix() / 86400); d.First() != want || d.Last() != want {
			t.Fatalf("%s is day %d and %d, want %d", d, d.First(), d.Last(), want)
		}
	}
	for y := 1; y < 10000; y++ {
		d, _ := OfMonth(y, 2)
		if want := int(time.Date(y, 3, 0, 0, 0, 0, 0, time.UTC).Unix() / 86400); d.Last() != want {
			t.Fatalf("%s ends on day %d, want %d", d, d.Last(), want)
		}
	}
}
