package stats

import (
	"cmp"
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

// meeting is two votes of one cell, a's first.
type meeting struct {
	x, y       float64 // the points
	logX, logY float64 // of points above 0
	gap        float64 // 0 where it cannot be computed
	event      uint32
	order      int8 // 1 where b's point is above a's, −1 where it is below
	apart      bool
}

// meetings holds the votes with points of all cells that have two or more.
type meetings struct {
	ids     map[string]uint32
	names   []string // by id
	order   []uint32 // ids in byte order of the names
	rank    []uint32 // by id: place in order
	votes   []meetingVote
	ranks   []uint32 // of the source of each vote: place in order
	copies  map[[2]uint32]*copying
	origins bool       // some vote names an origin
	byRank  [][]uint32 // votes of each source, by place in order
	copied  [][]uint32 // places of the later sources that a source repeats or that repeat it
}

type meetingVote struct {
	point          int64
	log            float64 // of the point, where it is above 0
	floor, ceiling count.Number
	origin         uint32 // place of the source that this one repeats + 1; 0: none known
	from, to       uint32 // the votes of its cell
	event          uint32
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
	for i := range t.votes {
		t.ranks[i] = t.rank[t.ranks[i]]
		counts[t.ranks[i]]++
		if v := &t.votes[i]; v.origin > 0 {
			v.origin = t.rank[v.origin-1] + 1
		}
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
		m := meetingVote{point: n, floor: v.Floor, ceiling: v.Ceiling, from: uint32(from), event: uint32(event)}
		t.ranks = append(t.ranks, t.id(v.Name)) // an id until all names are known
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
		t.votes, t.ranks = t.votes[:from], t.ranks[:from]
		return
	}
	for i := from; i < len(t.votes); i++ {
		t.votes[i].to = uint32(len(t.votes))
	}
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
	t.meet(a, func(b, _, _ uint32) {
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
	t.meet(a, func(b, i, j uint32) {
		s.met[s.count[b]].set(&t.votes[i], &t.votes[j])
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

// meet calls visit for every vote j of a later source b in the cells in which
// source a has a vote i, unless one of the two repeats the other.
func (t *meetings) meet(a uint32, visit func(b, i, j uint32)) {
	for _, i := range t.byRank[a] {
		v := &t.votes[i]
		for j := v.from; j < v.to; j++ {
			if b := t.ranks[j]; b > a && !(t.origins && (v.origin == b+1 || t.votes[j].origin == a+1)) {
				visit(b, i, j)
			}
		}
	}
}

func (m *meeting) set(v, w *meetingVote) {
	*m = meeting{x: float64(v.point), y: float64(w.point), logX: v.log, logY: w.log, event: v.event,
		order: int8(cmp.Compare(w.point, v.point))}
	floor, ok := count.Max(v.floor, w.floor).Get()
	ceiling, bounded := count.Min(v.ceiling, w.ceiling).Get()
	if ok && bounded { // as Gap in the ranges table
		m.gap = max(1, float64(floor)/float64(max(1, ceiling)))
		m.apart = floor > max(1, ceiling)
	}
}
