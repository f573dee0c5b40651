package charts

// label is a text of some height that wants to stand at some place of a column.
type label struct {
	at, height float64 // the middle it wants, and how much room it takes
}

// spread places the middles of labels between top and bottom without overlaps,
// in their order and with the least total displacement: pool adjacent
// violators. Labels that do not fit begin at top and go on below bottom.
func spread(labels []label, top, bottom float64) []float64 {
	type block struct {
		sum  float64 // of the wanted places of its labels' first edge
		n    int
		size float64
	}
	var blocks []block
	place := func(b block) float64 { return b.sum / float64(b.n) }
	for _, l := range labels {
		b := block{l.at - l.height/2, 1, l.height}
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if place(last)+last.size <= place(b) {
				break
			}
			b = block{last.sum + b.sum - float64(b.n)*last.size, last.n + b.n, last.size + b.size}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	starts := make([]float64, len(blocks))
	edge := bottom
	for i := len(blocks) - 1; i >= 0; i-- {
		starts[i] = min(place(blocks[i]), edge-blocks[i].size)
		edge = starts[i]
	}
	edge = top
	out, next := make([]float64, 0, len(labels)), 0
	for i, b := range blocks {
		at := max(starts[i], edge)
		for range b.n {
			out = append(out, at+labels[next].height/2)
			at += labels[next].height
			next++
		}
		edge = at
	}
	return out
}
