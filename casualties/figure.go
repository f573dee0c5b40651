package casualties

import (
	"cmp"
	"errors"
	"fmt"

	"toll/casualties/count"
	"toll/casualties/guard"
	"toll/casualties/rows"
	"toll/casualties/wording"
)

// RuleColumns is the rule of a claim whose numbers the table gives itself.
const RuleColumns = "columns"

// outcome is what became of the columns of one figure in one row.
type outcome uint8

const (
	figureNone outcome = iota // empty or unknown: no claim
	figureRead
	figureBad
)

// said is what the columns of one figure state.
type said struct {
	count count.Count
	rule  string
	lang  string
	field int    // where it stands
	words []byte // the wording, where the figure has a column for it
}

// figure makes one claim of the columns of a figure and the common fields.
func (w *worker) figure(row *rows.Row, f *figure) outcome {
	s, out := w.says(row, f)
	w.exact = append(w.exact, exactOnly(s.count))
	switch out {
	case figureNone:
		w.sum.NoClaim++
		return out
	case figureBad:
		return out
	}
	if f.Words >= 0 {
		s.words = w.text(row, f.Words)
	}
	return w.add(row, f, s)
}

// exactOnly returns the number of an exact figure.
func exactOnly(c count.Count) count.Number {
	if c.IsExact() {
		return c.Best
	}
	return count.Number{}
}

// says reads the columns of one figure: low, best and high win over the words.
func (w *worker) says(row *rows.Row, f *figure) (said, outcome) {
	words := f.Words
	if words < 0 && len(w.figures) == 1 { // of several figures none can claim the row's words
		words = w.fields[roleReported]
	}
	columns, at, ok := w.columns(row, f)
	if !ok {
		return said{}, figureBad
	}
	text := w.text(row, words)
	if columns.IsEmpty() {
		return w.fromWords(row, words, text)
	}
	if err := columns.Validate(); err != nil {
		w.report(row, at, Finding{Rule: ruleOf(err), Message: err.Error(), Hint: "toll does not swap or guess: correct the row"})
		return said{}, figureBad
	}
	s := said{count: columns, rule: RuleColumns, field: at}
	if w.draft.shape.basis == Context {
		s.rule = Context.String()
	}
	if len(text) > 0 {
		s.field = words
		w.compareWords(row, &s, words, text)
	}
	return s, figureRead
}

func ruleOf(err error) string {
	switch {
	case errors.Is(err, count.ErrLowAboveHigh):
		return "low-above-high"
	case errors.Is(err, count.ErrBestOutside):
		return "best-outside"
	}
	return "not-a-count"
}

// columns reads the number columns of a figure. The field returned is that of
// the first one with a number.
func (w *worker) columns(row *rows.Row, f *figure) (c count.Count, at int, ok bool) {
	at = -1
	for _, b := range [...]struct {
		field int
		into  *count.Number
	}{{f.Low, &c.Low}, {f.Best, &c.Best}, {f.High, &c.High}} {
		if b.field < 0 || b.field >= row.Len() {
			continue
		}
		n, err := w.number(row.Field(b.field))
		if err != nil {
			w.report(row, b.field, w.notACount(row.Field(b.field), err))
			return c, at, false
		}
		if *b.into = n; n.IsKnown() && at < 0 {
			at = b.field
		}
	}
	return c, at, true
}

// number reads a cell of a column that is one bound alone: a plain number, or
// nothing.
func (w *worker) number(cell []byte) (count.Number, error) {
	if len(cell) == 0 {
		return count.Number{}, nil
	}
	if n, ok := wording.ParseDigits(cell); ok {
		return count.Known(n), nil
	}
	r, err := wording.ParseBytes(guard.Unguard(cell), w.opt.Wording)
	switch {
	case err != nil:
		return count.Number{}, err
	case r.Kind == wording.Nothing:
		return count.Number{}, nil
	case r.Kind == wording.Figure && r.Count.IsExact():
		return r.Count.Best, nil
	case r.Kind == wording.Figure:
		return count.Number{}, &wording.Error{Message: "a bound in a column that is one number alone",
			Hint: "move the words to the column reported"}
	}
	return count.Number{}, &wording.Error{Message: "not a number", Hint: "words belong into the column reported; an unknown number is an empty cell"}
}

// fromWords reads the wording of a row whose number columns are empty.
func (w *worker) fromWords(row *rows.Row, field int, text []byte) (said, outcome) {
	if len(text) == 0 {
		return said{}, figureNone
	}
	r, err := w.cache.wording(text, w.opt.Wording)
	if err != nil && w.draft.shape.basis != NoBasis { // who coded the claim saw the words and found no number in them
		w.report(row, field, Finding{Rule: "wording-not-read", Seen: excerpt(string(text)),
			Message: fmt.Sprintf("%q is not understood (%v); as low, best and high are empty, it is read as words without a number", excerpt(string(text)), err)})
		return said{rule: wording.RuleVague, field: field}, figureRead
	}
	if err != nil {
		w.report(row, field, w.notACount(text, err))
		return said{}, figureBad
	}
	if r.Kind == wording.Nothing {
		return said{}, figureNone
	}
	return said{count: r.Count, rule: r.Rule, lang: r.Lang, field: field}, figureRead
}

// compareWords reports a wording that says another number than the columns
// beside it. The columns win; a judgement by context is expected to differ.
func (w *worker) compareWords(row *rows.Row, s *said, field int, text []byte) {
	r, err := w.cache.wording(text, w.opt.Wording)
	if err != nil || r.Kind == wording.Nothing {
		return
	}
	s.lang = r.Lang
	if w.draft.shape.basis == Context {
		return
	}
	if r.Count == s.count {
		s.rule = r.Rule
		return
	}
	const rule = "wording-against-columns"
	if agrees(r.Count, s.count) || w.findings.full(rule) {
		return
	}
	w.report(row, field, Finding{Rule: rule, Seen: excerpt(string(text)),
		Message: fmt.Sprintf("the words %q read as %s, the columns say %s; the columns are used", excerpt(string(text)), shown(r.Count), shown(s.count)),
		Hint:    "write context into the column basis where the page says more than the words"})
}

// agrees reports whether the columns say what the words say, or more: a number
// in words is the columns' best, or lies between their bounds where they have
// none; each bound in words is theirs. Bounds that the columns have turned into
// an exact count do not agree: that would look more certain than it is.
func agrees(words, columns count.Count) bool {
	switch {
	case words.IsExact() && columns.Best.IsKnown():
		return words.Best == columns.Best
	case words.IsExact():
		return !words.Best.Less(columns.Low) && !columns.High.Less(words.Best)
	case columns.IsExact():
		return false
	}
	for _, n := range [][2]count.Number{{words.Low, columns.Low}, {words.Best, columns.Best}, {words.High, columns.High}} {
		if n[0].IsKnown() && n[0] != n[1] {
			return false
		}
	}
	return true
}

// shown writes a count for a message, words where it has no number.
func shown(c count.Count) string { return cmp.Or(c.String(), "no number") }

// notACount is the finding about a cell that is no number of people.
func (w *worker) notACount(cell []byte, err error) Finding {
	f := Finding{Rule: "not-a-count", Seen: excerpt(string(cell)), Message: fmt.Sprintf("%q: %v", excerpt(string(cell)), err)}
	var e *wording.Error
	if errors.As(err, &e) {
		f.Message = fmt.Sprintf("%q: %s", excerpt(string(cell)), e.Message)
		f.Hint = e.Hint
	}
	return f
}
