package casualties

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
)

// Check adds to findings what only claims side by side show: two spellings of
// one event, a claim that stands twice, parts of a statement that are more than
// their whole. It changes nothing.
func Check(claims *Claims, findings *Findings) {
	claims.seal()
	s := claims.sealed
	for _, f := range s.notes {
		findings.Add(f)
	}
	slices.SortFunc(s.repeats, func(a, b repeat) int { return a.at.compare(b.at) })
	for _, r := range s.repeats {
		if !findings.full("repeated-claim") {
			findings.Add(Finding{Rule: "repeated-claim", Pos: claims.position(r.at),
				Message: fmt.Sprintf("repeats the claim in %s; no figure changes by it", claims.position(r.of))})
		}
	}
	cursor := claims.Cursor()
	for i, ref := range s.order {
		if _, e := s.event(ref); e.severalGroups {
			for _, st := range statements(cursor.Cells(i)) {
				checkParts(st, findings)
			}
		}
	}
}

// noteVariants notes the other spellings of an event's key.
func (g *grouper) noteVariants(e *groupEvent) {
	for _, v := range e.variants {
		g.notes = append(g.notes, Finding{Rule: "same-event", Pos: g.cs.position(v.at), Column: g.cs.files[v.at.file].keyColumn,
			Seen: excerpt(v.text), Message: fmt.Sprintf("%q is read as the event %q", excerpt(v.text), excerpt(e.key))})
	}
}

// noteRepeated notes the claims of an event, in the order of their cells, that
// repeat another one in everything but their place. A repeated claim changes no
// figure: it is the same source's.
func (g *grouper) noteRepeated(list []uint32) {
	for to := range list {
		for from := to - 1; from >= 0 && to-from <= mostCompared; from-- {
			if g.sealed.cells[g.records[list[from]].shape] != g.sealed.cells[g.records[list[to]].shape] {
				break
			}
			if g.repeats(list[from], list[to]) {
				g.noteRepeat(list[from], list[to])
				break
			}
		}
	}
}

// mostCompared bounds the work in cells of very many claims: a claim is
// compared with so many before it.
const mostCompared = 256

func (g *grouper) repeats(a, b uint32) bool {
	r, s := g.records[a], g.records[b]
	x, y := g.cs.shapes[r.shape], g.cs.shapes[s.shape]
	if r.source != s.source || r.published != s.published || r.known != s.known || r.low != s.low || r.best != s.best || r.high != s.high {
		return false
	}
	same := r.via == s.via && r.origin == s.origin && r.stated == s.stated && r.revision == s.revision && x.scope == y.scope && x.doubt == y.doubt
	return same && bytes.Equal(g.text(a), g.text(b))
}

// spot is a position in few bytes.
type spot struct {
	file         uint16
	line, column int32
}

func (s spot) compare(t spot) int {
	return cmp.Or(cmp.Compare(s.file, t.file), cmp.Compare(s.line, t.line), cmp.Compare(s.column, t.column))
}

func (cs *Claims) position(s spot) Position {
	return Position{File: cs.files[s.file].name, Line: int(s.line), Column: int(s.column)}
}

// repeat is a claim that repeats another.
type repeat struct{ at, of spot }

func (g *grouper) noteRepeat(of, at uint32) {
	g.again = append(g.again, repeat{at: g.spot(at), of: g.spot(of)})
}

func (g *grouper) spot(i uint32) spot {
	r := &g.records[i]
	return spot{g.cs.shapes[r.shape].file, r.line, r.column}
}
