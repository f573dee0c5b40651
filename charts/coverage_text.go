package charts

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"toll/casualties"
	"toll/charts/draw"
)

var coverageKinds = [...]string{"figure", "no vote", "words"}

// String writes the specification as text, a line for each source.
func (s *CoverageSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("coverage"))
	for _, e := range s.Events {
		fmt.Fprintf(&b, "event: %s: %s\n", e.Title, strings.Join(e.Columns, ", "))
	}
	for _, block := range s.Blocks {
		fmt.Fprintf(&b, "%s:\n", block.Title)
		for i := range block.Rows {
			row := &block.Rows[i]
			fmt.Fprintf(&b, "  %s |", row.Source)
			for _, k := range slices.Sorted(maps.Keys(row.Cells)) {
				c := row.Cells[k]
				fmt.Fprintf(&b, " %d:%s", k+1, c.Printed)
				if c.Early {
					b.WriteString(" early")
				}
				if c.Kind == NoVoteCell {
					b.WriteString(" no vote")
				}
			}
			fmt.Fprintf(&b, " | %d\n", row.Claims)
		}
	}
	b.WriteString(s.tail())
	return b.String()
}

// coverageData is the table of the figure: a row for each cell that is filled.
func coverageData(s *CoverageSpec) [][]string {
	out := [][]string{{"source", "claims", "event", "column", "kind", "reported", "early"}}
	for _, block := range s.Blocks {
		for i := range block.Rows {
			row := &block.Rows[i]
			for _, k := range slices.Sorted(maps.Keys(row.Cells)) {
				c := row.Cells[k]
				early := ""
				if c.Early {
					early = "yes"
				}
				e := s.eventOf(k)
				out = append(out, []string{draw.Plain(row.Source), fmt.Sprint(row.Claims), e.key, e.Columns[k-e.first], coverageKinds[c.Kind], draw.Plain(c.Printed), early})
			}
		}
	}
	return out
}

// eventOf is the event of a column.
func (s *CoverageSpec) eventOf(column int) *CoverageEvent {
	i, _ := slices.BinarySearchFunc(s.Events, column, func(e CoverageEvent, column int) int { return e.first + len(e.Columns) - 1 - column })
	return &s.Events[i]
}

// filled counts rows and cells.
func (s *CoverageSpec) filled() (rows, cells int) {
	for _, block := range s.Blocks {
		rows += len(block.Rows)
		for i := range block.Rows {
			cells += len(block.Rows[i].Cells)
		}
	}
	return rows, cells
}

// layoutNotes puts into the key what the layout made of the columns: squares,
// or several pages side by side.
func (s *CoverageSpec) layoutNotes(pages int) {
	switch {
	case len(s.Notes) == 0:
	case s.squares:
		s.Notes[0] = s.key()
	case pages > 1:
		s.Notes[0] = sentences(s.Notes[0], s.w.count("coverage.key.pages", pages))
	}
}

func (s *CoverageSpec) key() string {
	rows, cells := s.filled()
	if rows == 0 {
		return ""
	}
	var early, wordy, noVote, bare bool
	marks := map[string]bool{}
	for _, block := range s.Blocks {
		for i := range block.Rows {
			bare = bare || len(block.Rows[i].Cells) == 0
			for _, c := range block.Rows[i].Cells {
				early, wordy, noVote = early || c.Early, wordy || c.Kind == WordsCell, noVote || c.Kind == NoVoteCell
				for _, sign := range []string{"≥", "≤", "≈", "+", "–"} {
					marks[sign] = marks[sign] || strings.Contains(c.Printed, sign)
				}
			}
		}
	}
	w := s.w
	filled := w.say("coverage.filled", w.count("coverage.rows", rows), w.count("coverage.columns", s.columns), w.count("cells", cells), rows*s.columns-cells)
	if s.squares {
		return sentences(filled, w.say("coverage.key.squares"), s.columnWords(), w.say("key.matrix.n"))
	}
	return sentences(filled, w.key([]sign{
		{marks["≥"], "key.matrix.at_least", nil}, {marks["≤"], "key.matrix.up_to", nil}, {marks["≈"], "key.matrix.about", nil},
		{marks["+"], "key.matrix.rising", []any{w.ltr("89+")}}, {marks["–"], "key.matrix.range", []any{w.ltr("18–30")}}, {early, "key.matrix.early", nil},
		{wordy, "key.matrix.words", nil}, {noVote, "key.matrix.no_vote", nil}, {true, "key.matrix.nothing", nil},
	}), s.columnWords(), w.key([]sign{
		{s.injured, "key.matrix.injured", nil}, {true, "key.matrix.n", nil}, {bare, "key.matrix.bare", nil},
	}))
}

// columnWords says what happened to the people of the columns.
func (s *CoverageSpec) columnWords() string {
	what := s.w.happened(s.measure, casualties.Total)
	if s.others {
		return s.w.say("coverage.key.fates", what)
	}
	return s.w.say("coverage.key.fate", what)
}

func (s *CoverageSpec) alt() string {
	rows, cells := s.filled()
	if rows == 0 {
		return sentences(s.Title+".", s.Subtitle)
	}
	widest := &s.Blocks[0].Rows[0]
	for _, block := range s.Blocks {
		for i := range block.Rows {
			if row := &block.Rows[i]; len(row.Cells) > len(widest.Cells) {
				widest = row
			}
		}
	}
	w := s.w
	return sentences(w.say("coverage.alt", w.count("sources", rows), w.count("coverage.columns", s.columns), w.count("events", len(s.Events)), cells, rows*s.columns),
		w.say("coverage.alt.most", capital(widest.Source), len(widest.Cells)))
}
