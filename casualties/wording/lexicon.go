package wording

import "toll/data/frozen"

// A lexicon is what is known of one language. Its words lie frozen in the
// binary; a draft is how they get there.
type lexicon struct {
	lang    string
	grammar grammar
	words   frozen.Map // by the word, folded or as it is spelled: an entry
	fronts  []string   // of classes and, front; the longest first
	ends    []string   // of class ending; the longest first
	longest int        // bytes of the longest number word, for compounds
}

// An entry is what is known of a word. Of one that is not known it is zero.
type entry struct {
	marks    marks
	class    wordClass
	numbers  string        // its meanings as a number word: a list of numberWord
	patterns [turns]string // hedges that begin with it, or, of a slot, with the number
	vague    string        // phrases for a number that is not said, by their first word
	shields  string        // literal parts of hedges, whose words are nothing else
}

// marks say where a word stands in the tables.
type marks uint8

const (
	markKnown  marks = 1 << iota // it is of the vocabulary: folded
	markSpelt                    // a table spells a word so, in lower case
	markBefore                   // it stands in a hedge right before the number
	markRange                    // it stands between the numbers of a range
)

// A pattern is a hedge: literals, slots "#" for a number and gaps "…" for up
// to maxGap other words.
type pattern struct {
	elems string // a list of texts
	rule  string
}

// A turn is one of the patterns that are looked for before the next ones.
type turn uint8

const (
	ofRanges  turn = iota // and parts of a whole
	ofHedges              // all others with a rule
	ofFillers             // those without
	turns
)

func (p *hedge) turn() turn {
	switch p.rule {
	case RuleRange, rulePart:
		return ofRanges
	case "":
		return ofFillers
	}
	return ofHedges
}

// classZero is the class of the phrases that say zero by themselves.
const classZero = "zero"

const (
	slot     = "#"
	gap      = "…"
	maxGap   = 4  // words
	maxElems = 16 // of a pattern
)

// number returns the meaning of a number word as a certain kind.
func (l *lexicon) number(word string, kind numberKind) (int64, bool) {
	for list := l.entry(word).numbers; list != ""; {
		var n numberWord
		if n, list = cutNumberWord(list); n.kind == kind {
			return n.value, true
		}
	}
	return 0, false
}

// is reports whether a word is of one of the classes.
func (l *lexicon) is(word string, class wordClass) bool { return l.entry(word).class&class != 0 }

// has reports whether a word stands so in the tables.
func (l *lexicon) has(word string, m marks) bool { return l.entry(word).marks&m != 0 }
