package stats

import (
	"iter"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// SourceRow is one row of the sources table: one source over all events.
type SourceRow struct {
	Source    string       `csv:"source" doc:"who asserts the figures"`
	Kind      string       `csv:"kind" doc:"what it is, as the table of sources says"`
	Origin    string       `csv:"origin" doc:"the sources that its claims name as theirs"`
	Claims    int          `csv:"claims" doc:"all its claims"`
	Events    int          `csv:"events" doc:"events it has a claim on"`
	Cells     int          `csv:"cells" doc:"cells it has a claim in"`
	First     date.Date    `csv:"first_published" doc:"earliest day a claim of it was published, else stated"`
	Last      date.Date    `csv:"last_published" doc:"latest of these days"`
	Up        int          `csv:"revised_up" doc:"times that its next figure in a cell was higher, in its own order"`
	Down      int          `csv:"revised_down" doc:"times that it was lower"`
	Direct    int          `csv:"direct" doc:"claims it published itself"`
	Relays    int          `csv:"relays" doc:"claims an outlet carried"`
	Drift     Real         `csv:"drift_share" doc:"share of its claims given differently by other carriers at the same time"`
	Vague     Real         `csv:"vague_share" doc:"share of its claims in words without a number"`
	Bound     Real         `csv:"bound_share" doc:"share of its claims that state nothing but one bound (at least, up to)"`
	Lowest    Real         `csv:"lowest_share" doc:"share of the cells with two votes or more and unequal numbers in which its low is the smallest"`
	Highest   Real         `csv:"highest_share" doc:"share of the same cells in which its largest number is the largest"`
	Round     Real         `csv:"round_share" doc:"share of multiples of 5 among the numbers it states, 10 and above, each once a cell; 0.2 if last digits were even"`
	RoundLow  Real         `csv:"round_low" doc:"lower end of the exact 95% binomial interval"`
	RoundHigh Real         `csv:"round_high" doc:"upper end of the same"`
	Tendency  Real         `csv:"tendency" doc:"source effect on the natural logarithm of points: exp of it is how many times the others' figures"`
	SE        Real         `csv:"tendency_se" doc:"standard error of the tendency"`
	Low       Real         `csv:"tendency_low" doc:"lower end of its 95% t interval"`
	High      Real         `csv:"tendency_high" doc:"upper end of the same"`
	Group     count.Number `csv:"group_id" doc:"number of the group of sources that chains of cells connect; others cannot be compared"`
	Pivotal   int          `csv:"pivotal_cells" doc:"cells in which it is the pivotal vote"`
	Warnings  Warnings     `csv:"warnings" doc:"what to keep in mind about this row"`
}

// SourcesTable is the sources table and the model behind its tendencies.
type SourcesTable struct {
	Rows []*SourceRow // in byte order of the source
	Fit  *Fit         // its effects are numbered by Model
	// Model holds, by number of the fit, the names of the votes with a point
	// above 0.
	Model []string
	// Factor is by how much the points of a cell typically differ.
	Factor Factor
}

// Sources makes the sources table. Votes named after an origin that has no
// claim of its own have a row too, so that no tendency is hidden. The error is
// that of a model that cannot be solved.
func Sources(results iter.Seq[Result]) (*SourcesTable, error) {
	s := &sourceTallies{by: map[string]*sourceTally{}}
	event := 0
	key := ""
	for r := range results {
		if r.Cell.Event.Key != key || event == 0 {
			event, key = event+1, r.Cell.Event.Key
		}
		if err := s.add(r, event); err != nil {
			return nil, err
		}
	}
	fit, err := s.model.Fit(len(s.names))
	if err != nil {
		return nil, err
	}
	t := &SourcesTable{Fit: fit, Model: s.names, Factor: s.factor}
	names := make([]string, 0, len(s.by))
	for name := range s.by {
		names = append(names, name)
	}
	slices.Sort(names)
	groups := map[int]int64{} // numbered in the order of the rows
	for _, name := range names {
		t.Rows = append(t.Rows, s.by[name].finish(fit, groups))
	}
	return t, nil
}

// sourceTally is a row on its way.
type sourceTally struct {
	row                      SourceRow
	origins                  []string
	event, pointEvent        int // the last one seen
	pointEvents              int // events with a point shared with others
	drift, vague, bound      int
	unequal, lowest, highest int
	stated, round            int
	zeros                    int
	model                    int // number in the model; −1
}

type sourceTallies struct {
	by     map[string]*sourceTally
	model  Tendency
	names  []string // in the model
	factor Factor
	order  ownOrder
	stated []count.Number // scratch
	ids    []int          // scratch
	points []int64        // scratch
}

func (s *sourceTallies) of(name string) *sourceTally {
	t := s.by[name]
	if t == nil {
		t = &sourceTally{row: SourceRow{Source: name}, model: -1}
		s.by[name] = t
	}
	return t
}

func (s *sourceTallies) add(r Result, event int) error {
	for _, own := range s.order.of(r.Latest) {
		s.of(r.Cell.Claims[own[0]].Source).claims(r.Cell.Claims, own, event, &s.stated)
	}
	if r.Range.Drift > 0 {
		for _, i := range Drifting(r.Latest) {
			s.of(r.Cell.Claims[i].Source).drift++
		}
	}
	if r.Range.Pivotal != "" {
		s.of(r.Range.Pivotal).row.Pivotal++
	}
	s.extremes(r)
	return s.point(r, event)
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
		t.published(c.PublicKnown())
		if o := c.Origin; o != "" && !slices.Contains(t.origins, o) {
			t.origins = append(t.origins, o)
		}
		n := Stated(c)
		if v, _ := n.Get(); v >= 10 && c.Doubt != casualties.Misrelay && !slices.Contains(stated, n) {
			stated = append(stated, n)
			t.stated++
			add(&t.round, v%5 == 0)
		}
	}
	*scratch = stated
	numbers := moments(claims, own)
	for i := 1; i < len(numbers); i++ {
		add(&row.Up, numbers[i] > numbers[i-1])
		add(&row.Down, numbers[i] < numbers[i-1])
	}
}

