package layout

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"toll/casualties/fold"
	"toll/data"
)

// entry is a row of data/headers.csv: what a word, or several, in the name of a
// column means.
type entry struct {
	Word       string `csv:"word"`
	Role       string `csv:"role"`
	Rank       string `csv:"rank"`
	Measure    string `csv:"measure"`
	Group      string `csv:"group"`
	Side       string `csv:"side"`
	Bound      string `csv:"bound"`
	Cumulative string `csv:"cumulative"`
	Source     string `csv:"source"`
}

// filler is the role of words that say nothing by themselves: number, of.
const filler = "filler"

// vocabulary is data/headers.csv by folded words, joined by a space.
type vocabulary struct {
	roles   map[string][]candidate // what a whole name means
	figures map[string]entry       // what a part of the name of a count means
	longest int                    // words in the longest part
}

// candidate is a role that a column may have. Among columns that may have the
// same role, the one of the lowest rank has it.
type candidate struct {
	role Role
	rank int
}

var headerWords = sync.OnceValue(func() *vocabulary {
	v, err := readVocabulary(data.MustTable[entry]("headers.csv"))
	if err != nil {
		panic(fmt.Errorf("embedded table headers.csv: %w", err)) // a broken build; covered by tests
	}
	return v
})

func readVocabulary(rows []entry) (*vocabulary, error) {
	v := &vocabulary{roles: map[string][]candidate{}, figures: make(map[string]entry, len(rows))}
	for i, words := range splitAll(rows) {
		e := rows[i]
		if len(words) == 0 {
			return nil, fmt.Errorf("no letters in %q", e.Word)
		}
		key := strings.Join(words, " ")
		if e.Role != "" && e.Role != filler {
			c := candidate{Role(e.Role), rankOf(e.Rank)}
			if c.rank < 1 || c.rank > 9 {
				return nil, fmt.Errorf("%q: the rank %q is not 1 to 9", e.Word, e.Rank)
			}
			if !slices.Contains(Roles(), c.role) {
				return nil, fmt.Errorf("%q: no role %q", e.Word, e.Role)
			}
			if !slices.ContainsFunc(v.roles[key], func(o candidate) bool { return o.role == c.role }) {
				v.roles[key] = append(v.roles[key], c)
			}
			continue
		}
		e.Word, e.Rank = "", ""
		if was, ok := v.figures[key]; ok && was != e {
			return nil, fmt.Errorf("%q has two meanings in the name of a count: %+v and %+v", key, was, e)
		}
		v.figures[key] = e
		v.longest = max(v.longest, len(words))
	}
	return v, nil
}

// splitAll splits the words of all rows, on two processors: it is the greater
// part of a start.
func splitAll(rows []entry) [][]string {
	all := make([][]string, len(rows))
	fill := func(from, to int) {
		for i := from; i < to; i++ {
			all[i] = split(rows[i].Word)
		}
	}
	var group sync.WaitGroup
	group.Go(func() { fill(0, len(rows)/2) })
	fill(len(rows)/2, len(rows))
	group.Wait()
	return all
}

// rankOf reads a rank, one digit; nothing is 1, the strongest.
func rankOf(s string) int {
	switch len(s) {
	case 0:
		return 1
	case 1:
		return int(s[0]) - '0'
	}
	return 0
}

// longestName is how many bytes the name of a column has at most. What is longer
// is a text, and one word that is not understood: the cost of a header stays
// small whatever stands in it.
const longestName = 300

// split takes a column's name apart into folded words: at whatever is neither a
// letter nor a digit, between letters and digits, and inside camelCase. A
// percent sign is a word: a share is no count.
func split(name string) []string {
	if len(name) > longestName {
		return []string{"…"}
	}
	var words []string
	runes := []rune(clean(name))
	start := 0
	cut := func(end int) {
		if w := fold.Name(string(runes[start:end])); w != "" {
			words = append(words, strings.Fields(w)...)
		}
	}
	for i, r := range runes {
		switch {
		case !isWord(r):
			cut(i)
			start = i + 1
			if strings.ContainsRune("%‰٪", r) {
				words = append(words, "%")
			}
		case i > start && splitsBefore(runes, i):
			cut(i)
			start = i
		}
	}
	cut(len(runes))
	return words
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// splitsBefore reports whether a word begins at rune i, of which the rune
// before is part of a word too: killedMin, admin1, GEDdeaths.
func splitsBefore(runes []rune, i int) bool {
	before, r := runes[i-1], runes[i]
	if unicode.IsMark(r) || unicode.IsMark(before) {
		return false
	}
	if unicode.IsDigit(before) != unicode.IsDigit(r) {
		return true
	}
	lower := func(k int) bool { return k < len(runes) && unicode.IsLower(runes[k]) }
	if unicode.IsUpper(r) {
		return unicode.IsLower(before) || unicode.IsUpper(before) && lower(i+1) && lower(i+2)
	}
	return false
}
