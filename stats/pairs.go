package stats

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"

	"toll/casualties"
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
// number of votes. PairsOf is faster where the results are not there yet.
func Pairs(results iter.Seq[Result]) iter.Seq[*Pair] { return pairs(results, MinEvents) }

func pairs(results iter.Seq[Result], minEvents int) iter.Seq[*Pair] {
	return func(yield func(*Pair) bool) {
		t := PairsTable{votes: collectMeetings(results), minEvents: minEvents}
		for p := range t.Rows(nil) {
			if !yield(p) {
				return
			}
		}
	}
}

// PairsTable is what the rows of the pairs table are made of.
type PairsTable struct {
	votes     *meetings
	minEvents int
}

// PairsOf reads what the pairs table needs from the claims, on all processors.
// It keeps about 20 bytes for each of them. The error is ctx's.
func PairsOf(ctx context.Context, claims *casualties.Claims, sel casualties.Selection) (*PairsTable, error) {
	votes, err := meetingsOf(ctx, claims, sel)
	if err != nil {
		return nil, err
	}
	return &PairsTable{votes: votes, minEvents: MinEvents}, nil
}

// Rows yields the rows of the pairs for which asked holds, nil for all, in byte
// order of a, then b. A row may be kept.
func (t *PairsTable) Rows(asked func(a, b string) bool) iter.Seq[*Pair] {
	return func(yield func(*Pair) bool) {
		begin := func() []*Pair { return nil }
		keep := func(rows []*Pair, p *Pair) []*Pair {
			own := *p
			own.Warnings = slices.Clone(p.Warnings)
			return append(rows, &own)
		}
		_ = inSources(context.Background(), t, asked, begin, keep, func(rows []*Pair) error {
			for _, p := range rows {
				if !yield(p) {
					return errStopped
				}
			}
			return nil
		}) // the only error there is ends the loop
	}
}

// errStopped ends a loop that its caller has left.
var errStopped = errors.New("stopped")

// Stream writes the same rows, as row appends them, computed and formatted on
// all processors: row is called on several goroutines, and its Pair is valid
// during the call. It stops with the first error of w, or with ctx's when that
// is done.
func (t *PairsTable) Stream(ctx context.Context, w io.Writer, asked func(a, b string) bool, row func([]byte, *Pair) []byte) error {
	free := make(chan []byte, 4*workerCount()) // written and to be filled again
	begin := func() []byte {
		select {
		case b := <-free:
			return b[:0]
		default:
			return nil
		}
	}
	return inSources(ctx, t, asked, begin, row, func(out []byte) error {
		_, err := w.Write(out)
		select {
		case free <- out:
		default:
		}
		return err
	})
}

// pieceVotes is about how many votes the sources of one piece of work have.
const pieceVotes = 1 << 12

// inSources makes the rows of a few sources at a time, on all processors, and
// hands what add has made of them to take in the order of the rows.
func inSources[T any](ctx context.Context, t *PairsTable, asked func(a, b string) bool, begin func() T, add func(T, *Pair) T, take func(T) error) error {
	var ends []int // of the pieces
	votes := 0
	for a, list := range t.votes.bySource {
		if votes += len(list); votes >= pieceVotes || a == len(t.votes.bySource)-1 {
			ends, votes = append(ends, a+1), 0
		}
	}
	return inOrder(ctx, len(ends), func(int) func(int) T {
		var s meetingScratch
		var p Pair
		return func(i int) T {
			out, a := begin(), 0
			if i > 0 {
				a = ends[i-1]
			}
			for ; a < ends[i]; a++ {
				t.votes.each(uint32(a), &s, asked, func(b uint32, met []meeting) {
					t.votes.pair(&p, uint32(a), b, met, &s.compare, t.minEvents)
					out = add(out, &p)
				})
			}
			return out
		}
	}, take)
}

// AppendCSV appends the row as CSV, as gocsv writes it, with text cells guarded
// (guard.Guard) unless raw.
func (p *Pair) AppendCSV(b []byte, raw bool) []byte {
	b = append(appendCell(b, p.A, raw), ',')
	b = append(appendCell(b, p.B, raw), ',')
	b = append(strconv.AppendInt(b, int64(p.Events), 10), ',')
	b = append(strconv.AppendInt(b, int64(p.Cells), 10), ',')
	for _, x := range [...]Real{p.CompatibleShare, p.SameShare, p.MedianRatio, p.MeanLogRatio, p.SDLogRatio, p.RatioLow, p.RatioHigh, p.CCC, p.Spearman} {
		b = append(x.AppendTo(b), ',')
	}
	b = append(p.BHigher.AppendTo(b), ',')
	b = append(p.BLower.AppendTo(b), ',')
	b = append(p.SignP.AppendTo(b), ',')
	b = append(p.GapMax.AppendTo(b), ',')
	return append(p.Warnings.appendCell(b, raw), '\n')
}
