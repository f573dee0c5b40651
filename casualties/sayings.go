package casualties

import (
	"math"

	"toll/casualties/count"
	"toll/casualties/rows"
)

// sayings remembers what the columns of a figure were read as: most rows of a
// table give a few people and a few words, as others did before. It only saves
// time; what it has forgotten is read again.
type sayings struct {
	slots []saying
	long  []string // by slot: words that its saying does not hold; none until some are met
}

const sayingBits = 11 // more of them push other things out of the processor's cache

// saying is what the columns of one figure were read as, and all that the
// reading depends on: the number columns as they are in the file, the words,
// which figure it is, and the row's basis. It is as long as a line of the
// processor's cache.
type saying struct {
	numbers, words  [2]uint64 // head and tail as glance has them
	low, best, high uint32
	text            uint32 // as of said
	what            uint32 // which figure, the basis, how long numbers and words are; 0: nothing is remembered
	rule, lang      uint16
	shape           uint16
	field           int16
	state           uint8 // known, outcome and against of said
}

// said is what the columns of one figure state, as a record holds it.
type said struct {
	numbers
	rule, lang uint32 // names
	shape      uint32 // 1 + the id of its claim's, where that depends on nothing else; 0: to be made
	text       uint32 // hash of the words
	field      int32  // where it stands
	outcome    outcome
	slot       *saying // where it is remembered; nil: nowhere
	against    bool    // a finding would have been made, if there were not enough: the words and the columns differ
}

// exact returns the number of an exact figure.
func (s *said) exact() count.Number {
	if s.isExact() {
		return count.Known(s.best)
	}
	return count.Number{}
}

// saying returns what the columns of a figure state, from memory or read. It is
// valid until the next call.
func (w *worker) saying(row *rows.Row, i int) *said {
	f, m := &w.figures[i], &w.sayings
	out := &w.said
	words, y := w.texts.look(f.text)
	numbers, x, whole := w.texts.span(row, f)
	if !whole || len(numbers) > glanceLen || len(words) > maxWords || i >= maxFigures {
		w.read(row, f, words, out)
		return out
	}
	what := uint32(i+1) | uint32(len(numbers))<<12 | uint32(w.draft.shape.basis)<<17 | uint32(len(words))<<19
	at := (x.hash() ^ y.hash()>>7 + uint64(what)*mixer>>3) * mixer >> (64 - sayingBits)
	slot := &m.slots[at]
	if slot.what == what && slot.numbers == [2]uint64{x.head, x.tail} && slot.words == [2]uint64{y.head, y.tail} &&
		(len(words) <= glanceLen || m.long[at] == string(words)) {
		slot.recall(out)
		w.against.more += int(slot.state >> stateAgainst) // what was kept then is not told any more
		return out
	}
	if slot.what = 0; !w.read(row, f, words, out) || !slot.keep(out) {
		return out
	}
	slot.what, slot.numbers, slot.words = what, [2]uint64{x.head, x.tail}, [2]uint64{y.head, y.tail}
	if len(words) > glanceLen {
		if m.long == nil {
			m.long = make([]string, len(m.slots))
		}
		m.long[at] = string(words)
	}
	out.slot = slot
	return out
}

// Figures beyond the first, and words that are longer, are not remembered: they
// have no place in what a saying says of itself.
const (
	maxFigures = 1<<12 - 1
	maxWords   = 1<<13 - 1
)

// The parts of saying.state, beside what is known of the numbers.
const (
	stateOutcome = 4 // where the outcome begins
	stateAgainst = 7 // where against stands
)

// keep remembers what a figure states, false where there is no room for it.
func (s *saying) keep(from *said) bool {
	if uint64(from.low|from.best|from.high)>>32 != 0 || (from.rule|from.lang|from.shape)>>16 != 0 || from.field > math.MaxInt16 {
		return false
	}
	s.low, s.best, s.high, s.text = uint32(from.low), uint32(from.best), uint32(from.high), from.text
	s.rule, s.lang, s.shape, s.field = uint16(from.rule), uint16(from.lang), uint16(from.shape), int16(from.field)
	s.state = from.known | uint8(from.outcome)<<stateOutcome
	if from.against {
		s.state |= 1 << stateAgainst
	}
	return true
}

// recall is the way back.
func (s *saying) recall(into *said) {
	into.low, into.best, into.high, into.known = int64(s.low), int64(s.best), int64(s.high), s.state&(hasAll|isOne)
	into.rule, into.lang, into.shape, into.text, into.field = uint32(s.rule), uint32(s.lang), uint32(s.shape), s.text, int32(s.field)
	into.outcome, into.slot, into.against = outcome(s.state>>stateOutcome&3), s, false
}

// span returns the part of the row that holds the figure's bounds, and what a
// glance shows of it; false where the row ends before them.
func (t *rowTexts) span(row *rows.Row, f *figure) (part []byte, looks glance, whole bool) {
	switch {
	case f.last < f.first:
		return nil, glance{}, true
	case f.last >= row.Len():
		return nil, glance{}, false
	}
	if part = row.Span(f.first, f.last); cap(part) >= glanceLen {
		return part, glanceOf(part[:cap(part)], len(part)), true
	}
	return part, glanceAll(part), true
}

// read reads the columns of one figure into s. It returns whether the next one
// that is the same may be taken from memory: what is reported is reported again.
func (w *worker) read(row *rows.Row, f *figure, words []byte, s *said) bool {
	*s = said{field: -1, text: hashTexts(words)}
	before := w.findings.Len()
	s.outcome = w.says(row, f, words, s)
	return w.findings.Len() == before
}
