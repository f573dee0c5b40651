// Package trial makes events of which it is known which are one, as three
// sources would write them: to measure how well package link finds them.
package trial

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/casualties/names"
	"toll/stats/link"
)

// Difficulty says how badly the sources write down what happened.
type Difficulty struct {
	Name     string
	Missing  float64 // share of the events that a source does not have
	Shifted  float64 // share of its days that are one or two days off
	Variant  float64 // share of its places under another spelling of the table of places
	Misspelt float64 // share of its places with a letter wrong
	Unplaced float64 // share of its rows without coordinates
	Jitter   float64 // standard deviation of its coordinates, in kilometres
	Spread   float64 // standard deviation of the logarithm of its figures
	Crowd    float64 // events that happen within one or two days of another at the same place, per event
}

// Difficulties returns the difficulties that docs/linking.md measures, from easy
// to hard. They are chosen, not measured: no one knows how far real sources are
// off.
func Difficulties() []Difficulty {
	return []Difficulty{
		{"easy", 0.1, 0.05, 0.3, 0.05, 0.2, 1, 0.1, 0.05},
		{"middling", 0.25, 0.2, 0.6, 0.15, 0.5, 4, 0.3, 0.3},
		{"hard", 0.4, 0.4, 0.9, 0.3, 0.8, 10, 0.5, 1},
	}
}

// happened is an event as it was.
type happened struct {
	day    int // from 2017-01-01
	place  int
	at     link.Coordinates
	killed float64
	hurt   float64
}

// place is where events happen, under the names that it has.
type place struct {
	names []string
	at    link.Coordinates
}

// Make returns the events of three sources that report n events or a few more,
// and the truth about them. Every call with the same generator gives the same.
func Make(rng *rand.Rand, n int, d Difficulty) ([]link.Event, *link.Truth) {
	towns := towns(rng, max(20, n/10))
	var all []happened
	for range n {
		h := happen(rng, towns)
		all = append(all, h)
		if rng.Float64() < d.Crowd { // and another one soon after
			again := happen(rng, towns)
			again.place, again.at, again.day = h.place, h.at, h.day+1+rng.IntN(2)
			all = append(all, again)
		}
	}
	var events []link.Event
	truth := &link.Truth{}
	for source := range 3 {
		file := fmt.Sprintf("source-%c.csv", 'a'+source)
		for _, i := range rng.Perm(len(all)) {
			if rng.Float64() < d.Missing {
				continue
			}
			e := report(rng, &all[i], towns, d)
			e.File, e.Key, e.Lines = file, fmt.Sprintf("%c%d", 'a'+source, len(events)), []int{len(events) + 2}
			events = append(events, e)
			truth.Add(link.Ref{File: file, Key: e.Key}, fmt.Sprint(i))
		}
	}
	return events, truth
}

// towns are the places of the table that have coordinates, under all their
// names, and invented ones for as many as are wanted.
func towns(rng *rand.Rand, n int) []place {
	var list []place
	for _, p := range names.Places() {
		var at link.Coordinates
		if _, err := fmt.Sscan(p.Latitude+" "+p.Longitude, &at.Latitude, &at.Longitude); err != nil {
			continue
		}
		at.Known = true
		list = append(list, place{append([]string{p.Name}, p.Aliases...), at})
	}
	for len(list) < n {
		name := invent(rng)
		list = append(list, place{[]string{name, respell(name), "Al " + name}, link.Coordinates{Latitude: 32.5 + 4.5*rng.Float64(), Longitude: 36 + 6*rng.Float64(), Known: true}})
	}
	return list
}

