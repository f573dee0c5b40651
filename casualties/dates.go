package casualties

import (
	"errors"

	"toll/casualties/date"
	"toll/casualties/rows"
)

// numDates is the number of dates of a claim: event, stated, published.
const numDates = 3

// dateOrders are the orders of day and month in the date columns of a file.
type dateOrders [numDates]date.Order

// undecided are the dates of a table of which only the whole column can tell
// whether the day or the month comes first.
type undecided struct {
	evidence [numDates]date.Evidence
	open     []openDate
}

// lastDate is the day of a role that was read last, and what its text looks like;
// no text and no day before there is one. In most tables the rows of an event stand
// together.
type lastDate struct {
	looks glance
	day   date.Date
}

// openDate is one such date.
type openDate struct {
	role   int
	text   string
	pos    Position
	column string
}

// merge takes in what another worker saw.
func (u *undecided) merge(v *undecided) {
	for i := range u.evidence {
		u.evidence[i].Merge(&v.evidence[i])
	}
	u.open = append(u.open, v.open...)
}

// date returns the record's date of a role.
func (r *record) date(role int) *date.Date {
	switch role {
	case 0:
		return &r.eventDate
	case 1:
		return &r.stated
	}
	return &r.published
}

// settle gives the dates of a record that were open the order of their column;
// where it has none, the date is not known.
func (o *dateOrders) settle(r *record) {
	if r.open == 0 {
		return
	}
	for role := range numDates {
		if r.open&(1<<role) == 0 {
			continue
		}
		d := r.date(role)
		switch y, m, day := d.Parts(); o[role] {
		case date.DMY:
		case date.MDY:
			*d, _ = date.Of(y, day, m) // both numbers are 12 or less
		default:
			*d = date.Date{}
		}
	}
	r.open = 0
}

// readDates reads the dates of the row. A day that the calendar does not have
// sets the row aside: without it the order of a source's figures would be a
// guess. A date that is one, but not surely this one, is left out and the
// figure kept.
func (w *worker) readDates(row *rows.Row) bool {
	ok := true
	for _, i := range w.dateRoles {
		text, looks := w.look(roleEventDate + role(i))
		if last := &w.lastDates[i]; looks == last.looks {
			*w.draft.record.date(i) = last.day
		} else if day, isDay := date.ISODay(text); isDay {
			*last = lastDate{looks, day}
			*w.draft.record.date(i) = day
		} else if len(text) > 0 {
			ok = w.readDate(row, i, text) && ok
		}
	}
	w.dated = w.dated || w.draft.record.published.IsKnown() && w.draft.record.open&openPublished == 0
	return ok
}

// readDate reads a date that is not written as 2017-05-18.
func (w *worker) readDate(row *rows.Row, i int, text []byte) bool {
	r := &w.draft.record
	day, err := w.cache.date(text, w.opt.DateOrder)
	if w.opt.DateOrder == date.Unknown && !isISO(text) {
		w.dates.evidence[i].Add(string(text))
	}
	if err == nil {
		*r.date(i) = day
		return true
	}
	var ambiguous *date.AmbiguousError
	if errors.As(err, &ambiguous) {
		*r.date(i) = ambiguous.DMY
		r.open |= 1 << i
		w.openDate(row, i, string(text))
		return true
	}
	f := Finding{Rule: "bad-date", Seen: excerpt(string(text)), Message: err.Error(), Hint: "write the date as 2017, 2017-05 or 2017-05-18"}
	var parse *date.ParseError
	if errors.As(err, &parse) && parse.Hint() != "" {
		f.Hint = parse.Hint()
	}
	unsure := isUnsure(err)
	if unsure {
		f.Rule, f.Message = "unsure-date", f.Message+"; the date is left out"
	}
	w.report(row, w.fields[roleEventDate+role(i)], f)
	return unsure
}

// openDate keeps where an open date stands.
func (w *worker) openDate(row *rows.Row, i int, text string) {
	d := openDate{role: i, text: text, pos: Position{File: w.in.Name, Line: row.Line}}
	if f := w.fields[roleEventDate+role(i)]; f >= 0 && f < row.Len() {
		d.pos.Line, d.pos.Column = row.Pos(f)
		d.column = w.bind.Header[f]
	}
	w.dates.open = append(w.dates.open, d)
}

// isISO reports whether the text begins as 2017-05-18 does; such a date tells
// nothing about the order of others.
func isISO(text []byte) bool { return len(text) >= 5 && text[4] == '-' }

// isUnsure reports whether the text is a date, only not surely which one.
func isUnsure(err error) bool {
	for _, e := range []error{date.ErrTwoDigitYear, date.ErrInterval, date.ErrSerial, date.ErrOtherCalendar} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// decideDates returns the order that the dates of each column show. Where they
// show none, the open dates are reported; they are left out and the figures
// kept. dated is set where a publication date is decided.
func (t *table) decideDates(u *undecided, dated *bool) dateOrders {
	var orders dateOrders
	var failed [numDates]error
	for i := range orders {
		orders[i], failed[i] = u.evidence[i].Order()
	}
	for _, d := range u.open {
		if failed[d.role] == nil && orders[d.role] != date.Unknown {
			*dated = *dated || roleEventDate+role(d.role) == rolePublished
			continue
		}
		err := failed[d.role]
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
	return orders
}
