package layout

import (
	"fmt"
	"slices"
	"strings"
)

// legal are the roles whose columns hold one of a few words. Elsewhere the same
// name means something else: a scope of a project, a version 1.2. A column is
// taken for one only where at least half of the first rows hold such a word:
// then the others are faults.
var legal = map[Role]func(string) bool{
	Scope:      oneOf("part", "wider"),
	Doubt:      oneOf("misrelay", "match"),
	Basis:      oneOf("wording", "context"),
	Cumulative: func(s string) bool { return isYes(s) || isNo(s) || s == "y" || s == "n" },
	Revision:   func(s string) bool { return strings.Trim(s, "0123456789") == "" },
	Measure:    func(s string) bool { m, _ := Understand(s); return m.Measure != "" },
	Group:      func(s string) bool { m, _ := Understand(s); return m.Group != "" },
}

func oneOf(words ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(words, s) }
}

// checkValues takes from the columns the roles that their values cannot have.
func (t *table) checkValues() {
	for i, c := range t.columns {
		c.roles = slices.DeleteFunc(slices.Clone(c.roles), func(may candidate) bool {
			ok, why := t.mayBe(i, may)
			if !ok {
				c.lost = why
			}
			return !ok
		})
	}
}

// mayBe reports whether the values of field i are those of a role, and why not.
// A column of which no value is known may be anything.
func (t *table) mayBe(i int, may candidate) (bool, string) {
	values := t.values(i)
	if fits, checked := legal[may.role]; checked {
		wrong, first := 0, ""
		for _, v := range values {
			if !fits(v) {
				wrong++
				first = or(first, v)
			}
		}
		if wrong*2 > len(values) {
			return false, fmt.Sprintf("not read: by its name it may be %s, but %q is no such word", may.role, first)
		}
	}
	if may.role == Event && may.rank >= weakKey && len(values) > 1 && different(values) == 1 {
		return false, fmt.Sprintf("not read: %q in every row is no event", values[0])
	}
	return true, ""
}

// weakKey is the rank from which a name says little of an event: unit, id.
const weakKey = 5

// different counts the different values.
func different(values []string) int {
	return len(slices.Compact(slices.Sorted(slices.Values(values))))
}

// checkKey tells of a key that was taken for want of a better one and is
// another in every row, beside a column of sources: no two sources would be
// compared.
func (t *table) checkKey() {
	for i, c := range t.columns {
		weak := slices.ContainsFunc(c.roles, func(may candidate) bool { return may.role == Event && may.rank >= weakKey })
		if values := t.values(i); weak && c.has(Event) && !t.asked(c) && len(t.with(Source)) > 0 && len(values) > 2 && different(values) == len(values) {
			t.problem("key-of-rows", c, false, "if several sources speak of one event, say which columns tell the event: --event-columns A,B",
				"it is taken for the event and is another in every row: no two sources are compared")
		}
	}
}

// values returns what stands in field i of the first rows, in small letters,
// without the cells that are empty.
func (t *table) values(i int) []string {
	var list []string
	for _, row := range t.samples {
		if i < len(row) && clean(row[i]) != "" {
			list = append(list, normal(row[i]))
		}
	}
	return list
}
