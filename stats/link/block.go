package link

import (
	"cmp"
	"math"
	"slices"
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

// square is where and when an event is looked for: a day, and a field of the
// grid or a place name.
type square struct {
	day  int32
	x, y int32 // of the grid; y is byName for the id of a name
}

const byName = math.MinInt32

// candidates compares the events that stand near each other and returns those
// that may be one, or that a person has to look at, each pair once, in order of
// a and b. Its cost grows with the pairs that share a square, not with the
// product of the files.
func (l *linker) candidates() []edge {
	index := l.index()
	var edges []edge
	var met []int32
	for i := range l.items {
		met = l.around(int32(i), index, met[:0])
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
	slices.SortFunc(edges, func(x, y edge) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.CompactFunc(edges, func(x, y edge) bool { return x.a == y.a && x.b == y.b })
}

// index files every event under its first day, by its field of the grid and by
// the name of its place.
func (l *linker) index() map[square][]int32 {
	index := make(map[square][]int32, 2*len(l.items))
	for i := range l.items {
		it := &l.items[i]
		if !it.dated {
			continue
		}
		if it.at.Known {
			s := l.field(it)
			index[s] = append(index[s], int32(i))
		}
		if it.place != noPlace {
			s := square{int32(it.first), it.place, byName}
			index[s] = append(index[s], int32(i))
		}
	}
	return index
}

// field is the field of the grid in which an event lies: as high as Options.Km,
// and as wide at its northern or southern edge.
func (l *linker) field(it *item) square {
	y := int32(math.Floor(it.at.Latitude / l.height()))
	return square{int32(it.first), int32(math.Floor(it.at.Longitude / l.width(y))), y}
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
func (l *linker) around(i int32, index map[square][]int32, met []int32) []int32 {
	it := &l.items[i]
	if !it.dated {
		return met
	}
	from, to := it.first-l.opt.Days, it.first+l.opt.Days
	wide := !it.exact || it.episode
	if wide {
		to = it.last + l.opt.Days
	}
	take := func(s square) {
		for _, j := range index[s] {
			if other := &l.items[j]; other.file != it.file && (j > i || wide) {
				met = append(met, j)
			}
		}
	}
	for day := from; day <= to; day++ {
		if it.at.Known {
			l.fields(it, int32(day), take)
		}
		if it.place == noPlace {
			continue
		}
		take(square{int32(day), it.place, byName})
		for _, n := range l.gaz.similar[it.place] {
			take(square{int32(day), n.id, byName})
		}
	}
	return met
}

// fields calls f for the field of an event and those that touch it, on a day.
func (l *linker) fields(it *item, day int32, f func(square)) {
	row := int32(math.Floor(it.at.Latitude / l.height()))
	for y := row - 1; y <= row+1; y++ {
		width := l.width(y)
		around := int32(math.Ceil(360 / width))
		half := int32(math.Floor(-180 / width))
		x := int32(math.Floor(it.at.Longitude / width))
		for dx := int32(-1); dx <= 1; dx++ {
			at := x + dx
			f(square{day, at, y})
			if at <= half { // the fields at the date line touch from both sides
				f(square{day, at + around, y})
				f(square{day, at + around - 1, y})
			} else if at >= half+around-1 {
				f(square{day, at - around, y})
				f(square{day, at - around + 1, y})
			}
		}
	}
}
