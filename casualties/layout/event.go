package layout

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"toll/casualties/date"
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

// likelyKey suggests columns for the event's key: day, place and side; else the
// first column that is no figure. The day of publication is not that of the
// event, so a column of days that is not understood is taken before it.
func (t *table) likelyKey() []string {
	var key []string
	day := t.likelyDay()
	for _, c := range t.columns {
		if !c.empty && !c.twice && (c == day || c.has(Place) || c.has(Admin) || c.has(Side)) {
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

// likelyDay returns the column that most likely has the day of the event; nil
// where there is none.
func (t *table) likelyDay() *columnState {
	if list := t.with(EventDate); len(list) > 0 {
		return list[0]
	}
	for i, c := range t.columns {
		if !c.empty && !c.twice && len(c.rows) == 0 && t.holdsDays(i) {
			return c
		}
	}
	if list := t.with(Published); len(list) > 0 {
		return list[0]
	}
	return nil
}

// holdsDays reports whether every cell of a column that is not empty is a date,
// whatever the order of its day and month;
// a bare number is none.
func (t *table) holdsDays(i int) bool {
	n := 0
	for _, row := range t.samples {
		if i >= len(row) || clean(row[i]) == "" {
			continue
		}
		var ambiguous *date.AmbiguousError
		_, err := date.Parse(clean(row[i]), date.Unknown)
		if bare := !strings.ContainsAny(row[i], "/-. "); bare || err != nil && !errors.As(err, &ambiguous) {
			return false
		}
		n++
	}
	return n > 0
}

func quoteComma(name string) string {
	if strings.ContainsAny(name, ", \"'") {
		return `"` + strings.ReplaceAll(name, `"`, `\"`) + `"`
	}
	return name
}
