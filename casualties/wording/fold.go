package wording

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isSpace reports white space of any width, no-break spaces included.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2007' || r == '\u202F' || r == '\u2060'
}

// isWordRune reports the runes that words are made of.
func isWordRune(r rune) bool {
	if r <= unicode.MaxASCII {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.In(r, unicode.Mn, unicode.Mc) || r == tatweel
}

const tatweel = 'ـ'

// isInvisible reports marks that steer the direction or shape of text and
// show nothing themselves. They are ignored beside words and numbers.
func isInvisible(r rune) bool {
	switch {
	case r == '\u00AD', r == '\u061C', r == '\uFEFF':
		return true
	case '\u200B' <= r && r <= '\u200F', '\u202A' <= r && r <= '\u202C', '\u2066' <= r && r <= '\u2069':
		return true
	}
	return false
}

// isOverride reports the marks that show text in another order than it is
// written: "51" may be a 15.
func isOverride(r rune) bool { return r == '\u202D' || r == '\u202E' }

// standsAlone reports the letters of scripts that write no spaces between
// words; each is a word here.
func standsAlone(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// fold maps the spellings of one word to one: case, accents, vowel signs, and
// the letters that Arabic and Persian keyboards write differently.
func fold(word string) string {
	ascii := true
	for i := range len(word) {
		if c := word[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == tatweel, isInvisible(r), foldWidth(r) == '\'':
			continue
		case r == 'ß':
			b.WriteString("ss")
			continue
		}
		if to, ok := foldRune(r); ok {
			r = to
		}
		b.WriteRune(r)
	}
	return b.String()
}

// foldRune maps single letters that differ by keyboard or by a stroke that is
// no combining mark.
func foldRune(r rune) (rune, bool) {
	switch r {
	case 'ı':
		return 'i', true
	case 'ø':
		return 'o', true
	case 'ł':
		return 'l', true
	case 'ى', 'ی', 'ې':
		return 'ي', true
	case 'ک', 'ڪ':
		return 'ك', true
	case 'ة', 'ہ', 'ە', 'ھ':
		return 'ه', true
	case 'ٱ':
		return 'ا', true
	case 'ґ':
		return 'г', true
	}
	return r, false
}

// foldWidth maps the full-width forms of ASCII signs to ASCII, and the
// different dashes, quotes and comparison signs to one each.
func foldWidth(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case r == '〜', r == '∼', r == '˜':
		return '~'
	case r == '‐', r == '‑', r == '‒', r == '–', r == '—', r == '―':
		return '-'
	case r == '’', r == '‘', r == 'ʼ', r == '`', r == '´':
		return '\''
	case r == '“', r == '”', r == '„', r == '«', r == '»', r == '‹', r == '›', r == '「', r == '」':
		return '"'
	case r == '⩾', r == '≧':
		return '≥'
	case r == '⩽', r == '≦':
		return '≤'
	case r == '≅', r == '≃', r == '∽':
		return '≈'
	case r == '،', r == '、':
		return ','
	case r == '؛':
		return ';'
	case r == '؟':
		return '?'
	case r == '。':
		return '.'
	case r == '…':
		return '.'
	}
	return r
}
