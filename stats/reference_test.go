package stats

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// shared returns a table of the folder of reference numbers beside the module,
// as maps by column; the test is skipped where the folder is absent.
func shared(t testing.TB, path string) []map[string]string {
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
			t.Fatal("no go.mod above the test")
		}
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", filepath.FromSlash(path)))
	if err != nil {
		t.Skip("no reference tables here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = strings.TrimSpace(row[i])
		}
		out = append(out, m)
	}
	return out
}

func num(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// near fails the test where got is not within the relative tolerance of want.
func near(t testing.TB, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*math.Abs(want)) && got != want {
		t.Errorf("%s: %.15g, want %.15g", what, got, want)
	}
}

func nearReal(t testing.TB, what string, got Real, want, tolerance float64) {
	t.Helper()
	v, known := got.Get()
	if !known {
		t.Errorf("%s: unknown, want %.15g", what, want)
		return
	}
	near(t, what, v, want, tolerance)
}

// police is the table police_killings_us_by_source.csv: the points of each year
// by source, sources numbered in byte order.
type police struct {
	names []string
	years []string
	point map[string]map[string]int64 // year, source
}

func readPolice(t testing.TB) police {
	t.Helper()
	p := police{names: []string{"FE", "FE_NV", "Guardian", "MPV", "WaPo"}, point: map[string]map[string]int64{}}
	for _, row := range shared(t, "cases/police_killings_us_by_source.csv") {
		key := row["year"] + " " + row["geography"]
		if p.point[key] == nil {
			p.years, p.point[key] = append(p.years, key), map[string]int64{}
		}
		p.point[key][row["source"]] = int64(num(t, row["count-fatalities"]))
	}
	return p
}

// cell returns the points of a year in the order of the names.
func (p police) cell(year string) (sources []int, points []int64) {
	for i, name := range p.names {
		if n, ok := p.point[year][name]; ok {
			sources, points = append(sources, i), append(points, n)
		}
	}
	return sources, points
}
