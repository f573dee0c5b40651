package stats

import (
	"fmt"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
)

// The rules of the findings that Totals returns.
const (
	RuleNotAdded    = "not-added"
	RulePartAbove   = "sum-of-part-above-whole"
	rowsAreNotAdded = "the rows stand beside each other and are not to be added"
)

// wholes lists for each group those that hold everyone in it, the nearest
// first.
var wholes = map[casualties.Group][]casualties.Group{
	casualties.Civilians: {casualties.Total}, casualties.Combatants: {casualties.Total}, casualties.Unidentified: {casualties.Total},
	casualties.Children: {casualties.WomenAndChildren, casualties.Total}, casualties.Women: {casualties.WomenAndChildren, casualties.Total},
	casualties.WomenAndChildren: {casualties.Total}, casualties.Men: {casualties.Total},
	casualties.Officers: {casualties.Combatants, casualties.Total}, casualties.Medical: {casualties.Total}, casualties.Journalists: {casualties.Total},
}

// Nested reports whether everyone of group a is also in group b, so that the
// two must not be added. Children and women may be fighters: they are in the
// total, and whether they are civilians the table does not say; still Nested
// reports them in the civilians too, for a sum of both counts people twice.
func Nested(a, b casualties.Group) bool {
	for _, w := range wholes[a] {
		if w == b {
			return true
		}
	}
	return b == casualties.Civilians && (a == casualties.Children || a == casualties.Women || a == casualties.WomenAndChildren)
}

func (t *totals) findings(keys []totalKey) []casualties.Finding {
	var list []casualties.Finding
	refuse := func(r refusal, one, many, hint string) {
		message := fmt.Sprintf("%d %s", r.n, many)
		switch r.n {
		case 0:
			return
		case 1:
			message = "1 " + one
		}
		list = append(list, casualties.Finding{Rule: RuleNotAdded, Severity: casualties.Warning, Pos: r.first.pos, Message: message, Hint: hint})
	}
	refuse(t.cumulative, "cell of figures to date is not added", "cells of figures to date are not added",
		"a figure to date holds the ones before it; add the figures of each day")
	refuse(t.scoped, "claim about a part of its event, or about more than it, is not added",
		"claims about a part of their event, or about more than it, are not added", "")
	nested := 0
	for len(keys) > 0 { // keys of one period and measure stand together
		n := 1
		for n < len(keys) && keys[n].by == keys[0].by && keys[n].measure == keys[0].measure {
			n++
		}
		for _, k := range keys[:n] {
			for _, w := range keys[:n] {
				if k.side == w.side && Nested(k.group, w.group) {
					nested++
					if w.group != casualties.WomenAndChildren { // stated where the two are not divided: no whole of the rest
						list = append(list, t.above(k, w)...)
					}
				}
			}
		}
		keys = keys[n:]
	}
	if nested > 0 {
		list = append(list, casualties.Finding{Rule: RuleNotAdded, Severity: casualties.Note,
			Message: "some rows are of groups that lie within others: " + rowsAreNotAdded})
	}
	return list
}

// above says where the sum of a group is above that of one that holds it: the
// sources, and the cells, behind the two are not the same.
func (t *totals) above(part, whole totalKey) []casualties.Finding {
	p, w := t.sums[part], t.sums[whole]
	var which []string
	compare := func(name string, a, b count.Number) {
		if b.Less(a) {
			which = append(which, fmt.Sprintf("%s %s > %s", name, a, b))
		}
	}
	a, b := p.total(part, "", ""), w.total(whole, "", "")
	compare("low", a.Low, b.Low)
	compare("high", a.High, b.High)
	if x, ok := a.PointsSum.Get(); ok {
		if y, ok := b.PointsSum.Get(); ok && x > y {
			which = append(which, fmt.Sprintf("points_sum %s > %s", a.PointsSum, b.PointsSum))
		}
	}
	if which == nil {
		return nil
	}
	of := strings.TrimSpace(part.by + " " + part.measure.String())
	return []casualties.Finding{{Rule: RulePartAbove, Severity: casualties.Warning, Pos: p.first.pos,
		Message: fmt.Sprintf("%s: the sum for %s is above that for %s (%s); it rests on %s against %s, and on other sources",
			of, part.group, whole.group, strings.Join(which, ", "), plural(a.Cells, "cell", "cells"), plural(b.Cells, "cell", "cells"))}}
}
