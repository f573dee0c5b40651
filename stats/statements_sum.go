package stats

import (
	"fmt"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
)

// exhaustive are the groups that together are everyone.
var exhaustive = []casualties.Group{casualties.Civilians, casualties.Combatants, casualties.Unidentified}

// check adds the parts of a statement up and compares them with its total: the
// one of all sides where there is one, else the one without a side. A total of
// all sides holds the fighters of every side. Whether one without a side does,
// nobody says: there they count where they make up just the total, else the
// statement is not added up. Figures for a part of the event count only where
// the rest misses the total by just them.
func (s *statement) check(r *StatementRow) {
	s.checkSubgroups(r)
	total, sided := s.one(casualties.Total, casualties.AllSides), true
	if total == nil {
		total, sided = s.one(casualties.Total, ""), false
	}
	if total == nil {
		return
	}
	want, known := Stated(total).Get()
	terms, sum, sides := s.terms()
	if !known || len(terms) == 0 {
		return
	}
	if extra, beside := s.parts(); len(extra) > 0 && sum+beside == want {
		terms, sum = append(terms, extra...), want
	}
	if sides && !sided && sum != want {
		r.Warnings = append(r.Warnings, "the total states no side, so it is not told whether it holds the fighters of a side")
		return
	}
	r.Sum = fmt.Sprintf("%s = %d", strings.Join(terms, " + "), sum)
	high, bounded := total.Count.High.Get()
	switch {
	case sum <= want:
		r.Unexplained = count.Known(want - sum)
	case bounded && sum > high:
		r.Warnings = append(r.Warnings, fmt.Sprintf("the parts are %d, more than the total of %s", sum, total.Count))
	}
}

// terms returns the numbers of the groups that together are everyone, their
// sum, and whether one of them is of a stated side.
func (s *statement) terms() (terms []string, sum int64, sides bool) {
	for _, c := range s.claims {
		if !slices.Contains(exhaustive, c.Group) || c != s.one(c.Group, c.Side) {
			continue
		}
		if n, known := Stated(c).Get(); known {
			terms, sum = append(terms, fmt.Sprint(n)), sum+n
			sides = sides || c.Side != ""
		}
	}
	return terms, sum, sides
}

// one returns the claim about the whole event, without a doubt, of a group and
// side, nil where there is none or several differ.
func (s *statement) one(g casualties.Group, side string) *casualties.Claim {
	var found *casualties.Claim
	for _, c := range s.claims {
		if c.Group != g || c.Side != side || !whole(c) {
			continue
		}
		if found == nil {
			found = c
		} else if found.Count != c.Count {
			return nil
		}
	}
	return found
}

// parts returns the numbers for a part of the event, of the groups that
// together are everyone, and their sum.
func (s *statement) parts() (terms []string, sum int64) {
	for _, c := range s.claims {
		n, known := Stated(c).Get()
		if known && c.Scope == casualties.Part && c.Doubt == casualties.NoDoubt && slices.Contains(exhaustive, c.Group) {
			terms, sum = append(terms, fmt.Sprint(n)), sum+n
		}
	}
	return terms, sum
}

// checkSubgroups warns where children and women, at the least, are more than
// the civilians or the total, at the most, of the same side.
func (s *statement) checkSubgroups(r *StatementRow) {
	for _, g := range []casualties.Group{casualties.Civilians, casualties.Total} {
		for _, c := range s.claims {
			high, bounded := c.Count.High.Get()
			if c.Group != g || !bounded || c != s.one(g, c.Side) {
				continue
			}
			parts := int64(0)
			for _, sub := range []casualties.Group{casualties.Children, casualties.Women} {
				if p := s.one(sub, c.Side); p != nil {
					n, _ := p.Count.Smallest().Get()
					parts += n
				}
			}
			if both := s.one(casualties.WomenAndChildren, c.Side); both != nil {
				n, _ := both.Count.Smallest().Get()
				parts = max(parts, n)
			}
			if parts > high {
				r.Warnings = append(r.Warnings, fmt.Sprintf("children and women are %d, more than the %s of %s", parts, g, c.Count))
			}
		}
	}
}
