package casualties

import (
	"cmp"
	"slices"
)

// place is where a claim lies: in the input, and in the collection.
type place struct {
	spot
	event, index uint32
}

// All yields every claim in the order of file, line and column. The claim is
// used again: copy what is to be kept.
func (cs *Claims) All(yield func(*Claim) bool) {
	cur := cs.Cursor()
	all := make([]place, 0, cs.n)
	for e := range cs.NumEvents() {
		for i, r := range cur.records(e) {
			all = append(all, place{spot{cs.shapes[r.shape].file, r.line, r.column}, uint32(e), uint32(i)})
		}
	}
	slices.SortFunc(all, func(a, b place) int {
		return cmp.Or(a.compare(b.spot), cmp.Compare(a.event, b.event), cmp.Compare(a.index, b.index))
	})
	for window := range slices.Chunk(all, windowClaims) {
		if !cur.yield(window, yield) {
			return
		}
	}
}

// windowClaims is how many claims are unpacked before they are yielded: an
// event whose claims stand far apart is unpacked once for each window.
const windowClaims = 1 << 15

// yield unpacks the claims of a window event by event and yields them in its
// order.
func (c *Cursor) yield(window []place, yield func(*Claim) bool) bool {
	order := make([]int, len(window))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(window[a].event, window[b].event) })
	records, texts := make([]record, len(window)), make([][]byte, len(window))
	for i, w := range order {
		at := window[w]
		if i == 0 || window[order[i-1]].event != at.event {
			c.records(int(at.event))
		}
		records[w], texts[w] = c.recs[at.index], c.texts[at.index]
	}
	var claim Claim
	for w, at := range window {
		c.setKey(c.cs.sealed.key(c.cs.sealed.order[at.event]))
		c.load(&records[w], texts[w], &claim)
		if !yield(&claim) {
			return false
		}
	}
	return true
}
