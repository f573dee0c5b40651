package date

import (
	"strings"
	"unicode"

	"toll/casualties/fold"
)

// token is a run of digits, a run of letters, or one other character.
type token struct {
	kind   rune // 'n' a number, 'w' a word, else the character itself
	text   string
	value  int // of a number of at most 9 digits
	digits int
	gap    bool // white space before it
}

func (t token) isNumber(least, most int) bool {
	return t.kind == 'n' && t.digits >= least && t.digits <= most
}

// clean writes digits of every script as ASCII, the many dashes as one hyphen,
// full-width punctuation as ASCII, white space as spaces, and leaves out what
// cannot be seen (Arabic dates often hold direction marks).
func clean(s string) string {
	if isPrintable(s) {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if n, ok := fold.Digit(r); ok {
			r = rune('0' + n)
		}
		switch r {
		case '‐', '‑', '‒', '–', '—', '―', '−', '－', '﹣':
			r = '-'
		case '／', '⁄', '∕':
			r = '/'
		case '．':
			r = '.'
		case '，', '،', '、':
			r = ','
		case '：':
			r = ':'
		case '’', '‘', 'ʼ', 'ʹ':
			r = '\''
		}
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case !fold.Invisible(r):
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// isPrintable reports whether s is ASCII without control characters.
func isPrintable(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// tokenize takes cleaned text apart.
func tokenize(s string) []token {
	ts := make([]token, 0, 8)
	gap := false
	for i := 0; i < len(s); {
		end, t := next(s[i:])
		if t.kind == ' ' {
			gap = true
		} else {
			t.gap = gap
			ts = append(ts, t)
			gap = false
		}
		i += end
	}
	return ts
}

// next reads the first token of s and returns its length in bytes.
func next(s string) (int, token) {
	var kind rune
	value, digits, end := 0, 0, len(s)
	for i, r := range s {
		k := kindOf(r)
		if kind == 0 {
			kind = k
		} else if k != kind && !(kind == 'w' && unicode.IsMark(r)) || k != 'n' && k != 'w' && k != ' ' {
			end = i
			break
		}
		if k == 'n' {
			if digits++; digits <= 9 {
				value = value*10 + int(r-'0')
			}
		}
	}
	return end, token{kind: kind, text: s[:end], value: value, digits: digits}
}

func kindOf(r rune) rune {
	switch {
	case r >= '0' && r <= '9':
		return 'n'
	case unicode.IsLetter(r):
		return 'w'
	}
	return r
}

// numbers takes a date of figures apart: one to three numbers between equal
// separators, -, /, . or a space, and nothing else but a last full stop. All
// else gives no numbers.
func numbers(ts []token) (nums []token, sep rune) {
	if n := len(ts); n > 1 && ts[n-1].kind == '.' {
		ts = ts[:n-1]
	}
	for i := 0; i < len(ts); {
		if ts[i].kind != 'n' || len(nums) == 3 {
			return nil, 0
		}
		nums = append(nums, ts[i])
		if i++; i == len(ts) {
			break
		}
		s := ts[i].kind
		switch s {
		case '-', '/', '.':
			if i++; i == len(ts) {
				return nil, 0
			}
		case 'n':
			s = ' '
		default:
			return nil, 0
		}
		if sep != 0 && s != sep {
			return nil, 0
		}
		sep = s
	}
	return nums, sep
}

// dateNumbers returns the three numbers of a date of figures, with or without
// a time and a weekday, else nil.
func dateNumbers(s string) []token {
	if len(s) > maxLen {
		return nil
	}
	ts, _, ok := cutClock(tokenize(clean(s)))
	if !ok {
		return nil
	}
	if nums, _ := numbers(dropWeekday(ts)); len(nums) == 3 {
		return nums
	}
	return nil
}
