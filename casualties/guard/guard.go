// Package guard keeps spreadsheets from running a cell of a table as a formula,
// and takes the guard off again when a table is read.
package guard

import (
	"strings"
	"unicode"
)

// Guard returns the cell so that no spreadsheet runs it as a formula: where it
// begins with = + - @, a tab or a line break, also behind spaces or apostrophes,
// and is no plain number, an apostrophe is put before it (OWASP, CSV Injection;
// CWE-1236). A cell is guarded exactly where taking its first apostrophe away
// gives back the original, so a reader that knows the rule loses nothing.
func Guard(cell string) string {
	if NeedsGuard(cell) {
		return "'" + cell
	}
	return cell
}

// NeedsGuard reports whether Guard changes the cell.
func NeedsGuard(cell string) bool {
	if cell == "" || cell[0] >= 'a' && cell[0] <= 'z' || cell[0] >= 'A' && cell[0] <= 'Z' || cell[0] >= '0' && cell[0] <= '9' {
		return false
	}
	return runs(strings.TrimLeft(cell, "'"))
}

// Unguard takes off the apostrophe that Guard put on; a cell that does not look
// guarded is returned as it is.
func Unguard(cell []byte) []byte {
	if len(cell) < 2 || cell[0] != '\'' || !NeedsGuard(string(cell[1:])) {
		return cell
	}
	return cell[1:]
}

// runs reports whether a spreadsheet may run the text.
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

// plainNumber reports whether s is digits with at most one sign before them and
// one point within: no exponent, no infinity.
func plainNumber(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	return digits(whole) && (!point || digits(fraction))
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
