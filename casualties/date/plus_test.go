package date

import (
	"math/rand/v2"
	"testing"
)

// So many days later is the day whose number is so much greater; days of one
// precision are in the order of their raw values.
func TestPlus(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 4))
	for range 20_000 {
		y, m := 2+r.IntN(9990), 1+r.IntN(12)
		d, err := Of(y, m, 1+r.IntN(daysIn(y, m)))
		if err != nil {
			t.Fatal(err)
		}
		days := r.IntN(700) - 300
		e := d.Plus(days)
		if _, err := Of(e.Parts()); err != nil || e.Precision() != Day || e.Last() != d.Last()+days {
			t.Fatalf("%s and %d days: %s (%v), %d days on", d, days, e, err, e.Last()-d.Last())
		}
		if (e.Raw() <= d.Raw()) != (days <= 0) {
			t.Fatalf("%s and %s: %d and %d", d, e, d.Raw(), e.Raw())
		}
	}
}

func TestPlusAtTheEnds(t *testing.T) {
	month, _ := OfMonth(2017, 4)
	first, _ := Of(1, 1, 1)
	last, _ := Of(9999, 12, 31)
	for _, c := range []struct {
		day, want Date
		days      int
	}{{Date{}, Date{}, 3}, {month, month, 3}, {last, last, 3}, {first, first, -3}, {first, last, 1 << 60}, {last, first, -1 << 60}, {first, first, 0}} {
		if got := c.day.Plus(c.days); got != c.want {
			t.Errorf("%s and %d days: %s, want %s", c.day, c.days, got, c.want)
		}
	}
}

func TestEndsAfter(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 5))
	some := func() Date {
		y, m := 2016+r.IntN(3), 1+r.IntN(12)
		d, err := Of(y, m, 1+r.IntN(daysIn(y, m)))
		switch r.IntN(6) {
		case 0:
			d, err = OfYear(y)
		case 1:
			d, err = OfMonth(y, m)
		}
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for range 20_000 {
		if d, e := some(), some(); d.EndsAfter(e) != (d.Last() > e.Last()) {
			t.Fatalf("%s ends after %s: %v", d, e, d.EndsAfter(e))
		}
	}
}
