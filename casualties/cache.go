package casualties

import (
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/casualties/wording"
)

// cache keeps what was made of the texts of a table, so that a text which comes
// back costs no memory and is not read twice. It grows with the distinct texts
// up to maxCached and then forgets.
type cache struct {
	dates  map[string]dateRead
	said   map[string]*wordsRead
	recent [1 << recentBits]wordsSlot // what was looked up in said last
	digits wordsRead                  // of plain digits
	words  [numRoles]map[string]wordRead

	phrases *phrases
}

const recentBits = 11

type wordsSlot struct {
	looks glance
	text  string
	read  *wordsRead
}

const maxCached = 1 << 16

type dateRead struct {
	day date.Date
	err error
}

// wordsRead is what a text was read as, and the ids of its rule and language.
type wordsRead struct {
	wording.Reading
	text       string
	err        error
	rule, lang uint32
}

type wordRead struct {
	n   int
	err error
}

func newCache(names *nameTable, phrases *phrases) cache {
	return cache{phrases: phrases, dates: map[string]dateRead{}, said: map[string]*wordsRead{},
		digits: wordsRead{Reading: wording.Reading{Kind: wording.Figure, Rule: wording.RuleExact}, rule: names.id(wording.RuleExact)}}
}

func (c *cache) date(text []byte, order date.Order) (date.Date, error) {
	d, ok := c.dates[string(text)]
	if !ok {
		d.day, d.err = date.Parse(string(text), order)
		remember(c.dates, string(text), d)
	}
	return d.day, d.err
}

// wording returns what a text is read as. It is valid until the next call.
func (c *cache) wording(text []byte, opt wording.Options, names *nameTable) *wordsRead {
	if n, ok := wording.ParseDigits(text); ok {
		c.digits.Count = count.Exactly(n)
		return &c.digits
	}
	if len(text) == 0 {
		return c.readWords(text, opt, names)
	}
	looks := glanceAt(text)
	slot := &c.recent[looks.hash()>>(64-recentBits)]
	if !looks.same(&slot.looks, text, slot.text) {
		read := c.readWords(text, opt, names)
		*slot = wordsSlot{looks, read.text, read}
	}
	return slot.read
}

// readWords is wording for what was not read just now.
func (c *cache) readWords(text []byte, opt wording.Options, names *nameTable) *wordsRead {
	w, ok := c.said[string(text)]
	if !ok {
		w = &wordsRead{text: string(text)}
		w.Reading, w.err = c.phrases.read(w.text, opt)
		w.rule, w.lang = names.id(w.Rule), names.id(w.Lang)
		remember(c.said, w.text, w)
	}
	return w
}

func (c *cache) word(r role, text []byte, parse func(string) (int, error)) (int, error) {
	words := c.words[r]
	if words == nil {
		words = map[string]wordRead{}
		c.words[r] = words
	}
	w, ok := words[string(text)]
	if !ok {
		w.n, w.err = parse(string(text))
		remember(words, string(text), w)
	}
	return w.n, w.err
}

func remember[T any](m map[string]T, key string, value T) {
	if len(m) >= maxCached {
		clear(m)
	}
	m[key] = value
}
