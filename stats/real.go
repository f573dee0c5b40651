package stats

import (
	"bytes"
	"math"
	"strconv"
)

// Real is a computed number that is known or unknown. The zero value is
// unknown; NaN and infinities become unknown, so that none reaches a table.
type Real struct {
	v     float64
	known bool
}

// Of returns v as a known number, or an unknown one where v is NaN or infinite.
func Of(v float64) Real {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Real{}
	}
	return Real{v: v, known: true}
}

// Get returns the number and whether it is known; v is 0 where it is not.
func (x Real) Get() (v float64, known bool) { return x.v, x.known }

// IsKnown reports whether the number is known.
func (x Real) IsKnown() bool { return x.known }

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
	if !x.known {
		return b
	}
	if whole := int64(x.v); float64(whole) == x.v && whole > -1e15 && whole < 1e15 {
		return strconv.AppendInt(b, whole, 10)
	}
	return x.appendFixed(b, decimals(x.v))
}

// Short returns the number as tables for people show it: at most four decimals.
func (x Real) Short() string { return x.Fixed(min(4, decimals(x.v))) }

// Fixed returns the number with at most n decimals, trailing zeros dropped;
// the empty string where it is unknown.
func (x Real) Fixed(n int) string {
	if !x.known {
		return ""
	}
	return string(x.appendFixed(nil, n))
}

func (x Real) appendFixed(b []byte, n int) []byte {
	from := len(b)
	b = strconv.AppendFloat(b, x.v, 'f', n, 64)
	if n > 0 {
		b = bytes.TrimRight(b, "0")
		b = bytes.TrimSuffix(b, []byte("."))
	}
	if string(b[from:]) == "-0" {
		b = append(b[:from], '0')
	}
	return b
}

func decimals(v float64) int {
	if v == 0 {
		return 0
	}
	return max(0, min(20, digits-1-int(math.Floor(math.Log10(math.Abs(v))))))
}

// MarshalText is String.
func (x Real) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// MarshalCSV is String, for gocsv.
func (x Real) MarshalCSV() (string, error) { return x.String(), nil }

// MarshalJSON writes a JSON number, null where it is unknown.
func (x Real) MarshalJSON() ([]byte, error) {
	if !x.known {
		return []byte("null"), nil
	}
	return []byte(x.String()), nil
}
