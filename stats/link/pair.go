package link

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"toll/casualties/count"
	"toll/casualties/date"
	"toll/stats"
)

// Pair is a pair of events that a person should look at. The table can be
// filled in, column answer, and fed back as decisions.
type Pair struct {
	FileA   string     `csv:"file_a" doc:"a file"`
	RowA    int        `csv:"row_a" doc:"first line of it that speaks of the event"`
	KeyA    string     `csv:"key_a" doc:"the event's key there"`
	DateA   string     `csv:"date_a" doc:"when, as it says"`
	PlaceA  string     `csv:"place_a" doc:"where, as it says"`
	SaysA   string     `csv:"figures_a" doc:"its figures"`
	FileB   string     `csv:"file_b" doc:"another file"`
	RowB    int        `csv:"row_b" doc:"first line of it that speaks of the event"`
	KeyB    string     `csv:"key_b" doc:"the event's key there"`
	DateB   string     `csv:"date_b" doc:"when, as it says"`
	PlaceB  string     `csv:"place_b" doc:"where, as it says"`
	SaysB   string     `csv:"figures_b" doc:"its figures"`
	Score   stats.Real `csv:"score" doc:"0: nothing tells them apart, the higher the less alike"`
	Linked  string     `csv:"linked" doc:"yes where they were joined, no where not"`
	Doubt   string     `csv:"doubt" doc:"why a person should look"`
	Found   string     `csv:"found" doc:"what the two have in common"`
	Answer  string     `csv:"answer" doc:"for a person: yes or no"`
	ordered float64
}

// A match is doubtful where the next best pair is nearer than closeCall, where
// its score is above weakMatch, or where the figures lie apart by more than
// farFigures adds.
const (
	closeCall  = 0.1
	weakMatch  = 0.5
	farFigures = 0.15 // half of the people, or twice as many
)

// Doubtful returns the pairs that a person should look at, the least certain
// first.
func (k *Links) Doubtful() []Pair {
	var list []Pair
	for i := range k.edges {
		e := &k.edges[i]
		if doubt := k.doubt(int32(i), e); doubt != "" {
			list = append(list, k.pair(e, doubt))
		}
	}
	slices.SortStableFunc(list, func(a, b Pair) int { return cmp.Compare(a.ordered, b.ordered) })
	return list
}

// doubt says why a person should look at a pair; nothing where none need.
func (k *Links) doubt(i int32, e *edge) string {
	switch e.fate {
	case fateEpisode:
		return "one lasted several days, the other is of one day: part of it, or the same?"
	case fateChain:
		return "not joined: it would bring together two events that a direct comparison keeps apart"
	case fateTaken:
		if w, ok := k.winner(e); ok && e.score-w < closeCall {
			return fmt.Sprintf("not joined, but a pair only %.2g better was", e.score-w)
		}
	case fateJoined:
		if k.best[e.a] != i && k.best[e.b] != i {
			return ""
		}
		c := k.linker.compare(e.a, e.b)
		switch {
		case c.Figures > farFigures:
			return "joined, though the figures lie far apart"
		case c.Score > weakMatch:
			return "joined with little in common"
		case c.Time == 0.5 && c.Days == 0:
			return "joined, though the day is not stated exactly"
		}
	}
	return ""
}

// winner is the score of the better of the pairs that took the place of e.
func (k *Links) winner(e *edge) (float32, bool) {
	found, best := false, float32(0)
	for _, i := range []int32{k.best[e.a], k.best[e.b]} {
		if i >= 0 && (!found || k.edges[i].score > best) {
			found, best = true, k.edges[i].score
		}
	}
	return best, found
}

func (k *Links) pair(e *edge, doubt string) Pair {
	a, b := k.linker.items[e.a].Event, k.linker.items[e.b].Event
	c := k.linker.compare(e.a, e.b)
	linked := "no"
	if e.fate == fateJoined {
		linked = "yes"
	}
	return Pair{FileA: a.File, RowA: a.Row(), KeyA: a.Key, DateA: a.days(), PlaceA: a.Place, SaysA: a.says(),
		FileB: b.File, RowB: b.Row(), KeyB: b.Key, DateB: b.days(), PlaceB: b.Place, SaysB: b.says(),
		Score: stats.Of(c.Score), Linked: linked, Doubt: doubt, Found: c.words(), ordered: abs2(c.Score, weakMatch)}
}

// abs2 is how far x is from y.
func abs2(x, y float64) float64 { return max(x-y, y-x) }

// days is the event's first day, and its last where that is another.
func (e *Event) days() string {
	if e.End.IsKnown() && e.End != e.Start {
		return e.Start.String() + " to " + e.End.String()
	}
	return e.Start.String()
}

// says is the event's figures in a few words.
func (e *Event) says() string {
	var list []string
	for i := range e.Figures {
		f := &e.Figures[i]
		words := []string{spanWords(f.Low, f.High), f.Group.String(), f.Measure.String()}
		if f.Side != "" {
			words = append(words, "of "+f.Side)
		}
		list = append(list, strings.Join(words, " "))
	}
	return strings.Join(list, ", ")
}

func spanWords(low, high count.Number) string {
	switch {
	case low == high:
		return low.String()
	case !high.IsKnown():
		return "at least " + low.String()
	case !low.IsKnown():
		return "up to " + high.String()
	}
	return low.String() + " to " + high.String()
}

// Month is one row of the table of links over time.
type Month struct {
	Month    date.Date  `csv:"month" doc:"the month of the first day"`
	Events   int        `csv:"events" doc:"events of all files, before they were joined"`
	Joined   int        `csv:"joined" doc:"events that are in a group of two or more"`
	Groups   int        `csv:"groups" doc:"events after joining"`
	Share    stats.Real `csv:"share" doc:"joined divided by events"`
	Doubtful int        `csv:"doubtful" doc:"pairs for a person to look at"`
}

// Months yields the links over time, by the month in which the first event of a
// group begins; what has no month is left out.
func (k *Links) Months() iter.Seq[Month] {
	rows := map[date.Date]*Month{}
	at := func(i int32) *Month {
		y, m, _ := k.linker.items[i].Start.Parts()
		month, err := date.OfMonth(y, m)
		if err != nil {
			return &Month{}
		}
		if rows[month] == nil {
			rows[month] = &Month{Month: month}
		}
		return rows[month]
	}
	for i := range k.linker.items {
		root := k.groups.find(int32(i))
		r := at(root)
		r.Events++
		if k.members[root] != nil {
			r.Joined++
		}
		if root == int32(i) {
			r.Groups++
		}
	}
	for i := range k.edges {
		if k.doubt(int32(i), &k.edges[i]) != "" {
			at(k.edges[i].a).Doubtful++
		}
	}
	return func(yield func(Month) bool) {
		months := make([]date.Date, 0, len(rows))
		for m := range rows {
			months = append(months, m)
		}
		slices.SortFunc(months, date.Date.Compare)
		for _, m := range months {
			r := rows[m]
			r.Share = stats.Of(float64(r.Joined) / float64(r.Events))
			if !yield(*r) {
				return
			}
		}
	}
}
