package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zeroClaims hold the three things that must never turn into each other: a
// source that says zero, one that says words without a number, one that says
// nothing. Beside them a source with a number, so that there is something to
// compare.
const zeroClaims = `event,source,measure,reported
A,Zero,killed,0
A,Words,killed,dozens
A,Silent,killed,
A,Unsure,killed,unknown
A,Number,killed,5
`

// tableOf runs toll and returns its CSV as maps by column.
func tableOf(t *testing.T, args ...string) []map[string]string {
	t.Helper()
	got := tollRun(t, append(args, "-q", "--format", "csv")...)
	if got.status != statusDone {
		t.Fatalf("toll %s: %+v", strings.Join(args, " "), got)
	}
	return parseTable(t, got.stdout)
}

func parseTable(t *testing.T, text string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestZeroIsNotNothing follows the three through every output.
func TestZeroIsNotNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, out := filepath.Join(dir, "zero.csv"), filepath.Join(dir, "out")
	if err := os.WriteFile(file, []byte(zeroClaims), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := tollRun(t, "report", "-q", file, "-o", out); got.status != statusDone {
		t.Fatalf("report: %+v", got)
	}
	inFolder := func(name string) string {
		b, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	checkZeroClaims(t, tableOf(t, "normalize", file))
	checkZeroClaims(t, parseTable(t, inFolder("tables/claims.csv")))
	checkZeroRange(t, tableOf(t, "ranges", file))
	checkZeroRange(t, parseTable(t, inFolder("tables/ranges.csv")))

	var ranges, claims []map[string]any
	for into, args := range map[*[]map[string]any][]string{&ranges: {"ranges"}, &claims: {"normalize"}} {
		if err := json.Unmarshal([]byte(tollRun(t, append(args, file, "-q", "--format", "json")...).stdout), into); err != nil {
			t.Fatal(err)
		}
	}
	if ranges[0]["low"] != 0.0 || ranges[0]["high"] != 5.0 || ranges[0]["implied_low"] != nil {
		t.Errorf("JSON of ranges: low %v, high %v, implied_low %v; want 0, 5, nil", ranges[0]["low"], ranges[0]["high"], ranges[0]["implied_low"])
	}
	if claims[0]["best"] != 0.0 || claims[1]["best"] != nil {
		t.Errorf("JSON of claims: best %v and %v; want 0 and nil", claims[0]["best"], claims[1]["best"])
	}

	contains(t, "explain", tollRun(t, "explain", "A", file, "-q").stdout, []string{"0  “0”", "no number  “dozens”", "vote of Zero: 0"}, []string{"Silent", "Unsure"})
	contains(t, "check", tollRun(t, "check", file, "-q").stdout, []string{"3 claims, 2 cells without a figure"}, nil)
	contains(t, "report.md", inFolder("report.md"), []string{"| 0–5 | 0–5 (median 2.5 of 2) |", "1 claim in words not compared"}, []string{"Silent"})
	contains(t, "forest", inFolder("figures/a-killed-total.svg"), []string{">Zero<", ">0<", ">Words<", "dozens", ">Number<"}, []string{"Silent", "Unsure"})
	contains(t, "ranges figure", inFolder("figures/ranges.svg"), []string{"0–5"}, nil)
	for _, format := range []string{"md", "table"} {
		contains(t, format, tollRun(t, "normalize", file, "-q", "--format", format, "--columns", "source,best").stdout, []string{"Zero", "Words"}, []string{"Silent", "Unsure"})
	}
}

func checkZeroClaims(t *testing.T, rows []map[string]string) {
	t.Helper()
	want := map[string][3]string{"Zero": {"0", "0", "0"}, "Words": {"", "", ""}, "Number": {"5", "5", "5"}}
	if len(rows) != len(want) {
		t.Errorf("%d claims, want %d", len(rows), len(want))
	}
	for _, r := range rows {
		if got := [3]string{r["low"], r["best"], r["high"]}; got != want[r["source"]] {
			t.Errorf("claim of %s: %q, want %q", r["source"], got, want[r["source"]])
		}
	}
}

// checkZeroRange: the sources with a number are two, zero is one of them; the
// words are counted as vague, and nothing is nothing.
func checkZeroRange(t *testing.T, rows []map[string]string) {
	t.Helper()
	if len(rows) != 1 {
		t.Fatalf("%d rows, want 1", len(rows))
	}
	for column, want := range map[string]string{"sources": "2", "claims": "3", "points": "2", "low": "0", "high": "5", "vague": "1",
		"best_low": "0", "best_median": "2.5", "ratio": "", "implied_low": "", "lowest": "Zero", "highest": "Number"} {
		if rows[0][column] != want {
			t.Errorf("%s is %q, want %q", column, rows[0][column], want)
		}
	}
}

func contains(t *testing.T, what, text string, want, never []string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(text, s) {
			t.Errorf("%s has no %q:\n%s", what, s, text)
		}
	}
	for _, s := range never {
		if strings.Contains(text, s) {
			t.Errorf("%s has %q:\n%s", what, s, text)
		}
	}
}
