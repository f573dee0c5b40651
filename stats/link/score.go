package link

import (
	"context"
	"math"
	"slices"
	"strings"

	"toll/casualties/fold"
)

// Verdict says whether two events may be one.
type Verdict uint8

// The verdicts of a comparison.
const (
	Apart     Verdict = iota // a direct comparison keeps them apart
	Candidate                // they may be one event
	Episode                  // one lasted longer than a day, the other did not: for a person
)

// Comparison is what two events have in common, part by part. Parts are
// distances: 0 says that nothing tells the events apart.
type Comparison struct {
	Verdict Verdict
	Why     string // what keeps them apart; empty for candidates

	Days       int     // between the first days or the last, whichever is more
	Km         float64 // between the places; -1: not known
	Similarity float64 // of the place names, 0 to 1; -1: one has none

	Time     float64 // 0 to 1
	Place    float64 // 0 to 1
	Category float64 // 0 to 1; -1: not compared
	Figures  float64 // from -0.25 for equal rare numbers to 0.5 for ones that cannot both be complete counts
	Compared bool    // the figures were compared

	Score float64 // the mean of time, place and category, plus figures
}

// item is an event with what comparing needs, worked out once.
type item struct {
	*Event
	first, last int
	dated       bool
	exact       bool
	episode     bool
	place       int32
	at          Coordinates
	admin       []string
	file        int32
}

// linker compares events.
type linker struct {
	opt   Options
	items []item
	gaz   *gazetteer
	freq  *frequencies
	no    map[[2]int32]bool // pairs that a person keeps apart
}

func newLinker(ctx context.Context, events []Event, opt Options) *linker {
	l := &linker{opt: opt, gaz: newGazetteer(opt.Name), items: make([]item, len(events))}
	order := make([]*Event, len(events))
	for i := range events {
		order[i] = &events[i]
	}
	slices.SortFunc(order, compareID)
	admins := map[string][]string{}
	for i, e := range order {
		p := l.gaz.place(e.Place)
		it := item{Event: e, dated: e.Start.IsKnown(), exact: e.isExact(), episode: e.isEpisode(), place: p.id, at: e.At}
		if it.dated {
			it.first, it.last = e.first(), e.last()
		}
		if !it.at.Known {
			it.at = p.at
		}
		var ok bool
		if it.admin, ok = admins[e.Admin]; !ok {
			it.admin = adminNames(e.Admin)
			admins[e.Admin] = it.admin
		}
		if i > 0 {
			it.file = l.items[i-1].file
			if order[i-1].File != e.File {
				it.file++
			}
		}
		l.items[i] = it
	}
	l.gaz.compare(ctx)
	l.freq = countFigures(order)
	return l
}

func adminNames(admin string) []string {
	var list []string
	for _, part := range strings.Split(admin, ",") {
		if name := fold.Name(part); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// compare compares two events of different files. What it says of a and b it
// says of b and a.
func (l *linker) compare(i, j int32) Comparison {
	if i > j { // figures with a fraction are worked out one way round
		i, j = j, i
	}
	a, b := &l.items[i], &l.items[j]
	c := Comparison{Km: -1, Similarity: -1, Category: -1}
	if !l.time(&c, a, b) || !l.place(&c, a, b) || !l.category(&c, a, b) {
		return c
	}
	sum, n := c.Time+c.Place, 2.0
	if c.Category >= 0 {
		sum, n = sum+c.Category, 3
	}
	if !l.opt.NoFigures {
		c.Figures, c.Compared = l.freq.figures(a.Event, b.Event)
	}
	c.Figures = rounded(c.Figures)
	c.Score = rounded(sum/n + c.Figures)
	return c
}

// rounded keeps four digits, so that scores are the same on every machine.
func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// time compares the days. Events that are not dated to the day agree where their
// months or years meet, but only half.
func (l *linker) time(c *Comparison, a, b *item) bool {
	if !a.dated || !b.dated {
		c.Why = "one has no date"
		return false
	}
	c.Verdict = Candidate
	switch {
	case a.episode != b.episode && a.exact && b.exact:
		c.Days = max(0, a.first-b.last, b.first-a.last)
		c.Verdict = Episode
		c.Why = "one lasted several days, the other is of one day"
	case a.exact && b.exact:
		c.Days = max(abs(a.first-b.first), abs(a.last-b.last))
	default:
		c.Days = max(0, a.first-b.last, b.first-a.last)
		c.Time = 0.5
	}
	if c.Days > l.opt.Days {
		c.Verdict, c.Why = Apart, "the days are too far apart"
		return false
	}
	c.Time = max(c.Time, rounded(float64(c.Days)/float64(l.opt.Days+1)))
	return true
}

// place compares the places: by distance, and a third by name, where both have
// coordinates; else by name.
func (l *linker) place(c *Comparison, a, b *item) bool {
	if a.place != noPlace && b.place != noPlace {
		c.Similarity = rounded(l.gaz.of(a.place, b.place))
	}
	name := 1.0
	switch {
	case c.Similarity == 1:
		name = 0
	case c.Similarity > 0:
		name = clamp((1 - c.Similarity) / (1 - l.opt.Name) * 0.8)
	}
	if a.at.Known && b.at.Known {
		c.Km = math.Round(Kilometres(a.at, b.at)*100) / 100
		if c.Km > l.opt.Km {
			c.Verdict, c.Why = Apart, "the places are too far apart"
			return false
		}
		c.Place = c.Km / max(l.opt.Km, 0.01)
		if c.Similarity >= 0 {
			c.Place = (2*c.Place + name) / 3
		}
		c.Place = rounded(c.Place)
		return true
	}
	switch {
	case c.Similarity < 0:
		c.Verdict, c.Why = Apart, "one does not say where"
		return false
	case c.Similarity == 0:
		c.Verdict, c.Why = Apart, "the names of the places are not alike"
		return false
	}
	c.Place = name
	if otherAdmin(a.admin, b.admin) {
		c.Place = max(c.Place, 0.5)
	}
	c.Place = rounded(c.Place)
	return true
}

func (l *linker) category(c *Comparison, a, b *item) bool {
	if l.opt.Taxonomy == nil {
		return true
	}
	d, known := l.opt.Taxonomy.distance(a.Event, b.Event)
	if !known {
		return true
	}
	if c.Category = rounded(d); d >= 1 {
		c.Verdict, c.Why = Apart, "the categories have nothing in common"
		return false
	}
	return true
}

// otherAdmin reports whether two events name provinces or districts and none in
// common; names count as one that are as similar as misspellings are.
func otherAdmin(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || similarity([]rune(x), []rune(y)) >= 0.85 {
				return false
			}
		}
	}
	return true
}

func abs(x int) int { return max(x, -x) }
