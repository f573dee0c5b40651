package date

import "fmt"

// named reads a date with words in it, which are a month or belong to one.
func (p parser) named(ts []token) (Date, error) {
	month, short := 0, false // short: '19
	var nums []token
	if first := ts[0].kind; first != 'n' && first != 'w' && first != '\'' {
		return p.notADate()
	}
	if last := ts[len(ts)-1].kind; last == '-' || last == '/' {
		return p.notADate() // an open interval
	}
	for i := 0; i < len(ts); i++ {
		switch t := ts[i]; t.kind {
		case 'n':
			nums = append(nums, t)
		case 'w':
			m, used := phrase(ts[i:])
			if m.is(weekday) && nums == nil && month == 0 && m.month == 0 {
				m.sense |= filler // lundi, le 3 mai
			}
			if bad, err := p.refuse(m, t, i > 0 && ts[i-1].kind != 'w'); bad {
				return Date{}, err
			}
			if m.month != 0 && month != 0 && m.month != month {
				return p.fail(ErrNotADate, "two months", "")
			}
			month = max(month, m.month)
			i += used - 1
		case '\'':
			short = true
		case ',', '.', '-', '/', '°':
		default:
			return p.notADate()
		}
	}
	if month == 0 {
		return p.withoutMonth(ts)
	}
	return p.monthOf(month, nums, short)
}

// refuse says whether a word cannot stand in a date, and why.
func (p parser) refuse(m meaning, t token, behindNumber bool) (bool, error) {
	var err error
	switch {
	case m.month != 0 || m.is(filler) || (m.is(ordinal) || m.is(separator)) && behindNumber:
		return false, nil
	case m.is(hijri):
		_, err = p.fail(ErrOtherCalendar, "a date of the Islamic calendar", "give the date of the Gregorian calendar")
	case m.is(solar):
		_, err = p.fail(ErrOtherCalendar, "a date of the Persian calendar", "give the date of the Gregorian calendar")
	case m.is(before):
		_, err = p.fail(ErrYear, "a year before the common era", "")
	default:
		_, err = p.fail(ErrNotADate, fmt.Sprintf("%q is not a word of a date that toll knows", short(t.text)),
			"dates are written as 2017-05-18, 18 May 2017 or 18/05/2017; a month or year alone is fine")
	}
	return true, err
}

// withoutMonth reads the numbers between words that name no month:
// "le 18/05/2017", "18.05.2017 г.", "2017年5月18日".
func (p parser) withoutMonth(ts []token) (Date, error) {
	var rest []token
	units := false
	for i := 0; i < len(ts); i++ {
		if ts[i].kind == 'w' {
			if lookup(ts[i].text).is(separator) {
				units = true
				if i+1 < len(ts) {
					rest = append(rest, token{kind: '-'})
				}
				continue
			}
			if len(rest) > 0 && hasNumber(ts[i:]) {
				return p.notADate() // a word between two numbers
			}
			for i+1 < len(ts) && ts[i+1].kind == '.' {
				i++
			}
			continue
		}
		rest = append(rest, ts[i])
	}
	nums, sep := numbers(rest)
	if len(nums) == 2 && !units {
		return p.notADate() // "3rd 2017" is no month
	}
	return p.figures(nums, sep)
}

func hasNumber(ts []token) bool {
	for _, t := range ts {
		if t.kind == 'n' {
			return true
		}
	}
	return false
}

func hasWord(ts []token) bool {
	for _, t := range ts {
		if t.kind == 'w' {
			return true
		}
	}
	return false
}

// monthOf puts the numbers beside the name of a month: a year of four figures,
// perhaps a day.
func (p parser) monthOf(month int, nums []token, short bool) (Date, error) {
	var year, day token
	for _, n := range nums {
		switch {
		case n.digits >= 3 && year.kind == 0:
			year = n
		case n.digits <= 2 && day.kind == 0:
			day = n
		default:
			return p.twoShort(month, nums)
		}
	}
	switch {
	case year.digits > 4:
		return p.notADate()
	case year.kind != 0 && day.kind != 0:
		return p.of(year.value, month, day.value)
	case year.kind != 0:
		return p.of(year.value, month, none)
	case short && day.digits == 2:
		d, err := OfMonth(century(day.value), month)
		if err == nil {
			return p.twoDigits(d)
		}
	}
	return p.fail(ErrNotADate, "a month without a year of four figures", "write the year with four digits")
}

// twoShort gives the reading of "14 March 23": the last number is the year.
func (p parser) twoShort(month int, nums []token) (Date, error) {
	if len(nums) != 2 || nums[1].digits != 2 || nums[0].digits > 2 {
		return p.notADate()
	}
	d, err := Of(century(nums[1].value), month, nums[0].value)
	if err != nil {
		return p.fail(ErrNoSuchDay, err.Error(), "write the year with four digits")
	}
	return p.twoDigits(d)
}
