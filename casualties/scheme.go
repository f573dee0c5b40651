package casualties

import (
	"slices"
	"strings"
)

// scheme says what the numbers in records mean.
type scheme struct {
	names  []string // by id; 0 is the empty name
	shapes []shape
	plain  []bool   // by shape: claims about the whole event, beyond doubt, that a source stated
	dated  []bool   // by file: it has publication dates
	rank   []uint32 // by id of a source: its place among them in byte order
}

// newScheme returns the scheme of claims whose names are all known.
func (cs *Claims) newScheme() *scheme {
	s := &scheme{names: cs.names.texts, shapes: cs.shapes}
	for i := range cs.files {
		s.dated = append(s.dated, cs.files[i].dated)
	}
	sources := make([]uint32, 0, len(cs.sources))
	for _, name := range cs.sources {
		sources = append(sources, cs.names.ids[name])
	}
	s.findPlain()
	s.order(sources)
	return s
}

// findPlain finds the plain shapes.
func (s *scheme) findPlain() {
	s.plain = make([]bool, len(s.shapes))
	for i := range s.shapes {
		sh := &s.shapes[i]
		s.plain[i] = sh.scope == WholeEvent && sh.doubt == NoDoubt && s.names[sh.rule] != RuleDerived
	}
}

// order ranks the sources by their names.
func (s *scheme) order(sources []uint32) {
	slices.SortFunc(sources, func(a, b uint32) int { return strings.Compare(s.names[a], s.names[b]) })
	s.rank = make([]uint32, len(s.names))
	for i, id := range slices.Compact(sources) {
		s.rank[id] = uint32(i)
	}
}

// isPlain reports whether a record is a claim that nothing keeps from being its
// source's figure, but for the other claims.
func (s *scheme) isPlain(r *record) bool { return r.source != 0 && r.known != 0 && s.plain[r.shape] }

// describe makes records of claims that come from anywhere: a cell that a
// caller has put together.
func describe(claims []Claim) ([]record, *scheme) {
	names := newNames()
	s := &scheme{dated: []bool{false, true}}
	recs := make([]record, len(claims))
	var sources []uint32
	for i := range claims {
		c, r := &claims[i], &recs[i]
		*r = record{shape: uint32(i), source: names.id(c.Source), via: names.id(c.Via), origin: names.id(c.Origin),
			eventDate: c.EventDate, stated: c.Stated, published: c.Published, revision: int32(c.Revision)}
		r.setCount(&c.Count)
		sh := shape{measure: c.Measure, group: c.Group, scope: c.Scope, doubt: c.Doubt, basis: c.Basis, cumulative: c.Cumulative, rule: names.id(c.Rule)}
		if c.Dated {
			sh.file = 1
		}
		s.shapes = append(s.shapes, sh)
		sources = append(sources, r.source)
	}
	s.names = names.texts
	s.findPlain()
	s.order(sources)
	return recs, s
}
