package wording

// A piece is one number word, digit run or "and" of a text in one language.
type piece struct {
	word  string
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

// number reads a number at piece 0: groups with ever smaller scales behind
// them, and one without. It returns the pieces read, 0 where there is no number;
// ok is false where it is beyond an int64.
func (p *numberParser) number() (value int64, read int, ok bool) {
	var total, limit int64
	i := 0
	for {
		start := i
		if j := p.afterJoin(i, joinOptional); total > 0 && j > i && p.lex.grammar.hundreds != joinNone {
			start = j
		}
		n, j := p.group(start)
		if j == start { // a scale by itself is one of it: "mille", "thousand"
			if _, plain := p.value(start, kindScale); !plain {
				return total, i, true
			}
			n = 1
		}
		part, scale, end, fits := p.scaled(n, j)
		if !fits {
			return 0, end, false
		}
		if total > 0 && part >= limit {
			return total, i, true
		}
		if total += part; total < 0 {
			return 0, end, false
		}
		if scale == 1 {
			return total, end, true
		}
		limit, i = scale, end
	}
}

// scaled multiplies n by the scales at piece i: "hundred thousand million".
// The scale it returns is that of the first, 1 where there is none.
func (p *numberParser) scaled(n int64, i int) (part, scale int64, end int, fits bool) {
	part, scale = n, 1
	for {
		next, more := p.scale(i)
		if !more {
			return part, scale, i, true
		}
		if part, fits = multiply(part, next); !fits {
			return 0, scale, i + 1, false
		}
		if scale == 1 {
			scale = next
		}
		i++
	}
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
