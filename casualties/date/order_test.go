package date

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestDecideOrder(t *testing.T) {
	for _, test := range []struct {
		name    string
		samples []string
		want    Order
	}{
		{"nothing", nil, Unknown},
		{"nothing decides", []string{"03/04/2023", "05/06/2023"}, Unknown},
		{"ISO says nothing", []string{"2023-13-40", "2023-05-18", "2023/25/12"}, Unknown},
		{"a day over 12 first", []string{"03/04/2023", "26/03/2015"}, DMY},
		{"a day over 12 second", []string{"03/04/2023", "6/19/2004"}, MDY},
		{"with times and weekdays", []string{"03/04/2023 10:00", "Mon, 26/03/2015 11:00 PM"}, DMY},
		{"native digits", []string{"٢٦/٠٣/٢٠١٥"}, DMY},
		{"both over 12 says nothing", []string{"13/13/2017", "32/05/2017", "05/32/2017"}, Unknown},
		{"no dates", []string{"12", "n/a", "", "10-15", "1.234.567", "18/05/2017 at noon: 12:x", strings.Repeat("9", 500)}, Unknown},
		{"year of two figures over 31", []string{"14/03/69"}, DMY},
		{"year of two figures that may be a day", []string{"14/03/23"}, Unknown},
		{"year of two figures first", []string{"98-03-14"}, YMD},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := DecideOrder(slices.Values(test.samples))
			if got != test.want || err != nil {
				t.Errorf("%q: %v, %v, want %v", test.samples, got, err, test.want)
			}
		})
	}
}

func TestDecideOrderContradiction(t *testing.T) {
	got, err := DecideOrder(slices.Values([]string{"03/04/2023", "26/03/2015", "27/03/2015", "6/19/2004"}))
	var e *OrderError
	if got != Unknown || !errors.As(err, &e) {
		t.Fatalf("%v, %v, want an *OrderError", got, err)
	}
	for _, part := range []string{"26/03/2015", "6/19/2004"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not name %s", err, part)
		}
	}
	if !strings.Contains(e.Hint(), "--date-order") {
		t.Errorf("hint %q does not name --date-order", e.Hint())
	}
}

func TestParseOrder(t *testing.T) {
	for _, o := range []Order{Unknown, DMY, MDY, YMD} {
		if got, err := ParseOrder(strings.ToUpper(o.String())); got != o || err != nil {
			t.Errorf("ParseOrder(%s) = %v, %v", o, got, err)
		}
	}
	if _, err := ParseOrder("dym"); err == nil {
		t.Error("dym is no error")
	}
}

func TestParseExcelSerial(t *testing.T) {
	// 1, 59, 61 and 44999 from the table of Microsoft's DATEVALUE: day 1 is
	// 1 January 1900, and 29 February 1900 has number 60. 2958465 is Excel's
	// last day, 25569 the first of Unix time.
	for in, want := range map[string]string{
		"1": "1900-01-01", "59": "1900-02-28", "61": "1900-03-01", "25569": "1970-01-01", "44999": "2023-03-14",
		"44999.0": "2023-03-14", " 44999.75 ": "2023-03-14", "2958465": "9999-12-31",
	} {
		if d, err := ParseExcelSerial(in); err != nil || d.String() != want {
			t.Errorf("ParseExcelSerial(%q) = %v, %v, want %s", in, d, err, want)
		}
	}
	for _, in := range []string{"", "0", "-1", "60", "2958466", "4e4", "44,999", "44999.x", "99999999999999999999"} {
		if d, err := ParseExcelSerial(in); err == nil {
			t.Errorf("ParseExcelSerial(%q) = %v, want an error", in, d)
		}
	}
}
