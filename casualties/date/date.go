// Package date holds calendar days of which only the year or the month may be
// known, as reports give them. There are no times of day and no time zones: a
// day is kept as it was written.
package date

import (
	"encoding/binary"
	"fmt"
	"time"
)

// Precision says how much of a date is known.
type Precision uint8

// The precisions, from nothing to the day.
const (
	None  Precision = iota // no date
	Year                   // 2018
	Month                  // 2018-03
	Day                    // 2018-03-14
)

// Date is a day, a month, a year, or nothing (the zero value). It is
// comparable with == and small: year, month, day and precision in 32 bits.
type Date struct{ v int32 } // year<<11 | month<<7 | day<<2 | precision

func pack(y, m, d int, p Precision) Date { return Date{int32(y<<11 | m<<7 | d<<2 | int(p))} }

// OfYear returns a bare year, 1 to 9999.
func OfYear(y int) (Date, error) {
	if y < 1 || y > 9999 {
		return Date{}, fmt.Errorf("year %d is not between 1 and 9999", y)
	}
	return pack(y, 0, 0, Year), nil
}

// OfMonth returns a bare month.
func OfMonth(y, m int) (Date, error) {
	if _, err := OfYear(y); err != nil {
		return Date{}, err
	}
	if m < 1 || m > 12 {
		return Date{}, fmt.Errorf("there is no month %d", m)
	}
	return pack(y, m, 0, Month), nil
}

// Of returns a day. A day that the calendar does not have is an error; it is
// never rolled over into the next month.
func Of(y, m, d int) (Date, error) {
	if _, err := OfMonth(y, m); err != nil {
		return Date{}, err
	}
	if d < 1 || d > daysIn(y, m) {
		return Date{}, fmt.Errorf("%s %d has no day %d", time.Month(m), y, d)
	}
	return pack(y, m, d, Day), nil
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Precision says how much of the date is known.
func (d Date) Precision() Precision { return Precision(d.v & 3) }

// IsKnown reports whether there is a date at all.
func (d Date) IsKnown() bool { return d.v != 0 }

// Parts returns year, month and day; what is not known is 0.
func (d Date) Parts() (year, month, day int) {
	return int(d.v >> 11), int(d.v >> 7 & 15), int(d.v >> 2 & 31)
}

// First returns the number of the first day the date can mean, counted from
// 1970-01-01. Callers check IsKnown; nothing is day 0.
func (d Date) First() int {
	y, m, day := d.Parts()
	return number(y, max(m, 1), max(day, 1))
}

// Last returns the number of the last day the date can mean, counted from
// 1970-01-01: a bare year or month counts as its last day. Callers check
// IsKnown; nothing is day 0.
func (d Date) Last() int {
	y, m, day := d.Parts()
	if m == 0 {
		m = 12
	}
	if day == 0 && d.IsKnown() {
		day = daysIn(y, m)
	}
	return number(y, m, day)
}

// Plus returns the day so many days later, earlier where that is below 0. What is
// no day stays as it is. Days beyond the year 9999 or before the year 1 are the
// last or the first one.
func (d Date) Plus(days int) Date {
	if d.Precision() != Day {
		return d
	}
	y, m, day := d.Parts()
	for day += max(-allDays, min(days, allDays)); ; {
		switch in := daysIn(y, m); {
		case day > in && y == 9999 && m == 12:
			return pack(y, m, in, Day)
		case day > in:
			if day, m = day-in, m+1; m > 12 {
				y, m = y+1, 1
			}
		case day < 1 && y == 1 && m == 1:
			return pack(y, m, 1, Day)
		case day < 1:
			if m--; m < 1 {
				y, m = y-1, 12
			}
			day += daysIn(y, m)
		default:
			return pack(y, m, day, Day)
		}
	}
}

// allDays is more than all days from the year 1 to the year 9999.
const allDays = 366 * 9999

// EndsAfter reports whether the last day that the date can mean is later than the
// last one of another, as [Date.Last] counts them. Callers check IsKnown.
func (d Date) EndsAfter(e Date) bool {
	if d.v&e.v&3 == int32(Day) { // both are days, which are in order as they are
		return d.v > e.v
	}
	return d.Last() > e.Last()
}

// number counts the days from 1970-01-01 to a day of the calendar.
func number(y, m, d int) int {
	if y == 0 {
		return 0
	}
	before := y - 1
	days := before*365 + before/4 - before/100 + before/400 + daysBefore[m-1] + d
	if m > 2 && daysIn(y, 2) == 29 {
		days++
	}
	return days - daysToEpoch
}

// daysToEpoch is the number of days from 0001-01-01 to 1970-01-01, the first
// included.
const daysToEpoch = 719163

// daysBefore is how many days of a year without a leap day come before each
// month.
var daysBefore = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// Compare orders dates by their last day, then by precision; nothing comes
// before everything.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case !d.IsKnown():
		return -1
	case !e.IsKnown():
		return 1
	}
	if a, b := d.Last(), e.Last(); a != b {
		return a - b
	}
	return int(d.Precision()) - int(e.Precision())
}

