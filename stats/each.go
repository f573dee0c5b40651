package stats

import (
	"iter"

	"toll/casualties"
)

// Each yields what Ranges does, in memory that it uses again: a result is valid
// until the next one. It is for tables made in one pass, such as Pairs, Sources,
// Totals and Revisions, which keep nothing of a result.
func Each(claims *casualties.Claims, sel casualties.Selection) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		e := NewEventRanges(claims, sel)
		for i := range claims.NumEvents() {
			for _, r := range e.Results(i) {
				if !yield(r) {
					return
				}
			}
		}
	}
}
