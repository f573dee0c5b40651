package casualties

import (
	"cmp"
	"errors"
	"io"

	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
)

// Attribution is something that one source says of an event and that is no
// number: who is blamed, with which weapon. Empty strings and zero values mean
// that the table does not say.
type Attribution struct {
	Event     string // the event's key as it stands
	Attribute string // the name of the column
	Value     string
	Source    string // who says so; empty: unattributed
	Via       string // the outlet that carried it; empty: the source itself
	Published date.Date
	Reported  string // the words, as on the page
	URL, Note string
	Pos       Position // where the value stands
}

// ReadAttributes reads the columns of a table that its layout marks as
// attributes, in the order of the rows. Figures are not needed and not looked
// at; empty cells say nothing. What it says to findings, and which tables it
// refuses, is as with Read; a table without an attribute column is refused.
func ReadAttributes(in Input, opt ReadOptions, findings *Findings) ([]Attribution, error) {
	t := &table{in: in, opt: opt, findings: findings, sum: &Summary{File: in.Name}}
	r, head, err := t.open(t.understandAttributes)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	a := &attributes{worker: newWorker(t)}
	for _, row := range head {
		a.row(row)
	}
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		a.row(row)
	}
	return a.finish(), nil
}

// understandAttributes finds the header and the attributes, and returns the
// index of the first row of data.
func (t *table) understandAttributes(head []*rows.Row) (int, error) {
	texts := textsOf(head)
	l, at, tags, err := t.layout(head, texts)
	if err != nil {
		return 0, err
	}
	t.sum.Layout, t.sum.Header = l.Name, head[at].Line
	var problems []layout.Problem
	t.bind, problems = l.Bind(texts[at])
	if err := t.heed(head[at], problems); err != nil {
		return 0, err
	}
	switch {
	case !t.bind.Has(layout.Event):
		return 0, t.refuse(head[at], -1, "no-event-column", "the table has no event column",
			"name the column event, or say which columns make the event's key with --event-columns A,B")
	case len(t.bind.Attributes) == 0:
		return 0, t.refuse(head[at], -1, "no-attribute-column", "the table has no column with an attribute",
			"say with --layout which column is one: weapon,attribute,,,,,")
	}
	return max(at, tags) + 1, t.resolve(l)
}

// attributes reads rows into attributions.
type attributes struct {
	*worker
	list    []Attribution
	records []record // of the same index: their dates may be open until the end
}

func (a *attributes) row(row *rows.Row) {
	if a.texts.take(row); a.texts.areEmpty() && row.Blank() || a.skip(row) {
		return
	}
	for _, f := range row.Faults() {
		a.report(row, f.Field, Finding{Rule: f.Rule, Message: f.Message, Hint: f.Hint, Pos: Position{Line: f.Line, Column: f.Column}})
	}
	if len(row.Faults()) > 0 || !a.fits(row) || !a.common(row) {
		return
	}
	said := Attribution{Event: string(a.draft.key), Source: a.sourceText(), Via: a.out.vias.texts[a.draft.record.via],
		Reported: string(a.field(roleReported)), URL: string(a.field(roleURL)), Note: string(a.field(roleNote))}
	for _, i := range a.bind.Attributes {
		value := a.text(i)
		if len(value) == 0 {
			continue
		}
		said.Attribute, said.Value = a.bind.Header[i], string(value)
		said.Pos.File = a.in.Name
		said.Pos.Line, said.Pos.Column = row.Pos(i)
		a.list, a.records = append(a.list, said), append(a.records, a.draft.record)
	}
}

// sourceText is the source of the row under the name it is known by.
func (a *attributes) sourceText() string {
	id := a.draft.record.source
	if id == 0 {
		return ""
	}
	return canonical(a.out.sources.spellings[id-1].text)
}

// finish decides the dates that only the whole column can tell.
func (a *attributes) finish() []Attribution {
	a.table.findings.merge(a.worker.counted())
	orders := a.decideDates(&a.dates, &a.dated)
	for i := range a.list {
		orders.settle(&a.records[i])
		a.list[i].Published = cmp.Or(a.records[i].published, a.records[i].stated)
	}
	return a.list
}
