package casualties

// movedClaims is how many claims may be moved for each eighth claim of a
// partition before it counts as shuffled.
const movedClaims = 8

// gather puts the claims of a partition where they belong in one pass, as they
// come: in most tables the rows of an event stand together. Where an event comes
// again, its claims so far are moved behind the others. It returns false, with
// nothing done, where too many would be, or where a key is spelled in two ways.
func (g *grouper) gather() bool {
	g.begin()
	moved, open := uint32(0), uint32(0) // the event whose claims stand last
	for i := range g.cs.taken {
		in := streamReader{blocks: g.blocks[i]}
		for in.more() {
			if in.another {
				in.another = false
				id, alike := g.known.id(in.key)
				switch {
				case !alike:
					return false
				case int(id) == len(g.events):
					g.events = append(g.events, groupEvent{from: uint32(len(g.records))})
				case id != open:
					e := &g.events[id]
					if moved += e.claims; moved > movedClaims+uint32(len(g.records))/movedClaims {
						return false
					}
					list := g.list(id)
					e.from = uint32(len(g.records))
					g.records = append(g.records, list...)
				}
				open = id
			}
			g.events[open].claims++
			g.records = longer(g.records)
			g.take(&g.cs.taken[i], &in, &g.records[len(g.records)-1])
		}
	}
	return true
}

// begin forgets the partition before.
func (g *grouper) begin() {
	g.known.reset()
	g.events, g.records, g.of, g.texts = g.events[:0], g.records[:0], g.of[:0], g.texts[:0]
}

// take reads a claim into a record that has the collection's ids.
func (g *grouper) take(t *taken, in *streamReader, r *record) {
	texts := in.read(r)
	t.renumber(r, g.cs)
	if r.open != 0 {
		g.cs.files[g.cs.shapes[r.shape].file].order.settle(r)
	}
	if len(texts) > 0 {
		g.texts = append(g.texts, texts)
		r.text = uint32(len(g.texts))
	}
}
