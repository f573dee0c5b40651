package date

import "strings"

// cutClock takes a time of day and a time zone off the end of a date: the day
// stays as it was written, whatever the zone. It reports whether there was one
// to cut, and not ok where what stands behind the date is no time.
func cutClock(ts []token) (head []token, cut, ok bool) {
	at := -1
	for i := 1; i < len(ts) && at < 0; i++ {
		switch {
		case isColon(ts, i):
			at = i - 1
		case isT(ts[i]) && ts[i-1].kind == 'n' && !ts[i].gap:
			at = i + 1
		case ts[i].kind == '+' || i == len(ts)-1 && isZ(ts[i]) && ts[i-1].kind == 'n':
			// A zone behind a date without a time, as XML Schema allows.
			return ts[:i], true, zone(ts[i:]) == len(ts)-i
		}
	}
	if at < 0 {
		return ts, false, true
	}
	head = ts[:at]
	if n := len(head); n > 3 && head[n-1].kind == '-' {
		head = head[:n-1] // 2017-05-18-05:00: a zone, not a time
	}
	for n := len(head); n > 0 && (isT(head[n-1]) || head[n-1].kind == ',' || lookup(head[n-1].text).is(filler)); n-- {
		head = head[:n-1]
	}
	return head, true, len(head) > 0 && isClock(ts[at:])
}

func isT(t token) bool { return t.kind == 'w' && (t.text == "T" || t.text == "t") }
func isZ(t token) bool { return t.kind == 'w' && (t.text == "Z" || t.text == "z") }

// isColon reports whether token i stands between hours and minutes: 18:30, 18h30.
func isColon(ts []token, i int) bool {
	sign := ts[i].kind == ':' || ts[i].kind == 'w' && ts[i].text == "h"
	return sign && i+1 < len(ts) && ts[i-1].isNumber(1, 2) && ts[i+1].isNumber(2, 2)
}

// isClock reports whether the tokens are a time of day and perhaps a zone.
func isClock(ts []token) bool {
	if len(ts) == 0 || ts[0].kind != 'n' {
		return false
	}
	i := 1
	switch ts[0].digits {
	case 1, 2:
		if ts[0].value > 24 {
			return false
		}
		for parts := 1; parts < 3 && i < len(ts) && isColon(ts, i); parts++ {
			if ts[i+1].value > 60 {
				return false
			}
			i += 2
		}
	case 4, 6: // 0342, 034200
	default:
		return false
	}
	if i+1 < len(ts) && (ts[i].kind == '.' || ts[i].kind == ',') && ts[i+1].kind == 'n' {
		i += 2 // fractions of a second
	}
	i += halfDay(ts[i:])
	return i+zone(ts[i:]) == len(ts)
}

// halfDay returns how many tokens am, p.m. and the like take.
func halfDay(ts []token) int {
	n := 0
	for n < len(ts) && n < 4 {
		switch t := ts[n]; {
		case t.kind == '.' && n > 0, t.kind == 'w' && n < 3 && isHalf(t.text):
			n++
		case t.kind == 'w' && n == 0 && lookup(t.text).is(filler): // Uhr
			return 1
		default:
			return n
		}
	}
	return n
}

func isHalf(s string) bool {
	switch s {
	case "a", "A", "p", "P", "m", "M", "am", "AM", "pm", "PM", "Am", "Pm":
		return true
	}
	return false
}

// zone returns how many tokens a time zone takes: Z, UTC, EEST, +03:00,
// GMT+3, and a name in brackets behind it.
func zone(ts []token) int {
	n := 0
	if n < len(ts) && (isZ(ts[n]) || len(ts[n].text) <= 5 && strings.Trim(ts[n].text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "") {
		n++
	}
	if n+1 < len(ts) && (ts[n].kind == '+' || ts[n].kind == '-') && ts[n+1].isNumber(1, 4) {
		n += 2
		if n+1 < len(ts) && ts[n].kind == ':' && ts[n+1].isNumber(2, 2) {
			n += 2
		}
	}
	if n < len(ts) && ts[n].kind == '(' && ts[len(ts)-1].kind == ')' {
		if !hasNumber(ts[n:]) {
			n = len(ts)
		}
	}
	return n
}
