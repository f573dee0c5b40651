package table

import (
	"encoding/csv"
	"strings"
	"unicode"
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

// Guard returns the cell so that no spreadsheet runs it as a formula: where it
// begins with = + - @, a tab or a line break, also behind spaces or apostrophes,
// and is no plain number, an apostrophe is put before it. A cell is guarded
// exactly where taking its first apostrophe away gives back the original, so a
// reader that knows the rule loses nothing.
func Guard(cell string) string {
	if cell == "" || cell[0] >= 'a' && cell[0] <= 'z' || cell[0] >= 'A' && cell[0] <= 'Z' || cell[0] >= '0' && cell[0] <= '9' {
		return cell
	}
	body := strings.TrimLeft(cell, "'")
	if runs(body) {
		return "'" + cell
	}
	return cell
}

func runs(s string) bool {
	if plainNumber(s) {
		return false
	}
	for _, r := range s {
		switch r {
		case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
			return true
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return false
}
