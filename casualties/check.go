package casualties

import (
	"fmt"

	"toll/casualties/count"
	"toll/casualties/date"
)

// Check looks at the claims of each cell side by side and adds what only that
// shows to findings. It changes nothing.
func Check(claims *Claims, findings *Findings) {
	for cell := range claims.Cells() {
		checkRepeated(cell, findings)
	}
	for s := range claims.Statements() {
		checkParts(s, findings)
	}
}

// sameClaim is what two claims share that say the same thing twice.
type sameClaim struct {
	source, via, origin string
	stated, published   date.Date
	revision            int
	scope               Scope
	doubt               Doubt
	count               count.Count
	reported, url, note string
}

// checkRepeated reports claims that repeat another one of the cell in
// everything but their place. A repeated claim changes no figure: it is the
// same source's.
func checkRepeated(cell *Cell, findings *Findings) {
	first := map[sameClaim]Position{}
	for i := range cell.Claims {
		c := &cell.Claims[i]
		key := sameClaim{c.Source, c.Via, c.Origin, c.Stated, c.Published, c.Revision, c.Scope, c.Doubt, c.Count, c.Reported, c.URL, c.Note}
		at, seen := first[key]
		if !seen {
			first[key] = c.Pos
			continue
		}
		findings.Add(Finding{Rule: "repeated-claim", Pos: c.Pos,
			Message: fmt.Sprintf("repeats the claim in %s; no figure changes by it", at)})
	}
}
