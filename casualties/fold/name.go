package fold

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"toll/data"
)

// Name returns s as names of sources and places are compared with the tables
// of names: Unicode NFKD, case folded; without diacritics (Latin, Greek,
// Arabic, Hebrew; a Cyrillic й stays й), harakat, tatweel, apostrophes and
// invisible characters; Arabic and Persian letter variants and native digits
// as one; hyphens and all other punctuation as a space (but A+ is not A: signs
// of reckoning stay); without the Arabic article.
//
// The article counts only as a word of its own or before a hyphen or
// apostrophe ("al-Tanf", "Al Tanf"; "Alabama" keeps its al), before a sun
// letter only where it fits it ("ash-Shuhaimi", not "As'ad"), in Arabic script
// at the start of a word of which three letters stay; never at the end of a
// name. Letters and articles are data/letters.csv and data/articles.csv.
//
// A name without any letter or digit gives the empty string, which callers
// must not match with anything. A name that is already folded is returned
// without an allocation if it is ASCII. The result is for comparison, not for
// display. Folding a folded name again changes nothing.
func Name(s string) string {
	t := tables()
	if class(s) == folded && plain(s) && !t.hasArticle(s) {
		return s
	}
	words := strings.Fields(t.letters(s))
	kept := words[:0]
	for i, w := range words {
		if i+1 < len(words) && t.isArticle(w, words[i+1]) {
			continue
		}
		if w = t.cut(w); w != "" {
			kept = append(kept, w)
		}
	}
	out := strings.Join(kept, " ")
	if out != s && t.hasArticle(out) {
		return Name(out) // what was behind a dropped word is an article too
	}
	return out
}

// plain reports whether ASCII text has only small letters, digits and spaces.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if b := s[i]; b != ' ' && (b < 'a' || b > 'z') && (b < '0' || b > '9') {
			return false
		}
	}
	return true
}

// letters folds every letter of s and leaves words of letters, digits and
// ASCII apostrophes with spaces between them.
func (t *table) letters(s string) string {
	if out, ok := asciiLetters(s); ok {
		return out
	}
	// Once before the decomposition, which tears ´ into a space and an accent.
	s = t.replace(foldCase(s))
	var b strings.Builder
	b.Grow(len(s))
	var base rune // the letter that marks belong to

	// The decomposition may give capitals: ꟸ is Ħ.
	for _, r := range foldCase(norm.NFKD.String(s)) {
		if to, ok := t.letter[r]; ok {
			b.WriteString(to)
			if to != "" { // a mark after a tatweel belongs to the letter before
				base, _ = utf8.DecodeLastRuneInString(to)
			}
			continue
		}
		n, isDigit := Digit(r)
		switch {
		case unicode.Is(unicode.Mn, r):
			if !droppable(base, r) {
				b.WriteRune(r)
			}
			continue
		case unicode.Is(unicode.Mc, r):
			b.WriteRune(r) // a mark after it belongs to the letter before: बां
			continue
		case unicode.IsLetter(r), r == '\'', unicode.Is(unicode.Sm, r):
			b.WriteRune(r)
		case isDigit:
			b.WriteByte(byte('0' + n))
		case unicode.IsNumber(r):
			b.WriteRune(r)
		case Invisible(r):
			continue
		default:
			r = ' ' // also of ҂, a sign that would pass for a Cyrillic letter
			b.WriteByte(' ')
		}
		base = r
	}
	return norm.NFC.String(b.String())
}

// asciiLetters is letters for ASCII, of which the table has the grave accent
// alone; false where there are others, or that one.
func asciiLetters(s string) (string, bool) {
	b := make([]byte, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80 || c == '`':
			return "", false
		case c >= 'A' && c <= 'Z':
			b[i] = c + 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', strings.IndexByte("'+<=>|~", c) >= 0:
			b[i] = c
		default:
			b[i] = ' '
		}
	}
	return string(b), true
}

// replace puts the folded form for each letter of the table.
func (t *table) replace(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if to, ok := t.letter[r]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// droppable reports whether a mark on this letter only varies its spelling. In
// scripts where marks are vowels or other sounds (Devanagari, kana) and for
// the Cyrillic breve of й they make another letter and stay.
func droppable(base, mark rune) bool {
	switch {
	case unicode.Is(unicode.Cyrillic, base):
		return mark == 0x301 || mark == 0x300 || mark == 0x308 && base == 'е'
	case unicode.In(base, unicode.Latin, unicode.Greek, unicode.Arabic, unicode.Hebrew):
		return true
	}
	return !unicode.IsLetter(base) // a mark without its letter
}

// Digit returns the value, 0 to 9, of a decimal digit of any script (١, ۱, １),
// and whether r is one. Superscripts, fractions and Roman numerals are none.
func Digit(r rune) (value int, ok bool) {
	if r < 0x80 {
		return int(r - '0'), r >= '0' && r <= '9'
	}
	// The ranges of the category Nd are whole runs of ten.
	for _, g := range unicode.Nd.R16 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10, true
		}
	}
	for _, g := range unicode.Nd.R32 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10, true
		}
	}
	return 0, false
}

// Invisible reports whether r takes no room and no part in a name: controls of
// direction, joiners, zero-width spaces, soft hyphens, variation selectors.
func Invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// table holds what the data files say about letters and articles.
type table struct {
	letter   map[rune]string
	article  map[string]string // the article, and what the next word must begin with
	attached []string          // articles written together with their word
	twin     map[rune]string   // look-alikes, for Skeleton
}

var tables = sync.OnceValue(load)

func load() *table {
	t := &table{map[rune]string{}, map[string]string{}, nil, map[rune]string{}}
	for _, l := range data.MustTable[struct {
		Letter string `csv:"letter"`
		Fold   string `csv:"fold"`
	}]("letters.csv") {
		r, _ := utf8.DecodeRuneInString(l.Letter)
		t.letter[r] = l.Fold
	}
	for _, a := range data.MustTable[struct {
		Article string `csv:"article"`
		Before  string `csv:"before"`
		Script  string `csv:"script"`
	}]("articles.csv") {
		if a.Script == "Arabic" {
			t.attached = append(t.attached, a.Article)
		} else {
			t.article[a.Article] = a.Before
		}
	}
	t.loadTwins()
	return t
}

// isArticle reports whether the word is an article before the next word.
func (t *table) isArticle(word, next string) bool {
	word = strings.TrimRight(word, "'")
	before, ok := t.article[word]
	return ok && strings.HasPrefix(strings.TrimLeft(next, "'"), before)
}

// cut takes the articles off a word that are joined to it, by an apostrophe or,
// in Arabic script, without anything; and then all apostrophes.
func (t *table) cut(word string) string {
	for {
		word = strings.Trim(word, "'")
		a, rest, ok := strings.Cut(word, "'")
		if !ok || !t.isArticle(a, rest) {
			break
		}
		word = rest
	}
	word = strings.ReplaceAll(word, "'", "")
	for i := 0; i < len(t.attached); i++ {
		if rest, ok := strings.CutPrefix(word, t.attached[i]); ok && utf8.RuneCountInString(rest) >= 3 {
			word, i = rest, -1 // from the first one again
		}
	}
	return word
}

// hasArticle reports whether a folded name holds an article before its last
// word.
func (t *table) hasArticle(s string) bool {
	for {
		word, rest, more := strings.Cut(s, " ")
		if !more {
			return false
		}
		if t.isArticle(word, rest) {
			return true
		}
		s = rest
	}
}
