package stats

import (
	"math"
	"slices"
)

// Spearman is the rank correlation: Pearson's correlation of the ranks, equal
// values sharing the mean of theirs. Unknown where the lists differ in length
// or hold fewer than two values, or one of them is constant.
func Spearman(x, y []float64) Real {
	var r ranker
	return r.spearman(x, y)
}

// ranker computes ranks in memory that it uses again.
type ranker struct {
	x, y   []float64
	counts []uint32 // 0 between calls
	sorted []float64
}

func (r *ranker) spearman(x, y []float64) Real {
	if len(x) != len(y) || len(x) < 2 {
		return Real{}
	}
	r.x, r.y = r.centred(r.x[:0], x), r.centred(r.y[:0], y)
	// The numbers are whole and their means 0, so that these sums are exact.
	var xx, yy, xy float64
	for i, dx := range r.x {
		dy := r.y[i]
		xx, yy, xy = xx+dx*dx, yy+dy*dy, xy+dx*dy
	}
	return Of(xy / math.Sqrt(xx*yy)) // a constant gives NaN, which Of makes unknown
}

// centred appends, for each value, twice the distance of its rank from the
// middle rank: the number of values below it less the number above.
func (r *ranker) centred(out, values []float64) []float64 {
	top, whole := 0.0, true
	for _, v := range values {
		top, whole = max(top, v), whole && v >= 0 && v == math.Trunc(v)
	}
	switch n := len(values); {
	case whole && n <= fewRanks && top < 1<<62:
		return centredFew(out, values)
	case whole && top < float64(8*n):
		return r.centredCounts(out, values, int(top))
	}
	r.sorted = append(r.sorted[:0], values...)
	slices.Sort(r.sorted)
	for _, v := range values {
		below, _ := slices.BinarySearch(r.sorted, v)
		upTo, _ := slices.BinarySearchFunc(r.sorted, v, func(other, v float64) int {
			if other <= v {
				return -1
			}
			return 1
		})
		out = append(out, float64(below-(len(values)-upTo)))
	}
	return out
}

// fewRanks is the number of values up to which comparing each with each is the
// fastest.
const fewRanks = 40

// centredFew is centred for few whole numbers.
func centredFew(out, values []float64) []float64 {
	var keys [fewRanks]int64
	var rank [fewRanks]int32
	for i, v := range values {
		k, own := int64(v), int32(0)
		for j, other := range keys[:i] {
			d := k - other
			sign := int32(d>>63) | int32(uint64(-d)>>63) // −1, 0 or 1, without a branch
			own += sign
			rank[j] -= sign
		}
		keys[i], rank[i] = k, own
	}
	for _, r := range rank[:len(values)] {
		out = append(out, float64(r))
	}
	return out
}

// centredCounts is centred for whole numbers up to top.
func (r *ranker) centredCounts(out, values []float64, top int) []float64 {
	r.counts = slices.Grow(r.counts[:0], top+1)[:top+1]
	for _, v := range values {
		r.counts[int(v)]++
	}
	below := uint32(0)
	for v, n := range r.counts {
		above := uint32(len(values)) - below - n
		r.counts[v], below = below-above, below+n // modulo 2³²
	}
	for _, v := range values {
		out = append(out, float64(int32(r.counts[int(v)])))
	}
	clear(r.counts)
	return out
}
