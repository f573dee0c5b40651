package casualties

import (
	"fmt"
	"strconv"
	"strings"

	"toll/casualties/layout"
	"toll/casualties/rows"
)

// common fills t.claim with what all figures of the row share. It reports what
// it cannot read and returns false where the row must be set aside.
func (t *table) common(row *rows.Row) bool {
	c := &t.claim
	*c = Claim{}
	ok := true
	if c.Event = t.event(row); c.Event == "" {
		t.report(row, t.eventField(), Finding{Rule: "no-event", Message: "the row does not say which event it is about"})
		ok = false
	}
	if key, joined := t.claims.Event(c.Event); joined && c.Event != "" {
		t.report(row, t.eventField(), Finding{Rule: "same-event", Seen: excerpt(c.Event),
			Message: fmt.Sprintf("%q is read as the event %q", excerpt(c.Event), excerpt(key))})
	}
	c.EventName, c.Place = t.say(row, layout.EventName), t.say(row, layout.Place)
	c.Admin = t.admin(row)
	c.Source, c.Via, c.Origin = t.sources(row)
	c.Side, c.Evidence, c.Grade = t.say(row, layout.Side), t.say(row, layout.Evidence), t.say(row, layout.Grade)
	ok = t.readDates(row, c) && ok
	ok = t.controlled(row, c) && ok
	if t.opt.Texts || t.opt.Keep != nil {
		c.Reported, c.URL, c.Note = t.say(row, layout.Reported), t.say(row, layout.URL), t.say(row, layout.Note)
		c.Extra = t.extras(row)
	}
	return ok
}

// say returns the text of a role: its column's, else its constant.
func (t *table) say(row *rows.Row, r layout.Role) string {
	if i, ok := t.bind.Field[r]; ok {
		return strings.TrimSpace(t.text(row, i))
	}
	return t.bind.Constant[r]
}

// event returns the key: the event columns joined by a space.
func (t *table) event(row *rows.Row) string {
	if len(t.bind.Events) == 1 {
		return strings.TrimSpace(t.text(row, t.bind.Events[0]))
	}
	if len(t.bind.Events) == 0 {
		return t.bind.Constant[layout.Event]
	}
	key := t.cache.scratch[:0]
	for _, i := range t.bind.Events {
		if s := strings.TrimSpace(t.text(row, i)); s != "" {
			if len(key) > 0 {
				key = append(key, ' ')
			}
			key = append(key, s...)
		}
	}
	t.cache.scratch = key
	return t.cache.text(key)
}

// admin joins the admin levels by a comma.
func (t *table) admin(row *rows.Row) string {
	if len(t.bind.Admins) == 1 {
		return strings.TrimSpace(t.text(row, t.bind.Admins[0]))
	}
	var levels []string
	for _, i := range t.bind.Admins {
		if s := strings.TrimSpace(t.text(row, i)); s != "" {
			levels = append(levels, s)
		}
	}
	return strings.Join(levels, ", ")
}

// sources returns who asserts, who carried, and whose figure it is.
func (t *table) sources(row *rows.Row) (source, via, origin string) {
	if t.in.Source != "" {
		source, _ = t.claims.Source(t.in.Source)
	} else {
		source = t.source(row, layout.Source, t.say(row, layout.Source))
	}
	return source, t.say(row, layout.Via), t.source(row, layout.Origin, t.say(row, layout.Origin))
}

// source returns the name under which a source is known, and says so the first
// time that it is another than the one in the row.
func (t *table) source(row *rows.Row, r layout.Role, spelled string) string {
	name, joined := t.claims.Source(spelled)
	if joined {
		t.report(row, t.field(r), Finding{Rule: "same-source", Seen: excerpt(spelled),
			Message: fmt.Sprintf("%q is read as the source %q", excerpt(spelled), name)})
	}
	return name
}

// controlled reads the fields that hold one of a few words, or an order.
func (t *table) controlled(row *rows.Row, c *Claim) bool {
	ok := true
	bad := func(r layout.Role, err error) {
		if err != nil {
			t.report(row, t.field(r), Finding{Rule: "bad-word", Seen: excerpt(t.say(row, r)), Message: err.Error()})
			ok = false
		}
	}
	var err error
	c.Measure, err = ParseMeasure(t.say(row, layout.Measure))
	bad(layout.Measure, err)
	c.Group, err = ParseGroup(t.say(row, layout.Group))
	bad(layout.Group, err)
	c.Scope, err = ParseScope(t.say(row, layout.Scope))
	bad(layout.Scope, err)
	c.Doubt, err = ParseDoubt(t.say(row, layout.Doubt))
	bad(layout.Doubt, err)
	c.Basis, err = ParseBasis(t.say(row, layout.Basis))
	bad(layout.Basis, err)
	c.Cumulative, err = parseYes(t.say(row, layout.Cumulative))
	bad(layout.Cumulative, err)
	c.Revision, err = parseRevision(t.say(row, layout.Revision))
	bad(layout.Revision, err)
	return ok
}

func parseYes(s string) (bool, error) {
	switch strings.ToLower(s) {
	case "", "no", "n", "false", "0":
		return false, nil
	case "yes", "y", "true", "1":
		return true, nil
	}
	return false, fmt.Errorf("%q is neither yes nor no", s)
}

func parseRevision(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil || n == 0 {
		return 0, fmt.Errorf("%q is no revision; revisions are 1, 2, 3 …", s)
	}
	return int(n), nil
}

// extras returns the columns that the layout does not speak of. The slice is
// used again for the next row.
func (t *table) extras(row *rows.Row) []Field {
	t.extra = t.extra[:0]
	for _, i := range t.bind.Unplaced {
		if i < row.Len() && t.bind.Header[i] != "" {
			t.extra = append(t.extra, Field{Column: t.bind.Header[i], Text: t.text(row, i)})
		}
	}
	return t.extra
}

// eventField is the first column of the event's key; -1 where it is a constant.
func (t *table) eventField() int {
	if len(t.bind.Events) == 0 {
		return -1
	}
	return t.bind.Events[0]
}
