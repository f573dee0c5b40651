package date

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestISO(t *testing.T) {
	for _, s := range []string{"2018", "2018-03", "2018-03-14", "2016-02-29", "9999-12-31", "1000"} {
		d, err := ParseISO(s)
		if err != nil || d.String() != s {
			t.Errorf("ParseISO(%q) = %v, %v", s, d, err)
		}
		if fast, ok := iso(s); !ok || fast != d {
			t.Errorf("iso(%q) = %v, %v, but ParseISO says %v", s, fast, ok, d)
		}
		var again Date
		if err := again.UnmarshalCSV(s); err != nil || again != d {
			t.Errorf("UnmarshalCSV(%q) = %v, %v", s, again, err)
		}
		if b, err := d.MarshalText(); err != nil || string(b) != s {
			t.Errorf("MarshalText of %s = %s, %v", s, b, err)
		}
		if text, err := d.MarshalCSV(); err != nil || text != s {
			t.Errorf("MarshalCSV of %s = %s, %v", s, text, err)
		}
	}
	for _, s := range []string{"18", "2018-3", "2018/03", "2018-03-14T", "2018-02-29", "2018-13", "2018-0a", "2018-03/14", "2018-03-1x", "0000", "201a"} {
		if d, err := ParseISO(s); err == nil {
			t.Errorf("ParseISO(%q) = %v, want an error", s, d)
		}
		if d, ok := iso(s); ok {
			t.Errorf("iso(%q) = %v", s, d)
		}
	}
	d, _ := OfYear(2018)
	if err := d.UnmarshalText(nil); err != nil || d.IsKnown() {
		t.Errorf("an empty cell leaves %v, %v", d, err)
	}
}

func TestOrder(t *testing.T) {
	want := []string{"", "2017-04-04", "2017-04-30", "2017-04", "2017-12-31", "2017-12", "2017", "2018-01-01"}
	var dates []Date
	for _, s := range want {
		d, err := Parse(s, Unknown)
		if err != nil {
			t.Fatal(err)
		}
		dates = append(dates, d)
	}
	// A month counts as its last day, and stands before that day: less is known.
	slices.Reverse(dates)
	slices.SortFunc(dates, Date.Compare)
	want = []string{"", "2017-04-04", "2017-04", "2017-04-30", "2017", "2017-12", "2017-12-31", "2018-01-01"}
	for i, d := range dates {
		if d.String() != want[i] {
			t.Errorf("%d: %s, want %s", i, d, want[i])
		}
	}
}

func TestFirstLast(t *testing.T) {
	for _, test := range []struct {
		in          string
		first, last int // days since 1970-01-01, from date -d @… of coreutils
		words       string
	}{
		{"", 0, 0, ""},
		{"1970", 0, 364, "1970"},
		{"1970-02", 31, 58, "February 1970"},
		{"2016-02", 16832, 16860, "February 2016"}, // a leap year: 29 days
		{"2017-05-18", 17304, 17304, "18 May 2017"},
	} {
		d, err := Parse(test.in, Unknown)
		if err != nil || d.First() != test.first || d.Last() != test.last || d.Words() != test.words {
			t.Errorf("%q: %d to %d, %q, %v; want %d to %d, %q", test.in, d.First(), d.Last(), d.Words(), err, test.first, test.last, test.words)
		}
	}
}

// TestISODays reads every day of the months of 400 years, and the days around
// them that do not exist, as the time package has them.
func TestISODays(t *testing.T) {
	for y := 1900; y < 2300; y++ {
		for m := 1; m <= 12; m++ {
			for d := 28; d <= 32; d++ {
				day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
				text := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
				got, ok := ISODay([]byte(text))
				if want := day.Day() == d; ok != want || ok && got.String() != text {
					t.Fatalf("%s: %v, %v", text, got, ok)
				}
			}
		}
	}
	for _, text := range []string{"2017-05-1x", "2017x05-18", "2017-05x18", "x017-05-18", "2017-0/-18", "2017-05-1:", "0999-01-01"} {
		if d, ok := ISODay([]byte(text)); ok {
			t.Errorf("%s: %v", text, d)
		}
	}
}
