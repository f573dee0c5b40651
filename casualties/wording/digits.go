package wording

import (
	"math"
	"unicode"
)

// ParseDigits reads a text of 1 to 18 ASCII digits, and nothing else: no sign,
// no space, no separator. It allocates nothing and needs no tables. ok is
// false for everything else, which Parse then looks at.
func ParseDigits[T string | []byte](text T) (n int64, ok bool) {
	if len(text) == 0 || len(text) > 18 {
		return 0, false
	}
	for i := 0; i < len(text); i++ {
		c := text[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int64(c)
	}
	return n, true
}

// digitValue returns the value of a decimal digit of any script.
func digitValue(r rune) (int, bool) {
	if r <= unicode.MaxASCII {
		return int(r - '0'), '0' <= r && r <= '9'
	}
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	// Every range of decimal digits starts at a zero and holds whole tens.
	for _, x := range unicode.Nd.R16 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return int(r-rune(x.Lo)) % 10, true
		}
	}
	for _, x := range unicode.Nd.R32 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return int(r-rune(x.Lo)) % 10, true
		}
	}
	return 0, false
}

// digitScript tells the digits of different scripts apart: the code point of
// the zero that belongs to the digit r.
func digitScript(r rune) rune {
	v, _ := digitValue(r)
	return r - rune(v)
}

// appendDigit returns 10n+d; ok is false where that is beyond an int64.
func appendDigit(n int64, d int) (int64, bool) {
	if n > (math.MaxInt64-int64(d))/10 {
		return 0, false
	}
	return n*10 + int64(d), true
}

// multiply returns a×b for numbers that are not negative; ok is false where
// that is beyond an int64.
func multiply(a, b int64) (int64, bool) {
	if b != 0 && a > math.MaxInt64/b {
		return 0, false
	}
	return a * b, true
}
