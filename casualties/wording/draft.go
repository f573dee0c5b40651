package wording

import (
	"slices"
	"strings"
)

// A draft is what the tables say of one language, as their rows are gone
// through; freeze makes the lexicon of it.
type draft struct {
	numbers  map[string][]numberWord
	classes  map[string]wordClass
	marks    map[string]marks
	patterns map[string][]hedge  // by the first literal; "#" for those that start with the number
	vague    map[string][]phrase // by the first word
	shields  map[string][]phrase // by the first word; they have no class
	longest  int                 // bytes of the longest number word
}

// A hedge is a pattern as it is drafted.
type hedge struct {
	elems []string
	rule  string
}

// A phrase is a sequence of words with a meaning of its own.
type phrase struct {
	words []string
	class string
}

func newDraft() *draft {
	return &draft{
		numbers: map[string][]numberWord{}, classes: map[string]wordClass{}, marks: map[string]marks{},
		patterns: map[string][]hedge{}, vague: map[string][]phrase{}, shields: map[string][]phrase{},
	}
}

// spell notes how a table spells the words of a phrase.
func (d *draft) spell(text string) {
	if isSmallASCII(text) {
		d.marks[text] |= markSpelt
		return
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) }) {
		d.marks[w] |= markSpelt
	}
}

// isSmallASCII reports whether the text is nothing but the letters a to z.
func isSmallASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// splitPhrase tokenizes a phrase of a table, keeping slots and gaps.
func splitPhrase(s string) []string {
	var out []string
	for _, field := range strings.Fields(s) {
		if field == gap || field == slot || isSmallASCII(field) { // one token, folded as it stands
			out = append(out, field)
			continue
		}
		toks, _ := tokenize(field, Options{})
		for _, t := range toks {
			if t.kind == tokenSign && (t.text == "'" || t.text == "." && len(out) > 0) {
				continue
			}
			out = append(out, t.text)
		}
	}
	return out
}

func (d *draft) know(words []string) {
	for _, w := range words {
		if w != slot && w != gap && isWordRune([]rune(w)[0]) {
			d.marks[w] |= markKnown
		}
	}
}

// addNumber adds a number word; nobody may be several words ("no one").
func (d *draft) addNumber(word string, value int64, kind numberKind) {
	if kind == kindNobody {
		d.addVague(word, classZero)
		return
	}
	w := fold(word)
	d.spell(word)
	if !slices.Contains(d.numbers[w], numberWord{value, kind}) {
		d.numbers[w] = append(d.numbers[w], numberWord{value, kind})
	}
	d.longest = max(d.longest, len(w))
	d.know([]string{w})
}

// addWord adds a word; fillers of several words become patterns without a
// rule, so that "a total of 12" is 12.
func (d *draft) addWord(word string, class wordClass) {
	words := splitPhrase(word)
	d.know(words)
	d.spell(word)
	and := slices.ContainsFunc(d.numbers[words[0]], func(n numberWord) bool { return n.kind == kindAnd })
	if class == classFiller && !(and && len(words) == 1) {
		d.addElems(append(slices.Clone(words), slot), "")
	}
	if len(words) == 1 {
		d.classes[words[0]] |= class
		return
	}
	for _, w := range words {
		d.classes[w] |= classFunction
	}
}

// addPattern adds a hedge: "at least #", "# … at least".
func (d *draft) addPattern(text, rule string) {
	d.spell(text)
	d.addElems(splitPhrase(text), rule)
}

// addElems adds a pattern; one that is too long for a match is left out, which
// the test of every hedge would find.
func (d *draft) addElems(elems []string, rule string) {
	if len(elems) > maxElems {
		return
	}
	d.know(elems)
	d.patterns[elems[0]] = append(d.patterns[elems[0]], hedge{elems, rule})
	for i, e := range elems[1:] {
		if e == slot && rule != "" {
			d.marks[elems[i]] |= markBefore
		}
		if e != slot && elems[i] == slot && rule == RuleRange {
			d.marks[e] |= markRange
		}
	}
	for _, run := range literalRuns(elems) {
		if len(run) > 1 {
			d.shields[run[0]] = append(d.shields[run[0]], phrase{words: run})
		}
	}
}

// literalRuns returns the literal stretches between slots and gaps.
func literalRuns(elems []string) [][]string {
	var out [][]string
	from := 0
	for i := 0; i <= len(elems); i++ {
		if i == len(elems) || elems[i] == slot || elems[i] == gap {
			if i > from {
				out = append(out, elems[from:i])
			}
			from = i + 1
		}
	}
	return out
}

func (d *draft) addVague(text, class string) {
	words := splitPhrase(text)
	d.know(words)
	d.spell(text)
	d.vague[words[0]] = append(d.vague[words[0]], phrase{words, class})
}

// sort puts the longest patterns and phrases first.
func (d *draft) sort() {
	for _, ps := range d.patterns {
		slices.SortStableFunc(ps, func(a, b hedge) int { return len(b.elems) - len(a.elems) })
	}
	for _, m := range []map[string][]phrase{d.vague, d.shields} {
		for _, ps := range m {
			slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.words) - len(a.words) })
		}
	}
}
