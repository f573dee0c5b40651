package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"toll/cmd/toll/internal/datapackage"
	"toll/data"
)

// reportFolder makes a report in a folder of its own.
func reportFolder(t *testing.T, args ...string) (folder, said string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "report")
	got := tollRun(t, append([]string{"report", "-o", folder}, args...)...)
	if got.status > statusFindings {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	return folder, got.stderr
}

// The description is read and every table of the folder is compared with it.
func TestReportIsAsDescribed(t *testing.T) {
	folder, _ := reportFolder(t)
	for _, problem := range datapackage.Check(os.DirFS(folder)) {
		t.Error(problem)
	}
	tables, err := filepath.Glob(filepath.Join(folder, "tables", "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(folder, datapackage.FileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range tables {
		if !strings.Contains(string(b), `"tables/`+filepath.Base(path)+`"`) {
			t.Errorf("%s is not described", filepath.Base(path))
		}
	}
}

// Every claim's line is in the table, and stands in the page.
func TestReportClaimsHaveLines(t *testing.T) {
	folder, _ := reportFolder(t)
	in, err := data.Files.ReadFile("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Count(string(in), "\n")
	page, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for line := 2; line <= lines; line++ {
		if !strings.Contains(string(page), `id="claim-syria-2017-`+strconv.Itoa(line)+"-") {
			t.Errorf("no claim of line %d of %d on the page", line, lines)
		}
	}
	for _, section := range []string{"sources", "pairs", "totals", "findings", "methods", "columns", "citing", "limits"} {
		if !strings.Contains(string(page), `<section id="`+section+`"`) {
			t.Errorf("the page has no section %s", section)
		}
	}
}

// A telling of its size comes before a report of many pages is written.
func TestReportSaysItsSize(t *testing.T) {
	table := filepath.Join(t.TempDir(), "many.csv")
	var b strings.Builder
	b.WriteString("event,source,measure,best\n")
	for i := range 120 {
		b.WriteString("event " + strconv.Itoa(i) + ",A,killed,1\nevent " + strconv.Itoa(i) + ",B,killed,2\n")
	}
	if err := os.WriteFile(table, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	folder, said := reportFolder(t, table)
	if !strings.Contains(said, "index.html and 3 pages of events: about ") { // 120 events, 50 on a page
		t.Errorf("the size is not said:\n%s", said)
	}
	for _, name := range []string{"events/0001.html", "events/0003.html"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	page, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(page), filepath.Dir(table)) {
		t.Error("the page holds the folder of the table")
	}
}

func TestReleased(t *testing.T) {
	for version, want := range map[string]string{
		"v1.2.3": "v1.2.3", "(devel)": "", "": "", "v0.0.0-20261122140000-0123456789ab": "", "v1.2.3+dirty": "",
	} {
		if got := released(version); got != want {
			t.Errorf("released(%q) = %q, want %q", version, got, want)
		}
	}
}
