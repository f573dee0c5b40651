package date

import "fmt"

// figures reads a date of one, two or three numbers.
func (p parser) figures(nums []token, sep rune) (Date, error) {
	switch len(nums) {
	case 1:
		return p.one(nums[0])
	case 2:
		return p.two(nums[0], nums[1], sep)
	case 3:
		return p.three(nums[0], nums[1], nums[2])
	}
	return p.notADate()
}

// one reads 2017 and 20170518, and knows the day numbers of spreadsheets.
func (p parser) one(a token) (Date, error) {
	switch a.digits {
	case 4:
		return p.of(a.value, none, none)
	case 8:
		return p.of(a.value/10000, a.value/100%100, a.value%100)
	case 5:
		return p.serial(a)
	case 3:
		return p.of(a.value, none, none) // before 1000: the error says so
	case 6:
		return p.fail(ErrNotADate, "six figures that may be year and month or a day with a year of two digits", "write 2017-05 or 2017-05-18")
	}
	return p.notADate()
}

func (p parser) serial(a token) (Date, error) {
	var readings []Date
	if d, err := ParseExcelSerial(a.text); err == nil {
		readings = append(readings, d)
		return p.fail(ErrSerial, fmt.Sprintf("a day number of a spreadsheet (%s if it counts from 1900)", d.Words()),
			"say in a layout that the column holds day numbers, or export it as dates", readings...)
	}
	return p.notADate()
}

// two reads 2017-05, 05/2017, and 2017.0, which is how some programs write a
// year.
func (p parser) two(a, b token, sep rune) (Date, error) {
	switch {
	case sep == ' ':
		return p.notADate()
	case a.digits == 5 && sep == '.':
		return p.serial(a)
	case a.digits == 4 && b.digits == 1 && b.value == 0 && sep == '.':
		return p.of(a.value, none, none)
	case a.digits == 4 && b.digits <= 2:
		return p.of(a.value, b.value, none)
	case b.digits == 4 && a.digits <= 2:
		return p.of(b.value, a.value, none)
	case a.digits <= 2 && b.digits <= 2:
		return p.fail(ErrNotADate, "two short numbers: no year", "write the year with four digits")
	}
	return p.notADate()
}

// three reads day, month and year in the order of the text.
func (p parser) three(a, b, c token) (Date, error) {
	switch {
	case b.digits > 2:
		return p.notADate()
	case a.digits == 4 && c.digits <= 2:
		return p.of(a.value, b.value, c.value)
	case a.digits <= 2 && c.digits == 4:
		return p.yearLast(a.value, b.value, c.value)
	case a.digits <= 2 && c.digits <= 2:
		return p.shortYear(a, b, c)
	case a.digits == 3 || c.digits == 3:
		return p.fail(ErrYear, "a year of three figures", "write years with four digits")
	}
	return p.notADate()
}

// yearLast reads 26/03/2015: by the order given, else by a part over 12.
func (p parser) yearLast(a, b, year int) (Date, error) {
	switch {
	case p.order == DMY:
		return p.ordered(year, b, a, "day first")
	case p.order == MDY:
		return p.ordered(year, a, b, "month first")
	case a > 12 || a == b || a < 1:
		return p.of(year, b, a)
	case b > 12 || b < 1:
		return p.of(year, a, b)
	}
	return Date{}, &AmbiguousError{p.text, pack(year, b, a, Day), pack(year, a, b, Day)}
}

// ordered reads with an order that is known, and says so where it does not fit.
func (p parser) ordered(y, m, d int, order string) (Date, error) {
	if m > 12 && d <= 12 {
		return p.fail(ErrNoSuchDay, fmt.Sprintf("there is no month %d, and the dates here have the %s", m, order),
			"give another --date-order, or write the date as 2017-05-18")
	}
	return p.of(y, m, d)
}

// shortYear gives the readings of 14/03/23, by the order given; without one
// with the year last, which is by far the most common.
func (p parser) shortYear(a, b, c token) (Date, error) {
	var readings []Date
	add := func(y, m, d token) {
		if y.digits == 2 {
			if r, err := Of(century(y.value), m.value, d.value); err == nil {
				readings = append(readings, r)
			}
		}
	}
	if p.order == YMD {
		add(a, b, c)
	}
	if p.order == Unknown || p.order == DMY {
		add(c, b, a)
	}
	if (p.order == Unknown || p.order == MDY) && (p.order == MDY || a.value != b.value) {
		add(c, a, b)
	}
	if len(readings) == 0 {
		return p.notADate()
	}
	return p.twoDigits(readings...)
}

func (p parser) twoDigits(readings ...Date) (Date, error) {
	message := "a year of two figures, perhaps " + readings[0].Words()
	for _, r := range readings[1:] {
		message += " or " + r.Words()
	}
	return p.fail(ErrTwoDigitYear, message, "write years with four digits", readings...)
}

// century is the pivot of POSIX strptime (%y): 69 to 99 are in the 1900s, 00
// to 68 in the 2000s.
func century(yy int) int {
	if yy >= 69 {
		return 1900 + yy
	}
	return 2000 + yy
}
