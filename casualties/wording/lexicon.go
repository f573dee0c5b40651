package wording

import (
	"cmp"
	"slices"
	"strings"
)

// A lexicon is what is known of one language.
type lexicon struct {
	lang       string
	grammar    grammar
	numbers    map[string][]numberWord
	words      map[string]wordClass
	patterns   map[string][]pattern // by the first literal; "#" for those that start with the number
	vague      map[string][]phrase  // by the first word
	shields    map[string][]phrase  // literal parts of hedges, whose words are nothing else
	vocabulary map[string]struct{}
	spellings  map[string]struct{} // the vocabulary as the tables spell it, in lower case
	beforeSlot map[string]struct{} // the words of hedges right before the number
	rangeWords map[string]struct{} // the words between the numbers of a range
	fronts     []string            // of classes and, front; the longest first
	ends       []string            // of class ending; the longest first
	longest    int                 // bytes of the longest number word, for compounds
	rows       []func()            // the rows of the tables, until finish adds them
}

// later keeps a row of a table for finish, which adds all in this order.
func (l *lexicon) later(add func()) { l.rows = append(l.rows, add) }

// A pattern is a hedge: literals, slots "#" for a number and gaps "…" for up
// to maxGap other words.
type pattern struct {
	elems []string
	rule  string
}

// A phrase is a sequence of words with a meaning of its own.
type phrase struct {
	words []string
	class string
}

// classZero is the class of the phrases that say zero by themselves.
const classZero = "zero"

const (
	slot     = "#"
	gap      = "…"
	maxGap   = 4  // words
	maxElems = 16 // of a pattern
)

func newLexicon(lang string) *lexicon {
	return &lexicon{
		lang: lang, grammar: grammars[lang],
		numbers: map[string][]numberWord{}, words: map[string]wordClass{},
		patterns: map[string][]pattern{}, vague: map[string][]phrase{}, shields: map[string][]phrase{},
		vocabulary: map[string]struct{}{}, spellings: map[string]struct{}{}, beforeSlot: map[string]struct{}{}, rangeWords: map[string]struct{}{},
	}
}

// spell notes how a table spells the words of a phrase.
func (l *lexicon) spell(text string) {
	if isSmallASCII(text) {
		l.spellings[text] = struct{}{}
		return
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) }) {
		l.spellings[w] = struct{}{}
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

func (l *lexicon) know(words []string) {
	for _, w := range words {
		if w != slot && w != gap && isWordRune([]rune(w)[0]) {
			l.vocabulary[w] = struct{}{}
		}
	}
}

// addNumber adds a number word; nobody may be several words ("no one").
func (l *lexicon) addNumber(word string, value int64, kind numberKind) {
	if kind == kindNobody {
		l.addVague(word, classZero)
		return
	}
	w := fold(word)
	l.spell(word)
	if !slices.Contains(l.numbers[w], numberWord{value, kind}) {
		l.numbers[w] = append(l.numbers[w], numberWord{value, kind})
	}
	l.longest = max(l.longest, len(w))
	l.know([]string{w})
}

// addWord adds a word; fillers of several words become patterns without a
// rule, so that "a total of 12" is 12.
func (l *lexicon) addWord(word string, class wordClass) {
	words := splitPhrase(word)
	l.know(words)
	l.spell(word)
	_, and := l.number(words[0], kindAnd)
	if class == classFiller && !(and && len(words) == 1) {
		l.addElems(append(slices.Clone(words), slot), "")
	}
	if len(words) == 1 {
		l.words[words[0]] |= class
		return
	}
	for _, w := range words {
		l.words[w] |= classFunction
	}
}

// addPattern adds a hedge: "at least #", "# … at least".
func (l *lexicon) addPattern(text, rule string) {
	l.spell(text)
	l.addElems(splitPhrase(text), rule)
}

// addElems adds a pattern; one that is too long for a match is left out, which
// the test of every hedge would find.
func (l *lexicon) addElems(elems []string, rule string) {
	if len(elems) > maxElems {
		return
	}
	l.know(elems)
	l.patterns[elems[0]] = append(l.patterns[elems[0]], pattern{elems, rule})
	for i, e := range elems[1:] {
		if e == slot && rule != "" {
			l.beforeSlot[elems[i]] = struct{}{}
		}
		if e != slot && elems[i] == slot && rule == RuleRange {
			l.rangeWords[e] = struct{}{}
		}
	}
	for _, run := range literalRuns(elems) {
		if len(run) > 1 {
			l.shields[run[0]] = append(l.shields[run[0]], phrase{words: run})
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

func (l *lexicon) addVague(text, class string) {
	words := splitPhrase(text)
	l.know(words)
	l.spell(text)
	l.vague[words[0]] = append(l.vague[words[0]], phrase{words, class})
}

// finish adds the rows, and sorts patterns, phrases and affixes, the longest
// first.
func (l *lexicon) finish() {
	for _, add := range l.rows {
		add()
	}
	l.rows = nil
	for w, c := range l.words {
		if c&(classAnd|classFront) != 0 {
			l.fronts = append(l.fronts, w)
		}
		if c&classEnding != 0 {
			l.ends = append(l.ends, w)
		}
	}
	for _, affixes := range [][]string{l.fronts, l.ends} {
		slices.SortFunc(affixes, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	for _, ps := range l.patterns {
		slices.SortStableFunc(ps, func(a, b pattern) int { return len(b.elems) - len(a.elems) })
	}
	for _, m := range []map[string][]phrase{l.vague, l.shields} {
		for _, ps := range m {
			slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.words) - len(a.words) })
		}
	}
}

// number returns the meaning of a number word as a certain kind.
func (l *lexicon) number(word string, kind numberKind) (int64, bool) {
	for _, n := range l.numbers[word] {
		if n.kind == kind {
			return n.value, true
		}
	}
	return 0, false
}

func (l *lexicon) is(word string, class wordClass) bool { return l.words[word]&class != 0 }
