package wording

// A join says whether a word for "and" stands between two parts of a number.
type join uint8

const (
	joinNone     join = iota // never: "forty two"
	joinOptional             // may: "a hundred (and) five"
	joinRequired             // must: "treinta y cinco"
)

// A grammar says how a language puts number words together. What the words
// are is in numbers.csv; only their order is here.
type grammar struct {
	tensUnits join // between tens and units, tens first
	unitsTens join // between units and tens, units first; joinNone: not in this order
	unitsOnly bool // tens never come first: German, Dutch, Arabic
	hundreds  join // between hundreds and the rest
	compound  bool // writes numbers as one word: "einundzwanzig"
	vigesimal bool // counts 70 and 90 on from 60 and 80: French
}

// grammars of the languages. One that is missing has the zero grammar: tens
// and units side by side, no "and".
var grammars = map[string]grammar{
	"en":  {hundreds: joinOptional},
	"sco": {hundreds: joinOptional},
	"ar":  {unitsTens: joinRequired, unitsOnly: true, hundreds: joinRequired},
	"fa":  {tensUnits: joinRequired, hundreds: joinRequired},
	"fr":  {tensUnits: joinOptional, vigesimal: true},
	"es":  {tensUnits: joinRequired},
	"pt":  {tensUnits: joinRequired, hundreds: joinOptional},
	"de":  {unitsTens: joinRequired, unitsOnly: true, hundreds: joinOptional, compound: true},
	"nl":  {unitsTens: joinRequired, unitsOnly: true, hundreds: joinOptional, compound: true},
	"it":  {hundreds: joinOptional, compound: true},
	"tr":  {compound: true},
	"nb":  {unitsTens: joinRequired, hundreds: joinOptional, compound: true},
	"ca":  {tensUnits: joinOptional},
}

// A piece is one number word, digit run or "and" of a text in one language.
type piece struct {
	word  string
	glued bool
	digit bool // value is from digits
	value int64
	stop  bool // a sign or a word that is no number
}

// A numberParser reads the longest number at the start of some pieces.
type numberParser struct {
	lex    *lexicon
	pieces []piece
}

func (p *numberParser) at(i int) piece {
	if i < len(p.pieces) {
		return p.pieces[i]
	}
	return piece{stop: true}
}

// value returns piece i as a number word of a kind.
func (p *numberParser) value(i int, kind numberKind) (int64, bool) {
	x := p.at(i)
	if x.stop || x.digit {
		return 0, false
	}
	return p.lex.number(x.word, kind)
}

// afterJoin returns where the next part starts behind an "and", or -1 where
// the rule of the join is not kept.
func (p *numberParser) afterJoin(i int, j join) int {
	_, and := p.value(i, kindAnd)
	switch {
	case and && j != joinNone:
		return i + 1
	case !and && j != joinRequired:
		return i
	}
	return -1
}

// number reads a number at piece 0. It returns the pieces read, 0 where there
// is no number; ok is false where it is beyond an int64.
func (p *numberParser) number() (value int64, read int, ok bool) {
	i := 0
	var total, limit int64 = 0, 0
	for {
		start := i
		if total > 0 {
			if j := p.afterJoin(i, joinOptional); j > i && p.lex.grammar.hundreds != joinNone {
				start = j
			}
		}
		n, j := p.group(start)
		if j == start { // a scale by itself is one of it: "mille", "thousand"
			if _, plain := p.value(start, kindScale); !plain {
				break
			}
			n = 1
		}
		scale, isScale := p.scale(j)
		if !isScale {
			if total > 0 && n >= limit || j == start {
				break
			}
			total += n
			i = j
			break
		}
		part, fits := multiply(n, scale)
		if !fits {
			return 0, j + 1, false
		}
		j++
		for { // "hundred thousand million" in steps
			next, more := p.scale(j)
			if !more {
				break
			}
			if part, fits = multiply(part, next); !fits {
				return 0, j + 1, false
			}
			j++
		}
		if total > 0 && part >= limit {
			break
		}
		if total += part; total < 0 {
			return 0, j, false
		}
		limit, i = scale, j
	}
	return total, i, true
}

// scale reads a thousand or a million at piece i.
func (p *numberParser) scale(i int) (int64, bool) {
	if v, ok := p.value(i, kindScale); ok {
		return v, true
	}
	if v, ok := p.value(i, kindAfter); ok && v >= 1000 {
		return v, true
	}
	return 0, false
}

