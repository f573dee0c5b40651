package casualties

import (
	"toll/casualties/count"
	"toll/casualties/rows"
)

// sayings remembers what the columns of a figure were read as: most rows of a
// table give a few people and a few words, as others did before. It only saves
// time; what it has forgotten is read again.
type sayings struct{ slots [1 << sayingBits]saying }

const sayingBits = 10 // more of them push other things out of the processor's cache

type saying struct {
	key  sayingKey
	text string // the words
	said
}

// sayingKey is all that a reading depends on: the number columns as they are in
// the file, the words, which figure it is, and the row's basis.
type sayingKey struct {
	numbers, words glance
	figure         uint16 // from 1; 0: nothing is remembered
	basis          Basis
}

// said is what the columns of one figure state, as a record holds it.
type said struct {
	numbers
	rule, lang uint32 // names
	shape      uint32 // 1 + the id of its claim's, where that depends on nothing else; 0: to be made
	text       uint32 // hash of the words
	field      int32  // where it stands
	outcome    outcome
	reported   bool // a finding was made of it
	against    bool // and one would have been, if there were not enough: the words and the columns differ
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
	f := &w.figures[i]
	words := w.text(f.text)
	key, ok := sayingKey{figure: uint16(i + 1), basis: w.draft.shape.basis}, false
	if numbers, whole := f.span(row); whole && len(numbers) <= glanceLen && i < maxFigures {
		key.numbers, key.words, ok = glanceAll(numbers), glanceAll(words), true
	}
	if !ok {
		w.read(row, f, words, &w.said)
		return &w.said
	}
	slot := &w.sayings.slots[key.slot()]
	if slot.key.same(&key) && (len(words) <= glanceLen || slot.text == string(words)) && (!slot.against || w.against.again()) {
		return &slot.said
	}
	if w.read(row, f, words, &slot.said); slot.reported {
		key = sayingKey{} // the next one is to be reported, too
	}
	slot.key, slot.text = key, ""
	if len(words) > glanceLen {
		slot.text = string(words)
	}
	return &slot.said
}

// span returns the part of the row that holds the figure's bounds, false where it
// ends before them.
func (f *figure) span(row *rows.Row) (part []byte, whole bool) {
	switch {
	case f.last < f.first:
		return nil, true
	case f.last >= row.Len():
		return nil, false
	}
	return row.Span(f.first, f.last), true
}

// maxFigures is more than the figures of tables of which readings are remembered.
const maxFigures = 1 << 15

// same is == without a call.
func (k *sayingKey) same(l *sayingKey) bool {
	return k.numbers.equal(&l.numbers) && k.words.equal(&l.words) && k.figure == l.figure && k.basis == l.basis
}

// slot is the place of a reading.
func (k *sayingKey) slot() uint64 {
	return (k.numbers.hash() ^ k.words.hash()>>7 + uint64(k.figure)*mixer>>3) * mixer >> (64 - sayingBits)
}

// read reads the columns of one figure into s.
func (w *worker) read(row *rows.Row, f *figure, words []byte, s *said) {
	*s = said{field: -1, text: hashTexts(words)}
	before := w.findings.Len()
	s.outcome = w.says(row, f, words, s)
	s.reported = w.findings.Len() != before
}
