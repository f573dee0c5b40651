package fold

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"toll/data"
)

// Skeleton returns what s looks like: two different keys with one skeleton are
// near twins ("Shayrat" with a Cyrillic а, with a zero-width space, with a
// Persian yeh), to be named in a finding and never joined in silence. It
// follows the skeleton of Unicode Technical Standard #39, section 4, with the
// small table data/confusables.csv, and also ignores case, spaces at the ends,
// runs of spaces and which digits a number is written in. It is not a name and
// not for display; an empty result means that nothing can be seen.
func Skeleton(s string) string {
	t := tables()
	// Once before the decomposition, which tears ´ into a space and an accent.
	s = t.look(norm.NFKD.String(t.look(s)))
	s = t.look(norm.NFKD.String(foldCase(s)))
	return spaces(s)
}

// look drops what cannot be seen and puts the look-alike for each letter.
func (t *table) look(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if n, ok := Digit(r); ok {
			r = rune('0' + n)
		}
		switch to, ok := t.twin[r]; {
		case ok:
			b.WriteString(to)
		case !Invisible(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (t *table) loadTwins() {
	for _, c := range data.MustTable[struct {
		Letter string `csv:"letter"`
		Looks  string `csv:"looks"`
	}]("confusables.csv") {
		r, _ := utf8.DecodeRuneInString(c.Letter)
		t.twin[r] = c.Looks
	}
}
