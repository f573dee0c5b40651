package wording

import (
	"cmp"
	"slices"
	"strings"
)

// numberKind says how a number word combines with others.
type numberKind uint8

const (
	kindUnit       numberKind = iota // 0 to 9
	kindTeen                         // 10 to 19
	kindTen                          // 20 to 90, and 10 where units join it
	kindHundred                      // 100; multiplies the unit before it
	kindHundreds                     // 100 to 900 as one word; only adds
	kindScale                        // 1000 or a million; multiplies what stands before it
	kindAfter                        // as hundred or scale, but only after a multiplier ("cents", "mila")
	kindTeenSuffix                   // makes a unit a teen: Arabic "عشر", Indonesian "belas"
	kindTenSuffix                    // makes a unit a ten: French "vingts" after quatre, Indonesian "puluh"
	kindTeenUnit                     // a unit only before a teen suffix
	kindDozen                        // a collective that the source counts by: dozen, score
	kindAbout                        // a collective that rounds: French "dizaine"
	kindGenitive                     // a number right behind a hedge, else vague: Russian "сотни"
	kindHalf                         // halves a collective
	kindArticle                      // a, an: one before a person, a hundred or a dozen, else nothing
	kindOne                          // un, ein: a unit inside a number, else as an article
	kindDual                         // a noun that says two by its form
	kindNone                         // no, none: zero before people only
	kindNobody                       // nobody: zero by itself
	kindAnd                          // joins tens and units, or hundreds and the rest
)

// numberKinds are the names of the kinds in numbers.csv.
var numberKinds = map[string]numberKind{
	"unit": kindUnit, "teen": kindTeen, "ten": kindTen, "hundred": kindHundred, "hundreds": kindHundreds,
	"scale": kindScale, "after": kindAfter, "teen-suffix": kindTeenSuffix, "ten-suffix": kindTenSuffix,
	"teen-unit": kindTeenUnit, "dozen": kindDozen, "about": kindAbout, "genitive": kindGenitive, "half": kindHalf, "article": kindArticle,
	"one":  kindOne,
	"dual": kindDual, "none": kindNone, "nobody": kindNobody, "and": kindAnd,
}

type numberWord struct {
	value int64
	kind  numberKind
}

// wordClass says what a word that is no number does beside one.
type wordClass uint16

const (
	classPerson    wordClass = 1 << iota // people: may stand before a number, after an article or after "no"
	classAdjective                       // may stand between an article, or "no", and a person
	classFiller                          // may stand between a hedge and its number: "another", "the"
	classFunction                        // tells the language, nothing else
	classUndercut                        // takes back a "no": "no deaths reported"
	classUnit                            // behind a number: it does not count people ("40 years")
	classMonth                           // beside a number, or behind it with "of" between: a date
	classPrefix                          // written onto the front of digits and left away: Arabic "ال"
	classAnd                             // written onto the front of digits or number words: Arabic "و"
	classSuffix                          // written onto the end of digits: Turkish "ü"
	classFront                           // written onto the front of number words: Arabic "ال"
	classEnding                          // written onto the end of number words: Turkish "den"
	classRefuse                          // the whole text looks like a value but is none: "TRUE", "NaN"
	classOrdinal                         // ordinals and fractions: no count
)

// wordClasses are the names of the classes in words.csv.
var wordClasses = map[string]wordClass{
	"person": classPerson, "adjective": classAdjective, "filler": classFiller, "function": classFunction, "undercut": classUndercut,
	"unit": classUnit, "month": classMonth, "prefix": classPrefix, "and": classAnd, "suffix": classSuffix, "front": classFront, "ending": classEnding,
	"refuse": classRefuse, "ordinal": classOrdinal,
}

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
	fronts     []string            // of classes and, front; the longest first
	ends       []string            // of class ending; the longest first
	longest    int                 // bytes of the longest number word, for compounds
}

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
		vocabulary: map[string]struct{}{}, spellings: map[string]struct{}{}, beforeSlot: map[string]struct{}{},
	}
}

// spell notes how a table spells the words of a phrase.
func (l *lexicon) spell(text string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) }) {
		l.spellings[w] = struct{}{}
	}
}

// splitPhrase tokenizes a phrase of a table, keeping slots and gaps.
func splitPhrase(s string) []string {
	var out []string
	for _, field := range strings.Fields(s) {
		if field == gap {
			out = append(out, gap)
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

// finish sorts patterns, phrases and affixes, the longest first.
func (l *lexicon) finish() {
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