func (t *sourceTally) published(d date.Date) {
	if !d.IsKnown() {
		return
	}
	if !t.row.First.IsKnown() || d.First() < t.row.First.First() {
		t.row.First = d
	}
	if !t.row.Last.IsKnown() || d.Last() > t.row.Last.Last() {
		t.row.Last = d
	}
}

// extremes counts in whose cells with unequal numbers a vote is the lowest or
// the highest; equals are so together.
func (s *sourceTallies) extremes(r Result) {
	votes := r.Latest.Votes
	lows, highs := false, false
	for i := range votes {
		lows = lows || votes[i].Low != votes[0].Low
		highs = highs || votes[i].Largest != votes[0].Largest
	}
	if !lows && !highs {
		return
	}
	for i := range votes {
		t := s.of(votes[i].Name)
		t.unequal++
		add(&t.lowest, lows && votes[i].Low == r.Range.Low)
		add(&t.highest, highs && votes[i].Largest == r.Range.High)
	}
}

// point gives the points of a cell to the model.
func (s *sourceTallies) point(r Result, event int) error {
	s.ids, s.points = s.ids[:0], s.points[:0]
	for i := range r.Latest.Votes {
		v := &r.Latest.Votes[i]
		n, known := v.Point.Get()
		if !known {
			continue
		}
		t := s.of(v.Name)
		if n == 0 {
			t.zeros++
			continue
		}
		if t.model < 0 {
			t.model = len(s.names)
			s.names = append(s.names, v.Name)
		}
		s.ids, s.points = append(s.ids, t.model), append(s.points, n)
	}
	if len(s.ids) > 1 {
		for _, id := range s.ids {
			t := s.by[s.names[id]]
			add(&t.pointEvents, t.pointEvent != event)
			t.pointEvent = event
		}
	}
	s.factor.Add(s.points)
	return s.model.Add(s.ids, s.points)
}

// joined writes names in byte order.
func joined(names []string) string {
	slices.Sort(names)
	return strings.Join(names, "; ")
}
