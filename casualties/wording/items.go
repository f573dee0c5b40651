package wording

import "toll/data/frozen"

// An item is a part of a text as one language sees it: a quantity, or a word
// or sign that is none.
type item struct {
	text  string // the folded word or sign; "" for a quantity
	sign  bool
	q     *quantity
	start int // rune offsets
	end   int
	glued bool // no space before it
}

// A quantity is a number, a range or words for a vague one, with the hedge
// that applies to it.
type quantity struct {
	low, high int64  // equal unless it is a range
	times     int64  // how many of a dozen, hundred or thousand it says; 0 for none
	date      bool   // digits with a leading zero, as in 04-07
	class     string // of a vague one: "dozens"
	origin    origin
	rule      string // "" where no hedge applies
}

// origin says how a quantity is written.
type origin uint8

const (
	fromDigits origin = iota
	fromWords
	fromDozen   // a dozen, two score
	fromAbout   // une dizaine
	fromArticle // a child
	fromDual    // جنديين
	fromNone    // no deaths, nobody
	fromVague
	fromRange
)

// A builder turns tokens into the items of one language.
type builder struct {
	lex    *lexicon
	tokens []token
	items  []item
	known  int // words of the text that the language knows
	exact  int // of these, those that it spells the same
	err    *Error
	sure   bool // the error holds whatever another language makes of the text
}

// build returns the items of the tokens.
func (l *lexicon) build(tokens []token) builder {
	b := builder{lex: l, tokens: l.unglue(tokens)}
	for _, t := range tokens {
		if t.kind == tokenWord && l.knows(t) {
			b.known++
			if l.has(t.raw, markSpelt) {
				b.exact++
			}
		}
	}
	for i := 0; i < len(b.tokens); {
		i = b.next(i)
	}
	return b
}

// knows reports whether the lexicon knows a word, as it stands or in parts.
func (l *lexicon) knows(t token) bool {
	if l.has(t.text, markKnown) || l.split(t.text) != nil {
		return true
	}
	first, _, n := l.parts(t)
	return n > 1 || first.text != t.text
}

func (b *builder) fail(t token, seen, message, hint string) {
	if b.err == nil {
		b.err = &Error{Offset: t.start, Seen: seen, Message: message, Hint: hint}
	}
}

// next makes an item of the tokens from i on and returns where it ended.
func (b *builder) next(i int) int {
	t := b.tokens[i]
	if t.kind == tokenSign {
		return b.sign(i)
	}
	if t.kind == tokenWord {
		known := b.lex.entry(t.text)
		_, shield := b.longestPhrase(known.shields, i)
		class, n := b.longestPhrase(known.vague, i)
		if n > 0 && n >= shield && !(n == 1 && b.isGenitive(i)) {
			return b.vague(i, n, class)
		}
		if shield > 0 {
			for end := i + shield; i < end; {
				if b.tokens[i].kind == tokenSign {
					i = b.sign(i)
					continue
				}
				b.word(b.tokens[i])
				i++
			}
			return i
		}
	}
	if q, n := b.quantity(i); n > 0 {
		return b.add(i, n, q)
	}
	if t.kind == tokenNumber {
		date := t.end-t.start == 2 && t.value < 10
		return b.add(i, 1, quantity{low: t.value, high: t.value, date: date})
	}
	if b.prefixed(i) {
		return i + 1
	}
	b.word(t)
	return i + 1
}

// isGenitive reports a word at token i that is plural by itself and singular
// right behind a hedge: Russian "сотни" is hundreds, "более сотни" over 100.
func (b *builder) isGenitive(i int) bool {
	if _, ok := b.lex.number(b.tokens[i].text, kindGenitive); !ok || i == 0 {
		return false
	}
	return b.lex.has(b.tokens[i-1].text, markBefore)
}

func (b *builder) word(t token) {
	b.items = append(b.items, item{text: t.text, start: t.start, end: t.end, glued: t.glued})
}

// add appends a quantity made of n tokens.
func (b *builder) add(i, n int, q quantity) int {
	first, last := b.tokens[i], b.tokens[i+n-1]
	b.checkGlue(i, n)
	b.items = append(b.items, item{q: &q, start: first.start, end: last.end, glued: first.glued})
	return i + n
}

// sign keeps a sign unless it belongs to a word: the point of "ca.", the
// apostrophe of "d'au", the hyphen before a suffix.
func (b *builder) sign(i int) int {
	t := b.tokens[i]
	wordBefore := i > 0 && b.tokens[i-1].kind == tokenWord && t.glued
	wordAfter := i+1 < len(b.tokens) && b.tokens[i+1].kind == tokenWord && b.tokens[i+1].glued
	switch t.text {
	case ".":
		if wordBefore {
			return i + 1
		}
	case "'":
		if wordBefore || wordAfter && t.glued {
			return i + 1
		}
	case "-":
		if wordAfter && t.glued && i > 0 && b.lex.is(b.tokens[i+1].text, classSuffix) {
			return i + 1
		}
	}
	b.items = append(b.items, item{text: t.text, sign: true, start: t.start, end: t.end, glued: t.glued})
	return i + 1
}

// prefixed drops a word that is written onto the front of digits, such as the
// Arabic article; an "and" stays.
func (b *builder) prefixed(i int) bool {
	if i+1 >= len(b.tokens) || b.tokens[i+1].kind != tokenNumber || !b.tokens[i+1].glued {
		return false
	}
	return b.lex.is(b.tokens[i].text, classPrefix) && !b.lex.is(b.tokens[i].text, classAnd)
}

// longestPhrase returns the first of a list of phrases, the longest first, that
// stands at token i: its class and the tokens it takes up.
func (b *builder) longestPhrase(list string, i int) (class string, n int) {
	for list != "" {
		var words string
		if class, words, list = cutPhrase(list); b.matchWords(words, i) > 0 {
			return class, b.matchWords(words, i)
		}
	}
	return "", 0
}

// matchWords returns how many tokens from i on the words take up, 0 for none;
// points and apostrophes beside words are passed over.
func (b *builder) matchWords(words string, i int) int {
	j := i
	for words != "" {
		for j > i && j < len(b.tokens) && b.tokens[j].kind == tokenSign && b.tokens[j].glued &&
			(b.tokens[j].text == "'" || b.tokens[j].text == ".") {
			j++
		}
		var w string
		w, words = frozen.Cut(words)
		if j >= len(b.tokens) || b.tokens[j].kind == tokenNumber || b.tokens[j].text != w {
			return 0
		}
		j++
	}
	return j - i
}
