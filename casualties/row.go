package casualties

import (
	"cmp"
	"fmt"
	"strings"

	"toll/casualties/count"
	"toll/casualties/layout"
	"toll/casualties/rows"
)

// row reads one data row: it is used, or set aside with a finding.
func (t *table) row(row *rows.Row) error {
	if row.Blank() {
		t.sum.Blank++
		return nil
	}
	t.sum.Rows++
	if t.skip(row) {
		return nil
	}
	for _, f := range row.Faults() {
		t.report(row, f.Field, Finding{Rule: f.Rule, Message: f.Message, Hint: f.Hint})
	}
	if len(row.Faults()) > 0 || !t.fits(row) || !t.common(row) {
		return t.setAside(row)
	}
	read, bad := 0, 0
	t.exact = t.exact[:0]
	from := t.claims.Len()
	for i := range t.figures {
		switch t.figure(row, &t.figures[i]) {
		case figureRead:
			read++
		case figureBad:
			bad++
		}
	}
	t.sums.see(Position{File: t.in.Name, Line: row.Line}, t.exact)
	r, b := t.texts(row)
	if bad+b > 0 && read+r == 0 {
		return t.setAside(row)
	}
	t.dates.row(from, t.claims.Len())
	t.sum.Used++
	return nil
}

func (t *table) setAside(row *rows.Row) error {
	t.sum.Rejected++
	if t.opt.Rejects == nil {
		return nil
	}
	if _, err := t.opt.Rejects.Write(row.Raw()); err != nil {
		return fmt.Errorf("writing the rows set aside: %w", err)
	}
	return nil
}

// fits reports whether the row has the header's number of fields, or so that
// what is there can be trusted: empty fields too many, or missing ones at the
// end that hold nothing but counts.
func (t *table) fits(row *rows.Row) bool {
	want, have := len(t.bind.Header), row.Len()
	switch {
	case have == want:
		return true
	case have > want:
		for i := want; i < have; i++ {
			if len(row.Field(i)) > 0 {
				t.report(row, i, Finding{Rule: "ragged-row", Message: fmt.Sprintf("the row has %d fields, the header %d", have, want),
					Hint: "quote a field that holds the delimiter"})
				return false
			}
		}
		t.report(row, want, Finding{Rule: "trailing-delimiter", Message: fmt.Sprintf("%d empty fields more than the header has", have-want)})
		return true
	}
	usable := t.endsInCounts(have)
	hint := "the row is set aside; add the delimiters that are missing"
	if usable {
		hint = "what is missing is read as not reported"
	}
	t.report(row, have-1, Finding{Rule: "ragged-row", Message: fmt.Sprintf("the row has %d fields, the header %d", have, want), Hint: hint})
	return usable
}

// endsInCounts reports whether the fields from n on are whole figures and
// nothing else.
func (t *table) endsInCounts(n int) bool {
	counts := map[int]bool{}
	for i := range t.figures {
		fields := t.figures[i].Fields()
		for _, f := range fields {
			counts[f] = true
		}
		cut := 0
		for _, f := range fields {
			if f >= n {
				cut++
			}
		}
		if cut > 0 && cut < len(fields) {
			return false
		}
	}
	for _, f := range t.bind.Unplaced {
		counts[f] = true
	}
	for f := n; f < len(t.bind.Header); f++ {
		if !counts[f] {
			return false
		}
	}
	return true
}

// outcome is what became of the columns of one figure in one row.
type outcome uint8

const (
	figureNone outcome = iota // empty or unknown: no claim
	figureRead
	figureBad
)

// figure makes one claim of the columns of a figure and the common fields.
func (t *table) figure(row *rows.Row, f *figure) outcome {
	said, out := t.says(row, f)
	t.exact = append(t.exact, exactOnly(said.count))
	switch out {
	case figureNone:
		t.sum.NoClaim++
		return out
	case figureBad:
		return out
	}
	reported := ""
	if f.Words >= 0 {
		reported = t.text(row, f.Words)
	}
	return t.add(row, f, said, reported)
}

// exactOnly returns the number of an exact figure.
func exactOnly(c count.Count) count.Number {
	if c.IsExact() {
		return c.Best
	}
	return count.Number{}
}

// add appends the claim of one figure. What the layout says of the figure's
// columns wins over what the row says of all its figures.
func (t *table) add(row *rows.Row, f *figure, s said, reported string) outcome {
	c := t.claim // a copy: the row may hold several figures
	c.Measure, c.Group = cmp.Or(f.measure, c.Measure), cmp.Or(f.group, c.Group, Total)
	c.Side = cmp.Or(f.Side, c.Side)
	if f.Source != "" {
		c.Source = t.source(row, layout.Count, f.Source)
	}
	c.Cumulative = c.Cumulative || f.Cumulative
	if c.Measure == NoMeasure {
		t.report(row, t.field(layout.Measure), Finding{Rule: "bad-word", Message: "the row does not say what was counted",
			Hint: "write killed, injured, missing … in the column"})
		return figureBad
	}
	c.Count, c.Rule, c.Lang = s.count, s.rule, s.lang
	c.Reported = cmp.Or(c.Reported, reported)
	c.Pos = Position{File: t.in.Name}
	c.Pos.Line, c.Pos.Column = row.Pos(s.field)
	t.checkClaim(row, &c)
	if t.opt.Keep != nil && !t.opt.Keep(&c) {
		t.sum.Left++
		return figureRead
	}
	if !t.opt.Texts {
		c.Reported, c.URL, c.Note, c.Extra = "", "", "", nil
	}
	t.claims.Append(&c)
	t.sum.Claims++
	return figureRead
}

// checkClaim says what a reader of the tables should know about a claim that is
// kept as it stands.
func (t *table) checkClaim(row *rows.Row, c *Claim) {
	if !c.IsAttributed() {
		who := "neither source nor outlet is named"
		if c.Via != "" {
			who = fmt.Sprintf("%s names no source", c.Via)
		}
		t.report(row, t.field(layout.Source), Finding{Rule: "unattributed", Message: who, Hint: "the claim is listed and has no vote"})
	}
	if c.Origin != "" && c.Origin == c.Source {
		t.report(row, t.field(layout.Origin), Finding{Rule: "own-origin", Message: "a source cannot have its figure from itself"})
	}
	if c.EventDate.IsKnown() && c.Day().IsKnown() && c.Day().Last() < c.EventDate.First() {
		t.report(row, t.field(layout.Published), Finding{Rule: "before-event",
			Message: fmt.Sprintf("published %s, before the event of %s", c.Day(), c.EventDate)})
	}
}

// said is what the count columns of one figure state.
type said struct {
	count count.Count
	rule  string
	lang  string
	field int // where it stands
}

// field returns the field of a role that one column has; -1 where none has it.
func (t *table) field(r layout.Role) int {
	if i, ok := t.bind.Field[r]; ok {
		return i
	}
	return -1
}

// text returns the text of a field without the apostrophe that guards cells
// which spreadsheets would run; toll writes it, so toll takes it off.
func (t *table) text(row *rows.Row, field int) string {
	if field < 0 || field >= row.Len() {
		return ""
	}
	return t.cache.text(unguard(row.Field(field)))
}

// unguard takes off the apostrophe in front of = + - @ tab CR LF.
func unguard(b []byte) []byte {
	if len(b) > 1 && b[0] == '\'' && strings.IndexByte("=+-@\t\r\n", b[1]) >= 0 {
		return b[1:]
	}
	return b
}
