package casualties

import (
	"bytes"
	"cmp"
	"slices"
)

// keyed is an event with eight bytes of its key, which nearly always tell which
// of two comes first.
type keyed struct {
	prefix uint64
	event  uint32
}

// sortEvents puts the events in byte order of their keys.
func (g *grouper) sortEvents() {
	g.sorted = g.sorted[:0]
	if len(g.events) == 0 {
		return
	}
	skip := len(g.key(0))
	for e := range g.events {
		skip = min(skip, common(g.key(0), g.key(uint32(e))))
	}
	for e := range g.events {
		g.sorted = append(g.sorted, keyed{prefixOf(g.key(uint32(e))[skip:]), uint32(e)})
	}
	slices.SortFunc(g.sorted, func(a, b keyed) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return bytes.Compare(g.key(a.event), g.key(b.event))
	})
}

// common is how many bytes two keys begin with alike.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// prefixOf is the first eight bytes as a number that sorts as they do; a shorter
// text comes before all that it begins.
func prefixOf(b []byte) uint64 {
	var p uint64
	for i := range 8 {
		p <<= 8
		if i < len(b) {
			p |= uint64(b[i])
		}
	}
	return p
}

// sortClaims orders the records of one event by cell, then by position. Most come
// in order.
func (g *grouper) sortClaims(list []record) {
	sorted := true
	for i := 1; i < len(list) && sorted; i++ {
		sorted = g.compare(&list[i-1], &list[i]) <= 0
	}
	switch {
	case sorted:
	case len(list) <= fewClaims:
		for i := 1; i < len(list); i++ {
			g.insert(list[:i+1])
		}
	default:
		slices.SortStableFunc(list, func(a, b record) int { return g.compare(&a, &b) })
	}
}

// insert puts the last record where it belongs among the others, which are in
// order.
func (g *grouper) insert(list []record) {
	last := len(list) - 1
	to := last
	for ; to > 0 && g.compare(&list[last], &list[to-1]) < 0; to-- {
	}
	if to < last {
		r := list[last]
		copy(list[to+1:], list[to:last])
		list[to] = r
	}
}

// compare says which of two records of an event comes first.
func (g *grouper) compare(a, b *record) int {
	if a.shape != b.shape {
		if x, y := g.cells[a.shape], g.cells[b.shape]; x != y {
			return cmp.Compare(x, y)
		}
		if x, y := g.cs.shapes[a.shape].file, g.cs.shapes[b.shape].file; x != y {
			return cmp.Or(cmp.Compare(g.files[x], g.files[y]), cmp.Compare(x, y))
		}
	}
	if a.line != b.line {
		return cmp.Compare(a.line, b.line)
	}
	return cmp.Compare(a.column, b.column)
}
