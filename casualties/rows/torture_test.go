package rows

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// shared returns the folder shared beside the module, and skips the test where
// there is none.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
	}
	found := filepath.Join(dir, "..", "shared")
	if _, err := os.Stat(found); err != nil {
		t.Skip("no shared folder beside the module")
	}
	return found
}

// readFile counts the rows of a file, and those with faults.
func readFile(path string) (rows, faulty int, d Dialect, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, d, err
	}
	defer f.Close()
	r, err := Open(filepath.Base(path), f, Options{})
	if err != nil {
		return 0, 0, d, err
	}
	defer r.Close()
	for {
		row, err := r.Next()
		if err != nil {
			return rows, faulty, r.Dialect(), err
		}
		if len(row.Faults()) > 0 {
			faulty++
		} else if !row.Blank() {
			rows++
		}
	}
}

// TestTorture holds the reader to what is expected of it in the torture set:
// what is to be refused for its bytes is, with the line; everything else is
// read, and READ cases without a fault.
func TestTorture(t *testing.T) {
	dir := filepath.Join(shared(t), "torture")
	f, err := os.Open(filepath.Join(dir, "expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range table[1:] {
		file, verdict, line := c[1], c[6], c[12]
		t.Run(filepath.Base(file), func(t *testing.T) {
			rows, faulty, _, err := readFile(filepath.Join(dir, file))
			var e *Error
			refused := errors.As(err, &e)
			switch {
			case verdict == "REFUSE" && !refused:
				t.Errorf("%d rows were read, but the file should be refused", rows)
			case refused && verdict != "REFUSE" && verdict != "EITHER":
				t.Errorf("refused: %v", err)
			case refused && line != "" && strconv.Itoa(e.Line) != line:
				t.Errorf("refused in line %d, want %s: %v", e.Line, line, err)
			case verdict == "READ" && faulty > 0:
				t.Errorf("%d rows have faults", faulty)
			}
		})
	}
}

// TestCases reads the real tables: no row of them has a fault. The numbers of
// rows are those of Python's csv module over the same files.
func TestCases(t *testing.T) {
	dir := filepath.Join(shared(t), "cases")
	for _, c := range []struct {
		file  string
		rows  int
		delim byte
	}{
		{"acw_shenandoah_forces.csv", 31, ','},
		{"acw_wikipedia_forces.csv", 761, ','},
		{"fox1898_gettysburg_casualties.tsv", 11, '\t'},
		{"police_killings_us_by_source.csv", 59, ','},
		{"silver_81wars_low_high.csv", 761, ','},
		{"tfp_west_bank_daily.csv", 567, ','},
		{"ucdp_ged_bangladesh_qc_hxl.csv", 603, ','},
	} {
		t.Run(c.file, func(t *testing.T) {
			rows, faulty, d, err := readFile(filepath.Join(dir, c.file))
			if err != io.EOF || faulty > 0 || rows != c.rows || d.Delimiter != c.delim {
				t.Errorf("%d rows, %d faulty, delimiter %q, %v; want %d rows, %q", rows, faulty, d.Delimiter, err, c.rows, c.delim)
			}
		})
	}
}
