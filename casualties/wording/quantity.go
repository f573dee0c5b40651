package wording

// quantity reads the longest quantity in number words, or digits with a
// scale, that starts at token i. It returns the tokens it took, 0 for none.
func (b *builder) quantity(i int) (quantity, int) {
	if q, n := b.none(i); n > 0 {
		return q, n
	}
	pieces, ends := b.pieces(i)
	if len(pieces) == 0 || pieces[0].stop {
		return quantity{}, 0
	}
	p := numberParser{b.lex, pieces}
	if v, ok := p.value(0, kindGenitive); ok && b.isGenitive(i) {
		return quantity{low: v, high: v, origin: fromWords}, ends[0] - i
	}
	if q, n := p.collective(); n > 0 {
		return q, ends[n-1] - i
	}
	if _, ok := p.value(0, kindDual); ok {
		n := 1
		if v, ok := p.value(1, kindUnit); ok && v == 2 {
			n = 2
		}
		return quantity{low: 2, high: 2, origin: fromDual}, ends[n-1] - i
	}
	return b.plain(p, i, ends)
}

// plain reads a number that is no collective, in the pieces of p, the first of
// which is of token i.
func (b *builder) plain(p numberParser, i int, ends []int) (quantity, int) {
	v, n, ok := p.number()
	for n > 0 && n < len(p.pieces) && ends[n] == ends[n-1] { // not in the middle of a compound
		k := n - 1
		for k > 0 && ends[k-1] == ends[n-1] {
			k--
		}
		p.pieces = p.pieces[:k]
		v, n, ok = p.number()
	}
	first := p.at(0)
	if n == 0 || n == 1 && first.digit { // plain digits are read elsewhere
		return quantity{}, 0
	}
	if !ok {
		b.fail(b.tokens[i], "", "larger than 9223372036854775807", "")
		return quantity{}, 0
	}
	q := quantity{low: v, high: v, origin: fromWords, times: p.times(v, n)}
	if n == 1 && b.isArticle(first.word) {
		if !b.countsAsOne(i) {
			return quantity{}, 0
		}
		q.origin = fromArticle
	}
	return q, ends[n-1] - i
}

// collective reads "a dozen", "half a dozen", "two dozen", "une vingtaine".
func (p *numberParser) collective() (quantity, int) {
	i, half := 0, false
	var times int64 = 1
	if _, ok := p.value(0, kindHalf); ok {
		half, i = true, 1
		if _, ok := p.value(1, kindArticle); ok {
			i = 2
		}
	} else if v, n, ok := p.number(); n > 0 && ok {
		times, i = v, n
		if _, isHalf := p.value(i, kindHalf); isHalf && v == 1 {
			half, i = true, i+1
		}
	}
	var q quantity
	v, ok := p.value(i, kindDozen)
	q.origin = fromDozen
	if !ok {
		if v, ok = p.value(i, kindAbout); !ok {
			return q, 0
		}
		q.origin = fromAbout
	}
	if half {
		v /= 2
	}
	n, fits := multiply(v, times)
	if !fits {
		return q, 0
	}
	q.low, q.high, q.times = n, n, times
	return q, i + 1
}

// times returns how many hundreds, thousands or millions a number of n pieces
// says, where its last word is one of these; else 0.
func (p *numberParser) times(value int64, n int) int64 {
	scale, ok := p.scale(n - 1)
	if !ok && p.hundredWord(n-1) {
		scale, ok = 100, true
	}
	if !ok {
		return 0
	}
	return value / scale
}

// isArticle reports a word for one that is mostly the article.
func (b *builder) isArticle(word string) bool {
	for list := b.lex.entry(word).numbers; list != ""; {
		var n numberWord
		if n, list = cutNumberWord(list); n.kind != kindArticle && n.kind != kindOne {
			return false
		}
	}
	return true
}

// countsAsOne reports whether the article at token i counts: before a person
// ("a child"), as the whole text, right behind a hedge ("au moins un") or
// before the other end of a range ("ein bis zwei").
func (b *builder) countsAsOne(i int) bool {
	if b.personAt(i + 1) {
		return true
	}
	if _, ok := b.lex.number(b.tokens[i].text, kindOne); !ok {
		return false
	}
	if i+1 == len(b.tokens) {
		return true
	}
	if b.lex.has(b.tokens[i+1].text, markRange) && b.tokens[i+1].kind == tokenWord {
		pieces, _ := b.pieces(i + 2)
		return len(pieces) > 0
	}
	return i > 0 && b.lex.has(b.tokens[i-1].text, markBefore)
}

// personAt reports whether a person stands at token i, with adjectives before
// and nothing behind that would make it another thing: "young Syrian
// soldier", not "civilian car".
func (b *builder) personAt(i int) bool {
	known := func(j int, class wordClass) bool {
		return j < len(b.tokens) && b.tokens[j].kind == tokenWord && b.lex.is(b.tokens[j].text, class)
	}
	for known(i, classAdjective) && known(i+1, classAdjective|classPerson) {
		i++
	}
	if !known(i, classPerson) {
		return false
	}
	for known(i, classPerson) {
		i++
	}
	return i >= len(b.tokens) || b.tokens[i].kind != tokenWord ||
		known(i, classFunction|classAdjective|classFiller|classUndercut) || b.isNumberWord(i)
}

// isNumberWord reports a word that is, or begins, a number or hedge.
func (b *builder) isNumberWord(i int) bool {
	return b.lex.isQuantityWord(b.tokens[i].text) || b.lex.entry(b.tokens[i].text).patterns != [turns]string{}
}

// none reads "no" before people: "no deaths", "keine Toten", "none killed".
func (b *builder) none(i int) (quantity, int) {
	t := b.tokens[i]
	if t.kind != tokenWord {
		return quantity{}, 0
	}
	if _, ok := b.lex.number(t.text, kindNone); !ok {
		return quantity{}, 0
	}
	j := i + 1
	for j < len(b.tokens) && j <= i+3 && b.lex.is(b.tokens[j].text, classFunction) && !b.lex.is(b.tokens[j].text, classPerson) {
		j++ // "none of the civilians", "none were killed"
	}
	if b.personAt(j) {
		return quantity{origin: fromNone}, 1
	}
	return quantity{}, 0
}

// pieces returns the number words and digits from token i on, up to the first
// thing that is neither, and for each the token behind it.
func (b *builder) pieces(i int) (pieces []piece, ends []int) {
	for j := i; j < len(b.tokens) && len(pieces) < 40; j++ {
		t := b.tokens[j]
		switch t.kind {
		case tokenNumber:
			if j > i {
				return pieces, ends
			}
			pieces, ends = append(pieces, piece{word: t.text, digit: true, value: t.value}), append(ends, j+1)
		case tokenSign:
			hyphen := t.text == "-" && t.glued && j+1 < len(b.tokens) && b.tokens[j+1].glued &&
				b.tokens[j+1].kind == tokenWord && j > i && b.tokens[j-1].kind == tokenWord
			if !hyphen {
				return pieces, ends
			}
		case tokenWord:
			words := b.lex.numberWords(t.text)
			if words == nil {
				return pieces, ends
			}
			for _, w := range words {
				pieces, ends = append(pieces, piece{word: w}), append(ends, j+1)
			}
		}
	}
	return pieces, ends
}

// numberWords returns the number words that a word consists of: itself, or
// those of a compound. Nil: none.
func (l *lexicon) numberWords(word string) []string {
	if l.entry(word).numbers != "" {
		return []string{word}
	}
	return l.split(word)
}
