package stats

import (
	"iter"
	"math"
	"slices"
	"strings"

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
		for a := range t.order {
			if !t.each(uint32(a), func(b uint32, met []meeting) bool {
				return yield(t.pair(uint32(a), b, met, minEvents))
			}) {
				return
			}
		}
	}
}

// meeting is two votes of one cell, as indexes into meetings.votes.
type meeting struct{ a, b uint32 }

// meetings holds the votes with points of all cells that have two or more.
type meetings struct {
	ids    map[string]uint32
	names  []string // by id
	order  []uint32 // ids in byte order of the names
	rank   []uint32 // by id: place in order
	votes  []meetingVote
	ends   []uint32 // where each cell's votes end
	events []uint32 // by cell
	copies map[[2]uint32]*copying
	byRank [][]uint32 // votes of each source, by place in order
	copied [][]uint32 // places of the later sources that a source repeats or that repeat it

	count   []uint32   // scratch, by place: 0 between calls
	met     []meeting  // scratch
	compare comparison // scratch
}

type meetingVote struct {
	point          int64
	log            float64 // of the point, where it is above 0
	floor, ceiling count.Number
	source, cell   uint32
	origin         uint32 // id of the source that this one repeats + 1; 0: none known
}

// copying counts how a source's figures differ from those of its origin.
type copying struct{ cells, events, differ, event int }

func collectMeetings(results iter.Seq[Result]) *meetings {
	t := &meetings{ids: map[string]uint32{}, copies: map[[2]uint32]*copying{}}
	event, key := -1, ""
	for r := range results {
		if event < 0 || r.Cell.Event.Key != key {
			event, key = event+1, r.Cell.Event.Key
		}
		t.add(r, event)
	}
	t.order = make([]uint32, len(t.names))
	for i := range t.order {
		t.order[i] = uint32(i)
	}
	slices.SortFunc(t.order, func(a, b uint32) int { return strings.Compare(t.names[a], t.names[b]) })
	t.rank = make([]uint32, len(t.names))
	for place, id := range t.order {
		t.rank[id] = uint32(place)
	}
	t.copied = make([][]uint32, len(t.names))
	for pair := range t.copies {
		x, y := t.rank[pair[0]], t.rank[pair[1]]
		t.copied[min(x, y)] = append(t.copied[min(x, y)], max(x, y))
	}
	t.count = make([]uint32, len(t.names))
	t.fileVotes()
	return t
}

// fileVotes lists the votes of each source, in the order of the cells.
func (t *meetings) fileVotes() {
	t.byRank = make([][]uint32, len(t.names))
	counts := make([]int, len(t.names))
	for i := range t.votes {
		counts[t.rank[t.votes[i].source]]++
	}
	all := make([]uint32, 0, len(t.votes))
	for place, n := range counts {
		t.byRank[place] = all[len(all) : len(all) : len(all)+n]
		all = all[:len(all)+n]
	}
	for i := range t.votes {
		place := t.rank[t.votes[i].source]
		t.byRank[place] = append(t.byRank[place], uint32(i))
	}
}

func (t *meetings) id(name string) uint32 {
	id, ok := t.ids[name]
	if !ok {
		id = uint32(len(t.names))
		t.ids[name] = id
		t.names = append(t.names, name)
	}
	return id
}

// add takes the votes of one cell, and how copies in it differ from their origins.
func (t *meetings) add(r Result, event int) {
	l, from := r.Latest, len(t.votes)
	t.addCopies(r, event)
	for i := range l.Votes {
		v := &l.Votes[i]
		n, known := v.Point.Get()
		if !known {
			continue
		}
		m := meetingVote{point: n, floor: v.Floor, ceiling: v.Ceiling, source: t.id(v.Name), cell: uint32(len(t.ends))}
		if n > 0 {
			m.log = math.Log(float64(n))
		}
		if len(v.Figures) == 1 {
			if origin := l.Figures[v.Figures[0]].Origin; origin != "" {
				m.origin = t.id(origin) + 1
			}
		}
		t.votes = append(t.votes, m)
	}
	if len(t.votes)-from < 2 {
		t.votes = t.votes[:from]
		return
	}
	t.ends = append(t.ends, uint32(len(t.votes)))
	t.events = append(t.events, uint32(event))
}

func (t *meetings) addCopies(r Result, event int) {
	figures := r.Latest.Figures
	for i := range figures {
		if figures[i].Origin == "" || !figures[i].Point.IsKnown() {
			continue
		}
		for j := range figures {
			if figures[j].Source != figures[i].Origin || !figures[j].Point.IsKnown() {
				continue
			}
			pair := [2]uint32{t.id(figures[j].Source), t.id(figures[i].Source)}
			c := t.copies[pair]
			if c == nil {
				c = &copying{event: -1}
				t.copies[pair] = c
			}
			c.cells++
			add(&c.differ, figures[i].Point != figures[j].Point)
			add(&c.events, c.event != event)
			c.event = event
		}
	}
}

// each calls visit for every source b after a, in byte order, that meets a or
// copies it or is copied by it. The meetings are valid during the call.
func (t *meetings) each(a uint32, visit func(b uint32, met []meeting) bool) bool {
	var others []uint32
	total := uint32(0)
	t.meet(a, func(b uint32, _ meeting) {
		if t.count[b] == 0 {
			others = append(others, b)
		}
		t.count[b]++
		total++
	})
	for _, b := range t.copied[a] {
		if t.count[b] == 0 {
			others = append(others, b)
		}
	}
	slices.Sort(others)
	t.met = slices.Grow(t.met[:0], int(total))[:total]
	next := uint32(0)
	for _, b := range others { // the meetings with each of them stand together
		next, t.count[b] = next+t.count[b], next
	}
	t.meet(a, func(b uint32, m meeting) {
		t.met[t.count[b]] = m
		t.count[b]++
	})
	from, going := uint32(0), true
	for _, b := range others {
		to := t.count[b]
		t.count[b] = 0
		going = going && visit(b, t.met[from:to])
		from = to
	}
	return going
}

// meet calls visit for every vote of a later source in the cells of source a,
// unless one of the two repeats the other.
func (t *meetings) meet(a uint32, visit func(b uint32, m meeting)) {
	for _, i := range t.byRank[a] {
		v := &t.votes[i]
		from := uint32(0)
		if v.cell > 0 {
			from = t.ends[v.cell-1]
		}
		for j := from; j < t.ends[v.cell]; j++ {
			w := &t.votes[j]
			if b := t.rank[w.source]; b > a && v.origin != w.source+1 && w.origin != v.source+1 {
				visit(b, meeting{i, j})
			}
		}
	}
}
