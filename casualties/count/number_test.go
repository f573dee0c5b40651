package count

import (
	"math"
	"strconv"
	"testing"
)

// Numbers are in the order of the integers, negative ones too; what is unknown
// is neither less nor more than any, and never wins.
func TestNumberOrder(t *testing.T) {
	list := []int64{math.MinInt64 + 1, -7, -1, 0, 1, 2, 1 << 40, math.MaxInt64}
	for i, a := range list {
		x := Known(a)
		if x.OrZero() != a {
			t.Errorf("%d is taken for %d", a, x.OrZero())
		}
		if n, known := x.Get(); n != a || !known || !x.IsKnown() {
			t.Fatalf("%d became %d, known: %v", a, n, known)
		}
		for j, b := range list {
			y := Known(b)
			if x.Less(y) != (i < j) || Min(x, y) != Known(min(a, b)) || Max(x, y) != Known(max(a, b)) || x.Else(y) != x || (x == y) != (i == j) {
				t.Errorf("%d and %d: less %v, min %v, max %v, else %v", a, b, x.Less(y), Min(x, y), Max(x, y), x.Else(y))
			}
		}
		var none Number
		if x.Less(none) || none.Less(x) || Min(x, none) != x || Min(none, x) != x || Max(x, none) != x || Max(none, x) != x || none.Else(x) != x || x == none {
			t.Errorf("%d beside an unknown number", a)
		}
	}
	var none Number
	if n, known := none.Get(); n != 0 || known || none.OrZero() != 0 || none.Less(none) || Min(none, none) != none || Max(none, none) != none {
		t.Error("an unknown number is not unknown")
	}
	if Known(math.MinInt64).IsKnown() {
		t.Error("the smallest integer, which stands for nothing known, is known")
	}
}

// AppendInt writes what package strconv does, behind what is there and over
// nothing.
func TestAppendInt(t *testing.T) {
	list := []int64{math.MinInt64, -100, -10, -1, 999, 1000, math.MaxInt64}
	for n := range int64(120) {
		list = append(list, n)
	}
	for _, n := range list {
		got := AppendInt([]byte("12"), n)
		if want := "12" + strconv.FormatInt(n, 10); string(got) != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// AppendDecimal writes the digits of the whole number, with a point before the
// last n and zeros where there are too few.
func TestAppendDecimal(t *testing.T) {
	for _, number := range []uint64{0, 1, 9, 10, 99, 100, 12345, 1_000_000_007, math.MaxUint64} {
		for n := range 19 {
			digits := strconv.FormatUint(number, 10)
			for len(digits) <= n {
				digits = "0" + digits
			}
			want := digits[:len(digits)-n]
			if n > 0 {
				want += "." + digits[len(digits)-n:]
			}
			if got := AppendDecimal([]byte("x"), number, n); string(got) != "x"+want {
				t.Errorf("%d with %d decimals: %q, want x%s", number, n, got, want)
			}
		}
	}
}
