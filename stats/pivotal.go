package stats

import (
	"toll/casualties"
	"toll/casualties/count"
)

// pivotal finds the vote, of three or more, without which high − low shrinks
// most, the first in byte order of equals, and what low and high are without
// it; −1 where nothing shrinks it or a removal leaves no low or no high. low
// and high are those of all votes.
func pivotal(votes []casualties.Vote, low, high count.Number) (at int, withoutLow, withoutHigh count.Number) {
	at = -1
	width, ok := span(low, high)
	if len(votes) < 3 || !ok {
		return at, withoutLow, withoutHigh
	}
	// Without a vote that is neither the lowest nor the highest, or shares its
	// place, nothing changes: only the second of each must be known.
	low2, high2, lows, highs := second(votes, low, high)
	for i := range votes {
		l, h := low, high
		if lows == 1 && votes[i].Low == low {
			l = low2
		}
		if highs == 1 && votes[i].Largest == high {
			h = high2
		}
		if w, ok := span(l, h); ok && w < width {
			at, withoutLow, withoutHigh, width = i, l, h, w
		}
	}
	return at, withoutLow, withoutHigh
}

// second returns the smallest low above the first and the largest number below
// the first, and how many votes have the firsts themselves.
func second(votes []casualties.Vote, low, high count.Number) (low2, high2 count.Number, lows, highs int) {
	for i := range votes {
		v := &votes[i]
		if v.Low == low {
			lows++
		} else {
			low2 = count.Min(low2, v.Low)
		}
		if v.Largest == high {
			highs++
		} else {
			high2 = count.Max(high2, v.Largest)
		}
	}
	return low2, high2, lows, highs
}

func span(low, high count.Number) (int64, bool) {
	l, lok := low.Get()
	h, hok := high.Get()
	return h - l, lok && hok
}
