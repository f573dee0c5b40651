package wording

import (
	"unicode"
	"unicode/utf8"
)

// checkGlue refuses letters written onto digits, and digits onto letters, as
// in "1O", "l5", "47th", "0x1F" and "15-Oct".
func (b *builder) checkGlue(i, n int) {
	first, last := b.tokens[i], b.tokens[i+n-1]
	if first.kind == tokenNumber && first.glued && i > 0 {
		j := i - 1
		if b.tokens[j].text == "-" && b.tokens[j].glued && j > 0 {
			j--
		}
		if p := b.tokens[j]; p.kind == tokenWord && !b.lex.is(p.text, classPrefix|classAnd) && !oneLetterScript(p) {
			b.fail(p, p.text+"…"+first.text, "letters and digits written together", hintWhole)
		}
	}
	if j := i + n; last.kind == tokenNumber && j < len(b.tokens) && b.tokens[j].glued {
		next, sign := b.tokens[j], false
		if (next.text == "-" || next.text == "'") && j+1 < len(b.tokens) && b.tokens[j+1].glued {
			next, sign = b.tokens[j+1], true
		}
		if next.kind == tokenWord && !b.mayEnd(next, sign) && !oneLetterScript(next) {
			b.fail(first, last.text+"…"+next.text, "digits and letters written together", hintWhole)
		}
	}
}

// mayEnd reports whether a word may be written onto the end of digits. Short
// ones need a sign between, as in "4'ü": a letter alone may be a slip, "5I".
func (b *builder) mayEnd(t token, sign bool) bool {
	if !b.lex.is(t.text, classSuffix) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.text)
	return sign || utf8.RuneCountInString(t.text) > 2 || unicode.Is(unicode.Arabic, r)
}

// oneLetterScript reports a word of a script without spaces between words.
func oneLetterScript(t token) bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return standsAlone(r)
}
