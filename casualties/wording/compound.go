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
	if l.entry(word).class != 0 {
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
			if l.entry(rest[:n]).numbers != "" && walk(rest[n:], append(words, rest[:n])) {
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
	if len(l.fronts)+len(l.ends) == 0 {
		return tokens
	}
	var out []token // nil as long as nothing was parted
	for i, t := range tokens {
		n := 1
		first, second := t, t
		if t.kind == tokenWord && (l.isStrange(t.text) || l.isAndTeen(tokens, i)) {
			first, second, n = l.parts(t)
		}
		if out == nil && (n > 1 || first.text != t.text) {
			out = append(make([]token, 0, len(tokens)+2), tokens[:i]...)
		}
		if out != nil {
			out = append(out, first)
		}
		if n > 1 {
			out = append(out, second)
		}
	}
	if out == nil {
		return tokens
	}
	return out
}

// isStrange reports a word that the lexicon does not have as it stands.
func (l *lexicon) isStrange(word string) bool {
	return !l.has(word, markKnown) && l.split(word) == nil
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

// parts takes a word apart; n is 1 where it stays one, though perhaps without
// its article.
func (l *lexicon) parts(t token) (first, second token, n int) {
	for _, p := range l.fronts {
		rest, found := strings.CutPrefix(t.text, p)
		if !found || rest == "" {
			continue
		}
		if !l.is(p, classAnd) {
			if l.isQuantityWord(rest) {
				t.text = rest
				return t, t, 1
			}
			continue
		}
		for _, article := range l.fronts { // "and the five"
			if inner, ok := strings.CutPrefix(rest, article); ok && !l.is(article, classAnd) && l.isQuantityWord(inner) {
				rest = inner
			}
		}
		if l.isQuantityWord(rest) {
			and := t
			and.text, and.end = p, t.start+utf8.RuneCountInString(p)
			t.text, t.start, t.glued = rest, and.end, false
			return and, t, 2
		}
	}
	for _, s := range l.ends {
		if rest, found := strings.CutSuffix(t.text, s); found && l.isQuantityWord(rest) {
			end := t
			t.text, t.end = rest, t.end-utf8.RuneCountInString(s)
			end.text, end.start = s, t.end
			return t, end, 2
		}
	}
	return t, t, 1
}

// isQuantityWord reports a word that is, or begins, a number or a vague one.
func (l *lexicon) isQuantityWord(word string) bool {
	e := l.entry(word)
	return e.numbers != "" || e.vague != "" || l.split(word) != nil
}
