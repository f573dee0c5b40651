package layout

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shared returns a path in the folder of real tables beside the repository, and
// skips the test where it is absent.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the folder of real tables is not here")
	}
	return path
}

// rowsOf splits lines of a small table at its commas; quotes hold as in CSV.
func rowsOf(t testing.TB, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// print writes the layout as toll layout does.
func print(t testing.TB, l *Layout) string {
	t.Helper()
	var b strings.Builder
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// infer is Infer for a table that must have a header.
func infer(t testing.TB, text string, hints Hints) *Inferred {
	t.Helper()
	in := Infer(rowsOf(t, text), hints)
	if in == nil {
		t.Fatalf("no header found in:\n%s", text)
	}
	return in
}

// row returns the layout's row of a column, the n-th where it has several.
func row(t testing.TB, l *Layout, column string, n int) Column {
	t.Helper()
	for _, c := range l.Columns {
		if c.Column == column {
			if n == 0 {
				return c
			}
			n--
		}
	}
	t.Fatalf("the layout has no row %d for the column %q:\n%s", n, column, print(t, l))
	return Column{}
}

// rules returns the rules of the problems, in order.
func rules(problems []Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Rule)
	}
	return list
}

func hasRule(problems []Problem, rule string) bool { return slices.Contains(rules(problems), rule) }

// cells returns the rows of a layout as the tables of the tests write them:
// ten cells, without scope and line.
func cells(l *Layout) [][]string {
	var rows [][]string
	for _, c := range l.Columns {
		rows = append(rows, []string{c.Column, string(c.Role), c.Measure, c.Group, c.Side, c.Bound, c.Value, c.Source, c.Cumulative, c.Remark})
	}
	return rows
}

// padded reads rows of a layout and fills them up to ten cells.
func padded(t testing.TB, text string) [][]string {
	t.Helper()
	rows := rowsOf(t, text)
	for i := range rows {
		for len(rows[i]) < 10 {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}

// fatal returns the first fatal problem, or none.
func fatal(problems []Problem) Problem {
	for _, p := range problems {
		if p.Fatal {
			return p
		}
	}
	return Problem{}
}

// notUnderstood returns the columns that are said not to be understood, and the
// problems without those.
func notUnderstood(problems []Problem) (columns []string, others []Problem) {
	for _, p := range problems {
		if p.Rule == "column-not-understood" {
			columns = append(columns, p.Column)
		} else {
			others = append(others, p)
		}
	}
	return columns, others
}
