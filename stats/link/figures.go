package link

import (
	"math"

	"toll/casualties"
)

// Weights of the figures in the score. Spans that lie apart by a factor of
// worstGap or more add the whole of figuresAgainst; a number that both state and
// nobody else does takes away up to figuresFor.
const (
	figuresAgainst = 0.5
	figuresFor     = 0.25
	worstGap       = 10
	rarest         = 1000 // a number that one of so many events has is as rare as can be
)

// frequencies are how many of the events of all files state a number as their
// only one, by measure and group.
type frequencies struct {
	cells  map[cell]int
	points map[point]int
}

type cell struct {
	measure casualties.Measure
	group   casualties.Group
}

type point struct {
	cell
	n int64
}

func countFigures(events []*Event) *frequencies {
	f := &frequencies{cells: map[cell]int{}, points: map[point]int{}}
	for _, e := range events {
		for i := range e.Figures {
			fig := &e.Figures[i]
			c := cell{fig.Measure, fig.Group}
			f.cells[c]++
			if n, ok := fig.Point(); ok {
				f.points[point{c, n}]++
			}
		}
	}
	return f
}

// rarity is 0 for a number that all events have and 1 for one that at most one
// of a thousand has.
func (f *frequencies) rarity(c cell, n int64) float64 {
	share := float64(f.points[point{c, n}]+1) / float64(f.cells[c]+2)
	return clamp(-math.Log(share) / math.Log(rarest))
}

// figures says what the figures of two events add to their score: the mean over
// the measures and groups that both have. compared is false where there is
// none.
func (f *frequencies) figures(a, b *Event) (part float64, compared bool) {
	sum, n := 0.0, 0
	for i, j := 0, 0; i < len(a.Figures) && j < len(b.Figures); {
		x, y := &a.Figures[i], &b.Figures[j]
		switch order := x.compareCell(y); {
		case order < 0:
			i++
		case order > 0:
			j++
		default:
			sum += f.evidence(x, y)
			n++
			i++
			j++
		}
	}
	if n == 0 {
		return 0, false
	}
	return sum / float64(n), true
}

// evidence compares two spans of one measure and group: what lies apart speaks
// against one event, by its ratio; equal numbers speak for it, the rarer the
// more; spans that overlap say nothing.
func (f *frequencies) evidence(x, y *Figure) float64 {
	if gap := gapOf(x, y); gap > 1 {
		return figuresAgainst * clamp(math.Log(gap)/math.Log(worstGap))
	}
	n, ok := x.Point()
	if m, also := y.Point(); !ok || !also || n != m || n == 0 {
		return 0
	}
	return -figuresFor * f.rarity(cell{x.Measure, x.Group}, n)
}

// gapOf is the greater low over the smaller high; 1 or less where the spans
// overlap. A high under 1 counts as 1, as in the gap of ranges.
func gapOf(x, y *Figure) float64 {
	gap := func(low, high *Figure) float64 {
		l, lok := low.Low.Get()
		h, hok := high.High.Get()
		if !lok || !hok || l <= h {
			return 1
		}
		return float64(l) / float64(max(h, 1))
	}
	return max(gap(x, y), gap(y, x))
}

func clamp(x float64) float64 { return min(1, max(0, x)) }
