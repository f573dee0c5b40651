// Package contact finds what leads to a person in a text: e-mail addresses and
// telephone numbers.
package contact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The kinds of what is found.
const (
	EMail     = "e-mail"
	Telephone = "telephone"
)

// Found is a place in a text, in bytes.
type Found struct {
	Start, End int
	Kind       string
}

// Find returns the e-mail addresses and telephone numbers of a text, in their
// order. A telephone number begins with + or 00 and has 9 to 15 digits (ITU-T
// E.164), or stands behind a word for telephone and has 6 or more. Nothing is
// looked for in addresses of pages. A number that nothing marks as one of a
// telephone is not found: it may be a count.
func Find(text string) []Found {
	if !strings.ContainsAny(text, "@+0٠۰") && !hasPhoneWord(text) {
		return nil
	}
	var list []Found
	for at := 0; at < len(text); {
		start := at + skipTo(text[at:], isToken)
		end := start + skipTo(text[start:], func(r rune) bool { return !isToken(r) })
		token := text[start:end]
		switch {
		case token == "":
			return append(list, numbers(text, list)...)
		case strings.Contains(token, "://") || strings.HasPrefix(token, "www."):
		case isMail(strings.Trim(token, ".,;:()<>[]\"'")):
			inner := strings.TrimLeft(token, ".,;:()<>[]\"'")
			start += len(token) - len(inner)
			list = append(list, Found{start, start + len(strings.TrimRight(inner, ".,;:()<>[]\"'")), EMail})
		}
		at = end
	}
	return append(list, numbers(text, list)...)
}

// Scrub replaces what Find finds by words that say what stood there, and returns
// the kinds of it; the text as it is where there is nothing.
func Scrub(text string) (scrubbed string, kinds []string) {
	found := Find(text)
	if len(found) == 0 {
		return text, nil
	}
	var b strings.Builder
	at := 0
	for _, f := range sorted(found) {
		if f.Start < at {
			continue
		}
		b.WriteString(text[at:f.Start])
		b.WriteString("[" + f.Kind + " left out]")
		at = f.End
		kinds = append(kinds, f.Kind)
	}
	b.WriteString(text[at:])
	return b.String(), kinds
}

// Whole reports whether a text is nothing but an e-mail address or a telephone
// number, and which. Digits without a mark are none, unless they begin with 0
// and are 9 to 11.
func Whole(text string) (kind string, ok bool) {
	text = strings.TrimSpace(text)
	if found := Find(text); len(found) == 1 && found[0].Start == 0 && found[0].End == len(text) {
		return found[0].Kind, true
	}
	digits, first := 0, rune(-1)
	for _, r := range text {
		d, isDigit := digit(r)
		switch {
		case isDigit:
			if first < 0 {
				first = d
			}
			digits++
		case !strings.ContainsRune(" -()/\u00a0", r):
			return "", false // 0.0461538 is no telephone either
		}
	}
	return Telephone, first == '0' && digits >= 9 && digits <= 11
}

func sorted(list []Found) []Found {
	for i := 1; i < len(list); i++ { // a few at most
		for j := i; j > 0 && list[j].Start < list[j-1].Start; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

// skipTo returns where the first rune is of which is holds.
func skipTo(s string, is func(rune) bool) int {
	if i := strings.IndexFunc(s, is); i >= 0 {
		return i
	}
	return len(s)
}

func isToken(r rune) bool { return !unicode.IsSpace(r) }

// isMail reports whether the word is an address of e-mail: name@host.domain.
func isMail(word string) bool {
	name, host, ok := strings.Cut(word, "@")
	name = strings.TrimPrefix(name, "mailto:")
	dot := strings.LastIndexByte(host, '.')
	if !ok || name == "" || dot < 1 || len(host)-dot < 3 || strings.ContainsAny(name+host, "/@,;\"<>()") {
		return false
	}
	for _, r := range host[dot+1:] {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// digit returns the ASCII digit of a digit of any script that phones are
// written in.
func digit(r rune) (rune, bool) {
	switch {
	case r >= '0' && r <= '9':
		return r, true
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0', true
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0', true
	}
	return 0, false
}

// phoneWords stand before a telephone number.
var phoneWords = [...]string{"phone", "tel", "mobile", "whatsapp", "cell", "fax", "هاتف", "جوال", "موبايل", "واتساب", "تلفن", "موبایل", "тел", "téléphone", "teléfono", "móvil", "telefon", "handy", "gsm"}

func hasPhoneWord(text string) bool {
	lower := strings.ToLower(text)
	for _, w := range phoneWords {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// numbers finds the telephone numbers of a text outside of what was found.
func numbers(text string, not []Found) []Found {
	var list []Found
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if _, is := digit(r); r != '+' && !is {
			at += size
			continue
		}
		end, digits, international := run(text[at:])
		end += at
		switch {
		case inside(at, not) || inPage(text, at):
		case international && digits >= 9 && digits <= 15, digits >= 6 && digits <= 15 && behindWord(text[:at]):
			list = append(list, Found{at, end, Telephone})
		}
		at = max(end, at+size)
	}
	return list
}

// run returns the end of the digits at the start of a text, which may have
// single separators between them, how many they are, and whether they begin
// with + or 00.
func run(s string) (end, digits int, international bool) {
	gap := 0
	international = s[0] == '+' || strings.HasPrefix(s, "00") || strings.HasPrefix(s, "٠٠") || strings.HasPrefix(s, "۰۰")
	for i, r := range s {
		_, is := digit(r)
		switch {
		case i == 0 && r == '+':
			end = 1
		case is:
			digits++
			gap = 0
			end = i + utf8.RuneLen(r)
		case strings.ContainsRune(" -()./\u00a0", r) && gap < 2 && (digits > 0 || international):
			gap++
		default:
			return end, digits, international
		}
	}
	return end, digits, international
}

func inside(at int, list []Found) bool {
	for _, f := range list {
		if at >= f.Start && at < f.End {
			return true
		}
	}
	return false
}

// inPage reports whether the place is in the address of a page, or within a
// word.
func inPage(text string, at int) bool {
	word := text[strings.LastIndexFunc(text[:at], unicode.IsSpace)+1 : at]
	last, _ := utf8.DecodeLastRuneInString(word)
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || word != "" && (unicode.IsLetter(last) || last == '_' || last == '=')
}

// behindWord reports whether a word for telephone ends the text, with a few
// signs behind it.
func behindWord(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " .:#-–\u00a0"))
	for _, suffix := range []string{" number", " no", "nummer", "fon"} {
		before = strings.TrimSuffix(before, suffix)
	}
	for _, w := range phoneWords {
		if rest, ok := strings.CutSuffix(before, w); ok {
			last, _ := utf8.DecodeLastRuneInString(rest)
			return rest == "" || !unicode.IsLetter(last) || w == "phone" || strings.HasSuffix(rest, "ال")
		}
	}
	return false
}
