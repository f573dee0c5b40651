package layout

import (
	"fmt"
	"slices"
	"strings"
)

// finishEvent finds what the table is about where no column says event.
func (t *table) finishEvent() {
	like := ""
	if l, lacks := t.alike(); l != nil && !t.known {
		like = fmt.Sprintf("the table looks like %s, but has no column %s", l.Name, strings.Join(lacks, ", "))
	}
	switch {
	case t.filled(Event) || slices.ContainsFunc(t.problems, func(p Problem) bool { return p.Rule == "hint-column-missing" }):
		if like != "" {
			t.problem("looks-like", nil, false, "if a column was renamed, give it its name back", "%s", like)
		}
		return
	case len(t.with(EventName)) > 0:
		c := t.with(EventName)[0]
		c.rows = append([]Column{{Role: Event, Remark: "the name is the key: no other column is"}}, c.rows...)
		return
	}
	hint := "name the column of the event: --event-columns NAME"
	if key := t.likelyKey(); len(key) > 0 {
		hint = "if these columns together are the event: --event-columns " + strings.Join(key, ",")
	}
	t.problem("no-event-column", nil, true, hint, "%s", or(like, "no column says which event a row is about"))
}

// likelyKey suggests columns for the event's key: date, place and side; else
// the first column that is no figure.
func (t *table) likelyKey() []string {
	var key []string
	for _, c := range t.columns {
		if !c.empty && !c.twice && (c.has(EventDate) || c.has(Published) || c.has(Place) || c.has(Admin) || c.has(Side)) {
			key = append(key, quoteComma(c.name))
		}
	}
	if len(key) > 0 {
		return key
	}
	for i, c := range t.columns {
		if !c.empty && !c.twice && len(c.rows) == 0 && !t.holdsNumbers(i) {
			return []string{quoteComma(c.name)}
		}
	}
	return nil
}

func quoteComma(name string) string {
	if strings.ContainsAny(name, ", \"'") {
		return `"` + strings.ReplaceAll(name, `"`, `\"`) + `"`
	}
	return name
}
