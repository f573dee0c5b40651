package wording

import (
	"strings"
	"unicode"
)

// A token is a word, a number in digits, or one sign.
type token struct {
	kind  tokenKind
	text  string // the folded word or sign
	raw   string // of a word: as it is spelled, in lower case
	value int64  // of a number
	start int    // rune offsets in the text
	end   int
	glued bool // no space between it and the token before
}

type tokenKind uint8

const (
	tokenWord tokenKind = iota
	tokenNumber
	tokenSign
)

// tokenize splits a text. It returns all tokens even where a number in the
// text is not a safe one; the first such fault is the error.
func tokenize(text string, opt Options) ([]token, *Error) {
	s := scanner{text: []rune(text), opt: opt, glued: true}
	for s.at < len(s.text) {
		s.next()
	}
	return s.tokens, s.err
}

// A scanner walks over the runes of a text.
type scanner struct {
	text   []rune
	opt    Options
	at     int
	glued  bool
	tokens []token
	err    *Error // the first
}

func (s *scanner) fail(e *Error) {
	if s.err == nil && e != nil {
		s.err = e
	}
}

// emit appends the token that ends before rune offset end.
func (s *scanner) emit(kind tokenKind, text string, value int64, end int) {
	s.tokens = append(s.tokens, token{kind: kind, text: text, value: value, start: s.at, end: end, glued: s.glued})
	s.at, s.glued = end, true
}

// next reads one token, or skips one rune that is part of none.
func (s *scanner) next() {
	r := s.text[s.at]
	switch {
	case isSpace(r) || r == '\u200C': // ZWNJ parts the words of Persian
		s.at, s.glued = s.at+1, false
	case isInvisible(r):
		if s.betweenDigits() {
			s.fail(&Error{Offset: s.at, Message: "an invisible character inside a number", Hint: "type the number again"})
		}
		s.at++
	case isOverride(r):
		s.fail(&Error{Offset: s.at, Message: "a mark that reverses the text", Hint: "type the cell again"})
		s.at++
	case isDigit(r):
		s.number()
	case standsAlone(r):
		s.emit(tokenWord, string(r), 0, s.at+1)
	case isWordRune(r):
		s.word()
	default:
		if unicode.In(r, unicode.No, unicode.Nl) {
			s.fail(&Error{Offset: s.at, Seen: string(r), Message: "a footnote mark, fraction or number sign", Hint: hintWhole})
		} else if unicode.IsControl(r) {
			s.fail(&Error{Offset: s.at, Seen: string(r), Message: "a control character"})
		}
		s.emit(tokenSign, string(foldWidth(r)), 0, s.at+1)
	}
}

func isDigit(r rune) bool {
	_, ok := digitValue(r)
	return ok
}

// betweenDigits reports whether digits stand on both sides of the scanner.
func (s *scanner) betweenDigits() bool {
	return s.at > 0 && s.at+1 < len(s.text) && isDigit(s.text[s.at-1]) && isDigit(s.text[s.at+1])
}

// word reads letters up to the next thing that is none.
func (s *scanner) word() {
	end := s.at
	for end < len(s.text) && !standsAlone(s.text[end]) &&
		(isWordRune(s.text[end]) || isInvisible(s.text[end]) && s.text[end] != '\u200C' || s.joins(end)) {
		end++
	}
	raw := strings.ToLower(string(s.text[s.at:end]))
	s.emit(tokenWord, fold(raw), 0, end)
	s.tokens[len(s.tokens)-1].raw = raw
}

// joins reports an apostrophe inside a Cyrillic word, as in "п'ять".
func (s *scanner) joins(i int) bool {
	return foldWidth(s.text[i]) == '\'' && i > s.at && i+1 < len(s.text) &&
		unicode.Is(unicode.Cyrillic, s.text[i-1]) && unicode.Is(unicode.Cyrillic, s.text[i+1])
}

// number reads digits with their separators and exponent.
func (s *scanner) number() {
	n, err := scanNumeral(s.text, s.at)
	if err != nil {
		s.fail(err)
		s.emit(tokenNumber, "", 0, max(n.end, err.Offset+1))
		return
	}
	value, end, found, err := n.exponent(s.text, n.end)
	if !found {
		end = n.end
		value, err = n.value(s.text, s.opt)
	}
	s.fail(err)
	s.emit(tokenNumber, string(s.text[s.at:end]), value, end)
}
