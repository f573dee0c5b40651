package casualties

import (
	"fmt"
	"strings"

	"toll/casualties/count"
)

// AllSides is the side of a figure that adds the dead of every side.
const AllSides = "all sides"

// partRule says which groups of a statement are together no more than another.
type partRule struct {
	parts []Group
	whole Group
}

// partRules are checked within one statement only. Children and women may be
// combatants; they are part of the total in any case, and of the civilians
// where sources count them as such, which all sources known do.
var partRules = []partRule{
	{[]Group{Children, Women}, Civilians},
	{[]Group{Children, Women}, Total},
	{[]Group{WomenAndChildren}, Civilians},
	{[]Group{WomenAndChildren}, Total},
	{[]Group{Civilians, Combatants, Unidentified}, Total},
	{[]Group{Officers}, Combatants},
	{[]Group{Medical}, Total},
	{[]Group{Journalists}, Total},
}

// checkParts reports statements whose parts are more than their whole. Only
// what must be so is compared: the smallest number that the parts allow with
// the largest that the whole allows.
func checkParts(s *Statement, findings *Findings) {
	for i := range s.Claims {
		whole := &s.Claims[i]
		if w, ok := s.Find(whole.Measure, whole.Group, whole.Side, whole.Cumulative); !ok || w != whole {
			continue
		}
		for _, rule := range partRules {
			if rule.whole == whole.Group {
				s.checkRule(rule, whole, findings)
			}
		}
	}
}

func (s *Statement) checkRule(rule partRule, whole *Claim, findings *Findings) {
	ceiling, bounded := whole.Count.High.Get()
	if !bounded {
		return
	}
	sum, terms := count.Known(0), []string(nil)
	for i := range s.Claims {
		c := &s.Claims[i]
		if !s.isPartOf(c, rule, whole) {
			continue
		}
		floor := c.Count.Smallest()
		total, err := count.Add(sum, floor)
		if err != nil || !total.IsKnown() {
			continue // a part without a floor adds nothing that must be so
		}
		sum = total
		terms = append(terms, fmt.Sprintf("%s %s", strings.TrimSpace(c.Group.String()+" "+c.Side), floor))
	}
	if n, _ := sum.Get(); n > ceiling {
		findings.Add(Finding{Rule: "parts-above-whole", Pos: whole.Pos,
			Message: fmt.Sprintf("%s of one statement are %s, more than its %s of %s", strings.Join(terms, " + "), sum, whole.Group, whole.Count),
			Hint:    "are they from one page, of one day, about the same people?"})
	}
}

// isPartOf reports whether the claim is one of the parts that the whole must
// hold. Fighters of a stated side are in a total of that side and in one of all
// sides; whether a total without a side counts them, nobody says.
func (s *Statement) isPartOf(c *Claim, rule partRule, whole *Claim) bool {
	if c.Measure != whole.Measure || c.Cumulative != whole.Cumulative {
		return false
	}
	if c.Side != whole.Side && whole.Side != AllSides {
		return false
	}
	for _, g := range rule.parts {
		if c.Group == g {
			one, ok := s.Find(c.Measure, c.Group, c.Side, c.Cumulative)
			return ok && one == c
		}
	}
	return false
}
