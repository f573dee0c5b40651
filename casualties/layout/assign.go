package layout

import (
	"cmp"
	"fmt"
	"slices"
)

// readWords understands the columns by the words of their names.
func (t *table) readWords() {
	for _, c := range t.columns {
		if c.empty || c.twice || c.tagged {
			continue
		}
		name := split(c.name)
		c.meaning = understand(name)
		c.roles = words().roles(name)
	}
	t.readSources()
	for _, c := range t.columns {
		if c.meaning.isFigure() && !c.tagged {
			c.count()
		}
	}
}

// count makes the column a count of what its name says.
func (c *columnState) count() {
	m := c.meaning
	group := m.Group
	if group == "" {
		group = "total"
	}
	row := Column{Role: Count, Measure: m.Measure, Group: group, Side: m.Side, Bound: m.Bound, Source: m.Source}
	if m.Cumulative {
		row.Cumulative = "yes"
	}
	c.rows = append(c.rows, row)
}

// assign gives each role to the column that has the best claim to it.
func (t *table) assign() {
	type claim struct {
		candidate
		at int
	}
	var claims []claim
	for i, c := range t.columns {
		for _, may := range c.roles {
			claims = append(claims, claim{may, i})
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.at, b.at)) })
	for _, m := range claims {
		c := t.columns[m.at]
		if len(c.rows) > 0 && !t.joinsEvent(c, m.role) || slices.Contains(notByName, m.role) {
			continue
		}
		if t.filled(m.role) && (m.role == Event || !slices.Contains(several, m.role)) {
			c.lost = fmt.Sprintf("may be %s, which %s is already", m.role, t.who(m.role))
			continue
		}
		c.rows = append(c.rows, Column{Role: m.role})
	}
}

// notByName are roles that need to know the other columns.
var notByName = []Role{Count, Text, Reported}

// joinsEvent reports whether a column that the user made part of the event's key
// may have the role too.
func (t *table) joinsEvent(c *columnState, r Role) bool {
	return t.asked(c) && len(c.rows) == 1 && slices.Contains([]Role{EventDate, EventName, Place, Admin, Side}, r)
}

// asked reports whether the user said that the column is of the event's key.
func (t *table) asked(c *columnState) bool {
	return slices.ContainsFunc(t.hints.EventColumns, func(name string) bool { return normal(name) == c.key })
}

// who names what fills a role.
func (t *table) who(r Role) string {
	if with := t.with(r); len(with) > 0 {
		return fmt.Sprintf("%q", with[0].name)
	}
	return "a constant"
}
