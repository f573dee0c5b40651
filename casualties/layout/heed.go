package layout

import (
	"fmt"
	"slices"
	"strings"
)

// heed makes the columns what the user says they are.
func (t *table) heed() {
	if len(t.hints.EventColumns) > 0 {
		t.drop(Event, "--event-columns")
	}
	for _, name := range t.hints.EventColumns {
		c := t.find(name)
		if c == nil {
			t.noSuchColumn("--event-columns", name)
			continue
		}
		c.rows = slices.DeleteFunc(slices.Clone(c.rows), func(row Column) bool { return row.Role == Ignore })
		c.rows = append([]Column{{Role: Event, Remark: "--event-columns"}}, c.rows...)
		for i := range c.roles { // a day that is the event is its date, whoever reported on it
			if c.roles[i].role == Published {
				c.roles[i].role = EventDate
			}
		}
	}
	switch name := strings.Join(strings.Fields(t.hints.SourceName), " "); { // in one line, so that it reads back
	case name != "":
		t.drop(Source, "--source-name")
		t.constants = append(t.constants, Column{Role: Source, Value: name, Remark: "--source-name"})
	case t.hints.SourceColumn != "":
		t.drop(Source, "--source-column")
		if c := t.find(t.hints.SourceColumn); c != nil {
			c.rows = []Column{{Role: Source, Remark: "--source-column"}}
		} else {
			t.noSuchColumn("--source-column", t.hints.SourceColumn)
		}
	}
}

// drop takes a role from all columns and constants, because of a flag.
func (t *table) drop(r Role, flag string) {
	is := func(row Column) bool { return row.Role == r }
	for _, c := range t.columns {
		n := len(c.rows) + len(c.roles)
		c.rows = slices.DeleteFunc(slices.Clone(c.rows), is)
		c.roles = slices.DeleteFunc(slices.Clone(c.roles), func(may candidate) bool { return may.role == r })
		if len(c.rows)+len(c.roles) < n && len(c.rows) == 0 {
			c.remark, c.unwanted = fmt.Sprintf("by its name %s: not read because of %s", r, flag), true
		}
	}
	t.constants = slices.DeleteFunc(slices.Clone(t.constants), is)
}

func (t *table) noSuchColumn(flag, name string) {
	var have []string
	for _, c := range t.columns {
		if !c.empty {
			have = append(have, c.name)
		}
	}
	why := "the table has no column of that name"
	if slices.ContainsFunc(t.columns, func(c *columnState) bool { return c.twice && c.key == normal(name) }) {
		why = "the table has two columns of that name"
	}
	t.problem("hint-column-missing", nil, true, "the table has: "+strings.Join(have, ", "), "%s names %q, and %s", flag, name, why)
}
