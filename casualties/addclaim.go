package casualties

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"

	"toll/casualties/rows"
)

// add appends the claim of one figure, of which the row has these words; nothing
// where their hash is all that is kept.
func (w *worker) add(row *rows.Row, f *figure, s *said, words []byte) outcome {
	r := &w.draft.record // what of it is the figure's own is set for each figure
	r.source = w.draft.source
	if f.Source != "" {
		r.source = w.source(row, noRole, []byte(f.Source))
	}
	r.shape = s.shape - 1
	if s.shape == 0 {
		shape, ok := w.shape(row, f, s)
		if !ok {
			return figureBad
		}
		if r.shape = shape; w.uniform && s.slot != nil && shape < math.MaxUint16 {
			s.slot.shape = uint16(shape + 1)
		}
	}
	r.numbers = s.numbers
	line, column := row.Pos(int(s.field))
	r.keyBack = int32(line - w.draft.keyLine)
	r.line, r.column = int32(line), int32(column)
	w.checkClaim(row, r)
	var texts []byte
	if r.text = s.text; !f.hashed {
		texts, r.text = w.claimTexts(words)
	}
	w.out.add(w.draft.key, r, texts)
	w.sum.Claims++
	return figureRead
}

// shape returns the id of a claim's shape. What the layout says of the figure's
// columns wins over what the row says of all its figures.
func (w *worker) shape(row *rows.Row, f *figure, s *said) (id uint32, ok bool) {
	sh := w.draft.shape
	sh.measure, sh.group = cmp.Or(f.measure, sh.measure), cmp.Or(f.group, sh.group, Total)
	if f.Side != "" {
		sh.side = w.out.sides.id(f.Side)
	}
	sh.cumulative = sh.cumulative || f.Cumulative
	if sh.measure == NoMeasure {
		w.report(row, w.fields[roleMeasure], Finding{Rule: "bad-word", Message: "the row does not say what was counted",
			Hint: "write killed, injured, missing … in the column"})
		return 0, false
	}
	sh.rule, sh.lang = s.rule, s.lang
	return w.out.shape(&sh), true
}

// checkClaim says what a reader of the tables should know about a claim that is
// kept as it stands.
func (w *worker) checkClaim(row *rows.Row, r *record) {
	if r.source == 0 && !w.nobody.isFull(&w.findings) {
		who := "neither source nor outlet is named"
		if r.via != 0 {
			who = fmt.Sprintf("%s names no source", w.out.vias.text(r.via))
		}
		w.report(row, w.fields[roleSource], Finding{Rule: ruleNobody, Message: who, Hint: "the claim is listed and has no vote"})
	}
	if r.origin != 0 && r.origin == r.source {
		w.report(row, w.fields[roleOrigin], Finding{Rule: "own-origin", Message: "a source cannot have its figure from itself"})
	}
	day := r.stated
	if !day.IsKnown() {
		day = r.published
	}
	if r.eventDate.IsKnown() && day.IsKnown() && r.open == 0 && day.Raw() < r.eventDate.Raw() && day.Last() < r.eventDate.First() {
		w.report(row, w.fields[rolePublished], Finding{Rule: "before-event",
			Message: fmt.Sprintf("published %s, before the event of %s", day, r.eventDate)})
	}
}

// claimTexts packs the words of a claim, its address, note and the columns that
// toll does not know, as appendTexts does. Where texts are not kept, their hash
// is: it tells a claim that stands twice from one on another page.
func (w *worker) claimTexts(words []byte) (texts []byte, hash uint32) {
	reported := w.field(roleReported)
	if len(reported) == 0 {
		reported = words
	}
	if w.linked || w.opt.Texts {
		return w.moreTexts(reported)
	}
	return nil, hashTexts(reported)
}

// hashTexts is a hash that is 0 for nothing, and for nothing else.
func hashTexts(texts []byte) uint32 {
	if len(texts) == 0 {
		return 0
	}
	return max(1, uint32(hashBytes(texts)))
}

// moreTexts is claimTexts for a table that may have more than words.
func (w *worker) moreTexts(reported []byte) (texts []byte, hash uint32) {
	b := w.buf[:0]
	put := func(s []byte) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	url, note := w.field(roleURL), w.field(roleNote)
	if len(url)+len(note)+len(w.extra) == 0 && (!w.opt.Texts || len(reported) == 0) {
		return nil, hashTexts(reported)
	}
	put(reported)
	put(url)
	put(note)
	for _, c := range w.extra {
		put(c.name)
		put(w.text(c.field))
	}
	w.buf = b
	if w.opt.Texts {
		return b, 0
	}
	return nil, hashTexts(b)
}
