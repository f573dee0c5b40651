package casualties

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"toll/casualties/count"
	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/casualties/wording"
)

// Input is one table to read.
type Input struct {
	Name   string // of the file, as messages show it
	Reader io.Reader
	Source string // the whole table is this source's; empty: the table says
}

// ReadOptions are what the user says of a table that it does not say itself.
// The zero value reads what can be inferred and keeps no texts.
type ReadOptions struct {
	Layout    *layout.Layout // nil: inferred from the first rows
	Hints     layout.Hints
	Rows      rows.Options
	Wording   wording.Options
	DateOrder date.Order
	Keep      func(*Claim) bool // which claims to keep; nil: all
	Texts     bool              // keep words, addresses, notes and unknown columns
	Rejects   io.Writer         // gets the rows set aside, byte for byte; may be nil
}

// Summary counts what became of the rows of one table. Data rows are Used +
// Rejected + Skipped; blank lines and the header are none.
type Summary struct {
	File     string
	Layout   string // name of the layout
	Header   int    // line of the header
	Dialect  rows.Dialect
	Rows     int // data rows
	Used     int // rows that were understood, whether or not they hold a figure
	Rejected int // rows set aside, each with a finding
	Skipped  int // titles, comments, tag rows, totals and footers, each with a finding
	Blank    int
	Claims   int // claims read and kept
	Left     int // claims read that Keep did not want
	NoClaim  int // cells of figures that are empty or say unknown
}

// Read reads one table, appends its claims to claims and says what it finds to
// findings. A bad row is set aside and the run goes on. A table that cannot be
// trusted as a whole is refused with an error that is a *rows.Error: nothing of
// it may be used then, and claims is not to be used further either.
func Read(in Input, opt ReadOptions, claims *Claims, findings *Findings) (*Summary, error) {
	t := &table{in: in, opt: opt, claims: claims, findings: findings, sum: &Summary{File: in.Name}, cache: newCache()}
	r, err := rows.Open(in.Name, in.Reader, opt.Rows)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	head, err := readHead(r)
	if err != nil {
		return nil, err
	}
	first, err := t.understand(head)
	if err != nil {
		return nil, err
	}
	for _, row := range head[first:] {
		if err := t.row(row); err != nil {
			return nil, err
		}
	}
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := t.row(row); err != nil {
			return nil, err
		}
	}
	t.sum.Dialect = r.Dialect()
	t.finish()
	return t.sum, nil
}

// headRows is how many rows are looked at to find the header.
const headRows = 30

func readHead(r *rows.Reader) ([]*rows.Row, error) {
	var head []*rows.Row
	for len(head) < headRows {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		head = append(head, row.Clone())
	}
	return head, nil
}

// table is the state of reading one table.
type table struct {
	in       Input
	opt      ReadOptions
	claims   *Claims
	findings *Findings
	sum      *Summary
	cache    *cache

	bind    *layout.Binding
	figures []figure
	claim   Claim          // the claim being made, used again for each
	extra   []Field        // the same for its unknown columns
	exact   []count.Number // the exact figures of the row
	sums    sums
	dates   undecided
}

// figure is a set of count columns with its words resolved.
type figure struct {
	layout.Figure
	measure Measure // NoMeasure: the row says
	group   Group   // NoGroup: the row says
}

// understand finds the header and what the columns mean, and returns the index
// of the first row after the header.
func (t *table) understand(head []*rows.Row) (int, error) {
	texts := make([][]string, len(head))
	for i, row := range head {
		for f := range row.Len() {
			texts[i] = append(texts[i], string(row.Field(f)))
		}
	}
	l, at, err := t.layout(head, texts)
	if err != nil {
		return 0, err
	}
	t.sum.Layout, t.sum.Header = l.Name, head[at].Line
	for i, row := range head[:at] {
		t.title(row, texts[i])
	}
	var problems []layout.Problem
	t.bind, problems = l.Bind(texts[at])
	for _, p := range problems {
		if p.Fatal {
			return 0, t.refuse(head[at], p.Field, p.Rule, p.Message, p.Hint)
		}
		t.report(head[at], p.Field, Finding{Rule: p.Rule, Column: p.Column, Message: p.Message, Hint: p.Hint})
	}
	if err := t.complete(head[at]); err != nil {
		return 0, err
	}
	t.nameSource()
	return at + 1, t.resolve(l)
}

// nameSource lets the file's name stand for the source where nothing else does.
func (t *table) nameSource() {
	if t.in.Source != "" || t.bind.Has(layout.Source) {
		return
	}
	for _, f := range t.bind.Figures {
		if f.Source == "" {
			base := path.Base(strings.ReplaceAll(t.in.Name, "\\", "/"))
			t.in.Source, _, _ = strings.Cut(base, ".")
			t.findings.Add(Finding{Rule: "source-from-file", Pos: Position{File: t.in.Name, Line: t.sum.Header},
				Message: fmt.Sprintf("no column names the source: %q stands for it", t.in.Source),
				Hint:    "NAME=FILE or --source-name says who the source is"})
			return
		}
	}
}

