package casualties

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/casualties/spill"
)

// table is what is known of a table before its rows are read.
type table struct {
	in       Input
	opt      ReadOptions
	findings *Findings
	sum      *Summary
	file     uint16
	store    *spill.Store // of what is read
	phrases  phrases      // in its cells

	bind        *layout.Binding
	figures     []figure
	constantKey []byte           // of the event, where no column has it
	firstIsKey  bool             // the event is the first field, whose name does not end in a digit
	fields      [numRoles]int    // field of each role; -1: none
	values      [numRoles][]byte // constant of each role; nil: none
	controls    bool             // some column or constant holds one of a few words, or an order
	rare        bool             // some column or constant holds what few tables have
	uniform     bool             // rows do not say what kind of claims they hold
	linked      bool             // some column or constant holds an address or a note, or is not known
	extra       []extra          // columns that are kept as they are
	dateRoles   []int            // the dates that there are
	heads       []Position       // of the names of the columns
	read        map[int]bool     // fields that are read
	watch       bool             // an empty column is worth telling
}

// extra is a column that toll does not know.
type extra struct {
	field int
	name  []byte
}

// figure is a set of count columns with its words resolved.
type figure struct {
	layout.Figure
	measure Measure // NoMeasure: the row says
	group   Group   // NoGroup: the row says

	text        int  // field of the words, -1 for none
	first, last int  // of the fields of its bounds; none where last is below first
	hashed      bool // of a claim's texts the hash of the words is kept and nothing else
}

// settle finds what readings of the figure depend on.
func (f *figure) settle(t *table) {
	reported := t.fields[roleReported]
	f.text = f.Words
	if f.text < 0 && len(t.figures) == 1 { // of several figures none can claim the row's words
		f.text = reported
	}
	f.hashed = !t.linked && !t.opt.Texts && len(t.values[roleReported]) == 0 && (reported == f.text || reported < 0)
	f.first, f.last = len(t.bind.Header), -1
	for _, i := range []int{f.Low, f.Best, f.High} {
		if i >= 0 {
			f.first, f.last = min(f.first, i), max(f.last, i)
		}
	}
}

// understand finds the header and what the columns mean, and returns the index
// of the first row of data.
func (t *table) understand(head []*rows.Row) (int, error) {
	texts := textsOf(head)
	l, at, tags, err := t.layout(head, texts)
	if err != nil {
		return 0, err
	}
	if err := t.sound(head[at]); err != nil {
		return 0, err
	}
	t.sum.Layout, t.sum.Columns, t.sum.Header = l.Name, l.Columns, head[at].Line
	first := max(at, tags) + 1
	for i, row := range head[:first] {
		if i != at {
			t.title(row, texts[i], i == tags)
		}
	}
	var problems []layout.Problem
	t.bind, problems = l.Bind(texts[at])
	if err := t.heed(head[at], problems); err != nil {
		return 0, err
	}
	if err := t.complete(head[at]); err != nil {
		return 0, err
	}
	t.nameSource()
	t.columnsRead(l)
	t.reportColumns(head[at])
	return first, t.resolve(l)
}

// sound refuses a table whose header is faulty: what its columns are called
// would be copied into every table that is written.
func (t *table) sound(header *rows.Row) error {
	for _, f := range header.Faults() {
		return &rows.Error{Name: t.in.Name, Line: f.Line, Column: f.Column, Rule: f.Rule, Message: "in the header: " + f.Message, Hint: f.Hint}
	}
	return nil
}

// layout returns the layout to read by, and the indexes of the header and of a
// row of HXL tags, -1 where there is none.
func (t *table) layout(head []*rows.Row, texts [][]string) (l *layout.Layout, at, tags int, err error) {
	if l := t.opt.Layout; l != nil {
		if at := l.FindHeader(texts); at >= 0 {
			return l, at, layout.TagRow(texts), nil
		}
		return nil, 0, 0, t.refuse(head[0], -1, "no-header", fmt.Sprintf("no row of the first %d names columns of the layout %s", len(head), l.Name),
			"see what the table has with: toll layout "+t.in.Name)
	}
	in := layout.Infer(texts, t.opt.Hints)
	if in == nil {
		p := layout.NoHeader(texts)
		return nil, 0, 0, t.refuse(head[0], -1, "no-header", p.Message, p.Hint)
	}
	return in.Layout, in.Header, in.Tags, t.heed(head[in.Header], in.Problems)
}

// heed reports the problems of a header; a fatal one refuses the table.
func (t *table) heed(header *rows.Row, problems []layout.Problem) error {
	for _, p := range problems {
		if p.Fatal {
			return t.refuse(header, p.Field, p.Rule, p.Message, p.Hint)
		}
		t.reportProblem(header, p)
	}
	return nil
}

