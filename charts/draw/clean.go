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

// SetApart puts a text between U+2068 and U+2069, whatever letters it holds: a
// name or a number in a figure that reads from right to left.
func SetApart(s string) string {
	if s == "" {
		return ""
	}
	return string(isolateStart) + s + string(isolateEnd)
}

// Marks without width that say how the text around them reads: in a figure that
// reads from right to left a sentence begins with the one, and words of a
// left-to-right name that is broken over lines stand between the other.
const (
	rightToLeftMark = "\u200f"
	leftToRightMark = "\u200e"
)

// isRTLSentence reports whether a line of a figure that reads from right to
// left does so itself, whatever it begins with: a sentence, a list, a name with
// its number, but not a name or a number alone.
func isRTLSentence(s string) bool {
	rtl, ltr, other, apart, depth := false, false, false, 0, 0
	for _, r := range s {
		switch {
		case r == isolateStart:
			if depth++; depth == 1 {
				apart++
			}
		case r == isolateEnd:
			depth = max(depth-1, 0)
		case string(r) == leftToRightMark:
			apart++
		case depth > 0 || r == ' ':
		case isRTL(r):
			rtl = true
		case unicode.IsLetter(r):
			ltr = true
		default:
			other = true
		}
	}
	return rtl && (apart > 0 || !ltr) || apart > 1 || apart > 0 && other
}

// Plain takes the invisible characters of Isolate and SetApart, and the marks
// of direction, out of a text.
func Plain(s string) string { return isolates.Replace(s) }

var isolates = strings.NewReplacer(string(isolateStart), "", string(isolateEnd), "", rightToLeftMark, "", leftToRightMark, "")

// isolateRuns sets every stretch of right-to-left letters in a left-to-right
// line apart. Without it digits and signs after an Arabic name would be drawn
// in the order of Arabic; with it every program that shows the SVG agrees with
// the PNG. Lines that hold isolates already, and lines that begin with a
// right-to-left letter, stay as they are.
func isolateRuns(s string) string {
	text := []rune(s)
	if !hasRTL(s) || strings.ContainsRune(s, isolateStart) || firstStrongRTL(text) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if !isRTL(text[i]) {
			b.WriteRune(text[i])
			i++
			continue
		}
		end := i + 1
		for j := end; j < len(text) && !unicode.In(text[j], unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Nd); j++ {
			if isRTL(text[j]) || isExtending(text[j]) {
				end = j + 1
			}
		}
		b.WriteString(string(isolateStart) + string(text[i:end]) + string(isolateEnd))
		i = end
	}
	return b.String()
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
