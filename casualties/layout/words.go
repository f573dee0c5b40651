package layout

import (
	"strings"
	"unicode"

	"toll/casualties/fold"
)

// longestName is how many bytes the name of a column has at most. What is longer
// is a text, and one word that is not understood: the cost of a header stays
// small whatever stands in it.
const longestName = 300

// split takes a column's name apart into folded words: at whatever is neither a
// letter nor a digit, between letters and digits, and inside camelCase. A
// percent sign is a word: a share is no count.
func split(name string) []string {
	if len(name) > longestName {
		return []string{"…"}
	}
	var words []string
	runes := []rune(clean(name))
	start := 0
	cut := func(end int) {
		if w := fold.Name(string(runes[start:end])); w != "" {
			words = append(words, strings.Fields(w)...)
		}
	}
	for i, r := range runes {
		switch {
		case !isWord(r):
			cut(i)
			start = i + 1
			if strings.ContainsRune("%‰٪", r) {
				words = append(words, "%")
			}
		case i > start && splitsBefore(runes, i):
			cut(i)
			start = i
		}
	}
	cut(len(runes))
	return words
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// splitsBefore reports whether a word begins at rune i, of which the rune
// before is part of a word too: killedMin, admin1, GEDdeaths.
func splitsBefore(runes []rune, i int) bool {
	before, r := runes[i-1], runes[i]
	if unicode.IsMark(r) || unicode.IsMark(before) {
		return false
	}
	if unicode.IsDigit(before) != unicode.IsDigit(r) {
		return true
	}
	lower := func(k int) bool { return k < len(runes) && unicode.IsLower(runes[k]) }
	if unicode.IsUpper(r) {
		return unicode.IsLower(before) || unicode.IsUpper(before) && lower(i+1) && lower(i+2)
	}
	return false
}
