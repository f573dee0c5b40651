package casualties

import (
	"cmp"
	"errors"
	"fmt"

	"toll/casualties/count"
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

// figure makes one claim of the columns of a figure and the common fields.
func (w *worker) figure(row *rows.Row, i int) outcome {
	s := w.saying(row, i)
	if s.outcome != figureRead {
		w.sums.last = append(w.sums.last, count.Number{})
		if s.outcome == figureNone {
			w.sum.NoClaim++
		}
		return s.outcome
	}
	w.sums.last = append(w.sums.last, s.exact())
	f := &w.figures[i]
	if f.hashed {
		return w.add(row, f, s, nil)
	}
	return w.add(row, f, s, w.text(f.Words))
}

// says reads the columns of one figure into s: low, best and high win over the
// words.
func (w *worker) says(row *rows.Row, f *figure, text []byte, s *said) outcome {
	var c count.Count
	if !w.bound(row, f.Low, &c.Low, s) || !w.bound(row, f.Best, &c.Best, s) || !w.bound(row, f.High, &c.High, s) {
		return figureBad
	}
	if c.IsEmpty() {
		return w.fromWords(row, f.text, text, s)
	}
	s.setCount(&c)
	if err := c.Validate(); err != nil {
		w.report(row, int(s.field), Finding{Rule: ruleOf(err), Message: err.Error(), Hint: "toll does not swap or guess: correct the row"})
		return figureBad
	}
	s.rule = w.rules.columns
	if w.draft.shape.basis == Context {
		s.rule = w.rules.context
	}
	if len(text) > 0 {
		s.field = int32(f.text)
		w.compareWords(row, s, &c, text)
	}
	return figureRead
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

// bound reads the number column of one bound. The first one with a number is
// where the figure stands.
func (w *worker) bound(row *rows.Row, field int, into *count.Number, s *said) bool {
	cell := w.text(field)
	if len(cell) == 0 {
		return true
	}
	n, err := w.number(cell)
	if err != nil {
		w.report(row, field, w.notACount(row.Field(field), err))
		return false
	}
	if *into = n; n.IsKnown() && s.field < 0 {
		s.field = int32(field)
	}
	return true
}

// number reads a cell of a column that is one bound alone: a plain number, or
// nothing.
func (w *worker) number(cell []byte) (count.Number, error) {
	if n, ok := wording.ParseDigits(cell); ok {
		return count.Known(n), nil
	}
	r, err := wording.ParseBytes(cell, w.opt.Wording)
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
func (w *worker) fromWords(row *rows.Row, field int, text []byte, s *said) outcome {
	if len(text) == 0 {
		return figureNone
	}
	s.field = int32(field)
	r := w.wording(text)
	if r.err != nil && w.draft.shape.basis != NoBasis { // who coded the claim saw the words and found no number in them
		w.report(row, field, Finding{Rule: "wording-not-read", Seen: excerpt(string(text)),
			Message: fmt.Sprintf("%q is not understood (%v); as low, best and high are empty, it is read as words without a number", excerpt(string(text)), r.err)})
		s.rule = w.rules.vague
		return figureRead
	}
	if r.err != nil {
		w.report(row, field, w.notACount(text, r.err))
		return figureBad
	}
	if r.Kind == wording.Nothing {
		return figureNone
	}
	s.setCount(&r.Count)
	s.rule, s.lang = r.rule, r.lang
	return figureRead
}

// wording returns what a text is read as. It is valid until the next call.
func (w *worker) wording(text []byte) *wordsRead {
	return w.cache.wording(text, w.opt.Wording, &w.out.names)
}

// compareWords reports a wording that says another number than the columns
// beside it. The columns win; a judgement by context is expected to differ.
func (w *worker) compareWords(row *rows.Row, s *said, columns *count.Count, text []byte) {
	r := w.wording(text)
	if r.err != nil || r.Kind == wording.Nothing {
		return
	}
	s.lang = r.lang
	if w.draft.shape.basis == Context {
		return
	}
	if r.Count == *columns {
		s.rule = r.rule
		return
	}
	if agrees(&r.Count, columns) {
		return
	}
	if s.against = w.against.isFull(&w.findings); s.against {
		return
	}
	w.report(row, int(s.field), Finding{Rule: ruleAgainst, Seen: excerpt(string(text)),
		Message: fmt.Sprintf("the words %q read as %s, the columns say %s; the columns are used", excerpt(string(text)), shown(r.Count), shown(*columns)),
		Hint:    "write context into the column basis where the page says more than the words"})
}

// agrees reports whether the columns say what the words say, or more: a number
// in words is the columns' best, or lies between their bounds where they have
// none; each bound in words is theirs. Bounds that the columns have turned into
// an exact count do not agree: that would look more certain than it is.
func agrees(words, columns *count.Count) bool {
	switch {
	case words.IsExact() && columns.Best.IsKnown():
		return words.Best == columns.Best
	case words.IsExact():
		return !words.Best.Less(columns.Low) && !columns.High.Less(words.Best)
	case columns.IsExact():
		return false
	}
	return agreesWith(words.Low, columns.Low) && agreesWith(words.Best, columns.Best) && agreesWith(words.High, columns.High)
}

func agreesWith(word, column count.Number) bool { return !word.IsKnown() || word == column }

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
