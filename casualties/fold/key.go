// Package fold brings names into the form in which they are compared.
//
// There are three strengths, and each answers one question. Key: are these two
// event keys (sides, vias) the same text? Name: may these two be spellings of
// one source or place, so that one row of a table of names covers both?
// Skeleton: do these two look alike on a screen? Only Key and the tables of
// names ever join anything; an equal Skeleton is a finding for a person.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Key returns s as event keys, sides and vias are compared: Unicode NFC, runs
// of Unicode white space as one ASCII space, none at the ends, case folded,
// nothing else. Zero-width characters and bidi controls are kept: they make a
// different key, and Skeleton finds the twin. The empty string and white space
// alone give the empty string. A key that is already in this form is returned
// without an allocation if it is ASCII.
func Key(s string) string {
	switch class(s) {
	case folded:
		return s
	case ascii:
		return strings.ToLower(spaces(s))
	}
	// The decomposed form goes into case folding, or a letter with two marks
	// would fold differently by the order in which they were typed.
	return norm.NFC.String(foldCase(norm.NFD.String(spaces(s))))
}

// AppendKey appends what Key returns for a key in bytes. ASCII costs no
// allocation.
func AppendKey(dst, key []byte) []byte {
	from := len(dst)
	for _, c := range key {
		switch {
		case c >= 0x80:
			return append(dst[:from], Key(string(key))...)
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ' || c >= '\t' && c <= '\r':
			if len(dst) == from || dst[len(dst)-1] == ' ' {
				continue
			}
			c = ' '
		}
		dst = append(dst, c)
	}
	if n := len(dst); n > from && dst[n-1] == ' ' {
		dst = dst[:n-1]
	}
	return dst
}

// foldCase is Unicode full case folding. Cherokee goes by hand: its small
// letters fold to capitals, and cases.Fold turns capitals back into small ones.
func foldCase(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cherokee, r) {
			return unicode.ToUpper(r)
		}
		return r
	}, cases.Fold().String(s))
}

// isFolded reports whether s holds nothing but characters that case folding
// leaves as they are; of others it may be false. Most words of the tables that
// are loaded at every start are such.
func isFolded(s string) bool {
	for _, r := range s {
		switch {
		case r < 'A', r > 'Z' && r < 0x80:
		case r >= 'à' && r <= 'þ', r >= 'а' && r <= 'џ', r >= 0x590 && r <= 0x6FF: // Hebrew and Arabic have no case
		case r >= 0x300 && r < 0x370 && r != 0x345: // marks; the iota below folds to a letter
		default:
			return false
		}
	}
	return true
}

// spaces folds runs of Unicode white space to one ASCII space and drops those
// at the ends.
func spaces(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ") }

type text uint8

const (
	other  text = iota
	ascii       // ASCII, not yet folded
	folded      // ASCII without upper case, runs of spaces, or spaces at an end
)

// class says how much work a string is, in one pass over its bytes.
func class(s string) text {
	c, gap := folded, true
	for i := 0; i < len(s); i++ {
		b := s[i]
		switch {
		case b >= 0x80:
			return other
		case b == ' ':
			if gap {
				c = ascii
			}
			gap = true
			continue
		case b >= 'A' && b <= 'Z', b >= '\t' && b <= '\r':
			c = ascii
		}
		gap = false
	}
	if gap && s != "" {
		c = ascii
	}
	return c
}
