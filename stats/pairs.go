package stats

import (
	"iter"
	"runtime"
	"sync"

	"toll/casualties/count"
)

// Pair is one row of the pairs table: two sources side by side in the cells in
// which both have a vote with a point. From ratio_low to gap_max, columns are
// empty where the two share fewer than MinEvents events. Where one of them is
// the other's origin, the difference is drift, and only the warning tells it.
type Pair struct {
	A               string       `csv:"a" doc:"the one of the two that comes first in byte order"`
	B               string       `csv:"b" doc:"the other one"`
	Events          int          `csv:"events" doc:"events in which both have a point"`
	Cells           int          `csv:"cells" doc:"cells in which both have a point"`
	CompatibleShare Real         `csv:"compatible_share" doc:"share of the cells in which both can be complete counts, early figures read as minimums"`
	SameShare       Real         `csv:"same_share" doc:"share of the cells in which the two points are equal"`
	MedianRatio     Real         `csv:"median_ratio" doc:"median of b's point divided by a's"`
	MeanLogRatio    Real         `csv:"mean_log_ratio" doc:"mean of the natural logarithm of b's point divided by a's"`
	SDLogRatio      Real         `csv:"sd_log_ratio" doc:"sample standard deviation (n-1) of the same"`
	RatioLow        Real         `csv:"ratio_low" doc:"lower limit of agreement as a ratio: exp(mean - 1.96 sd)"`
	RatioHigh       Real         `csv:"ratio_high" doc:"upper limit of agreement as a ratio: exp(mean + 1.96 sd)"`
	CCC             Real         `csv:"ccc" doc:"Lin's concordance of the natural logarithms of the points"`
	Spearman        Real         `csv:"spearman" doc:"rank correlation of the points"`
	BHigher         count.Number `csv:"b_higher" doc:"cells in which b's point is above a's"`
	BLower          count.Number `csv:"b_lower" doc:"cells in which b's point is below a's"`
	SignP           Real         `csv:"sign_p" doc:"exact two-sided sign test of b_higher against b_lower: an index, for sources copy each other"`
	GapMax          Real         `csv:"gap_max" doc:"largest gap between the two in a cell: by how much they cannot both be complete counts"`
	Warnings        Warnings     `csv:"warnings" doc:"what to keep in mind about this row"`
}

// Pairs yields the rows of the pairs table in byte order of a, then b: one for
// every two votes that share a cell in which both have a point. It reads the
// results once and then works source by source, in memory that grows with the
// number of votes.
func Pairs(results iter.Seq[Result]) iter.Seq[*Pair] { return pairs(results, MinEvents) }

func pairs(results iter.Seq[Result], minEvents int) iter.Seq[*Pair] {
	return func(yield func(*Pair) bool) {
		t := collectMeetings(results)
		workers := runtime.GOMAXPROCS(0)
		scratch := make([]meetingScratch, workers)
		rows := make([][]*Pair, workers)
		for from := 0; from < len(t.order); from += workers {
			var group sync.WaitGroup
			for w := range min(workers, len(t.order)-from) {
				group.Go(func() { rows[w] = t.rowsOf(uint32(from+w), &scratch[w], minEvents) })
			}
			group.Wait()
			for w := range min(workers, len(t.order)-from) {
				for _, p := range rows[w] {
					if !yield(p) {
						return
					}
				}
			}
		}
	}
}

// rowsOf returns the rows of source a with every later one.
func (t *meetings) rowsOf(a uint32, s *meetingScratch, minEvents int) []*Pair {
	var rows []*Pair
	t.each(a, s, func(b uint32, met []meeting) {
		rows = append(rows, t.pair(a, b, met, &s.compare, minEvents))
	})
	return rows
}
