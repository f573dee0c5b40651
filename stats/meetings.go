package stats

import (
	"iter"
	"math"
	"slices"
	"strings"

	"toll/casualties/count"
)

// meetingScratch is the memory of one goroutine.
type meetingScratch struct {
	count   []uint32 // by place; 0 between calls
	met     []meeting
	compare comparison
}

// meeting is two votes of one cell, as indexes into meetings.votes.
type meeting struct{ a, b uint32 }

// meetings holds the votes with points of all cells that have two or more.
type meetings struct {
	ids     map[string]uint32
	names   []string // by id
	order   []uint32 // ids in byte order of the names
	rank    []uint32 // by id: place in order
	votes   []meetingVote
	ranks   []uint32 // of the source of each vote: place in order
	ends    []uint32 // where each cell's votes end
	events  []uint32 // by cell
	copies  map[[2]uint32]*copying
	origins bool       // some vote names an origin
	byRank  [][]uint32 // votes of each source, by place in order
	copied  [][]uint32 // places of the later sources that a source repeats or that repeat it
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
	t.fileVotes()
	return t
}

// fileVotes lists the votes of each source, in the order of the cells.
func (t *meetings) fileVotes() {
	t.byRank = make([][]uint32, len(t.names))
	counts := make([]int, len(t.names))
	t.ranks = make([]uint32, len(t.votes))
	for i := range t.votes {
		t.ranks[i] = t.rank[t.votes[i].source]
		counts[t.ranks[i]]++
	}
	all := make([]uint32, 0, len(t.votes))
	for place, n := range counts {
		t.byRank[place] = all[len(all) : len(all) : len(all)+n]
		all = all[:len(all)+n]
	}
	for i := range t.votes {
		place := t.ranks[i]
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
				m.origin, t.origins = t.id(origin)+1, true
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
func (t *meetings) each(a uint32, s *meetingScratch, visit func(b uint32, met []meeting)) {
	if s.count == nil {
		s.count = make([]uint32, len(t.names))
	}
	var others []uint32
	total := uint32(0)
	t.meet(a, func(b uint32, _ meeting) {
		if s.count[b] == 0 {
			others = append(others, b)
		}
		s.count[b]++
		total++
	})
	for _, b := range t.copied[a] {
		if s.count[b] == 0 {
			others = append(others, b)
		}
	}
	slices.Sort(others)
	s.met = slices.Grow(s.met[:0], int(total))[:total]
	next := uint32(0)
	for _, b := range others { // the meetings with each of them stand together
		next, s.count[b] = next+s.count[b], next
	}
	t.meet(a, func(b uint32, m meeting) {
		s.met[s.count[b]] = m
		s.count[b]++
	})
	from := uint32(0)
	for _, b := range others {
		to := s.count[b]
		s.count[b] = 0
		visit(b, s.met[from:to])
		from = to
	}
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
			if b := t.ranks[j]; b > a && !t.repeats(v, j) {
				visit(b, meeting{i, j})
			}
		}
	}
}

// repeats reports whether vote j repeats v's source or the other way round. It
// looks at the vote only where some vote repeats another at all.
func (t *meetings) repeats(v *meetingVote, j uint32) bool {
	if !t.origins {
		return false
	}
	w := &t.votes[j]
	return v.origin == w.source+1 || w.origin == v.source+1
}
