package wording

// vague adds words for a number that is not said. "several" before "hundred"
// or "dozen" is of their class.
func (b *builder) vague(i, n int, class string) int {
	if class == classZero {
		return b.add(i, n, quantity{origin: fromNone})
	}
	for j := i + n; j < len(b.tokens) && b.tokens[j].kind == tokenWord; j++ {
		c, ok := b.lex.scaleClass(b.tokens[j].text)
		if !ok {
			if b.lex.is(b.tokens[j].text, classFiller) {
				continue // "un par de docenas"
			}
			break
		}
		class, n = c, j+1-i
	}
	return b.add(i, n, quantity{class: class, origin: fromVague})
}

// scaleClass returns the class of a vague number of a scale: "dozens" for
// dozen.
func (l *lexicon) scaleClass(word string) (string, bool) {
	for list := l.entry(word).numbers; list != ""; {
		var n numberWord
		switch n, list = cutNumberWord(list); n.kind {
		case kindHundred, kindHundreds, kindScale, kindAfter, kindDozen, kindAbout:
			if c, ok := scaleClasses[n.value]; ok {
				return c, true
			}
		}
	}
	return "", false
}

var scaleClasses = map[int64]string{10: "tens", 12: "dozens", 20: "scores", 100: "hundreds", 1000: "thousands", 1_000_000: "millions"}
