package date

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/data"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		in    string
		order Order
		want  string
	}{
		{"", Unknown, ""},
		{" \u00a0\t", Unknown, ""},
		{"\u200f", Unknown, ""},

		// ISO 8601, with and without what stands behind the day.
		{"2017", Unknown, "2017"},
		{"2017-05", Unknown, "2017-05"},
		{"2017-05-18", Unknown, "2017-05-18"},
		{" 2017-05-18 ", Unknown, "2017-05-18"},
		{"2017-05-18T03:42Z", Unknown, "2017-05-18"},
		{"2017-05-18T23:59:60.123456Z", Unknown, "2017-05-18"},
		{"2017-05-18T03:42:00+03:00", Unknown, "2017-05-18"},
		{"2017-05-18T23:42-11:00", Unknown, "2017-05-18"}, // the day as written, not 19 May UTC
		{"2017-05-18 03:42:00", Unknown, "2017-05-18"},
		{"2017-05-18 12:00:00+00", Unknown, "2017-05-18"},
		{"20170518T034200Z", Unknown, "2017-05-18"},
		{"2017-05-18Z", Unknown, "2017-05-18"},
		{"2017-05-18+03:00", Unknown, "2017-05-18"},
		{"2017-05-18-05:00", Unknown, "2017-05-18"},
		{"2016-02-29", Unknown, "2016-02-29"},

		// Figures with the year first.
		{"2017/05/18", Unknown, "2017-05-18"},
		{"2017/5/8", Unknown, "2017-05-08"},
		{"2017.05.18", Unknown, "2017-05-18"},
		{"2017 05 18", Unknown, "2017-05-18"},
		{"20170518", Unknown, "2017-05-18"},
		{"2017.0", Unknown, "2017"},
		{"2017–05–18", Unknown, "2017-05-18"},
		{"2017‑05‑18", Unknown, "2017-05-18"},
		{"2017年5月18日", Unknown, "2017-05-18"},
		{"2017年5月", Unknown, "2017-05"},
		{"２０１７／０５／１８", Unknown, "2017-05-18"},
		{"２０１７．０５．１８", Unknown, "2017-05-18"},
		{"2017-05-18 03：42", Unknown, "2017-05-18"},

		// Figures with the year last.
		{"6/19/2004", Unknown, "2004-06-19"},
		{"6/19/2004", MDY, "2004-06-19"},
		{"26/03/2015", Unknown, "2015-03-26"},
		{"26/03/2015", DMY, "2015-03-26"},
		{"26.03.2015", Unknown, "2015-03-26"},
		{"26. 3. 2015", Unknown, "2015-03-26"},
		{"26.03.2015.", Unknown, "2015-03-26"},
		{"26-03-2015", Unknown, "2015-03-26"},
		{"03/03/2015", Unknown, "2015-03-03"},
		{"03/04/2023", DMY, "2023-04-03"},
		{"03/04/2023", MDY, "2023-03-04"},
		{"18/05/2017 03:42 PM", Unknown, "2017-05-18"},
		{"5/18/2017 3:42:10 p.m.", MDY, "2017-05-18"},
		{"05/2017", Unknown, "2017-05"},
		{"5.2017", Unknown, "2017-05"},
		{"Mon, 26/03/2015", Unknown, "2015-03-26"},
		{"le 18/05/2017", Unknown, "2017-05-18"},
		{"18.05.2017 г.", Unknown, "2017-05-18"},

		// Months by name.
		{"December 30, 2019", Unknown, "2019-12-30"},
		{"30 December 2019", Unknown, "2019-12-30"},
		{"2 May 2017", Unknown, "2017-05-02"},
		{"Dec 2019", Unknown, "2019-12"},
		{"DEC. 2019", Unknown, "2019-12"},
		{"2017 May 18", Unknown, "2017-05-18"},
		{"18-May-2017", Unknown, "2017-05-18"},
		{"18May2017", Unknown, "2017-05-18"},
		{"18/May/2017", Unknown, "2017-05-18"},
		{"May 18th, 2017", Unknown, "2017-05-18"},
		{"the 18th of May, 2017", Unknown, "2017-05-18"},
		{"Sept. 11, 2001", Unknown, "2001-09-11"},
		{"Thursday, 18 May 2017", Unknown, "2017-05-18"},
		{"Tue Apr 04 2017 10:00:00 GMT+0300 (Arabian Standard Time)", Unknown, "2017-04-04"},
		{"18 May 2017 at 3:42 EEST", Unknown, "2017-05-18"},
		{"30 avril 2017", Unknown, "2017-04-30"},
		{"1er mai 2017", Unknown, "2017-05-01"},
		{"lundi, le 1er août 2016", Unknown, "2016-08-01"},
		{"18 mai 2017 à 18h30", Unknown, "2017-05-18"},
		{"1º de mayo de 2017", Unknown, "2017-05-01"},
		{"miércoles 3 de mayo de 2017", Unknown, "2017-05-03"},
		{"3 de março de 2017", Unknown, "2017-03-03"},
		{"den 3. Mai 2017", Unknown, "2017-05-03"},
		{"Montag, 3. Mai 2017, 18:30 Uhr", Unknown, "2017-05-03"},
		{"dell'11 maggio 2017", Unknown, "2017-05-11"},
		{"donderdag 18 mei 2017", Unknown, "2017-05-18"},
		{"18 Mayıs 2017", Unknown, "2017-05-18"},
		{"18 ŞUBAT 2017", Unknown, "2017-02-18"},
		{"18-го мая 2017 г.", Unknown, "2017-05-18"},
		{"18 мая 2017 года", Unknown, "2017-05-18"},
		{"п'ятниця, 18 травня 2017 р.", Unknown, "2017-05-18"},
		{"١٨/٠٥/٢٠١٧", Unknown, "2017-05-18"},
		{"\u200f١٨\u200f/٠٥/٢٠١٧", Unknown, "2017-05-18"},
		{"18 مايو 2017", Unknown, "2017-05-18"},
		{"18 أيار 2017", Unknown, "2017-05-18"},
		{"18 أيار/مايو 2017", Unknown, "2017-05-18"},
		{"الخميس 18 كانون الثاني/يناير 2018", Unknown, "2018-01-18"},
		{"۱۸ مه ۲۰۱۷", Unknown, "2017-05-18"},
		{"پنج\u200cشنبه ۱۸ می ۲۰۱۷", Unknown, "2017-05-18"},
	} {
		got, err := Parse(test.in, test.order)
		if err != nil || got.String() != test.want {
			t.Errorf("Parse(%q, %s) = %v, %v, want %s", test.in, test.order, got, err, test.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct {
		in       string
		order    Order
		want     error
		message  string // a part of it
		readings string // joined by a space
	}{
		{"2023-02-30", Unknown, ErrNoSuchDay, "February 2023 has no day 30", ""},
		{"2017-02-29", Unknown, ErrNoSuchDay, "February 2017 has no day 29", ""},
		{"30 febbraio 2017", Unknown, ErrNoSuchDay, "February 2017 has no day 30", ""},
		{"2017-13-01", Unknown, ErrNoSuchDay, "no month 13", ""},
		{"2017-00-18", Unknown, ErrNoSuchDay, "no month 0", ""},
		{"2017-05-00", Unknown, ErrNoSuchDay, "no day 0", ""},
		{"13/13/2017", Unknown, ErrNoSuchDay, "no month 13", ""},
		{"20171301", Unknown, ErrNoSuchDay, "no month 13", ""},
		{"26/03/2015", MDY, ErrNoSuchDay, "the dates here have the month first", ""},
		{"6/19/2004", DMY, ErrNoSuchDay, "the dates here have the day first", ""},
		{"2016/17", Unknown, ErrNoSuchDay, "no month 17", ""},

		{"998", Unknown, ErrYear, "before 1000", ""},
		{"0998", Unknown, ErrYear, "before 1000", ""},
		{"0023-03-14", Unknown, ErrYear, "the year 23 is before 1000", ""},
		{"44 BC", Unknown, ErrYear, "before the common era", ""},

		{"14/03/23", Unknown, ErrTwoDigitYear, "perhaps 14 March 2023", "2023-03-14"},
		{"03/04/23", Unknown, ErrTwoDigitYear, "perhaps 3 April 2023 or 4 March 2023", "2023-04-03 2023-03-04"},
		{"03/04/23", MDY, ErrTwoDigitYear, "perhaps 4 March 2023", "2023-03-04"},
		{"14-03-23", YMD, ErrTwoDigitYear, "perhaps 23 March 2014", "2014-03-23"},
		{"14 March 69", Unknown, ErrTwoDigitYear, "perhaps 14 March 1969", "1969-03-14"},
		{"14 March 68", Unknown, ErrTwoDigitYear, "perhaps 14 March 2068", "2068-03-14"},
		{"Dec '19", Unknown, ErrTwoDigitYear, "perhaps December 2019", "2019-12"},

		{"2023-03-14/2023-03-16", Unknown, ErrInterval, "14 March 2023 to 16 March 2023", "2023-03-14 2023-03-16"},
		{"2023-03-14 – 2023-03-16", Unknown, ErrInterval, "", "2023-03-14 2023-03-16"},
		{"2023-03-14T03:00/2023-03-16T04:00", Unknown, ErrInterval, "", "2023-03-14 2023-03-16"},
		{"14–16 March 2023", Unknown, ErrInterval, "", "2023-03-14 2023-03-16"},
		{"14.-16.03.2023", Unknown, ErrInterval, "", "2023-03-14 2023-03-16"},
		{"28 February – 2 March 2023", Unknown, ErrInterval, "", "2023-02-28 2023-03-02"},
		{"between 14 March 2023 and 16 March 2023", Unknown, ErrInterval, "", "2023-03-14 2023-03-16"},
		{"del 3 al 5 de mayo de 2017", Unknown, ErrInterval, "", "2017-05-03 2017-05-05"},
		{"с 3 по 5 мая 2017 года", Unknown, ErrInterval, "", "2017-05-03 2017-05-05"},
		{"March–April 2023", Unknown, ErrInterval, "", "2023-03 2023-04"},
		{"2016-2017", Unknown, ErrInterval, "2016 to 2017", "2016 2017"},
		{"03/04/2023 - 05/04/2023", Unknown, ErrInterval, "", ""},

		{"44999", Unknown, ErrSerial, "14 March 2023", "2023-03-14"},
		{"44999.25", Unknown, ErrSerial, "14 March 2023", "2023-03-14"},

		{"28 اردیبهشت 1396", Unknown, ErrOtherCalendar, "Persian", ""},
		{"15 رمضان 1438 هـ", Unknown, ErrOtherCalendar, "Islamic", ""},
		{"22 Sha'ban 1438", Unknown, ErrOtherCalendar, "Islamic", ""},

		{"########", Unknown, ErrTooNarrow, "too narrow", ""},

		{"spring 2017", Unknown, ErrNotADate, `"spring"`, ""},
		{"mid-May 2017", Unknown, ErrNotADate, `"mid"`, ""},
		{"about 18 May 2017", Unknown, ErrNotADate, `"about"`, ""},
		{"18 May 2017?", Unknown, ErrNotADate, "", ""},
		{"March", Unknown, ErrNotADate, "without a year", ""},
		{"18 May", Unknown, ErrNotADate, "without a year", ""},
		{"17-May", Unknown, ErrNotADate, "without a year", ""}, // what a spreadsheet makes of 17-5
		{"10/15", Unknown, ErrNotADate, "no year", ""},
		{"201705", Unknown, ErrNotADate, "six figures", ""},
		{"3rd 2017", Unknown, ErrNotADate, "", ""},
		{"12", Unknown, ErrNotADate, "", ""},
		{"2,017", Unknown, ErrNotADate, "", ""},
		{"2017²", Unknown, ErrNotADate, "", ""},
		{"2017 03:42", Unknown, ErrNotADate, "", ""},
		{"2017-05-18T25:00", Unknown, ErrNotADate, "", ""},
		{"03:42 18 May 2017", Unknown, ErrNotADate, "", ""},
		{"-18 May 2017", Unknown, ErrNotADate, "", ""},
		{"18 May June 2017", Unknown, ErrNotADate, "two months", ""},
		{"26/03-2015", Unknown, ErrNotADate, "", ""},
		{"2017-W20-4", Unknown, ErrNotADate, "", ""},
		{"n/a", Unknown, ErrNotADate, "", ""},
		{"2017-138", Unknown, ErrNotADate, "", ""},
		{"12345/5/6", Unknown, ErrNotADate, "", ""},
		{"5/123/2017", Unknown, ErrNotADate, "", ""},
		{"00000", Unknown, ErrNotADate, "", ""},
		{"18/05/998", Unknown, ErrYear, "three figures", ""},
		{"3 May 20177", Unknown, ErrNotADate, "", ""},
		{"1 2 3 May", Unknown, ErrNotADate, "", ""},
		{"31 April 23", Unknown, ErrNoSuchDay, "April 2023 has no day 31", ""},
		{"40/40/40", Unknown, ErrNotADate, "", ""},
		{"18 of 05 2017", Unknown, ErrNotADate, "", ""},
		{"2017-05-18T", Unknown, ErrNotADate, "", ""},
		{"2017-05-18 03:42 18:00", Unknown, ErrNotADate, "", ""},
		{"2017-05-18 03:99", Unknown, ErrNotADate, "", ""},
		{"2017-05-18T123", Unknown, ErrNotADate, "", ""},
		{"2017-05-18 03:42 (hour 3)", Unknown, ErrNotADate, "", ""},
		{"2017/", Unknown, ErrNotADate, "", ""},
		{"1/2/3/2017", Unknown, ErrNotADate, "", ""},
		{"18 May 2017 - ", Unknown, ErrNotADate, "", ""},
		{strings.Repeat("1-", 1000), Unknown, ErrNotADate, "too long", ""},
	} {
		d, err := Parse(test.in, test.order)
		var e *ParseError
		if !errors.As(err, &e) || !errors.Is(err, test.want) || d.IsKnown() {
			t.Errorf("Parse(%q, %s) = %v, %v, want %v", test.in, test.order, d, err, test.want)
			continue
		}
		if !strings.Contains(e.Message, test.message) {
			t.Errorf("Parse(%q): %q does not say %q", test.in, e.Message, test.message)
		}
		var readings []string
		for _, r := range e.Readings {
			readings = append(readings, r.String())
		}
		if got := strings.Join(readings, " "); got != test.readings {
			t.Errorf("Parse(%q): readings %q, want %q", test.in, got, test.readings)
		}
		if e.Err == ErrInterval && e.Hint() == "" {
			t.Errorf("Parse(%q) gives no hint", test.in)
		}
		if len(err.Error()) > 400 {
			t.Errorf("Parse(%.20q…): a message of %d bytes", test.in, len(err.Error()))
		}
	}
}

func TestAmbiguous(t *testing.T) {
	for _, in := range []string{"03/04/2023", "3.4.2023", "03-04-2023", "03/04/2023 12:00", "Sat 03/04/2023"} {
		for _, order := range []Order{Unknown, YMD} {
			_, err := Parse(in, order)
			var e *AmbiguousError
			if !errors.As(err, &e) {
				t.Errorf("Parse(%q, %s): %v, want an *AmbiguousError", in, order, err)
				continue
			}
			if e.DMY.String() != "2023-04-03" || e.MDY.String() != "2023-03-04" {
				t.Errorf("Parse(%q): %v or %v", in, e.DMY, e.MDY)
			}
			if msg := e.Error(); !strings.Contains(msg, "3 April 2023") || !strings.Contains(msg, "4 March 2023") {
				t.Errorf("%q does not name both readings", msg)
			}
			if !strings.Contains(e.Hint(), "--date-order") {
				t.Errorf("hint %q does not name --date-order", e.Hint())
			}
		}
	}
}

// Every month name of the table, alone and with a day, in both orders.
func TestMonthNames(t *testing.T) {
	rows := data.MustTable[struct {
		Word     string `csv:"word"`
		Kind     string `csv:"kind"`
		Month    string `csv:"month"`
		Language string `csv:"language"`
		Citation string `csv:"citation"`
	}]("months.csv")
	months := map[string]map[string]bool{} // by language
	for _, r := range rows {
		if r.Citation == "" || r.Language == "" {
			t.Errorf("%q has no language or citation", r.Word)
		}
		if r.Kind != "month" {
			continue
		}
		if months[r.Language] == nil {
			months[r.Language] = map[string]bool{}
		}
		months[r.Language][r.Month] = true
		for _, in := range []string{"3 " + r.Word + " 2017", r.Word + " 3, 2017", "2017 " + r.Word + " 3", strings.ToUpper(r.Word) + ". 3 2017"} {
			if d, err := Parse(in, Unknown); err != nil || d.String() != "2017-"+pad(r.Month)+"-03" {
				t.Errorf("Parse(%q) = %v, %v (%s)", in, d, err, r.Language)
			}
		}
		if d, err := Parse(r.Word+" 2017", Unknown); err != nil || d.String() != "2017-"+pad(r.Month) {
			t.Errorf("Parse(%q) = %v, %v (%s)", r.Word+" 2017", d, err, r.Language)
		}
	}
	for _, language := range strings.Fields("en fr es pt de it nl tr ar ar-Levant fa ru uk") {
		if n := len(months[language]); n != 12 {
			t.Errorf("%s has %d months", language, n)
		}
	}
}

func pad(s string) string { return strings.Repeat("0", 2-len(s)) + s }

func TestMonthTableRefuses(t *testing.T) {
	for _, row := range [][2]string{{"month", "13"}, {"month", ""}, {"moth", ""}} {
		if err := new(meaning).add(row[0], row[1]); err == nil {
			t.Errorf("kind %q, month %q is no error", row[0], row[1])
		}
	}
	m := meaning{month: 10}
	if err := m.add("month", "11"); err == nil {
		t.Error("one word for two months is no error")
	}
}

// The date column of a table as reports have them: one odd cell among ISO
// dates, each trouble once (faults 27 to 30 of the reliability list).
func TestOneOddCell(t *testing.T) {
	var got []string
	for _, cell := range []string{"2023-03-14", "2023-02-30", "03/04/2023", "14/03/23", "44999", "March 14, 2023", "2023-03-14/2023-03-16", "########"} {
		d, err := Parse(cell, Unknown)
		switch {
		case err == nil:
			got = append(got, d.String())
		case errors.As(err, new(*AmbiguousError)):
			got = append(got, "ambiguous")
		default:
			got = append(got, errors.Unwrap(err).Error())
		}
	}
	want := []string{"2023-03-14", ErrNoSuchDay.Error(), "ambiguous", ErrTwoDigitYear.Error(), ErrSerial.Error(), "2023-03-14", ErrInterval.Error(), ErrTooNarrow.Error()}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
