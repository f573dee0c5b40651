package wording

// A Cache reads texts and remembers them: a column of a table says the same
// few things over and over. It is for one goroutine; give each its own.
type Cache struct {
	opt   Options
	known map[string]cached
	bytes int
}

type cached struct {
	reading Reading
	err     error
}

// What a cache holds at most; then it starts anew, so that a column of unlike
// texts costs no memory.
const (
	cacheTexts = 1 << 14
	cacheBytes = 1 << 20
)

// NewCache returns an empty cache that reads with the options.
func NewCache(opt Options) *Cache { return &Cache{opt: opt, known: map[string]cached{}} }

// Parse is ParseBytes with a memory. Plain digits and texts seen before cost
// no allocation.
func (c *Cache) Parse(text []byte) (Reading, error) {
	if n, ok := ParseDigits(text); ok {
		return exactly(n), nil
	}
	if r, ok := c.known[string(text)]; ok {
		return r.reading, r.err
	}
	r, err := ParseBytes(text, c.opt)
	if len(c.known) >= cacheTexts || c.bytes+len(text) > cacheBytes {
		clear(c.known)
		c.bytes = 0
	}
	c.known[string(text)] = cached{r, err}
	c.bytes += len(text)
	return r, err
}
