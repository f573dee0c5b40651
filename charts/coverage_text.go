package charts

import (
	"fmt"
	"maps"
	"slices"
	"strings"

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
				out = append(out, []string{draw.Plain(row.Source), fmt.Sprint(row.Claims), e.key, e.Columns[k-e.first], coverageKinds[c.Kind], c.Printed, early})
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

func (s *CoverageSpec) key() string {
	rows, cells := s.filled()
	if rows == 0 {
		return ""
	}
	var early, words, noVote, bare, merged bool
	marks := map[string]bool{}
	for _, block := range s.Blocks {
		for i := range block.Rows {
			bare = bare || len(block.Rows[i].Cells) == 0
			for _, c := range block.Rows[i].Cells {
				early, words, noVote = early || c.Early, words || c.Kind == WordsCell, noVote || c.Kind == NoVoteCell
				for _, sign := range []string{"≥", "≤", "≈", "+", "–"} {
					marks[sign] = marks[sign] || strings.Contains(c.Printed, sign)
				}
			}
		}
	}
	for _, e := range s.Events {
		merged = merged || slices.Contains(e.Columns, "injured")
	}
	text := []string{fmt.Sprintf("%s × %s: %s filled, %s empty.", counted(rows, "row", "rows"), counted(s.columns, "column", "columns"),
		counted(cells, "cell", "cells"), number(int64(rows)*int64(s.columns)-int64(cells)))}
	for _, sign := range []struct {
		yes  bool
		text string
	}{
		{marks["≥"], "≥ at least."}, {marks["≤"], "≤ up to."}, {marks["≈"], "≈ about."}, {marks["+"], "89+ and rising."},
		{marks["–"], "18–30 several latest figures, or a range."}, {early, "Italics: early or undated exact figure, read as a minimum."},
		{words, "w: words without a number (“dozens”)."}, {noVote, "Dashed: no vote."}, {true, "·" + noBreak + "no report found."},
		{merged, "injured: total, else civilians, else combatants."},
		{true, "n: claims in these cells, partial counts included, doubtful ones not."}, {bare, "A row without a cell gave partial counts only."},
	} {
		if sign.yes {
			text = append(text, sign.text)
		}
	}
	return strings.Join(text, " ")
}

func (s *CoverageSpec) alt() string {
	rows, cells := s.filled()
	if rows == 0 {
		return s.Title + ". " + s.Subtitle
	}
	widest := &s.Blocks[0].Rows[0]
	for _, block := range s.Blocks {
		for i := range block.Rows {
			if row := &block.Rows[i]; len(row.Cells) > len(widest.Cells) {
				widest = row
			}
		}
	}
	return fmt.Sprintf("What %s reported in %s of %s: %d of %d cells are filled, the others are missing reports, not zeros. %s fills most: %d.",
		counted(rows, "source", "sources"), counted(s.columns, "column", "columns"), counted(len(s.Events), "event", "events"),
		cells, rows*s.columns, capital(widest.Source), len(widest.Cells))
}
