package casualties

import (
	"cmp"
	"fmt"
	"slices"
)

// Check adds to findings what only claims side by side show: two spellings of
// one event, a claim that stands twice, a source against itself, parts of a
// statement that are more than their whole. It changes nothing.
func Check(claims *Claims, findings *Findings) {
	claims.seal()
	s := claims.sealed
	claims.reportNotes(s.notes, s.repeats, findings)
	cursor := claims.Cursor()
	parts := Findings{Limit: findings.Limit, byPlace: true}
	for i, ref := range s.order {
		if _, e := s.event(ref); e.severalGroups {
			checkCells(cursor.Cells(i), &parts)
		}
	}
	findings.merge(&parts)
}

// checkCells reports statements of an event whose parts are more than their
// whole.
func checkCells(cells []*Cell, findings *Findings) {
	for _, st := range statements(cells) {
		checkParts(st, findings)
	}
}

// reportNotes reports what the groupers noted, in the order of the positions:
// which of them came first depends on time.
func (cs *Claims) reportNotes(notes []Finding, repeats []repeat, findings *Findings) {
	slices.SortFunc(notes, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column), cmp.Compare(a.Seen, b.Seen))
	})
	for _, f := range notes {
		findings.Add(f)
	}
	slices.SortFunc(repeats, func(a, b repeat) int { return a.at.compare(b.at) })
	for _, r := range repeats {
		cs.reportRepeat(r, findings)
	}
}

// noteVariants notes the other spellings of an event's key.
func (g *grouper) noteVariants(e *groupEvent) {
	for n, v := range e.variants {
		if n == 0 {
			continue
		}
		g.notes = append(g.notes, Finding{Rule: "same-event", Pos: g.cs.position(v.at), Column: g.cs.files[v.at.file].keyColumn,
			Seen: excerpt(v.text), Message: fmt.Sprintf("%q is read as the event %q", excerpt(v.text), excerpt(e.variants[0].text))})
	}
}

// spot is a position in few bytes.
type spot struct {
	file         uint16
	line, column int32
}

func (s spot) compare(t spot) int {
	return cmp.Or(cmp.Compare(s.file, t.file), cmp.Compare(s.line, t.line), cmp.Compare(s.column, t.column))
}

func (cs *Claims) position(s spot) Position {
	return Position{File: cs.files[s.file].name, Line: int(s.line), Column: int(s.column)}
}

func (g *grouper) spot(i uint32) spot {
	r := &g.records[i]
	return spot{g.cs.shapes[r.shape].file, r.line, r.column}
}