// hundredWord reads a word for hundred that multiplies what stands before it.
func (p *numberParser) hundredWord(i int) bool {
	if _, ok := p.value(i, kindHundred); ok {
		return true
	}
	v, ok := p.value(i, kindAfter)
	return ok && v == 100
}

// group reads a number below 1000, or digits, at piece i; the end is i where
// there is none.
func (p *numberParser) group(i int) (int64, int) {
	if x := p.at(i); x.digit && !x.stop {
		if i > 0 { // "two thousand 15" are two numbers
			return 0, i
		}
		if p.hundredWord(1) && x.value < 100 {
			return x.value * 100, 2
		}
		return x.value, 1
	}
	if v, ok := p.value(i, kindArticle); ok && i == 0 {
		if p.hundredWord(1) {
			return p.rest(100, 2)
		}
		return v, 1
	}
	if v, ok := p.value(i, kindHundreds); ok {
		return p.rest(v, i+1)
	}
	if _, ok := p.value(i, kindHundred); ok {
		return p.rest(100, i+1)
	}
	n, j := p.below100(i)
	if j > i && n > 0 && n < 20 && p.hundredWord(j) {
		return p.rest(n*100, j+1)
	}
	return n, j
}

// rest adds tens and units behind hundreds.
func (p *numberParser) rest(hundreds int64, i int) (int64, int) {
	start := p.afterJoin(i, p.lex.grammar.hundreds)
	if start < 0 {
		return hundreds, i
	}
	if n, j := p.below100(start); j > start && n > 0 {
		return hundreds + n, j
	}
	return hundreds, i
}

// below100 reads a number below 100 at piece i.
func (p *numberParser) below100(i int) (int64, int) {
	if v, ok := p.value(i, kindTeenUnit); ok {
		if _, teen := p.value(i+1, kindTeenSuffix); teen {
			return 10 + v, i + 2
		}
	}
	if v, ok := p.unit(i); ok {
		return p.fromUnit(v, i)
	}
	if v, ok := p.value(i, kindTeen); ok {
		return p.fromTeen(v, i+1)
	}
	if v, ok := p.value(i, kindTen); ok {
		return p.fromTen(v, i+1)
	}
	return 0, i
}

// unit reads 0 to 9.
func (p *numberParser) unit(i int) (int64, bool) {
	if v, ok := p.value(i, kindUnit); ok {
		return v, true
	}
	return p.value(i, kindOne)
}

// fromTeen goes on behind 10 to 19: French says 17 as "dix-sept".
func (p *numberParser) fromTeen(v int64, i int) (int64, int) {
	if v == 10 && p.lex.grammar.vigesimal {
		if u, ok := p.value(i, kindUnit); ok && u >= 7 {
			return 10 + u, i + 1
		}
	}
	return v, i
}

// fromUnit goes on behind a unit: teens, tens made from units, and languages
// that say the unit first.
func (p *numberParser) fromUnit(v int64, i int) (int64, int) {
	if _, ok := p.value(i+1, kindTeenSuffix); ok {
		return 10 + v, i + 2
	}
	if base, ok := p.value(i+1, kindTenSuffix); ok && (base == 10 && v > 0 || base == 20 && v == 4) {
		return p.fromTen(v*base, i+2)
	}
	if g := p.lex.grammar; g.unitsTens != joinNone && v > 0 {
		if j := p.afterJoin(i+1, g.unitsTens); j > 0 {
			if t, ok := p.value(j, kindTen); ok && t > 10 {
				return t + v, j + 1
			}
		}
	}
	return v, i + 1
}

// fromTen goes on behind tens.
func (p *numberParser) fromTen(t int64, i int) (int64, int) {
	g := p.lex.grammar
	if g.unitsOnly {
		return t, i
	}
	j := p.afterJoin(i, g.tensUnits)
	if j < 0 {
		return t, i
	}
	if v, ok := p.unit(j); ok && v > 0 {
		return t + v, j + 1
	}
	if v, ok := p.value(j, kindTeen); ok && g.vigesimal && (t == 60 || t == 80) {
		v, j = p.fromTeen(v, j+1)
		return t + v, j
	}
	return t, i
}
