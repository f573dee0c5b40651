package casualties

import (
	"fmt"
	"maps"
	"slices"

	"toll/casualties/date"
)

// years counts the years of the dates in one column.
type years struct {
	n  [lastYear + 1]int32 // dates of each year
	of map[int]*yearSeen   // of each year that has some
}

const lastYear = 9999

// yearSeen is where the first date of a year stands.
type yearSeen struct {
	pos    Position
	column string
}

// see counts a date, and returns its year if it is the first date of that.
func (y *years) see(d date.Date) (first *yearSeen) {
	year, _, _ := d.Parts()
	y.n[year]++
	if y.n[year] > 1 {
		return nil
	}
	if y.of == nil {
		y.of = map[int]*yearSeen{}
	}
	first = &yearSeen{}
	y.of[year] = first
	return first
}

// merge takes in what another worker saw.
func (y *years) merge(z *years) {
	for year, s := range z.of {
		if y.of == nil {
			y.of = map[int]*yearSeen{}
		}
		if mine := y.of[year]; mine == nil || s.pos.Line < mine.pos.Line {
			y.of[year] = s
		}
		y.n[year] += z.n[year]
	}
}

// A year is far off where so few dates have it, or one beyond it, that most of
// the column speaks against it, and nothing lies between for so long. There is
// no clock to ask: the other dates of the column are all that is known.
const (
	farAhead  = 10 // years: nobody reports what is to come
	farBehind = 90 // years: tables of old events are rare, 1917 for 2017 is not
	fewDates  = 50 // one in so many, or one date, may be a slip
)

// far returns the years that are far from all others, and the nearest of those.
func (y *years) far() (off []int, nearest int) {
	sorted := slices.Sorted(maps.Keys(y.of))
	all := 0
	for year := range y.of {
		all += int(y.n[year])
	}
	few := max(1, all/fewDates)
	if all < 4 {
		return nil, 0
	}
	for n, i := 0, len(sorted)-1; i > 0; i-- {
		if n += int(y.n[sorted[i]]); n > few {
			break
		}
		if sorted[i]-sorted[i-1] > farAhead {
			return sorted[i:], sorted[i-1]
		}
	}
	for n, i := 0, 0; i < len(sorted)-1; i++ {
		if n += int(y.n[sorted[i]]); n > few {
			break
		}
		if sorted[i+1]-sorted[i] >= farBehind {
			return sorted[:i+1], sorted[i+1]
		}
	}
	return nil, 0
}

// reportFar says which dates are far from all others of their column.
func (t *table) reportFar(y *years) {
	off, nearest := y.far()
	for _, year := range off {
		s := y.of[year]
		message := fmt.Sprintf("the year %d is far from all others of the column, of which the nearest is %d", year, nearest)
		if n := y.n[year]; n > 1 {
			message += fmt.Sprintf("; %d dates have it", n)
		}
		t.findings.Add(Finding{Rule: "far-off-date", Pos: s.pos, Column: s.column, Message: message, Hint: "is it a slip? the date is used as it stands"})
	}
}
