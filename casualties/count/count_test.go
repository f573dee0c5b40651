package count

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/gocarina/gocsv"
)

func TestString(t *testing.T) {
	rising := Count{Low: Known(42), Best: Known(42)}
	for c, want := range map[Count]string{
		{}:                                "",
		Exactly(0):                        "0",
		Exactly(31):                       "31",
		AtLeast(40):                       "≥40",
		AtMost(73):                        "≤73",
		Between(25, 73):                   "25–73",
		About(100):                        "≈100",
		Nearly(300):                       "300",
		rising:                            "42+",
		{Known(23), Known(42), Known(58)}: "42 (23–58)",
		{Known(40), Known(42), Number{}}:  "42 (40+)",
		{Number{}, Known(42), Known(58)}:  "42 (≤58)",
	} {
		if got := c.String(); got != want {
			t.Errorf("%#v: %q, want %q", c, got, want)
		}
	}
}

func TestValidate(t *testing.T) {
	for _, test := range []struct {
		c    Count
		want error
	}{
		{Count{}, nil}, {Exactly(0), nil}, {Between(3, 3), nil}, {AtMost(0), nil},
		{Between(4, 3), ErrLowAboveHigh},
		{Count{Low: Known(4), Best: Known(3)}, ErrBestOutside},
		{Count{Best: Known(4), High: Known(3)}, ErrBestOutside},
		{AtLeast(-1), ErrNegative},
	} {
		if err := test.c.Validate(); !errors.Is(err, test.want) {
			t.Errorf("%v: %v, want %v", test.c, err, test.want)
		}
	}
}

// An unknown number stays unknown through every format, and never becomes 0.
func TestUnknownIsNotZero(t *testing.T) {
	type row struct {
		N Number `csv:"n" json:"n"`
	}
	for _, want := range []row{{}, {Known(0)}, {Known(math.MaxInt64)}} {
		text, err := gocsv.MarshalString([]row{want})
		if err != nil {
			t.Fatal(err)
		}
		var fromCSV []row
		if err := gocsv.UnmarshalCSV(csv.NewReader(bytes.NewBufferString(text+"\n")), &fromCSV); err != nil || len(fromCSV) == 1 && fromCSV[0] != want {
			t.Errorf("csv %q: %v %v", text, fromCSV, err)
		}
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var fromJSON row
		if err := json.Unmarshal(b, &fromJSON); err != nil || fromJSON != want {
			t.Errorf("json %s: %v %v", b, fromJSON, err)
		}
		v, err := want.N.Value()
		if err != nil {
			t.Fatal(err)
		}
		fromSQL := row{Known(5)}
		if err := fromSQL.N.Scan(v); err != nil || fromSQL != want {
			t.Errorf("sql %v: %v %v", v, fromSQL, err)
		}
	}
}

var (
	_ driver.Valuer = Number{}
	_ sql.Scanner   = (*Number)(nil)
)

func TestUnmarshalIsStrict(t *testing.T) {
	for _, s := range []string{"-1", "1.0", "1,234", "0x1F", " 1", "1e3", "NaN", "9223372036854775808", "٤٢"} {
		var n Number
		if err := n.UnmarshalText([]byte(s)); err == nil || n.IsKnown() {
			t.Errorf("%q was read as %s", s, n)
		}
	}
}

func TestAdd(t *testing.T) {
	for _, test := range []struct {
		x, y, want Number
		err        error
	}{
		{Known(2), Known(3), Known(5), nil},
		{Known(2), Number{}, Number{}, nil},
		{Known(0), Known(0), Known(0), nil},
		{Known(math.MaxInt64), Known(0), Known(math.MaxInt64), nil},
		{Known(6e18), Known(6e18), Number{}, ErrOverflow},
	} {
		got, err := Add(test.x, test.y)
		if got != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s + %s = %s, %v", test.x, test.y, got, err)
		}
	}
}

func TestMinMax(t *testing.T) {
	none := Number{}
	if Min(none, Known(0)) != Known(0) || Min(Known(0), none) != Known(0) || Max(none, Known(0)) != Known(0) || Max(Known(0), none) != Known(0) || Min(none, none) != none {
		t.Error("the unknown is neither smaller nor larger than a number")
	}
	if Min(Known(3), Known(2)) != Known(2) || Max(Known(3), Known(2)) != Known(3) {
		t.Error("min or max of two numbers")
	}
}
