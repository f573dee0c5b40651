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
	dates map[string]dateRead
	said  map[string]wordsRead
	words [numRoles]map[string]wordRead
}

const maxCached = 1 << 16

type dateRead struct {
	day date.Date
	err error
}

type wordsRead struct {
	reading wording.Reading
	err     error
}

type wordRead struct {
	n   int
	err error
}

func newCache() cache {
	return cache{dates: map[string]dateRead{}, said: map[string]wordsRead{}}
}

func (c *cache) date(text []byte, order date.Order) (date.Date, error) {
	d, ok := c.dates[string(text)]
	if !ok {
		d.day, d.err = date.Parse(string(text), order)
		remember(c.dates, string(text), d)
	}
	return d.day, d.err
}

func (c *cache) wording(text []byte, opt wording.Options) (wording.Reading, error) {
	if n, ok := wording.ParseDigits(text); ok {
		return wording.Reading{Count: count.Exactly(n), Kind: wording.Figure, Rule: wording.RuleExact}, nil
	}
	w, ok := c.said[string(text)]
	if !ok {
		w.reading, w.err = wording.Parse(string(text), opt)
		remember(c.said, string(text), w)
	}
	return w.reading, w.err
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
