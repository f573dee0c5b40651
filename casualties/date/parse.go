package date

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// maxLen is the most bytes that are looked at: a longer cell is a text in
// which a date may stand, and no date.
const maxLen = 120

// Parse reads a date as reports and tables write it. It keeps the precision
// (2017, May 2017, 18 May 2017) and the day as written: a time and a zone
// behind it are left out, never reckoned with. Months may be named in the
// languages of data/months.csv, digits are of any script, a weekday in front
// is dropped. The empty string and white space are no date and no error.
//
// The order of day and month in dates of figures is the caller's: with order
// Unknown a date that can be read in two ways is an *AmbiguousError. A date
// that cannot have the order given is an error, not read the other way round.
// All other errors are a *ParseError; its Err says which kind, its Readings
// what is probably meant by an interval, a day number, a year of two digits.
func Parse(s string, order Order) (Date, error) {
	if d, ok := iso(s); ok {
		return d, nil
	}
	p := parser{s, order}
	if len(s) > maxLen {
		return p.fail(ErrNotADate, "too long for a date", "put the date in a column of its own")
	}
	text := clean(s)
	switch {
	case text == "":
		return Date{}, nil
	case strings.Trim(text, "#") == "":
		return p.fail(ErrTooNarrow, "a spreadsheet column too narrow for its date", "widen the column and export the file again")
	}
	return p.date(tokenize(text))
}

// iso is the fast way for 2017, 2017-05 and 2017-05-18; not ok for all else,
// days that do not exist included.
func iso(s string) (d Date, ok bool) {
	if len(s) == 10 {
		return ISODay([]byte(s))
	}
	if len(s) != 4 && len(s) != 7 {
		return Date{}, false
	}
	n := [2]int{}
	for i, part := 0, 0; i < len(s); i++ {
		switch c := s[i]; {
		case i == 4:
			if c != '-' {
				return Date{}, false
			}
			part++
		case c < '0' || c > '9':
			return Date{}, false
		default:
			n[part] = n[part]*10 + int(c-'0')
		}
	}
	if n[0] < 1000 || len(s) > 4 && (n[1] < 1 || n[1] > 12) {
		return Date{}, false
	}
	return pack(n[0], n[1], 0, Precision(len(s)/3)), true // 4 and 7 bytes: Year, Month
}

// ofNumber returns the day with this number, counted from 1970-01-01.
func ofNumber(n int) Date {
	y, m, d := time.Unix(int64(n)*86400, 0).UTC().Date()
	return pack(y, int(m), d, Day)
}

// parser reads one text.
type parser struct {
	text  string
	order Order
}

func (p parser) fail(kind error, message, hint string, readings ...Date) (Date, error) {
	return Date{}, &ParseError{p.text, message, hint, readings, kind}
}

// date reads a whole text: what is no date may be two.
func (p parser) date(ts []token) (Date, error) {
	d, err := p.single(ts)
	if !errors.Is(err, ErrNotADate) {
		return d, err
	}
	first, last, ok := p.interval(ts)
	if !ok {
		return d, err
	}
	message, readings := "an interval of two dates, not one", []Date(nil)
	if first.IsKnown() && last.IsKnown() {
		message += ": " + first.Words() + " to " + last.Words()
		readings = []Date{first, last}
	}
	return p.fail(ErrInterval, message, "put first and last in two columns and say in a layout which is which", readings...)
}

// single reads one date with or without a time behind it.
func (p parser) single(ts []token) (d Date, err error) {
	head, cut, ok := cutClock(ts)
	if !ok {
		return p.notADate()
	}
	head = dropWeekday(head)
	if hasWord(head) {
		d, err = p.named(head)
	} else {
		d, err = p.figures(numbers(head))
	}
	if err == nil && cut && d.Precision() != Day {
		return p.notADate() // a time of no day
	}
	return d, err
}

func (p parser) notADate() (Date, error) {
	return p.fail(ErrNotADate, "not a date", "dates are written as 2017-05-18, 18 May 2017 or 18/05/2017; a month or year alone is fine")
}

// dropWeekday takes weekdays and the punctuation behind them off the front.
func dropWeekday(ts []token) []token {
	for len(ts) > 0 && ts[0].kind == 'w' {
		m, used := phrase(ts)
		if m.month != 0 || !m.is(weekday) {
			break
		}
		ts = ts[used:]
		for len(ts) > 0 && (ts[0].kind == ',' || ts[0].kind == '.' || ts[0].kind == '-') {
			ts = ts[1:]
		}
	}
	return ts
}

// of returns the day, or month where d is 0, or year where m is 0 as well.
func (p parser) of(y, m, d int) (Date, error) {
	if y < 1000 {
		return p.fail(ErrYear, fmt.Sprintf("the year %d is before 1000", y), "write years with four digits")
	}
	var out Date
	var err error
	switch {
	case m < 0:
		out, err = OfYear(y)
	case d < 0:
		out, err = OfMonth(y, m)
	default:
		out, err = Of(y, m, d)
	}
	if err != nil {
		return p.fail(ErrNoSuchDay, err.Error(), "")
	}
	return out, nil
}

// none stands for a month or day that the text does not give; a 0 in the text
// is a mistake of the text.
const none = -1
