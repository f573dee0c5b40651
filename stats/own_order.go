package stats

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/wording"
)

// MinEvents is the number of events two sources must share before limits,
// correlations and tests about them are shown, and a source must share with
// others before its tendency is.
const MinEvents = 10

// Stated is the one number of a claim as its words give it: the best, else the
// low, else the high; "more than 50" is 50, "fewer than 10" is 10. Unknown for
// words without a number, also where a published rule gave them one.
func Stated(c *casualties.Claim) count.Number {
	n, known := c.Count.Best.Else(c.Count.Low).Else(c.Count.High).Get()
	switch {
	case !known || strings.HasPrefix(c.Rule, wording.RuleVague):
		return count.Number{}
	case c.Rule == wording.RuleMoreThan && !c.Count.Best.IsKnown() && n > 0:
		return count.Known(n - 1)
	case c.Rule == wording.RuleFewerThan && !c.Count.Best.IsKnown() && !c.Count.Low.IsKnown():
		return count.Known(n + 1)
	}
	return count.Known(n)
}

// wasThere reports whether claim i names a source and was known on the day
// asked for.
func wasThere(l *casualties.Latest, i int) bool {
	return l.Cell.Claims[i].IsAttributed() && l.Fates[i] != casualties.IsAfterAsOf && l.Fates[i] != casualties.IsUndatedAsOf
}

// ownOrder lists the claims of a cell source by source. Its memory is used
// again: lists are valid until the next call.
type ownOrder struct {
	order []int
	lists [][]int
}

// of returns the indexes of the attributed claims of a cell, known on the day
// asked for, source by source in byte order, each source's in its own order:
// revision, day, file, line; the undated of a revision last.
func (o *ownOrder) of(l *casualties.Latest) [][]int {
	o.order, o.lists = o.order[:0], o.lists[:0]
	for i := range l.Cell.Claims {
		if wasThere(l, i) {
			o.order = append(o.order, i)
		}
	}
	claims, order := l.Cell.Claims, o.order
	slices.SortFunc(order, func(i, j int) int {
		a, b := &claims[i], &claims[j]
		if c := strings.Compare(a.Source, b.Source); c != 0 {
			return c
		}
		return cmp.Or(compareOwn(a, b), cmp.Compare(i, j))
	})
	for len(order) > 0 {
		n := 1
		for n < len(order) && claims[order[n]].Source == claims[order[0]].Source {
			n++
		}
		o.lists = append(o.lists, order[:n:n])
		order = order[n:]
	}
	return o.lists
}

// compareOwn orders two claims of one source in one cell by revision and day,
// the undated last. Claims come in the order of file and line.
func compareOwn(a, b *casualties.Claim) int {
	if c := cmp.Compare(a.Revision, b.Revision); c != 0 {
		return c
	}
	x, y := a.Day(), b.Day()
	switch {
	case x.IsKnown() != y.IsKnown():
		if x.IsKnown() {
			return -1
		}
		return 1
	case !x.IsKnown():
		return 0
	}
	return cmp.Compare(x.Last(), y.Last())
}

// whole reports whether the claim is about the whole event, without a doubt.
func whole(c *casualties.Claim) bool {
	return c.Scope == casualties.WholeEvent && c.Doubt == casualties.NoDoubt
}

// moments returns the numbers that a source stated in one cell at one time
// after the other: by revision where it has any, else by day. At one time its
// own publications count before relays; where what counts differs, that time
// has no number and is passed over. One
// claim alone is no series and gives none.
func moments(claims []casualties.Claim, own []int) []int64 {
	if len(own) < 2 {
		return nil
	}
	revised := false
	for _, i := range own {
		revised = revised || whole(&claims[i]) && claims[i].Revision > 0
	}
	var at []int // of one time
	var numbers []int64
	time := 0
	flush := func() {
		if n, known := agreed(claims, at).Get(); known {
			numbers = append(numbers, n)
		}
		at = at[:0]
	}
	for _, i := range own {
		c := &claims[i]
		t := c.Revision
		if !revised {
			t = c.Day().Last()
		}
		if !whole(c) || !Stated(c).IsKnown() || revised && c.Revision == 0 || !revised && !c.Day().IsKnown() {
			continue
		}
		if len(at) > 0 && t != time {
			flush()
		}
		at, time = append(at, i), t
	}
	flush()
	return numbers
}

// agreed is the number that the claims of one time state alike, the source's
// own before relays; unknown where they differ.
func agreed(claims []casualties.Claim, at []int) count.Number {
	direct := slices.ContainsFunc(at, func(i int) bool { return !claims[i].IsRelay() })
	var n count.Number
	for _, i := range at {
		c := &claims[i]
		if direct && c.IsRelay() {
			continue
		}
		if s := Stated(c); n.IsKnown() && s != n {
			return count.Number{}
		} else {
			n = s
		}
	}
	return n
}
