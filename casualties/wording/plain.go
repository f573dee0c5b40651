package wording

import (
	"slices"
	"strings"
)

// A numeral is a run of digits and the separators between them.
type numeral struct {
	groups []string // ASCII digits
	seps   []rune   // one fewer than groups; canonical, see separator
	start  int      // rune offsets in the text
	end    int
}

// separator returns the canonical form of a sign that may stand inside a
// number: ',' '.' '\” ' ' (any single space) or 0 for none.
func separator(r rune) rune {
	switch r {
	case ',', '，', '٬':
		return ','
	case '.', '．', '٫':
		return '.'
	case '\'', '’', '＇', 'ʼ':
		return '\''
	}
	if isSpace(r) && r != '\n' && r != '\r' && r != '\t' {
		return ' '
	}
	return 0
}

// scanNumeral reads the number that starts at text[i], a digit.
func scanNumeral(text []rune, i int) (numeral, *Error) {
	n := numeral{start: i}
	script := digitScript(text[i])
	for {
		var b strings.Builder
		for i < len(text) {
			v, ok := digitValue(text[i])
			if !ok {
				break
			}
			if digitScript(text[i]) != script {
				return n, &Error{Offset: i, Seen: string(text[n.start : i+1]), Message: "digits of two scripts in one number"}
			}
			b.WriteByte(byte('0' + v))
			i++
		}
		n.groups, n.end = append(n.groups, b.String()), i
		if i+1 >= len(text) {
			return n, nil
		}
		sep := separator(text[i])
		if _, ok := digitValue(text[i+1]); !ok || sep == 0 {
			return n, nil
		}
		if sep == ' ' && !n.groupFollows(text[i+1:]) {
			return n, nil
		}
		n.seps = append(n.seps, sep)
		i++
	}
}

// groupFollows reports whether a space before rest can be a group separator:
// a whole group of three digits stands there, and short groups stand before.
func (n numeral) groupFollows(rest []rune) bool {
	if len(n.groups[0]) > 3 || slices.ContainsFunc(n.seps, func(r rune) bool { return r != ' ' }) {
		return false
	}
	digits := 0
	for digits < len(rest) && digits < 4 {
		if _, ok := digitValue(rest[digits]); !ok {
			break
		}
		digits++
	}
	return digits == 3
}

// value returns the whole number that the numeral stands for.
func (n numeral) value(text []rune, opt Options) (int64, *Error) {
	whole, fraction := n.groups, ""
	seen := string(text[n.start:n.end])
	fail := func(message, hint string) (int64, *Error) {
		return 0, &Error{Offset: n.start, Seen: seen, Message: message, Hint: hint}
	}
	if last := len(n.seps) - 1; last >= 0 && n.lastIsDecimal(opt) {
		whole, fraction = n.groups[:last+1], n.groups[last+1]
		if strings.Trim(fraction, "0") != "" {
			return fail("not a whole number", hintWhole)
		}
		if len(fraction) > 2 {
			return fail("thousands or decimals?", hintLayout)
		}
	}
	if len(whole) > 1 {
		if !groupsOfThree(whole) || !n.grouping(n.seps[:len(whole)-1], fraction != "", opt) {
			if len(n.seps) == 1 && n.seps[0] != ' ' && n.seps[0] != '\'' {
				return fail("thousands or decimals?", hintLayout)
			}
			return fail("digits that are no whole groups of three", hintLayout)
		}
	}
	return n.join(whole, seen)
}

// join puts the groups together.
func (n numeral) join(groups []string, seen string) (int64, *Error) {
	var total int64
	for _, g := range groups {
		for i := range len(g) {
			var ok bool
			if total, ok = appendDigit(total, int(g[i]-'0')); !ok {
				return 0, &Error{Offset: n.start, Seen: seen, Message: "larger than 9223372036854775807"}
			}
		}
	}
	return total, nil
}

// lastIsDecimal reports whether the last separator is a decimal sign: by the
// options, or because a different sign separates the groups before it.
func (n numeral) lastIsDecimal(opt Options) bool {
	last := len(n.seps) - 1
	sep := n.seps[last]
	if sep == ' ' || sep == '\'' {
		return false
	}
	if last > 0 {
		return n.seps[last-1] != sep
	}
	switch {
	case opt.GroupSeparator != 0:
		return separator(opt.GroupSeparator) != sep
	case opt.DecimalComma:
		return sep == ','
	}
	// "3.209" may be three thousand; with fewer or more digits, or a leading
	// zero, a point is a decimal point.
	return sep == '.' && (len(n.groups[1]) != 3 || len(n.groups[0]) > 3)
}

// grouping reports whether the signs may separate groups of three: all alike,
// and allowed by the options or beyond doubt ("1.234.567", "1.234,00").
func (n numeral) grouping(seps []rune, decimals bool, opt Options) bool {
	for _, s := range seps {
		if s != seps[0] {
			return false
		}
	}
	sep := seps[0]
	switch {
	case opt.GroupSeparator != 0:
		return separator(opt.GroupSeparator) == sep
	case opt.DecimalComma:
		return sep != ','
	case sep == '.':
		return len(seps) > 1 || decimals
	}
	return true
}

// groupsOfThree reports whether the digits are grouped as in 1,234,567.
func groupsOfThree(groups []string) bool {
	if len(groups[0]) > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// exponent reads "e3", "E+03" at text[i:], behind a numeral. It returns the
// value, the end of what it read, and whether an exponent is there at all.
func (n numeral) exponent(text []rune, i int) (value int64, end int, found bool, err *Error) {
	if i >= len(text) || (text[i] != 'e' && text[i] != 'E') {
		return 0, i, false, nil
	}
	j, negative := i+1, false
	if j < len(text) && (text[j] == '+' || text[j] == '-' || text[j] == '−') {
		negative = text[j] != '+'
		j++
	}
	power, first := 0, j
	for j < len(text) && text[j] >= '0' && text[j] <= '9' && power < 1000 {
		power = power*10 + int(text[j]-'0')
		j++
	}
	if j == first || (j < len(text) && isWordRune(text[j])) {
		return 0, i, false, nil
	}
	value, err = n.scaled(power, negative, string(text[n.start:j]))
	return value, j, true, err
}

// scaled returns the mantissa times ten to the power, exactly.
func (n numeral) scaled(power int, negative bool, seen string) (int64, *Error) {
	whole, fraction := n.groups[0], ""
	if len(n.groups) == 2 && n.seps[0] == '.' {
		fraction = strings.TrimRight(n.groups[1], "0")
	} else if len(n.groups) > 1 {
		return 0, &Error{Offset: n.start, Seen: seen, Message: "group separators in a number with an exponent"}
	}
	if negative || len(fraction) > power {
		return 0, &Error{Offset: n.start, Seen: seen, Message: "not a whole number", Hint: hintWhole}
	}
	digits := strings.TrimLeft(whole+fraction, "0")
	if digits == "" {
		return 0, nil
	}
	zeros := power - len(fraction)
	if len(digits)+zeros > 19 {
		return 0, &Error{Offset: n.start, Seen: seen, Message: "larger than 9223372036854775807"}
	}
	return n.join([]string{digits + strings.Repeat("0", zeros)}, seen)
}
