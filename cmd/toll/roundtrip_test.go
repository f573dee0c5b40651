package main

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// again writes what toll normalize says of a file into another file, and returns
// its rows without the columns that say where and by which rule.
func again(t *testing.T, file, out string, more ...string) [][]string {
	t.Helper()
	got := tollRun(t, append([]string{"normalize", "-q", file, "-o", out}, more...)...)
	if got.status == statusFailed {
		t.Fatalf("%s: %s", file, got.stderr)
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(more, "--hxl") {
		records = slices.Delete(records, 1, 2)
	}
	header := slices.Clone(records[0])
	var rows [][]string
	for _, r := range records {
		var row []string
		for i, cell := range r {
			if !slices.Contains([]string{"file", "line", "column", "rule", "language"}, header[i]) {
				row = append(row, cell)
			}
		}
		rows = append(rows, row)
	}
	// The order of the rows is that of their places, and figures of one cell of
	// the input have one place, in the output each its own.
	slices.SortFunc(rows[1:], slices.Compare)
	return rows
}

// roundTrip fails where the claims read again are others.
func roundTrip(t *testing.T, file string, more ...string) {
	t.Helper()
	dir := t.TempDir()
	first := again(t, file, filepath.Join(dir, "first.csv"), more...)
	if len(first) < 20 {
		t.Fatalf("%s: %d claims are too few to show anything", file, len(first)-1)
	}
	second := again(t, filepath.Join(dir, "first.csv"), filepath.Join(dir, "second.csv"))
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("%s: the claims read again (-first +again)\n%s", file, diff)
	}
}

// TestRoundTripReal: the output of normalize over the embedded claims and over
// every real table is read as the same claims, with and without tags.
func TestRoundTripReal(t *testing.T) {
	t.Parallel()
	roundTrip(t, "../../data/syria-2017.csv")
	roundTrip(t, "../../data/syria-2017.csv", "--hxl")
	roundTrip(t, "../../data/syria-2017.csv", "--vague", "acled")
	for name, c := range realCases() {
		t.Run(name, func(t *testing.T) {
			more := c.args
			if c.layout != "" {
				more = append(slices.Clone(more), "--layout", layoutFile(t, c.layout))
			}
			roundTrip(t, sharedCase(t, c.file), more...)
		})
	}
}

// nasty are texts that have broken tables before.
var nasty = []string{"", " ", "A", "Site 1", "SITE  1", "=cmd|' /C calc'!A0", "'quoted", "''twice", "+1", "-1", "@x", "\tx", "a,b", "a;b", "say \"so\"", "\"",
	"two\nlines", "two\r\nlines", "Total", "total:", "#x", "# comment", "#event+id", "NA", "n/a", "-", "?", "0", "1,234", "010", "1e3", "события", "قصف", "ａｂ",
	"e\u0301", "\u00e9", "\u200bx", "x\u200b", "\ufeffx", "nbsp\u00a0x", "\u00a0x", "𝟜𝟚", strings.Repeat("long ", 50), "event", "source", "NULL", "<script>", "\\", "x\\", "a|b", "{}"}

// TestRoundTripNasty does it over made-up tables of such texts.
func TestRoundTripNasty(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 1))
			file := filepath.Join(t.TempDir(), "nasty.csv")
			f, err := os.Create(file)
			if err != nil {
				t.Fatal(err)
			}
			w := csv.NewWriter(f)
			w.UseCRLF = seed%3 == 0
			if err := w.WriteAll(nastyTable(r, seed%2 == 0)); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			roundTrip(t, file)
		})
	}
}

// nastyTable makes up a table: one figure a row with its words, or several.
func nastyTable(r *rand.Rand, oneFigure bool) [][]string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	header := []string{"event", "event_name", "place", "event_date", "source", "via", "origin", "stated", "published", "side", "url", "note", "my column", "=mine"}
	if oneFigure {
		header = append(header, "measure", "group", "cumulative", "scope", "doubt", "revision", "reported", "low", "best", "high")
	} else {
		header = append(header, "killed", "civilians killed min", "civilians killed max", "injured", "missing")
	}
	table := [][]string{header}
	number := func() string { return pick("", "0", "7", "12", "1,234", "2e3") }
	for range 80 {
		var row []string
		for i := range header[:14] {
			switch header[i] {
			case "event_date", "stated", "published":
				row = append(row, pick("", "2017", "2017-05", "2017-05-18", "18 May 2017", "30 avril 2017"))
			default:
				row = append(row, pick(nasty...))
			}
		}
		if oneFigure {
			row = append(row, pick("killed", "injured", "killed or wounded"), pick("", "total", "children", "women and children"), pick("", "yes"), pick("", "part", "wider"), pick("", "misrelay", "match"), pick("", "1", "2"),
				pick("", "at least 40", "dozens", "42", "about 30", "30-60", "une douzaine", "= 5"), pick("", "", "3"), pick("", "", "5"), pick("", "", "9"))
		} else {
			low := pick("", "2")
			row = append(row, pick("", "12", "at least 5", "dozens", "more than 20", "nearly 300"), low, pick("", "8"), number(), number())
		}
		table = append(table, row)
	}
	return table
}
