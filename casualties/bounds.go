package casualties

import (
	"fmt"

	"toll/casualties/count"
)

// Bounds are what one figure, merged from one or more claims, states. Nothing
// in them is averaged.
type Bounds struct {
	Low           count.Number // smallest number over the claims, of low, else best
	Floor         count.Number // smallest stated low
	Ceiling       count.Number // largest high; unknown where any claim states none, early ones included
	StrictCeiling count.Number // the same with early claims keeping the high they state
	Point         count.Number // the one best, where all claims that state one agree
	LowestStated  count.Number // smallest of all numbers stated
	Largest       count.Number // largest of all numbers stated
	Early         bool         // some claim is an early figure, read as a minimum
}

// merge brings the claims of one latest figure, or of several that share a
// vote, together.
func (l *Latest) merge(claims []int, b *Bounds) {
	if len(claims) == 1 {
		b.one(&l.recs[claims[0]], l.Early[claims[0]])
		return
	}
	*b = Bounds{}
	open, strictlyOpen, disagree := false, false, false
	for _, i := range claims {
		c := l.recs[i].count()
		b.Low = count.Min(b.Low, c.Smallest())
		b.Floor = count.Min(b.Floor, c.Low)
		b.Ceiling = count.Max(b.Ceiling, c.High)
		b.LowestStated = count.Min(b.LowestStated, c.LowestStated())
		b.Largest = count.Max(b.Largest, c.Largest())
		disagree = disagree || b.Point.IsKnown() && c.Best.IsKnown() && b.Point != c.Best
		b.Point = b.Point.Else(c.Best)
		b.Early = b.Early || l.Early[i]
		open = open || l.Early[i] || !c.High.IsKnown()
		strictlyOpen = strictlyOpen || !c.High.IsKnown()
	}
	b.StrictCeiling = b.Ceiling
	if strictlyOpen {
		b.StrictCeiling = count.Number{}
	}
	if open {
		b.Ceiling = count.Number{}
	}
	if disagree {
		b.Point = count.Number{}
	}
}

// one is merge for a single claim.
func (b *Bounds) one(r *record, early bool) {
	if r.isExact() { // as most are: all bounds are the one number
		n := count.Known(r.best)
		*b = Bounds{Low: n, Floor: n, Ceiling: n, StrictCeiling: n, Point: n, LowestStated: n, Largest: n, Early: early}
	} else {
		c := r.count()
		*b = Bounds{Low: c.Smallest(), Floor: c.Low, Ceiling: c.High, StrictCeiling: c.High, Point: c.Best,
			LowestStated: c.LowestStated(), Largest: c.Largest(), Early: early}
	}
	if early {
		b.Ceiling = count.Number{}
	}
}

// Printed returns the merged figure as it stands beside a mark: "31", "≥40",
// "≤73", "25–73", "42 (23–58)", "42+", "≈100", "50–61+"; ", early" is added
// where it is read as a minimum. Empty where no number is known.
func (b Bounds) Printed(claims []Claim) string {
	text := b.spanText(claims)
	if b.Early && text != "" {
		text += ", early"
	}
	return text
}

func (b Bounds) spanText(claims []Claim) string {
	if len(claims) == 1 {
		return claims[0].Count.String()
	}
	if same := sameCount(claims); same != nil {
		return same.String()
	}
	plus := ""
	if !b.StrictCeiling.IsKnown() {
		plus = "+"
	}
	span := b.LowestStated.String() + plus
	if b.LowestStated != b.Largest {
		span = b.LowestStated.String() + "–" + b.Largest.String() + plus
	}
	if b.Point.IsKnown() && span != b.Point.String() && span != b.Point.String()+"+" {
		return fmt.Sprintf("%s (%s)", b.Point, span)
	}
	return span
}

func sameCount(claims []Claim) *count.Count {
	for i := range claims {
		if claims[i].Count != claims[0].Count {
			return nil
		}
	}
	if len(claims) == 0 {
		return nil
	}
	return &claims[0].Count
}