// String returns 2018, 2018-03 or 2018-03-14, and the empty string for nothing.
func (d Date) String() string { return string(d.AppendTo(nil)) }

// AppendTo appends what String returns.
func (d Date) AppendTo(b []byte) []byte {
	if !d.IsKnown() {
		return b
	}
	y, m, day := d.Parts()
	b = append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
	if d.Precision() >= Month {
		b = append(b, '-', byte('0'+m/10), byte('0'+m%10))
	}
	if d.Precision() == Day {
		b = append(b, '-', byte('0'+day/10), byte('0'+day%10))
	}
	return b
}

// Words returns the date as it stands in a figure: "2018", "March 2018",
// "14 March 2018"; the empty string for nothing.
func (d Date) Words() string {
	y, m, day := d.Parts()
	switch d.Precision() {
	case Year:
		return fmt.Sprint(y)
	case Month:
		return fmt.Sprintf("%s %d", time.Month(m), y)
	case Day:
		return fmt.Sprintf("%d %s %d", day, time.Month(m), y)
	}
	return ""
}

// MarshalText is String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// MarshalCSV is String for gocsv.
func (d Date) MarshalCSV() (string, error) { return d.String(), nil }

// UnmarshalText reads what String writes.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d = Date{}
	if len(b) > 0 {
		*d, err = ParseISO(string(b))
	}
	return err
}

// UnmarshalCSV is UnmarshalText for gocsv.
func (d *Date) UnmarshalCSV(s string) error { return d.UnmarshalText([]byte(s)) }

// ISODay reads a day of the form 2017-05-18 that the calendar has, and nothing
// else, without an allocation: it is for tables of millions of rows.
func ISODay(b []byte) (Date, bool) {
	if len(b) != 10 || b[4] != '-' || b[7] != '-' {
		return Date{}, false
	}
	w := binary.LittleEndian.Uint64(b)
	digits := w&0xFFFFFFFF | w>>40<<32&(0xFFFF<<32) | uint64(binary.LittleEndian.Uint16(b[8:]))<<48 // YYYYMMDD
	digits -= '0' * eachByte
	if (digits|(digits+(0x7F-9)*eachByte))&(0x80*eachByte) != 0 { // a byte is under 0 or over 9
		return Date{}, false
	}
	digits = digits*10 + digits>>8 // of the first byte of each two: their number
	y, m, d := int(digits&0xFF)*100+int(digits>>16&0xFF), int(digits>>32&0xFF), int(digits>>48&0xFF)
	if y < 1000 || m < 1 || m > 12 || d < 1 || d > 28 && d > daysIn(y, m) {
		return Date{}, false
	}
	return pack(y, m, d, Day), true
}

const eachByte = 0x0101010101010101

// ParseISO reads 2018, 2018-03 and 2018-03-14, nothing else.
func ParseISO(s string) (Date, error) {
	bad := fmt.Errorf("%q is not a date of the form 2017, 2017-05 or 2017-05-18", s)
	num := func(a, b int) int {
		n := 0
		for i := a; i < b; i++ {
			if s[i] < '0' || s[i] > '9' {
				return -1
			}
			n = n*10 + int(s[i]-'0')
		}
		return n
	}
	switch {
	case len(s) != 4 && len(s) != 7 && len(s) != 10, num(0, 4) < 0:
		return Date{}, bad
	case len(s) == 4:
		return OfYear(num(0, 4))
	case s[4] != '-' || num(5, 7) < 0:
		return Date{}, bad
	case len(s) == 7:
		return OfMonth(num(0, 4), num(5, 7))
	case s[7] != '-' || num(8, 10) < 0:
		return Date{}, bad
	}
	return Of(num(0, 4), num(5, 7), num(8, 10))
}

// Raw returns the date as a number that FromRaw reads again; for storage only.
// It is 0 for nothing and grows with the date.
func (d Date) Raw() int32 { return d.v }

// FromRaw returns the date that Raw made the number of.
func FromRaw(raw int32) Date { return Date{raw} }
