package count

import (
	"bytes"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
)

// Number is a whole number of people that is known or unknown. The zero value
// is unknown: nothing becomes a zero by being left out.
type Number struct {
	v uint64 // 0: unknown; else the number plus offset, so that smaller ones are below larger ones
}

const offset = 1 << 63

// Known returns the number n. The smallest of the 64-bit integers, which is no
// number of people, is unknown.
func Known(n int64) Number { return Number{uint64(n) + offset} }

// n is the number; it must be known.
func (x Number) n() int64 { return int64(x.v - offset) }

// Get returns the number and whether it is known; n is 0 where it is not.
func (x Number) Get() (n int64, known bool) {
	if x.v == 0 {
		return 0, false
	}
	return x.n(), true
}

// OrZero returns the number, 0 where it is not known: for sums that say elsewhere
// what is missing from them.
func (x Number) OrZero() int64 {
	n := x.n()
	if x.v == 0 {
		n = 0
	}
	return n
}

// IsKnown reports whether the number is known.
func (x Number) IsKnown() bool { return x.v != 0 }

// Else returns x where it is known, else y.
func (x Number) Else(y Number) Number {
	if x.v != 0 {
		return x
	}
	return y
}

// Less reports whether both numbers are known and x is the smaller one.
func (x Number) Less(y Number) bool { return x.v != 0 && x.v < y.v }

// Min returns the smaller of the known ones of x and y; unknown where both are.
func Min(x, y Number) Number { return Number{min(x.v-1, y.v-1) + 1} } // the unknown comes last

// Max returns the larger of the known ones of x and y; unknown where both are.
func Max(x, y Number) Number { return Number{max(x.v, y.v)} }

// ErrOverflow is returned where a sum of counts leaves the 64-bit integers.
var ErrOverflow = errors.New("the sum is larger than 9223372036854775807")

// Add returns x + y, unknown where either is. The error is ErrOverflow.
func Add(x, y Number) (Number, error) {
	if !x.IsKnown() || !y.IsKnown() {
		return Number{}, nil
	}
	s := x.n() + y.n()
	if (s > x.n()) != (y.n() > 0) {
		return Number{}, ErrOverflow
	}
	return Known(s), nil
}

// String returns the digits, and the empty string where the number is unknown.
func (x Number) String() string {
	if !x.IsKnown() {
		return ""
	}
	return strconv.FormatInt(x.n(), 10)
}

// AppendTo appends the digits to b; nothing where the number is unknown.
func (x Number) AppendTo(b []byte) []byte {
	if !x.IsKnown() {
		return b
	}
	return AppendInt(b, x.n())
}

// MarshalText returns the digits, empty where the number is unknown. It never
// fails. encoding/csv, gocsv and encoding/xml write Numbers through it.
func (x Number) MarshalText() ([]byte, error) { return x.AppendTo(nil), nil }

// UnmarshalText reads whole, unsigned digits; the empty text is unknown. It is
// strict on purpose: wordings, group separators and signs are for the reader
// of casualty tables, not for this.
func (x *Number) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*x = Number{}
		return nil
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return fmt.Errorf("%q is not a whole number of people", text)
		}
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return fmt.Errorf("%q is not a whole number of people: %w", text, errors.Unwrap(err))
	}
	*x = Known(n)
	return nil
}

// MarshalCSV is MarshalText for gocsv.
func (x Number) MarshalCSV() (string, error) { return x.String(), nil }

// UnmarshalCSV is UnmarshalText for gocsv.
func (x *Number) UnmarshalCSV(s string) error { return x.UnmarshalText([]byte(s)) }

// MarshalJSON writes a JSON number, and null where the number is unknown.
func (x Number) MarshalJSON() ([]byte, error) {
	if !x.IsKnown() {
		return []byte("null"), nil
	}
	return x.AppendTo(nil), nil
}

// UnmarshalJSON reads a whole JSON number; null is unknown.
func (x *Number) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*x = Number{}
		return nil
	}
	if len(b) == 0 {
		return errors.New("no JSON value")
	}
	return x.UnmarshalText(b)
}

// Value implements driver.Valuer: NULL where the number is unknown.
func (x Number) Value() (driver.Value, error) {
	if !x.IsKnown() {
		return nil, nil
	}
	return x.n(), nil
}

// Scan implements sql.Scanner: NULL is unknown.
func (x *Number) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*x = Number{}
	case int64:
		*x = Known(v)
	case []byte:
		return x.UnmarshalText(v)
	case string:
		return x.UnmarshalText([]byte(v))
	default:
		return fmt.Errorf("cannot read a count from a %T", src)
	}
	return nil
}
