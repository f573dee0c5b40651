package link

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// edge is a pair of events of different files that may be one, a before b.
type edge struct {
	a, b    int32
	days    int16
	fate    fate
	episode bool // never joined but by a person
	score   float32
	km      float32
}

// square is a field of the grid.
type square struct{ x, y int32 }

// blocks are the dated events by where they were, each list in order of the
// first day.
type blocks struct {
	fields map[square][]dayEvent
	places [][]dayEvent // by id of the place's name
}

// dayEvent is an event and its first day, together so that a search by day stays
// in the processor's cache.
type dayEvent struct{ day, event int32 }

// candidates compares the events that stand near each other and returns those
// that may be one, or that a person has to look at, each pair once, in order of
// a and b; some are missing where ctx is done. Its cost grows with the pairs that share a place and a time, not with the
// product of the files.
func (l *linker) candidates(ctx context.Context) []edge {
	near := l.blocks()
	const chunk = 1 << 10
	found := make([][]edge, (len(l.items)+chunk-1)/chunk)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(found)) {
		group.Go(func() {
			for n := int(next.Add(1)) - 1; n < len(found) && ctx.Err() == nil; n = int(next.Add(1)) - 1 {
				found[n] = l.edges(near, n*chunk, min(len(l.items), (n+1)*chunk))
			}
		})
	}
	group.Wait()
	edges := slices.Concat(found...)
	slices.SortFunc(edges, func(x, y edge) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.CompactFunc(edges, func(x, y edge) bool { return x.a == y.a && x.b == y.b })
}

// edges are the candidates of the events from one number to another. It may run
// in several goroutines at once.
func (l *linker) edges(near *blocks, from, to int) []edge {
	var edges []edge
	var met []int32
	for i := from; i < to; i++ {
		met = l.around(int32(i), near, met[:0])
		slices.Sort(met)
		met = slices.Compact(met)
		for _, j := range met {
			c := l.compare(int32(i), j)
			if c.Verdict == Apart {
				continue
			}
			edges = append(edges, edge{a: min(int32(i), j), b: max(int32(i), j), days: int16(c.Days), score: float32(c.Score), km: float32(max(c.Km, 0)),
				episode: c.Verdict == Episode})
		}
	}
	return edges
}

// blocks files every event by its field of the grid and by the name of its
// place.
func (l *linker) blocks() *blocks {
	b := &blocks{fields: map[square][]dayEvent{}, places: make([][]dayEvent, len(l.gaz.folded))}
	order := make([]int32, 0, len(l.items))
	for i := range l.items {
		if l.items[i].dated {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(l.items[i].first, l.items[j].first), cmp.Compare(i, j))
	})
	for _, i := range order {
		it := &l.items[i]
		d := dayEvent{int32(it.first), i}
		if it.at.Known {
			s := l.field(it.at)
			b.fields[s] = append(b.fields[s], d)
		}
		if it.place != noPlace {
			b.places[it.place] = append(b.places[it.place], d)
		}
	}
	return b
}

// field is the field of the grid in which a point lies: as high as Options.Km,
// and as wide at its northern or southern edge.
func (l *linker) field(at Coordinates) square {
	y := int32(math.Floor(at.Latitude / l.height()))
	return square{int32(math.Floor(at.Longitude / l.width(y))), y}
}

// height of a field in degrees; a kilometre more than asked for, for rounding.
func (l *linker) height() float64 { return (l.opt.Km + 1) / 110 }

// width of the fields of a row in degrees, which are wider towards the poles.
func (l *linker) width(y int32) float64 {
	edge := max(math.Abs(float64(y)), math.Abs(float64(y+1))) * l.height()
	return min(90, l.height()/max(math.Cos(min(edge, 89)*math.Pi/180), 0.01))
}

// around appends the events of other files that stand near the i-th and come
// behind it in the order of events, or that reach it because they are not of one
// day.
func (l *linker) around(i int32, b *blocks, met []int32) []int32 {
	it := &l.items[i]
	if !it.dated {
		return met
	}
	from, to := it.first-l.opt.Days, it.first+l.opt.Days
	wide := !it.exact || it.episode
	if wide {
		to = it.last + l.opt.Days
	}
	take := func(list []dayEvent) {
		n, _ := slices.BinarySearchFunc(list, int32(from), func(d dayEvent, day int32) int { return cmp.Compare(d.day, day) })
		for _, d := range list[n:] {
			if int(d.day) > to {
				return
			}
			if (d.event > i || wide) && l.items[d.event].file != it.file {
				met = append(met, d.event)
			}
		}
	}
	if it.at.Known {
		l.fields(it.at, func(s square) { take(b.fields[s]) })
	}
	if it.place == noPlace {
		return met
	}
	take(b.places[it.place])
	for _, n := range l.gaz.similar[it.place] {
		take(b.places[n.id])
	}
	return met
}

// fields calls f for the field of a point and those that touch it.
func (l *linker) fields(at Coordinates, f func(square)) {
	row := int32(math.Floor(at.Latitude / l.height()))
	for y := row - 1; y <= row+1; y++ {
		width := l.width(y)
		around := int32(math.Ceil(360 / width))
		half := int32(math.Floor(-180 / width))
		x := int32(math.Floor(at.Longitude / width))
		for near := x - 1; near <= x+1; near++ {
			f(square{near, y})
			if near <= half { // the fields at the date line touch from both sides
				f(square{near + around, y})
				f(square{near + around - 1, y})
			} else if near >= half+around-1 {
				f(square{near - around, y})
				f(square{near - around + 1, y})
			}
		}
	}
}
