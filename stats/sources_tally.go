package stats

import (
	"math"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// sourceTally is a row on its way. Events and cells come in rising order, but
// not all of them.
type sourceTally struct {
	row                      SourceRow
	origins                  []string
	first, last              publishedDay
	event, pointEvent        int // the last one seen; −1
	pointEvents              int // events with a point shared with others
	drift, vague, bound      int
	unequal, lowest, highest int
	stated, round            int
	zeros                    int
	model                    int // number in the model; −1
}

// publishedDay is a date, the number of the day that counts of it, and the event
// in which it was met: of equal days the first one met stands.
type publishedDay struct {
	date       date.Date
	day, event int
}

// take adds what another tally of the same source has counted in other events.
func (t *sourceTally) take(o *sourceTally) {
	a, b := &t.row, &o.row
	a.Claims, a.Events, a.Cells = a.Claims+b.Claims, a.Events+b.Events, a.Cells+b.Cells
	a.Up, a.Down, a.Direct, a.Relays, a.Pivotal = a.Up+b.Up, a.Down+b.Down, a.Direct+b.Direct, a.Relays+b.Relays, a.Pivotal+b.Pivotal
	for _, origin := range o.origins {
		t.origin(origin)
	}
	if d := o.first; d.date.IsKnown() && (!t.first.date.IsKnown() || d.day < t.first.day || d.day == t.first.day && d.event < t.first.event) {
		t.first = d
	}
	if d := o.last; d.date.IsKnown() && (!t.last.date.IsKnown() || d.day > t.last.day || d.day == t.last.day && d.event < t.last.event) {
		t.last = d
	}
	t.pointEvents += o.pointEvents
	t.drift, t.vague, t.bound = t.drift+o.drift, t.vague+o.vague, t.bound+o.bound
	t.unequal, t.lowest, t.highest = t.unequal+o.unequal, t.lowest+o.lowest, t.highest+o.highest
	t.stated, t.round, t.zeros = t.stated+o.stated, t.round+o.round, t.zeros+o.zeros
	t.model = max(t.model, o.model)
}

func (t *sourceTally) origin(name string) {
	if !slices.Contains(t.origins, name) {
		t.origins = append(t.origins, name)
	}
}

// claims counts the claims that the source has in one cell, in its own order.
// It writes into scratch.
func (t *sourceTally) claims(claims []casualties.Claim, own []int, event int, scratch *[]count.Number) {
	row := &t.row
	row.Cells++
	add(&row.Events, t.event != event)
	t.event = event
	stated := (*scratch)[:0]
	for _, i := range own {
		c := &claims[i]
		row.Claims++
		if c.IsRelay() {
			row.Relays++
		} else {
			row.Direct++
		}
		add(&t.vague, c.IsVague())
		add(&t.bound, !c.Count.Best.IsKnown() && c.Count.Low.IsKnown() != c.Count.High.IsKnown())
		t.published(c.PublicKnown(), event)
		if c.Origin != "" {
			t.origin(c.Origin)
		}
		n := Stated(c)
		if v, _ := n.Get(); v >= 10 && c.Doubt != casualties.Misrelay && !slices.Contains(stated, n) {
			stated = append(stated, n)
			t.stated++
			add(&t.round, v%5 == 0)
		}
	}
	*scratch = stated
	if len(own) < 2 {
		return
	}
	numbers := moments(claims, own)
	for i := 1; i < len(numbers); i++ {
		add(&row.Up, numbers[i] > numbers[i-1])
		add(&row.Down, numbers[i] < numbers[i-1])
	}
}

func (t *sourceTally) published(d date.Date, event int) {
	if !d.IsKnown() {
		return
	}
	if day := d.First(); !t.first.date.IsKnown() || day < t.first.day {
		t.first = publishedDay{d, day, event}
	}
	if day := d.Last(); !t.last.date.IsKnown() || day > t.last.day {
		t.last = publishedDay{d, day, event}
	}
}

// sourceTallies counts on one goroutine.
type sourceTallies struct {
	by     map[string]*sourceTally
	voters []*sourceTally // of the votes of the cell
	points sourceRun      // since the last run
	order  ownOrder
	stated []count.Number // scratch
}

// sourceRun is the points above 0 in a run of events, cell after cell.
type sourceRun struct {
	tallies []*sourceTally // whose they are
	logs    []float64
	ends    []int // where each cell ends
	factor  Factor
}

func newSourceTallies() *sourceTallies { return &sourceTallies{by: map[string]*sourceTally{}} }

// run returns the points since the last call.
func (s *sourceTallies) run() sourceRun {
	r := s.points
	s.points = sourceRun{tallies: make([]*sourceTally, 0, len(r.tallies)), logs: make([]float64, 0, len(r.logs)), ends: make([]int, 0, len(r.ends))}
	return r
}

func (s *sourceTallies) of(name string) *sourceTally {
	t := s.by[name]
	if t == nil {
		t = &sourceTally{row: SourceRow{Source: name}, event: -1, pointEvent: -1, model: -1}
		s.by[name] = t
	}
	return t
}

// add takes one cell.
func (s *sourceTallies) add(event int, l *casualties.Latest) {
	claims, votes := l.Cell.Claims, l.Votes
	s.voters = s.voters[:0]
	for _, own := range s.order.of(l) {
		name := claims[own[0]].Source
		t := s.of(name)
		t.claims(claims, own, event, &s.stated)
		s.meetVoters(votes, name)
		if n := len(s.voters); n < len(votes) && votes[n].Name == name { // both are in byte order
			s.voters = append(s.voters, t)
		}
	}
	for len(s.voters) < len(votes) {
		s.voters = append(s.voters, s.of(votes[len(s.voters)].Name))
	}
	for _, i := range Drifting(l) {
		s.of(claims[i].Source).drift++
	}
	s.extremes(votes)
	s.point(event, votes)
}

// meetVoters lists the voters before the name that have no claim here: votes
// are named after an origin where copies of it have one together.
func (s *sourceTallies) meetVoters(votes []casualties.Vote, name string) {
	for n := len(s.voters); n < len(votes) && votes[n].Name < name; n++ {
		s.voters = append(s.voters, s.of(votes[n].Name))
	}
}

// extremes counts which vote is the pivotal one, and in whose cells with unequal
// numbers a vote is the lowest or the highest; equals are so together.
func (s *sourceTallies) extremes(votes []casualties.Vote) {
	var low, high count.Number
	lows, highs := false, false
	for i := range votes {
		low, high = count.Min(low, votes[i].Low), count.Max(high, votes[i].Largest)
		lows = lows || votes[i].Low != votes[0].Low
		highs = highs || votes[i].Largest != votes[0].Largest
	}
	if !lows && !highs {
		return
	}
	if i, _, _ := pivotal(votes, low, high); i >= 0 {
		s.voters[i].row.Pivotal++
	}
	for i, t := range s.voters {
		t.unequal++
		add(&t.lowest, lows && votes[i].Low == low)
		add(&t.highest, highs && votes[i].Largest == high)
	}
}

// point keeps the points of a cell for the model.
func (s *sourceTallies) point(event int, votes []casualties.Vote) {
	p := &s.points
	from := len(p.tallies)
	low, high := int64(math.MaxInt64), int64(0)
	for i, t := range s.voters {
		n, known := votes[i].Point.Get()
		switch {
		case !known:
		case n == 0:
			t.zeros++
			p.factor.Zeros++
		default:
			p.tallies, p.logs = append(p.tallies, t), append(p.logs, math.Log(float64(n)))
			low, high = min(low, n), max(high, n)
		}
	}
	p.factor.add(p.logs[from:], low, high)
	p.ends = append(p.ends, len(p.tallies))
	if len(p.tallies)-from < 2 {
		return
	}
	for _, t := range p.tallies[from:] {
		add(&t.pointEvents, t.pointEvent != event)
		t.pointEvent = event
	}
}

// joined writes names in byte order.
func joined(names []string) string {
	slices.Sort(names)
	return strings.Join(names, "; ")
}
