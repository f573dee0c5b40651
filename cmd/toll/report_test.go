package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"toll/cmd/toll/internal/datapackage"
	"toll/data"
)

// embeddedReport is the report of the embedded claims: made once, read by many.
var embeddedReport struct {
	once   sync.Once
	folder string
	got    result
}

// reportFolder makes a report in a folder of its own; that of the embedded
// claims is everybody's, and nobody writes into it.
func reportFolder(t *testing.T, args ...string) (folder, said string) {
	t.Helper()
	if len(args) == 0 {
		r := &embeddedReport
		r.once.Do(func() {
			dir, err := os.MkdirTemp("", "toll-report-")
			if err != nil {
				t.Fatal(err)
			}
			r.folder = filepath.Join(dir, "report")
			r.got = tollWith(context.Background(), "", "report", "-o", r.folder)
		})
		if r.got.status > statusFindings || r.folder == "" {
			t.Fatalf("status %d: %s", r.got.status, r.got.stderr)
		}
		return r.folder, r.got.stderr
	}
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

// Whoever opens report.md or index.html learns of every table and figure that
// the folder has, and is sent to nothing that it has not.
func TestReportNamesAllFiles(t *testing.T) {
	folder, _ := reportFolder(t)
	for _, page := range []string{pageFile, indexFile} {
		b, err := os.ReadFile(filepath.Join(folder, page))
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		for _, pattern := range []string{"tables/*", "figures/*"} {
			files, err := filepath.Glob(filepath.Join(folder, filepath.FromSlash(pattern)))
			if err != nil || len(files) == 0 {
				t.Fatalf("%s: %d files, %v", pattern, len(files), err)
			}
			for _, path := range files {
				name := pattern[:len(pattern)-1] + filepath.Base(path)
				if !strings.Contains(text, "("+name+")") && !strings.Contains(text, `href="`+name+`"`) {
					t.Errorf("%s has no link to %s", page, name)
				}
			}
		}
		for _, link := range fileLinks.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(link[1]))); err != nil {
				t.Errorf("%s has a link to %s, which is not there", page, link[1])
			}
		}
	}
}

// fileLinks finds links to files of the report, in Markdown and HTML.
var fileLinks = regexp.MustCompile(`(?:\]\(|href=")((?:tables|figures|events)/[^)"#]+)`)

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

// Every row of the claims table says where its claim stands: at that line and
// column of the input a field begins, in a record of the same event.
func TestReportClaimsStandWhereTheySay(t *testing.T) {
	folder, _ := reportFolder(t)
	in, err := data.Files.ReadFile("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(in), "\n")
	eventAt := map[string]string{} // by line and column in characters, of every field
	r := csv.NewReader(bytes.NewReader(in))
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for i := range record {
			line, column := r.FieldPos(i)
			eventAt[fmt.Sprint(line, " ", utf8.RuneCountInString(lines[line-1][:column-1])+1)] = record[0]
		}
	}
	b, err := os.ReadFile(filepath.Join(folder, "tables", "claims.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil || len(rows) != 1+277 { // the claims that data/README.md counts
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	event, line, column := slices.Index(rows[0], "event"), slices.Index(rows[0], "line"), slices.Index(rows[0], "column")
	for _, row := range rows[1:] {
		if got := eventAt[row[line]+" "+row[column]]; got != row[event] {
			t.Errorf("the claim on %s at %s:%s stands in a record of %q", row[event], row[line], row[column], got)
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
