package stats

import (
	"math"
	"testing"
)

// A Real holds any finite number, and zero in one way only.
func TestRealHolds(t *testing.T) {
	for _, v := range []float64{0, 1, -1, 0.1, math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64} {
		x := Of(v)
		if got, known := x.Get(); got != v || !known || !x.IsKnown() || x == (Real{}) {
			t.Errorf("%v became %v, known: %v", v, got, known)
		}
	}
	if Of(math.Copysign(0, -1)) != Of(0) || Of(math.Copysign(0, -1)).String() != "0" {
		t.Error("there are two zeros")
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got, known := Of(v).Get(); got != 0 || known || Of(v) != (Real{}) {
			t.Errorf("%v became %v, known: %v", v, got, known)
		}
	}
}
