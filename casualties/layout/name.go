package layout

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean returns a column's name without what cannot be seen: byte order marks,
// zero-width characters, controls of direction, blanks around it. Runs of
// blanks are one space.
func clean(name string) string {
	if isTidy(name) {
		return name
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			return -1
		}
		return r
	}, name)
	return strings.Join(strings.Fields(name), " ")
}

// isTidy reports whether a name is printable ASCII without a blank that clean
// would take away, as most are.
func isTidy(name string) bool {
	before := byte(' ')
	for i := range len(name) {
		c := name[i]
		if c < ' ' || c > '~' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return name == "" || before != ' '
}

// normal is the form in which names of columns are compared: clean, Unicode
// NFC, case folded.
func normal(name string) string {
	return strings.ToLower(norm.NFC.String(clean(name)))
}
