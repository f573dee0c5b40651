package wording

import (
	"slices"

	"toll/data/frozen"
)

// outcome is what one language makes of a text.
type outcome struct {
	reading Reading
	err     *Error
	known   int  // words it knows
	exact   int  // of these, those that it spells the same
	sure    bool // the error holds whatever another language makes of the text
}

// read lets every language that knows a word of the text read it, and takes
// the reading of the one that knows most of its words.
func (t *tables) read(tokens []token, opt Options) (Reading, error) {
	best := t.lexicons[0].read(tokens, opt)
	rank := 0
	known := t.known(tokens)
	for i, l := range t.lexicons {
		if i == 0 || known&(1<<i) == 0 && !l.knowsAny(tokens) {
			continue
		}
		o := l.read(tokens, opt)
		if o.known > 0 && o.beats(best, i, rank) {
			best, rank = o, i
		}
	}
	if best.err != nil {
		return Reading{}, best.err
	}
	return best.reading, nil
}

// beats decides between two languages: more known words, then more of them
// spelled the same. With equally many, and only among the main languages, an
// error that holds in any language goes first, then a reading before an
// error, a figure before vague words and a hedge before none; else the earlier
// language.
func (o outcome) beats(best outcome, rank, bestRank int) bool {
	if o.known != best.known {
		return o.known > best.known
	}
	if o.exact != best.exact {
		return o.exact > best.exact
	}
	if rank >= mainLanguages && bestRank < mainLanguages {
		return false
	}
	if o.sure != best.sure {
		return o.sure
	}
	if (o.err == nil) != (best.err == nil) {
		return o.err == nil
	}
	if o.err != nil || o.reading.Kind != best.reading.Kind {
		return o.err == nil && o.reading.Kind > best.reading.Kind
	}
	return o.reading.Rule != RuleExact && best.reading.Rule == RuleExact
}

// known returns the bits of the lexicons that have one of the words as it
// stands.
func (t *tables) known(tokens []token) uint64 {
	var all uint64
	for _, tok := range tokens {
		if tok.kind == tokenWord {
			value, _ := t.words.Get(tok.text)
			bits, _ := frozen.CutNumber(value)
			all |= bits
		}
	}
	return all
}

// knowsAny reports whether the lexicon knows one of the words.
func (l *lexicon) knowsAny(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(tok token) bool { return tok.kind == tokenWord && l.knows(tok) })
}

// read reads the tokens in one language.
func (l *lexicon) read(tokens []token, opt Options) outcome {
	b := l.build(tokens)
	b.rewrite()
	o := outcome{known: b.known, exact: b.exact}
	o.err = b.check()
	o.sure = b.sure
	if o.err == nil {
		o.reading, o.err = b.decide(opt)
	}
	o.reading.Lang = l.lang
	return o
}
