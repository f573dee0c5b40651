package link

import (
	"cmp"
	"maps"
	"slices"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/casualties/fold"
)

// Event is one event of one file, as the claims of the file describe it.
type Event struct {
	File  string // of the claims; two files have two names
	Key   string // the event's key in the file
	Lines []int  // the lines of the file that speak of it, in order
	Name  string // what people call the event; may be empty
	Place string // where; may be empty
	Admin string // province, district: names joined by a comma; may be empty
	At    Coordinates
	Start date.Date // the first day, or a month or a year; unknown: not linked
	End   date.Date // the last day; unknown: the event has one day

	Categories []string // what kind of event, from fine to coarse; empty: not known
	Figures    []Figure // in the order of measure, group and side; each at most once
}

// Coordinates are a point on the earth in decimal degrees. The zero value is a
// point that is not known.
type Coordinates struct {
	Latitude, Longitude float64
	Known               bool
}

// Figure is the span of what a file says of one measure of one group.
type Figure struct {
	Measure casualties.Measure
	Group   casualties.Group
	Side    string
	Low     count.Number // smallest number stated; unknown: none ("up to 20")
	High    count.Number // largest number stated; unknown: open upwards ("at least 20")
}

// Point is the number of a figure that has one only, and whether it has.
func (f *Figure) Point() (int64, bool) {
	low, lok := f.Low.Get()
	high, hok := f.High.Get()
	return low, lok && hok && low == high
}

// Row is the first line of the file that speaks of the event; 0: not known.
func (e *Event) Row() int {
	if len(e.Lines) == 0 {
		return 0
	}
	return e.Lines[0]
}

func (f *Figure) compareCell(g *Figure) int {
	return cmp.Or(cmp.Compare(f.Measure, g.Measure), cmp.Compare(f.Group, g.Group), cmp.Compare(f.Side, g.Side))
}

// Events returns the events of the claims of one file, in byte order of their
// keys. Figures to date, for a part of the event, for more than it, and doubtful
// ones are left aside: they say nothing about which event it is.
func Events(file string, claims *casualties.Claims) []Event {
	events := make([]Event, 0, claims.NumEvents())
	cursor := claims.Cursor()
	lines := map[int]bool{}
	for i := range claims.NumEvents() {
		cells := cursor.Cells(i)
		about := cells[0].Event
		e := Event{File: file, Key: about.Key, Name: about.Name, Place: about.Place, Admin: about.Admin, Start: about.Date}
		clear(lines)
		for _, cell := range cells {
			for j := range cell.Claims {
				lines[cell.Claims[j].Pos.Line] = true
			}
			if f, ok := figureOf(cell); ok {
				e.Figures = append(e.Figures, f)
			}
		}
		e.Lines = slices.Sorted(maps.Keys(lines))
		slices.SortFunc(e.Figures, func(a, b Figure) int { return a.compareCell(&b) })
		events = append(events, e)
	}
	return events
}

// figureOf spans what the claims of a cell say; false where none says a number.
func figureOf(cell *casualties.Cell) (Figure, bool) {
	f := Figure{Measure: cell.Measure, Group: cell.Group, Side: fold.Name(cell.Side)}
	if cell.Cumulative {
		return f, false
	}
	some, openLow, openHigh := false, false, false
	for i := range cell.Claims {
		c := &cell.Claims[i]
		if c.Scope != casualties.WholeEvent || c.Doubt != casualties.NoDoubt || c.IsVague() {
			continue
		}
		some = true
		f.Low, f.High = count.Min(f.Low, c.Count.Smallest()), count.Max(f.High, c.Count.Largest())
		openLow = openLow || !c.Count.Smallest().IsKnown()
		openHigh = openHigh || !c.Count.High.IsKnown() && !c.Count.IsAbout()
	}
	if openLow {
		f.Low = count.Number{}
	}
	if openHigh {
		f.High = count.Number{}
	}
	return f, some
}

// first and last are the numbers of the first and last day of the event; ok is
// false where the day is not known at all.
func (e *Event) first() int { return e.Start.First() }
func (e *Event) last() int {
	if e.End.IsKnown() {
		return max(e.End.Last(), e.Start.First())
	}
	return e.Start.Last()
}

// isExact reports whether the event is dated to the day.
func (e *Event) isExact() bool {
	return e.Start.Precision() == date.Day && (!e.End.IsKnown() || e.End.Precision() == date.Day)
}

// isEpisode reports whether the event lasted longer than a day.
func (e *Event) isEpisode() bool { return e.isExact() && e.last() > e.first() }

// compareID orders events by file, day and key, whatever the order in which they
// were given.
func compareID(a, b *Event) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start.Raw(), b.Start.Raw()), cmp.Compare(fold.Key(a.Key), fold.Key(b.Key)), cmp.Compare(a.Key, b.Key))
}
