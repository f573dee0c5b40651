package casualties

import (
	"slices"
	"strings"

	"toll/casualties/count"
)

// RuleDerived is the rule of claims that Derive makes.
const RuleDerived = "derived"

// Derive adds a total to every statement that gives civilians and combatants,
// which together are everyone, and no total, and returns how many it added. The
// unidentified are added where the statement has them. Low, best and high are
// the sums of those of the parts, each known only where every part's is; without
// any of them there is no total. Its side is that of the parts, AllSides where
// they differ. It stands in the line of the first part, and its Rule says that no
// source stated it.
//
// A statement that gives parts need not have given all of them: nothing is
// derived unless it is asked for. Texts must be kept, for a statement is known
// by its page.
func Derive(claims *Claims) (added int) {
	var list []Claim
	for s := range claims.Statements() {
		for i := range s.Claims {
			c := &s.Claims[i]
			again := func(d Claim) bool { return d.Measure == c.Measure && d.Cumulative == c.Cumulative }
			if slices.IndexFunc(s.Claims, again) < i { // once a measure
				continue
			}
			if total, ok := s.derive(c.Measure, c.Cumulative); ok {
				list = append(list, total)
			}
		}
	}
	for i := range list {
		claims.Append(&list[i])
	}
	return len(list)
}

// derive returns the total of a measure that the statement's parts make.
func (s *Statement) derive(m Measure, cumulative bool) (Claim, bool) {
	var parts []*Claim
	has := map[Group]bool{}
	for i := range s.Claims {
		c := &s.Claims[i]
		if c.Measure != m || c.Cumulative != cumulative {
			continue
		}
		switch c.Group {
		case Total:
			return Claim{}, false
		case Civilians, Combatants, Unidentified:
		default:
			continue
		}
		part, ok := s.Find(m, c.Group, c.Side, cumulative)
		if !ok || part.Count.IsEmpty() {
			return Claim{}, false
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
		has[c.Group] = true
	}
	if !has[Civilians] || !has[Combatants] {
		return Claim{}, false
	}
	return sumOf(parts)
}

// sumOf adds parts up to a claim about everyone.
func sumOf(parts []*Claim) (Claim, bool) {
	total := *parts[0]
	total.Group, total.Rule, total.Reported, total.Lang, total.Basis, total.Extra = Total, RuleDerived, "", "", NoBasis, nil
	total.Pos.Column = 0 // no column of its own
	terms := []string{total.Count.String()}
	for _, p := range parts[1:] {
		for _, sum := range []struct {
			to   *count.Number
			part count.Number
		}{{&total.Count.Low, p.Count.Low}, {&total.Count.Best, p.Count.Best}, {&total.Count.High, p.Count.High}} {
			n, err := addKnown(*sum.to, sum.part)
			if err != nil {
				return Claim{}, false
			}
			*sum.to = n
		}
		terms = append(terms, p.Count.String())
		if p.Side != total.Side {
			total.Side = AllSides
		}
		if p.Revision != total.Revision {
			total.Revision = 0
		}
		if p.Origin != total.Origin {
			total.Origin = ""
		}
		total.Pos.Line = min(total.Pos.Line, p.Pos.Line)
	}
	total.Note = "derived: " + strings.Join(terms, " + ")
	return total, !total.Count.IsEmpty()
}

// addKnown adds two numbers; the sum is known only where both are.
func addKnown(a, b count.Number) (count.Number, error) {
	if !a.IsKnown() || !b.IsKnown() {
		return count.Number{}, nil
	}
	return count.Add(a, b)
}
