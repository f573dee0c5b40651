package charts

import (
	"math"
	"strings"

	"toll/charts/draw"
)

// zeroSlot is how far left of 1 the place of zero stands on a logarithmic axis,
// in points.
const zeroSlot = 12

// openRoom is the room right of the largest number on a logarithmic axis, in
// points, for the open sides of figures. A linear axis has a tenth of its
// length.
const openRoom = 14

// Scale turns counts of people into places on an axis. A linear scale begins at
// zero; a logarithmic one begins at 1 and has a place of its own for zero,
// behind a break.
type Scale struct {
	Log   bool
	Top   float64 // the count at the right end
	Ticks []int64 // where the axis is labelled
}

// newScale chooses the axis for the numbers shown: logarithmic where the
// largest is more than 50 times the smallest above zero, or where log asks for
// it, else linear to a tenth above the largest.
func newScale(shown []int64, log bool) Scale {
	smallest, largest := int64(math.MaxInt64), int64(0)
	for _, n := range shown {
		largest = max(largest, n)
		if n > 0 {
			smallest = min(smallest, n)
		}
	}
	s := Scale{Log: log || largest > 0 && float64(largest)/float64(smallest) > 50}
	if s.Log {
		s.Top = roundUp(math.Max(float64(largest), 10))
	} else {
		s.Top = math.Max(float64(largest)*1.1, 1.1)
	}
	return s
}

// roundUp returns the next 1, 2 or 5 times a power of ten.
func roundUp(x float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 5, 10} {
		if p*m >= x*(1-1e-9) {
			return math.Round(p * m)
		}
	}
	return math.Round(p * 10)
}

// Normalize returns where x stands between min (0) and max (1). It implements
// the Normalizer of gonum/plot. Below 1 a logarithmic scale is linear, so that
// zero has a place.
func (s Scale) Normalize(min, max, x float64) float64 {
	if !s.Log {
		return (x - min) / (max - min)
	}
	at := func(v float64) float64 {
		if v < 1 {
			return v - 1
		}
		return math.Log2(v)
	}
	return (at(x) - at(min)) / (at(max) - at(min))
}

// at returns the place of a count between the left and the right end of the
// plot. On a logarithmic scale the left end is the place of zero.
func (s Scale) at(n, left, right float64) float64 {
	if !s.Log {
		return left + float64((right-left)*s.Normalize(0, s.Top, n))
	}
	if n < 1 {
		return left + float64(zeroSlot*n)
	}
	return left + zeroSlot + float64((right-left-zeroSlot-openRoom)*s.Normalize(1, s.Top, n))
}

// withTicks chooses the labelled counts for a plot of the given width: steps of
// 1, 2 or 5 times a power of ten, whole people, about aim of them on a linear
// axis, and never closer than their labels are wide.
func (s Scale) withTicks(f *draw.Fonts, w *words, width float64, aim int) Scale {
	if s.Log {
		s.Ticks = s.logTicks(f, w, width)
		return s
	}
	for step := int64(1); ; step = nextStep(step) {
		if s.Top/float64(step) > float64(aim)+0.5 && step <= math.MaxInt64/2 {
			continue
		}
		s.Ticks = s.Ticks[:0:0]
		for n := int64(0); float64(n) <= s.Top; n += step {
			s.Ticks = append(s.Ticks, n)
			if n > math.MaxInt64-step {
				break
			}
		}
		if s.fits(f, w, width) {
			return s
		}
		if len(s.Ticks) <= 2 {
			s.Ticks = s.Ticks[:1] // no room for a number as long as that: the rows print it
			return s
		}
	}
}

// nextStep returns the next larger 1, 2 or 5 times a power of ten.
func nextStep(step int64) int64 {
	p := int64(1)
	for p <= step/10 {
		p *= 10
	}
	switch step / p {
	case 1:
		return 2 * p
	case 2:
		return 5 * p
	}
	return 10 * p
}

// logTicks labels 1, 2 and 5 of each power of ten, or fewer where they would
// not fit, and zero.
func (s Scale) logTicks(f *draw.Fonts, w *words, width float64) []int64 {
	for _, steps := range [][]int64{{1, 2, 5}, {1}} {
		s.Ticks = []int64{0}
		for p := int64(1); float64(p) <= s.Top; p *= 10 {
			for _, m := range steps {
				if p <= math.MaxInt64/m && float64(p*m) <= s.Top {
					s.Ticks = append(s.Ticks, p*m)
				}
			}
			if p > math.MaxInt64/10 {
				break
			}
		}
		if s.fits(f, w, width) {
			return s.Ticks
		}
	}
	powers := s.Ticks[1:]
	for every := 2; every < len(powers); every++ { // every second, third … power of ten
		fewer := Scale{Log: true, Top: s.Top, Ticks: []int64{0}}
		for i := 0; i < len(powers); i += every {
			fewer.Ticks = append(fewer.Ticks, powers[i])
		}
		if fewer.fits(f, w, width) {
			return fewer.Ticks
		}
	}
	fewer := Scale{Log: true, Top: s.Top, Ticks: []int64{0, powers[len(powers)-1]}}
	if fewer.fits(f, w, width) {
		return fewer.Ticks
	}
	return fewer.Ticks[:1] // no room for a number as long as that: the rows print it
}

// tickSize is the size of tick labels in points.
const tickSize = 6

// fits reports whether the labels of the ticks keep clear of each other.
func (s Scale) fits(f *draw.Fonts, w *words, width float64) bool {
	end := math.Inf(-1)
	for i, n := range s.Ticks {
		x, half := s.at(float64(n), 0, width), f.Width(w.number(n), draw.Regular, tickSize)/2
		gap := 5.0
		if s.Log && i == 1 {
			gap = 2 // 0 and 1 stand apart by the break
		}
		if x-half < end+gap {
			return false
		}
		end = x + half
	}
	return true
}

// String describes the scale, for specifications.
func (s Scale) String() string {
	kind := "linear from 0"
	if s.Log {
		kind = "logarithmic, 0 before the break"
	}
	labels := make([]string, len(s.Ticks))
	for i, n := range s.Ticks {
		labels[i] = wordsOf(English).number(n)
	}
	return kind + ": " + strings.Join(labels, " ")
}
