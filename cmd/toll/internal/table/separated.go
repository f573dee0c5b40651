package table

import (
	"encoding/csv"

	"toll/casualties/guard"
)

// separated prints CSV and TSV.
type separated struct {
	w   *csv.Writer
	raw bool
	out []string
}

func (s *separated) begin(columns []column) error {
	s.out = make([]string, len(columns))
	for i, c := range columns {
		s.out[i] = s.cell(text, c.name)
	}
	return s.w.Write(s.out)
}

func (s *separated) row(columns []column, cells []string) error {
	for i, cell := range cells {
		s.out[i] = s.cell(columns[i].kind, cell)
	}
	return s.w.Write(s.out)
}

func (s *separated) end() error {
	s.w.Flush()
	return s.w.Error()
}

func (s *separated) cell(k kind, cell string) string {
	if s.raw || k == number || k == boolean {
		return cell
	}
	return Guard(cell)
}

// Guard is guard.Guard: no spreadsheet runs the cell as a formula.
func Guard(cell string) string { return guard.Guard(cell) }
