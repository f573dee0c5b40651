package casualties

import (
	"bytes"

	"toll/casualties/count"
	"toll/casualties/rows"
	"toll/casualties/wording"
)

// worker reads rows of a table, one after the other, into claims of its own.
type worker struct {
	*table
	findings  Findings
	sum       Summary
	out       *appender
	cache     cache
	texts     rowTexts // of the row that is read
	joined    []byte   // a key of several columns
	draft     draft
	sums      sums
	dates     undecided
	lastDates [numDates]lastDate
	dated     bool // some row has a publication date
	rejects   []rejected
	buf       []byte // texts of a claim
	said      said   // what the figure states
	sayings   sayings
	names     memo
	vias      memo
	sides     memo
	rules     struct{ columns, context, vague uint32 } // names of rules
	against   quota
	nobody    quota
	seen      observer
}

// The rules of findings that a table may have in every row.
const (
	ruleAgainst = "wording-against-columns"
	ruleNobody  = "unattributed"
)

// quota counts the findings of a rule of which no more are kept, without a
// look-up for each.
type quota struct {
	rule string
	full bool
	more int
}

// isFull is Findings.full.
func (q *quota) isFull(fs *Findings) bool {
	if q.full {
		q.more++
		return true
	}
	q.full = fs.full(q.rule)
	return q.full
}

// draft is what the figures of a row share.
type draft struct {
	key     []byte
	keyLine int // where it stands
	source  uint32
	shape   shape
	record  record
}

func newWorker(t *table) *worker {
	w := &worker{table: t, out: newAppender(t.store), findings: Findings{Limit: t.findings.Limit}, seen: observer{empty: t.watched()},
		sayings: sayings{slots: make([]saying, 1<<sayingBits)}, against: quota{rule: ruleAgainst}, nobody: quota{rule: ruleNobody}}
	names := &w.out.names
	w.cache = newCache(names, &t.phrases)
	w.rules.columns, w.rules.context, w.rules.vague = names.id(RuleColumns), names.id(Context.String()), names.id(wording.RuleVague)
	return w
}

// counted returns the findings, all of them counted.
func (w *worker) counted() *Findings {
	for _, q := range []*quota{&w.against, &w.nobody} {
		w.findings.count(q.rule, q.more)
		q.more = 0
	}
	return &w.findings
}

// row reads one data row: it is used, or set aside with a finding.
func (w *worker) row(row *rows.Row) {
	w.texts.take(row)
	sure := w.isSurelyData()
	if !sure && w.texts.areEmpty() && row.Blank() {
		w.sum.Blank++
		return
	}
	w.sum.Rows++
	if !sure && w.skip(row) {
		return
	}
	w.seen.columns(&w.texts)
	for _, f := range row.Faults() {
		w.report(row, f.Field, Finding{Rule: f.Rule, Message: f.Message, Hint: f.Hint, Pos: Position{Line: f.Line, Column: f.Column}})
	}
	if len(row.Faults()) > 0 || !w.fits(row) || !w.common(row) {
		w.setAside(row)
		return
	}
	w.observe(row)
	read, bad := 0, 0
	w.sums.last = w.sums.last[:0]
	for i := range w.figures {
		switch w.figure(row, i) {
		case figureRead:
			read++
		case figureBad:
			bad++
		}
	}
	w.sums.see(row.Line)
	if len(w.bind.Texts) > 0 {
		r, b := w.several(row)
		read, bad = read+r, bad+b
	}
	if bad > 0 && read == 0 {
		w.setAside(row)
		return
	}
	w.sum.Used++
}

func (w *worker) setAside(row *rows.Row) {
	w.sum.Rejected++
	if w.opt.Rejects != nil {
		w.rejects = append(w.rejects, rejected{row.Line, bytes.Clone(row.Raw())})
	}
}

// report adds a finding about a field of a row; field -1 is the row. A position
// that the finding has stands.
func (w *worker) report(row *rows.Row, field int, f Finding) {
	f.Pos.File = w.in.Name
	if f.Pos.Line == 0 {
		f.Pos.Line = row.Line
		if field >= 0 && field < row.Len() {
			f.Pos.Line, f.Pos.Column = row.Pos(field)
		}
	}
	if f.Column == "" && field >= 0 && field < len(w.bind.Header) {
		f.Column = w.bind.Header[field]
	}
	w.findings.Add(f)
}

// fits reports whether the row has the header's number of fields, or so that
// what is there can be trusted: empty fields too many, or missing ones at the
// end that hold nothing but counts.
func (w *worker) fits(row *rows.Row) bool {
	want, have := len(w.bind.Header), row.Len()
	switch {
	case have == want:
		return true
	case have > want:
		return w.fitsLong(row, want, have)
	}
	usable := w.endsInCounts(have)
	hint := "the row is set aside; add the delimiters that are missing"
	if usable {
		hint = "what is missing is read as not reported"
	}
	w.report(row, have-1, Finding{Rule: "ragged-row", Message: raggedMessage(have, want), Hint: hint})
	return usable
}

func (w *worker) fitsLong(row *rows.Row, want, have int) bool {
	for i := want; i < have; i++ {
		if len(row.Field(i)) > 0 {
			w.report(row, i, Finding{Rule: "ragged-row", Message: raggedMessage(have, want), Hint: "quote a field that holds the delimiter"})
			return false
		}
	}
	w.report(row, want, Finding{Rule: "trailing-delimiter", Message: count.Known(int64(have-want)).String() + " empty fields more than the header has"})
	return true
}

func raggedMessage(have, want int) string {
	return "the row has " + count.Known(int64(have)).String() + " fields, the header " + count.Known(int64(want)).String()
}

// endsInCounts reports whether the fields from n on are whole figures and
// nothing else.
func (t *table) endsInCounts(n int) bool {
	counts := map[int]bool{}
	for i := range t.figures {
		fields := t.figures[i].Fields()
		cut := 0
		for _, f := range fields {
			counts[f] = true
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
