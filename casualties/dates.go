package casualties

import (
	"errors"

	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
)

// undecided are the dates of a table of which only the whole column can tell
// whether the day or the month comes first.
type undecided struct {
	evidence map[layout.Role]*date.Evidence
	thisRow  []openDate
	open     []openDate
}

// openDate is one such date, and the claims that wait for it.
type openDate struct {
	role     layout.Role
	text     string
	pos      Position
	column   string
	from, to int // records of the claims
}

// row ends a row: its open dates are those of the claims from, to.
func (u *undecided) row(from, to int) {
	for _, d := range u.thisRow {
		d.from, d.to = from, to
		u.open = append(u.open, d)
	}
	u.thisRow = u.thisRow[:0]
}

// readDates reads the dates of the row. A day that the calendar does not have
// sets the row aside: without it the order of a source's figures would be a
// guess. A date that is one, but not surely this one, is left out and the
// figure kept.
func (t *table) readDates(row *rows.Row, c *Claim) bool {
	t.dates.thisRow = t.dates.thisRow[:0]
	ok := true
	for _, d := range [...]struct {
		role layout.Role
		into *date.Date
	}{{layout.EventDate, &c.EventDate}, {layout.Stated, &c.Stated}, {layout.Published, &c.Published}} {
		if text := t.say(row, d.role); text != "" {
			ok = t.readDate(row, d.role, text, d.into) && ok
		}
	}
	return ok
}

func (t *table) readDate(row *rows.Row, role layout.Role, text string, into *date.Date) bool {
	day, err := t.cache.date(text, t.opt.DateOrder)
	if t.opt.DateOrder == date.Unknown && !isISO(text) {
		t.dates.see(role, text)
	}
	var ambiguous *date.AmbiguousError
	var parse *date.ParseError
	switch {
	case err == nil:
		*into = day
		return true
	case errors.As(err, &ambiguous):
		line, column := t.fieldPos(row, role)
		t.dates.thisRow = append(t.dates.thisRow, openDate{role: role, text: text,
			pos: Position{File: t.in.Name, Line: line, Column: column}, column: t.header(role)})
		return true
	case errors.As(err, &parse) && isUnsure(err):
		t.report(row, t.field(role), Finding{Rule: "unsure-date", Seen: excerpt(text), Message: err.Error() + "; the date is left out", Hint: parse.Hint()})
		return true
	}
	f := Finding{Rule: "bad-date", Seen: excerpt(text), Message: err.Error(), Hint: "write the date as 2017, 2017-05 or 2017-05-18"}
	if parse != nil && parse.Hint() != "" {
		f.Hint = parse.Hint()
	}
	t.report(row, t.field(role), f)
	return false
}

// isISO reports whether the text begins as 2017-05-18 does; such a date tells
// nothing about the order of others.
func isISO(text string) bool { return len(text) >= 5 && text[4] == '-' }

// isUnsure reports whether the text is a date, only not surely which one.
func isUnsure(err error) bool {
	for _, e := range []error{date.ErrTwoDigitYear, date.ErrInterval, date.ErrSerial, date.ErrOtherCalendar} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// see lets a date bear witness to the order of its column.
func (u *undecided) see(role layout.Role, text string) {
	if u.evidence == nil {
		u.evidence = map[layout.Role]*date.Evidence{}
	}
	if u.evidence[role] == nil {
		u.evidence[role] = &date.Evidence{}
	}
	u.evidence[role].Add(text)
}

func (t *table) fieldPos(row *rows.Row, r layout.Role) (line, column int) {
	if i := t.field(r); i >= 0 && i < row.Len() {
		return row.Pos(i)
	}
	return row.Line, 0
}

func (t *table) header(r layout.Role) string {
	if i := t.field(r); i >= 0 {
		return t.bind.Header[i]
	}
	return ""
}

// decideDates reads the open dates in the order that the others of their column
// show. Where they show none, the dates are left out and the figures kept.
func (t *table) decideDates() {
	for _, d := range t.dates.open {
		order, err := t.dates.evidence[d.role].Order()
		if err == nil && order != date.Unknown {
			if day, e := date.Parse(d.text, order); e == nil {
				t.claims.setDate(d, day)
				continue
			}
		}
		if err == nil {
			_, err = date.Parse(d.text, date.Unknown)
		}
		f := Finding{Rule: "ambiguous-date", Pos: d.pos, Column: d.column, Seen: excerpt(d.text), Message: err.Error() + "; the date is left out"}
		var hinted interface{ Hint() string }
		if errors.As(err, &hinted) {
			f.Hint = hinted.Hint()
		}
		t.findings.Add(f)
	}
}

// setDate gives the claims of an open date their day.
func (cs *Claims) setDate(d openDate, day date.Date) {
	for i := d.from; i < d.to; i++ {
		r := &cs.records[i]
		switch d.role {
		case layout.EventDate:
			r.eventDate = day
		case layout.Stated:
			r.stated = day
		case layout.Published:
			r.published = day
			cs.files[r.file].dated = true
		}
	}
}