// invent makes a name of two or three syllables.
func invent(rng *rand.Rand) string {
	starts := []string{"Kh", "Sh", "B", "D", "F", "H", "J", "M", "N", "Q", "R", "S", "T", "Z", "Gh", "K", "W"}
	vowels := []string{"a", "i", "ou", "ei", "aa", "u"}
	ends := []string{"b", "d", "l", "m", "n", "r", "s", "q", "yah", "ra", "t"}
	var b strings.Builder
	for range 2 + rng.IntN(2) {
		b.WriteString(strings.ToLower(starts[rng.IntN(len(starts))]) + vowels[rng.IntN(len(vowels))])
	}
	b.WriteString(ends[rng.IntN(len(ends))])
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// respell is the spelling of another hand.
func respell(name string) string {
	return strings.NewReplacer("ou", "u", "ei", "ay", "aa", "a", "q", "k", "yah", "ia", "sh", "ch", "u", "o").Replace(name)
}

func happen(rng *rand.Rand, towns []place) happened {
	h := happened{day: rng.IntN(365), place: rng.IntN(len(towns))}
	h.at = moved(rng, towns[h.place].at, 2)
	h.killed = math.Ceil(math.Exp(1 + 1.2*rng.NormFloat64())) // a few in most, hundreds in some
	h.hurt = math.Round(h.killed * math.Exp(0.5+0.7*rng.NormFloat64()))
	return h
}

// moved moves a point by about so many kilometres.
func moved(rng *rand.Rand, at link.Coordinates, km float64) link.Coordinates {
	const perDegree = 111.2
	at.Latitude += rng.NormFloat64() * km / perDegree
	at.Longitude += rng.NormFloat64() * km / (perDegree * math.Cos(at.Latitude*math.Pi/180))
	return at
}

// report is what a source writes of an event.
func report(rng *rand.Rand, h *happened, towns []place, d Difficulty) link.Event {
	t := &towns[h.place]
	e := link.Event{Place: t.names[0]}
	day := h.day
	if rng.Float64() < d.Shifted {
		day += []int{-2, -1, 1, 1, 2}[rng.IntN(5)]
	}
	e.Start = dayOf(day)
	if rng.Float64() < d.Variant {
		e.Place = t.names[rng.IntN(len(t.names))]
	}
	if rng.Float64() < d.Misspelt {
		e.Place = misspell(rng, e.Place)
	}
	if rng.Float64() >= d.Unplaced {
		e.At = moved(rng, h.at, d.Jitter)
	}
	e.Figures = []link.Figure{figure(rng, casualties.Killed, h.killed, d.Spread)}
	if rng.IntN(3) > 0 {
		e.Figures = append(e.Figures, figure(rng, casualties.Injured, h.hurt, d.Spread))
	}
	return e
}

// figure is a number near the true one; one of four is a minimum.
func figure(rng *rand.Rand, m casualties.Measure, truth, spread float64) link.Figure {
	n := count.Known(int64(math.Round(truth * math.Exp(spread*rng.NormFloat64()))))
	f := link.Figure{Measure: m, Group: casualties.Total, Low: n, High: n}
	if rng.IntN(4) == 0 {
		f.High = count.Number{}
	}
	return f
}

// dayOf is the n-th day from the first of January 2017.
func dayOf(n int) date.Date {
	y, leap := 2017, func(y int) int {
		if y%4 == 0 {
			return 366
		}
		return 365
	}
	for n < 0 {
		y--
		n += leap(y)
	}
	for n >= leap(y) {
		n -= leap(y)
		y++
	}
	for m := 1; ; m++ {
		d, err := date.Of(y, m, n+1)
		if err == nil {
			return d
		}
		last, _ := date.OfMonth(y, m) // m is a month
		n -= last.Last() - last.First() + 1
	}
}

// misspell drops a letter, doubles it or swaps it with the next.
func misspell(rng *rand.Rand, name string) string {
	s := []rune(name)
	if len(s) < 4 {
		return name
	}
	i := 1 + rng.IntN(len(s)-2)
	switch rng.IntN(3) {
	case 0:
		return string(s[:i]) + string(s[i+1:])
	case 1:
		return string(s[:i+1]) + string(s[i:])
	}
	s[i], s[i+1] = s[i+1], s[i]
	return string(s)
}
