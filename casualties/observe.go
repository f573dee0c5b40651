package casualties

import (
	"fmt"
	"strings"

	"toll/casualties/layout"
	"toll/casualties/rows"
)

// observer is what a worker keeps of rows beyond their claims, for what only
// the whole table shows.
type observer struct {
	empty  []int // fields in which no row has had a text
	years  [numDates]years
	events met
}

// watched returns the fields that nobody expects to be empty in every row: those
// of a table that was laid out for its own data, and that are read.
func (t *table) watched() []int {
	if !t.watch {
		return nil
	}
	var list []int
	for i, name := range t.bind.Header {
		if strings.TrimSpace(name) != "" && t.read[i] {
			list = append(list, i)
		}
	}
	return list
}

// columnsRead notes which fields are read, and whether the table's columns are
// its own: those of a known database are there whether or not they are filled.
func (t *table) columnsRead(l *layout.Layout) {
	t.watch = true
	for _, name := range layout.Names() {
		t.watch = t.watch && name != l.Name
	}
	t.read = map[int]bool{}
	for _, c := range l.Columns {
		for i, name := range t.bind.Header {
			if c.Role != "" && c.Role != layout.Ignore && c.Column != "" && strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(c.Column)) {
				t.read[i] = true
			}
		}
	}
}

// columns notes which fields of a row are filled.
func (o *observer) columns(t *rowTexts) {
	for i := 0; i < len(o.empty); {
		if f := o.empty[i]; len(t.text(f)) > 0 {
			last := len(o.empty) - 1
			o.empty[i] = o.empty[last]
			o.empty = o.empty[:last]
			continue
		}
		i++
	}
}

// common notes the dates and the event of a row.
func (w *worker) observe(row *rows.Row) {
	r := &w.draft.record
	for _, i := range w.dateRoles {
		if d := *r.date(i); d.IsKnown() {
			if first := w.seen.years[i].see(d); first != nil {
				first.pos, first.column = w.where(row, w.fields[roleEventDate+role(i)])
			}
		}
	}
	if events := &w.seen.events; !events.over && !events.knows(w.draft.key) {
		s := spelling{text: string(w.draft.key)}
		s.pos, s.column = w.where(row, w.eventField())
		events.add(s)
	}
}

// where returns the position of a field and the name of its column; of the row,
// where there is no such field.
func (w *worker) where(row *rows.Row, field int) (pos Position, column string) {
	pos = Position{File: w.in.Name, Line: row.Line}
	if field >= 0 && field < row.Len() {
		pos.Line, pos.Column = row.Pos(field)
		column = w.bind.Header[field]
	}
	return pos, column
}

// observed says what the workers saw together.
func (t *table) observed(workers []*worker, claims *Claims) {
	var dates [numDates]years
	empty := map[int]int{}
	for _, w := range workers {
		for _, f := range w.seen.empty {
			empty[f]++
		}
		for i := range dates {
			dates[i].merge(&w.seen.years[i])
		}
	}
	for f, n := range empty {
		if n == len(workers) && t.sum.Rows > t.sum.Skipped {
			t.findings.Add(Finding{Rule: "empty-column", Pos: t.heads[f], Column: t.bind.Header[f], Message: "no row has anything in the column"})
		}
	}
	for i := range dates {
		t.reportFar(&dates[i])
	}
	t.reportTwins(workers, claims)
	t.reportWriting()
}

// reportColumns says which columns of figures are to date.
func (t *table) reportColumns(header *rows.Row) {
	t.heads = make([]Position, header.Len())
	for i := range t.heads {
		t.heads[i].File = t.in.Name
		t.heads[i].Line, t.heads[i].Column = header.Pos(i)
	}
	for _, f := range t.bind.Figures {
		if !f.Cumulative {
			continue
		}
		for _, i := range f.Fields() {
			t.findings.Add(Finding{Rule: "cumulative-column", Pos: t.heads[i], Column: t.bind.Header[i],
				Message: "figures to date: never added up, and compared only with figures to date"})
		}
	}
}

// reportWriting says how the file is written where that was guessed or is odd.
func (t *table) reportWriting() {
	d := &t.sum.Dialect
	file := Position{File: t.in.Name}
	if !d.Certain && d.Encoding != "utf-8" { // of UTF-8 each bad byte is a finding
		t.findings.Add(Finding{Rule: "guessed-encoding", Pos: file, Message: fmt.Sprintf("read as %s: %s", d.Encoding, d.EncodingWhy),
			Hint: "if names look wrong, say which encoding it is: --encoding NAME"})
	}
	if d.MixedEnds() {
		t.findings.Add(Finding{Rule: "mixed-line-ends", Pos: file,
			Message: fmt.Sprintf("the rows end in more than one way: %d in LF, %d in CRLF, %d in CR", d.LF, d.CRLF, d.CR)})
	}
}