// layout returns the layout to read by and the index of the header.
func (t *table) layout(head []*rows.Row, texts [][]string) (*layout.Layout, int, error) {
	if l := t.opt.Layout; l != nil {
		if at := l.FindHeader(texts); at >= 0 {
			return l, at, nil
		}
		return nil, 0, &rows.Error{Name: t.in.Name, Line: head[0].Line, Rule: "no-header",
			Message: fmt.Sprintf("no row of the first %d names columns of the layout %s", len(head), l.Name),
			Hint:    "see what the table has with: toll layout " + t.in.Name}
	}
	in := layout.Infer(texts, t.opt.Hints)
	if in == nil {
		return nil, 0, &rows.Error{Name: t.in.Name, Line: head[0].Line, Rule: "no-header",
			Message: fmt.Sprintf("no header was found in the first %d rows: no row names an event and a figure", len(head)),
			Hint:    "name the columns as in toll help columns, or say what they mean with --layout"}
	}
	for _, p := range in.Problems {
		t.report(head[in.Header], p.Field, Finding{Rule: p.Rule, Column: p.Column, Message: p.Message, Hint: p.Hint})
	}
	return in.Layout, in.Header, nil
}

// complete refuses a table that lacks what a claim needs.
func (t *table) complete(header *rows.Row) error {
	switch {
	case !t.bind.Has(layout.Event):
		return t.refuse(header, -1, "no-event-column", "the table has no event column",
			"name the column event, or say which columns make the event's key with --event-columns A,B")
	case len(t.bind.Figures) == 0 && !t.bind.Has(layout.Reported) && len(t.bind.Texts) == 0:
		return t.refuse(header, -1, "no-figure-column", "the table has no column with a figure",
			"name the columns reported, low, best or high, or say with --layout which column is a count")
	}
	for _, f := range t.bind.Figures {
		if f.Measure == "" && !t.bind.Has(layout.Measure) && len(t.bind.Categories) == 0 {
			return t.refuse(header, -1, "no-measure-column", "nothing says what was counted: killed, injured, missing …",
				"add a column measure, or a row with ,measure,,,,,killed to the layout")
		}
	}
	return nil
}

func (t *table) refuse(row *rows.Row, field int, rule, message, hint string) error {
	e := &rows.Error{Name: t.in.Name, Line: row.Line, Rule: rule, Message: message, Hint: hint}
	if field >= 0 && field < row.Len() {
		e.Line, e.Column = row.Pos(field)
	}
	return e
}

// resolve turns the words of the layout into measures and groups.
func (t *table) resolve(l *layout.Layout) error {
	figures := t.bind.Figures
	if len(figures) == 0 && t.bind.Has(layout.Reported) {
		figures = []layout.Figure{{Words: -1, Low: -1, Best: -1, High: -1}}
	}
	for _, f := range figures {
		m, err := ParseMeasure(f.Measure)
		if err != nil {
			return &layout.Error{Name: l.Name, Line: f.Line, Message: err.Error()}
		}
		g, err := ParseGroup(f.Group)
		if err != nil {
			return &layout.Error{Name: l.Name, Line: f.Line, Message: err.Error()}
		}
		t.figures = append(t.figures, figure{f, m, g})
	}
	return nil
}

// title reports a row above the header.
func (t *table) title(row *rows.Row, texts []string) {
	if row.Blank() {
		t.sum.Blank++
		return
	}
	t.sum.Rows++
	t.sum.Skipped++
	t.report(row, -1, Finding{Rule: "title-line", Seen: excerpt(texts[0]), Message: fmt.Sprintf("a line above the header, not read: %q", excerpt(texts[0]))})
}

// finish says what only the whole table can tell.
func (t *table) finish() {
	t.decideDates()
	if t.sums.isSum() {
		t.findings.Add(Finding{Rule: "looks-like-total", Pos: t.sums.pos,
			Message: "the figures of the last row are the sums of those above it: is it a total?",
			Hint:    "take the row out if it is; it is read as claims"})
	}
	if t.sum.Rows == t.sum.Skipped {
		t.findings.Add(Finding{Rule: "no-rows", Pos: Position{File: t.in.Name, Line: t.sum.Header},
			Message: "0 rows: the table has a header and nothing under it"})
	}
}

// report adds a finding about a field of a row; field -1 is the row.
func (t *table) report(row *rows.Row, field int, f Finding) {
	f.Pos = Position{File: t.in.Name, Line: row.Line}
	if field >= 0 && field < row.Len() {
		f.Pos.Line, f.Pos.Column = row.Pos(field)
	}
	if f.Column == "" && field >= 0 && t.bind != nil && field < len(t.bind.Header) {
		f.Column = t.bind.Header[field]
	}
	t.findings.Add(f)
}

// excerpt shortens a text for a message.
func excerpt(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
