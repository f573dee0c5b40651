package wording

import "strings"

// nothingKey joins the words of a text, without signs around them: "N/A",
// "n.a." and "(na)" are one.
func nothingKey(toks []token) string {
	var b strings.Builder
	for _, t := range toks {
		switch {
		case t.kind == tokenWord:
			if b.Len() > 0 && !t.glued {
				b.WriteByte(' ')
			}
			b.WriteString(t.text)
		case t.kind == tokenNumber:
			return "0" // a number is never nothing
		case !strings.Contains(ornaments, t.text):
			return "0"
		}
	}
	return b.String()
}

// ornaments are the signs that alone say nothing, and that may surround or
// part the words of nothing.
const ornaments = `-/.?,;:_'"()[]*–·`

// isNothing reports whether the tokens of a text make no claim.
func (t *tables) isNothing(toks []token, text string) bool {
	key := nothingKey(toks)
	if key == "" {
		// A lone star or bracket is a footnote mark or a slip, not a blank.
		return !strings.ContainsAny(text, "*[]()")
	}
	_, ok := t.nothing.Get(key)
	return ok
}

// nothingLang returns the language of the words of nothing.
func (t *tables) nothingLang(toks []token) string {
	lang, _ := t.nothing.Get(nothingKey(toks))
	return lang
}
