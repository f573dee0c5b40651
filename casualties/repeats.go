package casualties

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/maphash"
	"math"
	"slices"
)

// noteRepeated notes the claims of an event, in the order of their cells, that
// repeat another one in everything but their place, and those that contradict
// another of the same source. A repeated claim changes no figure: it is the same
// source's.
func (g *grouper) noteRepeated(from, to uint32) {
	for from < to {
		next, cell := from+1, g.cells[g.records[from].shape]
		for next < to && g.cells[g.records[next].shape] == cell {
			next++
		}
		if next-from > 1 {
			g.noteCell(from, next)
		}
		from = next
	}
}

// fewClaims is the number of claims up to which each is compared with each; that
// is faster than to sort them or to make a map.
const fewClaims = 24

// noteCell does so for one cell. Only claims of one source on one day can repeat
// or contradict each other, and most cells have no two of them.
func (g *grouper) noteCell(from, to uint32) {
	few := to-from <= fewClaims
	if few && !g.mayRepeat(from, to) {
		return
	}
	g.heard = g.heard[:0]
	for i := from; i < to; i++ {
		if r := &g.records[i]; !few || g.spoken(r).again {
			g.heard = append(g.heard, hearing{uint64(r.source)<<32 | uint64(uint32(r.day().Raw())), i})
		}
	}
	if len(g.heard) > fewClaims {
		g.sortHeard()
		g.eachRun()
		return
	}
	for n, h := range g.heard {
		if h.claim == isHeard {
			continue
		}
		g.said = append(g.said[:0], h.claim)
		for m := n + 1; m < len(g.heard); m++ {
			if o := &g.heard[m]; o.said == h.said && o.claim != isHeard {
				g.said = append(g.said, o.claim)
				o.claim = isHeard
			}
		}
		if len(g.said) > 1 {
			g.noteSaid(g.said)
		}
	}
}

// mayRepeat reports whether some source may have spoken twice on a day, and notes
// which; false is certain.
func (g *grouper) mayRepeat(from, to uint32) bool {
	g.cell++
	some := false
	for i := from; i < to; i++ {
		r := &g.records[i]
		day := r.day().Raw()
		s := g.spoken(r)
		switch {
		case s.cell != g.cell:
			*s = spoken{cell: g.cell, first: day, last: day}
		case s.last == day, s.first != s.last:
			s.again, some = true, true
		default:
			s.last = day
		}
	}
	return some
}

// spoken is what is noted of a record's source, and of others of its hash.
func (g *grouper) spoken(r *record) *spoken { return &g.spoke[r.source*(mixer>>32)>>(32-spokeBits)] }

// spoken are the one or two days on which sources of a hash spoke in a cell, and
// whether some may have spoken twice on one.
type spoken struct {
	cell        uint32
	first, last int32
	again       bool
}

const spokeBits = 9

// sortHeard sorts the hearings by who spoke when, then by claim: as numbers where
// they are small enough, which takes a third of the time.
func (g *grouper) sortHeard() {
	const sourceBits, dayBits, claimBits = 20, 24, 20
	first, fit := g.heard[0].claim, len(g.heard) < 1<<claimBits
	g.sort = g.sort[:0]
	for _, h := range g.heard {
		source, day := h.said>>32, h.said&math.MaxUint32
		fit = fit && source < 1<<sourceBits && day < 1<<dayBits
		g.sort = append(g.sort, source<<(dayBits+claimBits)|day<<claimBits|uint64(h.claim-first))
	}
	if !fit {
		slices.SortFunc(g.heard, func(a, b hearing) int { return cmp.Or(cmp.Compare(a.said, b.said), cmp.Compare(a.claim, b.claim)) })
		return
	}
	slices.Sort(g.sort)
	for i, x := range g.sort {
		g.heard[i] = hearing{x >> claimBits, first + uint32(x&(1<<claimBits-1))}
	}
}

// isHeard marks a hearing that was looked at with an earlier one.
const isHeard = math.MaxUint32

