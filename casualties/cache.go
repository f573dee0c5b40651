package casualties

import (
	"toll/casualties/date"
	"toll/casualties/wording"
)

// cache keeps what was made of the texts of a table, so that a text which comes
// back costs no memory and is not read twice. It grows with the distinct texts
// up to maxCached and then forgets.
type cache struct {
	texts   map[string]string
	dates   map[string]dateRead
	words   map[string]wordsRead
	scratch []byte
}

const maxCached = 1 << 18

type dateRead struct {
	day date.Date
	err error
}

type wordsRead struct {
	reading wording.Reading
	err     error
}

func newCache() *cache {
	return &cache{texts: map[string]string{}, dates: map[string]dateRead{}, words: map[string]wordsRead{}}
}

func (c *cache) text(b []byte) string {
	if s, ok := c.texts[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(s) <= 128 {
		remember(c.texts, s, s)
	}
	return s
}

func (c *cache) date(text string, order date.Order) (date.Date, error) {
	d, ok := c.dates[text]
	if !ok {
		d.day, d.err = date.Parse(text, order)
		remember(c.dates, text, d)
	}
	return d.day, d.err
}

func (c *cache) wording(text string, opt wording.Options) (wording.Reading, error) {
	w, ok := c.words[text]
	if !ok {
		w.reading, w.err = wording.Parse(text, opt)
		remember(c.words, text, w)
	}
	return w.reading, w.err
}

func remember[T any](m map[string]T, key string, value T) {
	if len(m) >= maxCached {
		clear(m)
	}
	m[key] = value
}
