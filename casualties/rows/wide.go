package rows

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// wide reports whether the name is one of UTF-16 or UTF-32, which are decoded
// here: the web's decoders hide what is broken.
func wide(name string) bool {
	switch name {
	case "utf-16le", "utf-16be", "utf-32le", "utf-32be":
		return true
	}
	return false
}

// zeroPattern recognises UTF-16 and UTF-32 without a mark: delimiters, digits
// and line ends have zero bytes in the same places throughout. Empty if there
// is no such pattern.
func zeroPattern(start []byte) string {
	var zeros [4]int
	n := len(start) &^ 3
	for i, c := range start[:n] {
		if c == 0 {
			zeros[i&3]++
		}
	}
	units := n / 4
	if units < 2 {
		return ""
	}
	// A few characters have a zero in the other byte: 😀 is D83D DE00.
	few, many := units/25, max(units/4, 1)
	if units >= 8 {
		few++
	}
	switch z := zeros; {
	case z[3] == units && z[2] >= units-few && z[0] <= few && z[1] >= many:
		return "utf-32le"
	case z[0] == units && z[1] >= units-few && z[3] <= few && z[2] >= many:
		return "utf-32be"
	case z[1] >= many && z[3] >= many && z[0]+z[2] <= few:
		return "utf-16le"
	case z[0] >= many && z[2] >= many && z[1]+z[3] <= few:
		return "utf-16be"
	}
	return ""
}

// widening decodes UTF-16 and UTF-32.
type widening struct {
	unit  int // bytes of a code unit, 2 or 4
	order binary.ByteOrder
	name  string
}

func newWide(name string) *widening {
	w := &widening{unit: 2, order: binary.LittleEndian, name: name}
	if strings.HasPrefix(name, "utf-32") {
		w.unit = 4
	}
	if strings.HasSuffix(name, "be") {
		w.order = binary.BigEndian
	}
	return w
}

func (w *widening) Reset() {}

// Transform implements transform.Transformer. A half of a surrogate pair that
// stands alone, and a number that is no character, become badMark; a unit that
// is cut off at the end is an error, since the file is then not whole.
func (w *widening) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for len(src)-nSrc >= w.unit {
		if len(dst)-nDst < utf8.UTFMax {
			return nDst, nSrc, transform.ErrShortDst
		}
		c, size := w.next(src[nSrc:])
		if size == 0 { // the second half of the pair is still to come
			if !atEOF {
				return nDst, nSrc, transform.ErrShortSrc
			}
			size = w.unit
		}
		if c < 0 {
			dst[nDst] = badMark
			nDst++
		} else {
			nDst += utf8.EncodeRune(dst[nDst:], c)
		}
		nSrc += size
	}
	switch {
	case nSrc == len(src):
		return nDst, nSrc, nil
	case atEOF:
		return nDst, nSrc, &Error{Line: atEnd, Rule: RuleEncoding, Hint: "get the file again",
			Message: "the file ends in the middle of a character of " + w.name}
	}
	return nDst, nSrc, transform.ErrShortSrc
}

// next decodes one character; c is -1 if there is none, size 0 if src is too
// short to know.
func (w *widening) next(src []byte) (c rune, size int) {
	if w.unit == 4 {
		if n := w.order.Uint32(src); n <= utf8.MaxRune && utf8.ValidRune(rune(n)) {
			return rune(n), 4
		}
		return -1, 4
	}
	c = rune(w.order.Uint16(src))
	switch {
	case c < 0xD800 || c > 0xDFFF:
		return c, 2
	case c >= 0xDC00:
		return -1, 2
	case len(src) < 4:
		return -1, 0
	}
	low := rune(w.order.Uint16(src[2:]))
	if low < 0xDC00 || low > 0xDFFF {
		return -1, 2
	}
	return (c-0xD800)<<10 | (low - 0xDC00) + 0x10000, 4
}
