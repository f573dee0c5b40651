package stats

import (
	"slices"

	"toll/casualties/count"
)

// comparison is the points of two sources in the cells they share, in memory
// that is used again. A ratio or a logarithm takes no point of 0: such cells
// are not among them.
type comparison struct {
	x, y                 []float64
	ratios               []float64
	logX, logY, logRatio []float64
	higher, lower        int // cells in which y is above x, and below it
	apart, events        int
	event                int     // the last one seen
	gap                  float64 // the largest; 0: none can be computed
	ranks                ranker
	signs                map[[2]int]Real // SignTest
	logs                 *logarithms
}

// begin makes room for n meetings.
func (c *comparison) begin(n int) {
	if c.logs == nil {
		c.signs, c.logs = map[[2]int]Real{}, smallLogs()
	}
	for _, list := range []*[]float64{&c.x, &c.y, &c.ratios, &c.logX, &c.logY, &c.logRatio} {
		*list = slices.Grow((*list)[:0], max(n, 64))
	}
	c.higher, c.lower, c.apart, c.events, c.event, c.gap = 0, 0, 0, 0, -1, 0
}

// add takes one meeting.
func (c *comparison) add(t *meetings, m *meeting) {
	var x, y int64
	var floor, ceiling count.Number
	if (m.x|m.y)&isWide == 0 {
		x, y = int64(m.x.number()), int64(m.y.number())
		floor, ceiling = m.bounds(x, y)
	} else {
		v, w := t.unpack(m.x), t.unpack(m.y)
		x, y = v.point, w.point
		floor, ceiling = count.Max(v.floor, w.floor), count.Min(v.ceiling, w.ceiling)
	}
	if e := int(m.event); e != c.event {
		c.events, c.event = c.events+1, e
	}
	c.x, c.y = append(c.x, float64(x)), append(c.y, float64(y))
	add(&c.higher, y > x)
	add(&c.lower, y < x)
	f, isFloor := floor.Get()
	if top, isCeiling := ceiling.Get(); isFloor && isCeiling { // as Gap in the ranges table
		top = max(1, top)
		add(&c.apart, f > top)
		c.gap = max(c.gap, 1, float64(f)/float64(top))
	}
	if x == 0 || y == 0 {
		return
	}
	logX, logY := c.logs.of(x), c.logs.of(y)
	c.ratios = append(c.ratios, float64(y)/float64(x))
	c.logX, c.logY, c.logRatio = append(c.logX, logX), append(c.logY, logY), append(c.logRatio, logY-logX)
}

// bounds is the greatest floor and the smallest ceiling of two packed votes.
func (m *meeting) bounds(x, y int64) (floor, ceiling count.Number) {
	switch {
	case m.x&m.y&isFloor != 0:
		floor = count.Known(max(x, y))
	case m.x&isFloor != 0:
		floor = count.Known(x)
	case m.y&isFloor != 0:
		floor = count.Known(y)
	}
	switch {
	case m.x&m.y&isCeiling != 0:
		ceiling = count.Known(min(x, y))
	case m.x&isCeiling != 0:
		ceiling = count.Known(x)
	case m.y&isCeiling != 0:
		ceiling = count.Known(y)
	}
	return floor, ceiling
}

// unpack is what a vote states.
func (t *meetings) unpack(p packed) wideVote {
	if p&isWide != 0 {
		return t.wide[p.number()]
	}
	v := wideVote{point: int64(p.number())}
	if p&isFloor != 0 {
		v.floor = count.Known(v.point)
	}
	if p&isCeiling != 0 {
		v.ceiling = count.Known(v.point)
	}
	return v
}

// sign is SignTest of the meetings. The small ones come again and again.
func (c *comparison) sign() Real {
	if c.higher+c.lower > 256 {
		return SignTest(c.higher, c.lower)
	}
	key := [2]int{min(c.higher, c.lower), max(c.higher, c.lower)}
	p, known := c.signs[key]
	if !known {
		p = SignTest(c.higher, c.lower)
		c.signs[key] = p
	}
	return p
}
