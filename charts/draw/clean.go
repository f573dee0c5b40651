package draw

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The invisible characters that set a name apart from the text around it, so
// that a right-to-left name does not carry the numbers beside it along.
const (
	isolateStart = '\u2068' // first strong isolate
	isolateEnd   = '\u2069' // pop directional isolate
)

// Isolate puts a name between U+2068 and U+2069 where it holds right-to-left
// letters; other names are returned as they are. For texts in which a name and
// other words or numbers share one line.
func Isolate(name string) string {
	if !hasRTL(name) {
		return name
	}
	return string(isolateStart) + name + string(isolateEnd)
}

// Clean makes a text from outside fit to be drawn: line breaks and tabs become
// spaces, spaces at the ends and doubled ones go, bidirectional controls go
// (they could turn what stands beside the name around), other control
// characters and broken UTF-8 become U+FFFD.
func Clean(s string) string {
	var b strings.Builder
	space := true
	for _, r := range s {
		switch {
		case isBidiControl(r), r == '\ufeff':
			continue
		case r == '\u0085', r == '\u2028', r == '\u2029', r == '\t', r == '\n', r == '\v', r == '\f', r == '\r', r == ' ':
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return printable(strings.TrimSuffix(b.String(), " "))
}

// printable replaces what XML cannot hold or a reader could not see.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cc, r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			return utf8.RuneError
		}
		return r
	}, s)
}

func isBidiControl(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f' || r == '\u061c'
}

// isExtending reports whether r belongs to the letter before it.
func isExtending(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == '\u200d' || r == '\u200c' || r == isolateEnd
}
