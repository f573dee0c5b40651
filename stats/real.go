package stats

import (
	"bytes"
	"math"
	"strconv"

	"toll/casualties/count"
)

// Real is a computed number that is known or unknown. The zero value is
// unknown; NaN and infinities become unknown, so that none reaches a table.
type Real struct {
	bits uint64 // 0: unknown; else those of the number, plus one
}

// Of returns v as a known number, or an unknown one where v is NaN or infinite.
func Of(v float64) Real {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Real{}
	}
	return Real{math.Float64bits(v+0) + 1} // there is one zero, not two
}

// v is the number, 0 where it is not known.
func (x Real) v() float64 {
	v, _ := x.Get()
	return v
}

// Get returns the number and whether it is known; v is 0 where it is not.
func (x Real) Get() (v float64, known bool) {
	if x.bits == 0 {
		return 0, false
	}
	return math.Float64frombits(x.bits - 1), true
}

// IsKnown reports whether the number is known.
func (x Real) IsKnown() bool { return x.bits != 0 }

// digits is how many significant digits are printed. It is less than a float64
// holds, so that a last bit which differs between machines (fused multiply-add)
// does not show.
const digits = 12

// String returns the number in plain decimals, rounded to 12 significant digits
// and without trailing zeros; the empty string where it is unknown. There is
// never an exponent.
func (x Real) String() string { return string(x.AppendTo(nil)) }

// AppendTo appends what String returns.
func (x Real) AppendTo(b []byte) []byte {
	if !x.IsKnown() {
		return b
	}
	v := x.v()
	if whole := int64(v); float64(whole) == v && whole > -1e15 && whole < 1e15 {
		return count.AppendInt(b, whole)
	}
	n := decimals(v)
	if out, ok := appendScaled(b, v, n); ok {
		return out
	}
	return x.appendFixed(b, n)
}

// appendScaled appends v with n decimals, trailing zeros dropped, by way of the
// whole number v·10ⁿ of at most digits digits. It returns false where it cannot
// be sure of the last one.
func appendScaled(b []byte, v float64, n int) ([]byte, bool) {
	if n < 1 || n >= 19 {
		return b, false
	}
	number := uint64(math.Abs(v) * 100)
	if float64(number) == math.Abs(v)*100 && n > 2 { // as medians and many means are
		n = 2
	} else {
		// The power is exact, so that the product is off by 2⁻⁵³ of it at most: far
		// less than what is left to the nearest half.
		scaled := math.Abs(v) * powers[n]
		number = uint64(scaled)
		rest := scaled - float64(number)
		if scaled >= 1e13 || rest > 0.49 && rest < 0.51 {
			return b, false
		}
		if rest > 0.5 {
			number++
		}
	}
	if number == 0 {
		return b, false
	}
	for ; n > 0 && number%10 == 0; n-- {
		number /= 10
	}
	if v < 0 {
		b = append(b, '-')
	}
	return count.AppendDecimal(b, number, n), true
}

// powers are powers of ten, all exact.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// Short returns the number as tables for people show it: at most four decimals.
func (x Real) Short() string { return x.Fixed(min(4, decimals(x.v()))) }

// Fixed returns the number with at most n decimals, trailing zeros dropped;
// the empty string where it is unknown.
func (x Real) Fixed(n int) string {
	if !x.IsKnown() {
		return ""
	}
	return string(x.appendFixed(nil, n))
}

func (x Real) appendFixed(b []byte, n int) []byte {
	from := len(b)
	b = strconv.AppendFloat(b, x.v(), 'f', n, 64)
	if n > 0 {
		b = bytes.TrimRight(b, "0")
		b = bytes.TrimSuffix(b, []byte("."))
	}
	if string(b[from:]) == "-0" {
		b = append(b[:from], '0')
	}
	return b
}

// decimals is the number of decimals that make the significant digits.
func decimals(v float64) int {
	v = math.Abs(v)
	if v == 0 {
		return 0
	}
	if v >= 1 && v < powers[digits] {
		n := 1 // digits before the point
		for v >= powers[n] {
			n++
		}
		return digits - n
	}
	if v < 1 && v > 1e-7 {
		n := 1 // zeros from the point on, and a digit
		for v*powers[n] < 1 {
			n++
		}
		return digits - 1 + n
	}
	return max(0, min(20, digits-1-int(math.Floor(math.Log10(v)))))
}

// MarshalText is String.
func (x Real) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// MarshalCSV is String, for gocsv.
func (x Real) MarshalCSV() (string, error) { return x.String(), nil }

// MarshalJSON writes a JSON number, null where it is unknown.
func (x Real) MarshalJSON() ([]byte, error) {
	if !x.IsKnown() {
		return []byte("null"), nil
	}
	return []byte(x.String()), nil
}