// reportProblem makes a finding of a problem of the header.
func (t *table) reportProblem(header *rows.Row, p layout.Problem) {
	f := Finding{Rule: p.Rule, Column: p.Column, Message: p.Message, Hint: p.Hint, Pos: Position{File: t.in.Name, Line: header.Line}}
	if p.Field >= 0 && p.Field < header.Len() {
		f.Pos.Line, f.Pos.Column = header.Pos(p.Field)
	}
	t.findings.Add(f)
}

// complete refuses a table that lacks what a claim needs.
func (t *table) complete(header *rows.Row) error {
	switch {
	case !t.bind.Has(layout.Event):
		return t.refuse(header, -1, "no-event-column", "the table has no event column",
			"name the column event, or say which columns make the event's key with --event-columns A,B")
	case len(t.bind.Figures) == 0 && !t.bind.Has(layout.Reported) && len(t.bind.Texts) == 0:
		if twice := t.namedTwice(); twice != "" {
			return t.refuse(header, -1, "no-figure-column", fmt.Sprintf("two columns are named %q, so that neither is read, and no other column has a figure", twice),
				"give one of them another name")
		}
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

// namedTwice returns the name of the first column that has another one's.
func (t *table) namedTwice() string {
	for i, name := range t.bind.Header {
		if name != "" && slices.Contains(t.bind.Header[:i], name) {
			return name
		}
	}
	return ""
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
		t.figures = append(t.figures, figure{Figure: f, measure: m, group: g})
	}
	if name := strings.TrimSpace(t.bind.Header[0]); len(t.bind.Events) > 0 && t.bind.Events[0] == 0 {
		t.firstIsKey = name != "" && !isDigit(name[len(name)-1])
	}
	t.constantKey = []byte(t.bind.Constant[layout.Event])
	for id, r := range roleNames {
		t.fields[id] = -1
		if i, ok := t.bind.Field[r]; ok {
			t.fields[id] = i
		} else if v, ok := t.bind.Constant[r]; ok {
			t.values[id] = []byte(v)
		}
	}
	for _, r := range []role{roleRevision, roleMeasure, roleGroup, roleCumulative, roleScope, roleDoubt, roleBasis} {
		t.controls = t.controls || t.has(r)
	}
	for _, r := range []role{roleEventName, roleVia, roleOrigin, roleSide, roleEvidence, roleGrade} {
		t.rare = t.rare || t.has(r)
	}
	t.rare = t.rare || len(t.bind.Admins) > 0 || len(t.bind.Origins) > 0
	for _, i := range t.bind.Unplaced {
		if name := t.bind.Header[i]; name != "" {
			t.extra = append(t.extra, extra{i, []byte(name)})
		}
	}
	t.linked = t.has(roleURL) || t.has(roleNote) || len(t.extra) > 0
	t.uniform = !t.controls && !t.rare && len(t.bind.Categories) == 0
	for i := range t.figures {
		t.figures[i].settle(t)
	}
	for i := range numDates {
		if t.has(roleEventDate + role(i)) {
			t.dateRoles = append(t.dateRoles, i)
		}
	}
	return nil
}

// has reports whether a role has a column or a constant.
func (t *table) has(r role) bool { return t.fields[r] >= 0 || len(t.values[r]) > 0 }

// title reports a row above the data that is not the header.
func (t *table) title(row *rows.Row, texts []string, tags bool) {
	if row.Blank() {
		t.sum.Blank++
		return
	}
	t.sum.Rows++
	t.sum.Skipped++
	f := Finding{Rule: "title-line", Seen: excerpt(texts[0]), Pos: Position{File: t.in.Name, Line: row.Line},
		Message: fmt.Sprintf("a line above the data, not read: %q", excerpt(strings.Join(texts, " ")))}
	if tags {
		f.Rule, f.Message = "tag-row", "a row of HXL tags, no data"
	}
	t.findings.Add(f)
}

// nameSource lets the file's name stand for the source where nothing else does.
func (t *table) nameSource() {
	if t.in.Source != "" || t.bind.Has(layout.Source) || !slices.ContainsFunc(t.bind.Figures, func(f layout.Figure) bool { return f.Source == "" }) &&
		len(t.bind.Figures) > 0 {
		return
	}
	base := path.Base(strings.ReplaceAll(t.in.Name, "\\", "/"))
	t.in.Source, _, _ = strings.Cut(base, ".")
	t.findings.Add(Finding{Rule: "source-from-file", Pos: Position{File: t.in.Name, Line: t.sum.Header},
		Message: fmt.Sprintf("no column names the source: %q stands for it", t.in.Source),
		Hint:    "NAME=FILE or --source-name says who the source is"})
}

// keyColumn is the header of the first column of the event's key.
func (t *table) keyColumn() string {
	if len(t.bind.Events) == 0 {
		return ""
	}
	return t.bind.Header[t.bind.Events[0]]
}

// excerpt shortens a text for a message.
func excerpt(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
