package stats

import (
	"math"

	"toll/casualties"
	"toll/casualties/count"
)

// meetingVote is a vote with a point, in a cell that has two or more of them.
// There is one for nearly every claim: it is packed.
type meetingVote struct {
	source uint32 // place in the order of names; a number of them until all are known
	event  uint32
	value  packed
}

// packed is what a vote states: the point, or its place in the list of wide
// votes, above four bits that say the rest.
type packed uint32

const (
	isFloor   packed = 1 << iota // its floor is the point, otherwise it has none
	isCeiling                    // its ceiling is the point, otherwise it has none
	isWide                       // it is in the list of wide votes
	isLast                       // it is the last of its cell
	packedOne                    // a point of 1
)

// number is the point, or the place in the list.
func (p packed) number() uint32 { return uint32(p / packedOne) }

// wideVote is a vote that takes more than a meetingVote.
type wideVote struct {
	point          int64
	floor, ceiling count.Number
	origin         uint32 // the source that this one repeats, + 1; 0: none known
}

// copying counts where one of two sources repeats the other, or each the other.
type copying struct {
	cells, events int         // in which there is a copy
	cell, event   int         // the last of them
	by            [2]copiedBy // the one of the two that comes first in byte order, the other
}

// copiedBy counts how a source's figures differ from those of its origin.
type copiedBy struct{ cells, differ int }

func (c *copying) plus(o *copying) {
	c.cells, c.events = c.cells+o.cells, c.events+o.events
	for i := range c.by {
		c.by[i].cells, c.by[i].differ = c.by[i].cells+o.by[i].cells, c.by[i].differ+o.by[i].differ
	}
}

// voteCollector packs the votes of cells, on one goroutine. It numbers the
// sources in the order in which it meets them.
type voteCollector struct {
	ids    map[string]uint32
	names  []string
	copies map[[2]uint32]*copying // by the two sources in byte order
	cells  int                    // seen so far
	votes  []meetingVote          // since the last run
	wide   []wideVote             // since the last run
	known  []uint32               // by number: the number in the whole; of take alone
}

// voteRun is what a collector has found in a run of events.
type voteRun struct {
	from  *voteCollector
	names []string // of the collector by then
	votes []meetingVote
	wide  []wideVote
}

func newVoteCollector() *voteCollector {
	return &voteCollector{ids: map[string]uint32{}, copies: map[[2]uint32]*copying{}}
}

func (c *voteCollector) id(name string) uint32 {
	id, ok := c.ids[name]
	if !ok {
		id = uint32(len(c.names))
		c.ids[name] = id
		c.names = append(c.names, name)
	}
	return id
}

// add takes the votes of one cell, which come in byte order of their names, and
// how copies in it differ from their origins.
func (c *voteCollector) add(event int, l *casualties.Latest) {
	c.addCopies(event, l.Figures)
	from, wide := len(c.votes), len(c.wide)
	for i := range l.Votes {
		v := &l.Votes[i]
		n, known := v.Point.Get()
		if !known {
			continue
		}
		origin := uint32(0)
		if len(v.Figures) == 1 {
			if name := l.Figures[v.Figures[0]].Origin; name != "" {
				origin = c.id(name) + 1
			}
		}
		value, fits := pack(n, &v.Bounds)
		if !fits || origin > 0 {
			value = packed(len(c.wide))*packedOne | isWide
			c.wide = append(c.wide, wideVote{n, v.Floor, v.Ceiling, origin})
		}
		c.votes = append(c.votes, meetingVote{c.id(v.Name), uint32(event), value})
	}
	if len(c.votes)-from < 2 {
		c.votes, c.wide = c.votes[:from], c.wide[:wide]
		return
	}
	c.votes[len(c.votes)-1].value |= isLast
}

// pack returns the point n with its bounds, or false where they do not fit.
func pack(n int64, b *casualties.Bounds) (packed, bool) {
	if n > int64(math.MaxUint32/packedOne) {
		return 0, false
	}
	value := packed(n) * packedOne
	if b.Floor.IsKnown() {
		value |= isFloor
	}
	if b.Ceiling.IsKnown() {
		value |= isCeiling
	}
	return value, (!b.Floor.IsKnown() || b.Floor == b.Point) && (!b.Ceiling.IsKnown() || b.Ceiling == b.Point)
}

func (c *voteCollector) addCopies(event int, figures []casualties.Figure) {
	c.cells++
	for i := range figures {
		if figures[i].Origin == "" || !figures[i].Point.IsKnown() {
			continue
		}
		for j := range figures {
			if figures[j].Source != figures[i].Origin || !figures[j].Point.IsKnown() {
				continue
			}
			pair, by := [2]uint32{c.id(figures[j].Source), c.id(figures[i].Source)}, 1
			if i < j { // figures are in byte order of their sources
				pair[0], pair[1], by = pair[1], pair[0], 0
			}
			of := c.copies[pair]
			if of == nil {
				of = &copying{event: -1}
				c.copies[pair] = of
			}
			of.by[by].cells++
			add(&of.by[by].differ, figures[i].Point != figures[j].Point)
			add(&of.cells, of.cell != c.cells)
			add(&of.events, of.event != event)
			of.cell, of.event = c.cells, event
		}
	}
}

// run returns what was found since the last call.
func (c *voteCollector) run() voteRun {
	r := voteRun{from: c, names: c.names[:len(c.names):len(c.names)], votes: c.votes, wide: c.wide}
	c.votes, c.wide = make([]meetingVote, 0, len(c.votes)+len(c.votes)/8), nil
	return r
}