// eachRun notes what was said by one source on one day, where the hearings are
// sorted.
func (g *grouper) eachRun() {
	for rest := g.heard; len(rest) > 1; {
		g.said = g.said[:0]
		for _, h := range rest {
			if h.said != rest[0].said {
				break
			}
			g.said = append(g.said, h.claim)
		}
		rest = rest[len(g.said):]
		if len(g.said) > 1 {
			g.noteSaid(g.said)
		}
	}
}

// hearing is who spoke on which day, in which claim.
type hearing struct {
	said  uint64
	claim uint32
}

// noteSaid notes what repeats or contradicts what the same source said on the
// same day.
func (g *grouper) noteSaid(claims []uint32) {
	g.noteAgainst(claims)
	if len(claims) > fewClaims {
		g.noteRepeatedIn(claims)
		return
	}
	for n, i := range claims {
		for _, j := range claims[:n] {
			if g.repeats(i, j) {
				g.again = append(g.again, repeat{at: g.spot(i), of: g.spot(j)})
				break
			}
		}
	}
}

// repeats reports whether two claims of a cell, of one source on one day, say
// the same in everything.
func (g *grouper) repeats(i, j uint32) bool {
	r, s := &g.records[i], &g.records[j]
	return r.best == s.best && r.low == s.low && r.high == s.high && g.same(i) == g.same(j) && g.sameText(r, s)
}

// sameText reports whether the texts of two records are equal, or the hashes of
// which nothing else was kept.
func (g *grouper) sameText(r, s *record) bool {
	if r.text == 0 || s.text == 0 || g.isHashed(r) || g.isHashed(s) {
		return r.text == s.text && (r.text == 0 || g.isHashed(r) == g.isHashed(s))
	}
	return bytes.Equal(g.text(r), g.text(s))
}

// noteRepeatedIn notes the repeated claims among many.
func (g *grouper) noteRepeatedIn(cell []uint32) {
	clear(g.first)
	for _, i := range cell {
		key := g.same(i)
		first, seen := g.first[key]
		if !seen {
			g.first[key] = i
			continue
		}
		if g.sameText(&g.records[first], &g.records[i]) { // not only their hashes
			g.again = append(g.again, repeat{at: g.spot(i), of: g.spot(first)})
		}
	}
}

// sameClaim is what two claims of a cell share that say the same thing twice.
type sameClaim struct {
	low, best, high   int64
	texts             uint64
	source, via, from uint32
	stated, published int32
	revision          int32
	known             uint8
	scope             Scope
	doubt             Doubt
}

func (g *grouper) same(i uint32) sameClaim {
	r := &g.records[i]
	s := &g.cs.shapes[r.shape]
	c := sameClaim{low: r.low, best: r.best, high: r.high, source: r.source, via: r.via, from: r.origin, stated: r.stated.Raw(),
		published: r.published.Raw(), revision: r.revision, known: r.known, scope: s.scope, doubt: s.doubt}
	if texts := g.text(r); len(texts) > 0 {
		c.texts = maphash.Bytes(seed, texts)
	} else {
		c.texts = uint64(r.text)
	}
	return c
}

// repeat is a claim that repeats another, or contradicts it.
type repeat struct {
	at, of  spot
	against bool
}

// reportRepeat makes a finding of what the groupers noted.
func (cs *Claims) reportRepeat(r repeat, findings *Findings) {
	f := Finding{Rule: "repeated-claim", Pos: cs.position(r.at)}
	if r.against {
		f.Rule = "against-itself"
	}
	switch {
	case findings.full(f.Rule):
		return
	case r.against:
		f.Message = fmt.Sprintf("the same source says another figure in %s, on the same day and in the same place: both cannot be complete", cs.position(r.of))
		f.Hint = "a column revision with 1, 2 … says which is the later, if that is known"
	default:
		f.Message = fmt.Sprintf("repeats the claim in %s; no figure changes by it", cs.position(r.of))
	}
	findings.Add(f)
}
