package link

import (
	"cmp"
	"slices"
)

// fate is what became of a pair of candidates.
type fate uint8

const (
	fateOpen    fate = iota
	fateJoined       // joined, or together already
	fateTaken        // one of them has a better match in the other's file
	fateChain        // joining would bring together what a comparison keeps apart
	fatePerson       // a person keeps them apart, or a pair that would come together
	fateWeak         // the score is above the highest allowed
	fateEpisode      // for a person
)

// groups are the events joined so far, as a forest with the members at the
// roots.
type groups struct {
	root    []int32
	members [][]int32 // of roots with more than one member
}

func newGroups(n int) *groups {
	g := &groups{root: make([]int32, n), members: make([][]int32, n)}
	for i := range g.root {
		g.root[i] = int32(i)
	}
	return g
}

func (g *groups) find(i int32) int32 {
	for g.root[i] != i {
		g.root[i] = g.root[g.root[i]]
		i = g.root[i]
	}
	return i
}

// of returns the members of a root, in no order.
func (g *groups) of(root int32) []int32 {
	if g.members[root] == nil {
		return []int32{root}
	}
	return g.members[root]
}

func (g *groups) join(a, b int32) {
	a, b = g.find(a), g.find(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	g.members[a] = append(slices.Clone(g.of(a)), g.of(b)...)
	g.members[b] = nil
	g.root[b] = a
}

// assign joins candidates from the lowest score upwards; of equal scores the
// pair nearer in days comes first, then in kilometres, then in the order of
// files, days and keys. A person's joins come before all. edges are left in
// order of a and b, each with its fate.
func (l *linker) assign(edges []edge, together [][2]int32) *groups {
	g := newGroups(len(l.items))
	for _, pair := range together {
		g.join(pair[0], pair[1])
	}
	order := make([]int32, len(edges))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return compareEdges(&edges[i], &edges[j]) })
	for _, i := range order {
		e := &edges[i]
		if e.fate = l.fate(g, e); e.fate == fateJoined {
			g.join(e.a, e.b)
		}
	}
	return g
}

func compareEdges(x, y *edge) int {
	return cmp.Or(cmp.Compare(x.score, y.score), cmp.Compare(x.days, y.days), cmp.Compare(x.km, y.km), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
}

// fate decides on a pair of candidates, given what is joined already.
func (l *linker) fate(g *groups, e *edge) fate {
	a, b := g.find(e.a), g.find(e.b)
	if a == b {
		return fateJoined
	}
	if l.no[[2]int32{e.a, e.b}] {
		return fatePerson
	}
	if e.episode {
		return fateEpisode
	}
	if e.score > float32(l.opt.Most) {
		return fateWeak
	}
	worst := fateJoined
	for _, x := range g.of(a) {
		for _, y := range g.of(b) {
			if x == e.a && y == e.b || x == e.b && y == e.a {
				continue
			}
			switch {
			case l.items[x].file == l.items[y].file:
				return fateTaken
			case l.no[[2]int32{min(x, y), max(x, y)}]:
				worst = fatePerson
			case worst == fateJoined && l.compare(x, y).Verdict != Candidate:
				worst = fateChain
			}
		}
	}
	return worst
}
