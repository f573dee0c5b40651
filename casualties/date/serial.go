package date

import "strings"

// ParseExcelSerial reads the day number that a spreadsheet keeps instead of a
// date, in the 1900 system of Excel: 1 is 1900-01-01, 44999 is 2023-03-14. A
// fraction is the time of day and left out. The number 60 is 29 February 1900,
// a day that Excel has and the calendar has not: an error, as is what lies
// outside 1 to 2958465 (9999-12-31). Files of the 1904 system (old Excel for
// Mac) lie 1462 days later; nothing in the number says so.
func ParseExcelSerial(s string) (Date, error) {
	whole, fraction, _ := strings.Cut(strings.TrimSpace(s), ".")
	n := 0
	for _, c := range []byte(whole) {
		if c < '0' || c > '9' || n > 9999999 {
			n = -1
			break
		}
		n = n*10 + int(c-'0')
	}
	if n < 1 || n > 2958465 || strings.Trim(fraction, "0123456789") != "" {
		return Date{}, &ParseError{Text: s, Message: "no day number of a spreadsheet (1 to 2958465)", Err: ErrNotADate}
	}
	if n == 60 {
		return Date{}, &ParseError{Text: s, Message: "29 February 1900, which Excel counts and the calendar does not have", Err: ErrNoSuchDay}
	}
	if n < 60 {
		n++ // before the day that never was
	}
	return ofNumber(n - 25569), nil // 25569 is 1970-01-01
}
