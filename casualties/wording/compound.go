package wording

import (
	"strings"
	"unicode/utf8"
)

// maxCompound is the length in bytes of the longest word that is looked at as
// a compound number; "neunhundertneunundneunzigtausendneunhundert…" fits.
const maxCompound = 96

// split takes a compound number word apart: "einundzwanzig", "ventuno",
// "fortytwo" is none. Nil where the whole word is no valid number.
func (l *lexicon) split(word string) []string {
	if !l.grammar.compound || len(word) > maxCompound || len(word) < 4 {
		return nil
	}
	if _, ok := l.words[word]; ok {
		return nil
	}
	var found []string
	var walk func(rest string, words []string) bool
	steps := 0
	walk = func(rest string, words []string) bool {
		if steps++; steps > 2000 {
			return false
		}
		if rest == "" {
			if len(words) > 1 && l.isNumber(words) {
				found = append([]string(nil), words...)
				return true
			}
			return false
		}
		for n := min(l.longest, len(rest)); n > 1; n-- {
			if _, ok := l.numbers[rest[:n]]; ok && walk(rest[n:], append(words, rest[:n])) {
				return true
			}
		}
		return false
	}
	walk(word, nil)
	return found
}

// isNumber reports whether words make one number, used up to the last.
func (l *lexicon) isNumber(words []string) bool {
	p := numberParser{lex: l}
	for _, w := range words {
		p.pieces = append(p.pieces, piece{word: w})
	}
	_, n, ok := p.number()
	return ok && n == len(words)
}

// unglue parts what a language writes together: Arabic "and" and article on
// the front of a number word, Turkish case endings on its end.
func (l *lexicon) unglue(tokens []token) []token {
	if len(l.fronts) == 0 && len(l.ends) == 0 {
		return tokens
	}
	out := make([]token, 0, len(tokens)+2)
	for i, t := range tokens {
		if t.kind == tokenWord && (l.isStrange(t.text) || l.isAndTeen(tokens, i)) {
			out = l.unglueWord(out, t)
			continue
		}
		out = append(out, t)
	}
	return out
}

// isStrange reports a word that the lexicon does not have as it stands.
func (l *lexicon) isStrange(word string) bool {
	_, known := l.vocabulary[word]
	return !known && l.split(word) == nil
}

// isAndTeen reports a word that would be one number alone, but is an "and"
// with the unit of the teen behind it: Arabic "وأحد عشر" looks like "واحد".
func (l *lexicon) isAndTeen(tokens []token, i int) bool {
	if i+1 == len(tokens) {
		return false
	}
	if _, teen := l.number(tokens[i+1].text, kindTeenSuffix); !teen {
		return false
	}
	for _, p := range l.fronts {
		if rest, found := strings.CutPrefix(tokens[i].text, p); found && l.is(p, classAnd) {
			_, unit := l.number(rest, kindTeenUnit)
			return unit
		}
	}
	return false
}

// unglueWord appends the parts of a word.
func (l *lexicon) unglueWord(out []token, t token) []token {
	for _, p := range l.fronts {
		rest, found := strings.CutPrefix(t.text, p)
		if !found || rest == "" {
			continue
		}
		if l.is(p, classAnd) {
			inner := rest
			if a, ok := strings.CutPrefix(rest, "ال"); ok && l.isQuantityWord(a) {
				inner = a
			}
			if l.isQuantityWord(inner) {
				and := t
				and.text, and.end = p, t.start+utf8.RuneCountInString(p)
				t.text, t.start, t.glued = inner, and.end, false
				return append(out, and, t)
			}
		} else if l.isQuantityWord(rest) {
			t.text = rest
			return append(out, t)
		}
	}
	for _, s := range l.ends {
		rest, found := strings.CutSuffix(t.text, s)
		if !found || !l.isQuantityWord(rest) {
			continue
		}
		end := t
		t.text, t.end = rest, t.end-utf8.RuneCountInString(s)
		end.text, end.start = s, t.end
		return append(out, t, end)
	}
	return append(out, t)
}

// isQuantityWord reports a word that is, or begins, a number or a vague one.
func (l *lexicon) isQuantityWord(word string) bool {
	if _, ok := l.numbers[word]; ok {
		return true
	}
	if _, ok := l.vague[word]; ok {
		return true
	}
	return l.split(word) != nil
}
