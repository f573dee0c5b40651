package wording

import (
	"unicode/utf8"

	"toll/casualties/count"
)

// Kind says what sort of statement a text is.
type Kind uint8

// The kinds of statement.
const (
	Nothing Kind = iota // no claim: an empty cell, "NA", "unknown", "-", "?"
	Vague               // a claim in words without a number: "dozens", "many people"
	Figure              // a claim with a number, exact or a bound
)

// String returns "nothing", "vague" or "figure".
func (k Kind) String() string {
	switch k {
	case Vague:
		return "vague"
	case Figure:
		return "figure"
	}
	return "nothing"
}

// Reading is what a text was read as. The zero value is the reading of an
// empty cell, but for its rule.
type Reading struct {
	Count count.Count // empty unless Kind is Figure, or a vague rule gave it a low
	Kind  Kind
	Rule  string // the id of the rule in the table of Rules; "vague:PROFILE" where a vague rule gave the low
	Lang  string // the language of the words themselves, as a BCP 47 code; "" for bare digits and unknown words
}

// Options are the things about a text that the text itself does not say. The
// zero value is the default.
type Options struct {
	// Vague gives words without a number a low. Nil: they have none.
	Vague *VagueRules

	// DecimalComma says that a comma stands before decimals and a point
	// between groups: "1.234" is 1234 and "12,0" is 12.
	DecimalComma bool

	// GroupSeparator is the one sign that stands between groups of three
	// digits: '.', ',', ' ' (any space) or '\'' (either apostrophe). 0: a
	// comma, any space or an apostrophe.
	GroupSeparator rune
}

// maxText is the number of bytes above which a text is prose, no figure.
const maxText = 500

// Parse reads one text. An error is always an *Error: the text looks like a
// number but is not a safe whole count.
func Parse(text string, opt Options) (Reading, error) {
	if n, ok := ParseDigits(text); ok {
		return exactly(n), nil
	}
	return parse(text, opt)
}

// ParseBytes is Parse for bytes; plain digits and empty cells cost no
// allocation.
func ParseBytes(text []byte, opt Options) (Reading, error) {
	if n, ok := ParseDigits(text); ok {
		return exactly(n), nil
	}
	if len(text) == 0 {
		return Reading{Rule: RuleNothing}, nil
	}
	return parse(string(text), opt)
}

// exactly is the reading of plain digits.
func exactly(n int64) Reading {
	return Reading{Count: count.Exactly(n), Kind: Figure, Rule: RuleExact}
}

// parse reads a text that is not plain digits.
func parse(text string, opt Options) (Reading, error) {
	if text == "" {
		return Reading{Rule: RuleNothing}, nil
	}
	if !utf8.ValidString(text) {
		return Reading{}, &Error{Offset: firstInvalid(text), Message: "the text is not valid UTF-8", Hint: "say the encoding of the file"}
	}
	if len(text) > maxText {
		return parseProse(text)
	}
	tab, err := loadTables()
	if err != nil {
		return Reading{}, &Error{Message: err.Error()}
	}
	toks, terr := tokenize(text, opt)
	if tab.isNothing(toks, text) {
		return Reading{Rule: RuleNothing, Lang: tab.nothingLang(toks)}, nil
	}
	if terr != nil {
		return Reading{}, terr
	}
	return tab.read(toks, opt)
}

// firstInvalid returns the characters before the first byte that is no UTF-8.
func firstInvalid(text string) int {
	n := 0
	for i := 0; i < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		i += size
	}
	return n
}

// parseProse judges a text too long to be a figure: vague unless it has
// digits, which cannot be told apart from each other at such a length.
func parseProse(text string) (Reading, error) {
	at := 0
	for _, r := range text {
		if _, ok := digitValue(r); ok {
			return Reading{}, &Error{Offset: at, Seen: string(r), Message: "a number inside a long text",
				Hint: "put the figure in a cell of its own"}
		}
		at++
	}
	return Reading{Kind: Vague, Rule: RuleVague}, nil
}
