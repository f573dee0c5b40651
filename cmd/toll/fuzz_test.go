package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"toll/data"
)

// FuzzRun gives any bytes to the whole program: it must not panic, must say
// something where it refuses, and what it prints must be read again. Every row
// is used, set aside or skipped, and every claim counted is printed. What it
// reads from its own claims table must be the same claims.
func FuzzRun(f *testing.F) {
	f.Add([]byte(zeroClaims))
	f.Add([]byte("event,source,measure,low,best,high\nA,B,killed,9,,3\n\"A\",\"=B\",injured,,,5\n"))
	f.Add([]byte("event;date;source;killed;injured\nNorthgate;02.03.2023;Radio;1.234;at least 4\n"))
	f.Add([]byte("event,source,killed\nA,\"B,5\n"))
	f.Add([]byte("\xef\xbb\xbfevent,source,killed\r\nدير الزور,المرصد,٤٢\r\n"))
	if b, err := data.Files.ReadFile(embedded); err == nil {
		f.Add(b[:4000])
	}
	f.Add([]byte("event,source,measure,best,n\x00te\xff\nA,B,killed,9,x\n"))
	f.Fuzz(func(t *testing.T, input []byte) {
		claims := fuzzed(t, string(input), "normalize", "--format", "csv")
		checkConserved(t, string(input), claims)
		fuzzed(t, string(input), "pairs", "--format", "csv")
		fuzzed(t, string(input), "totals", "--without-each", "--format", "csv")
		fuzzed(t, string(input), "ranges", "--format", "json")
		fuzzed(t, string(input), "ranges", "--format", "table")
		fuzzed(t, string(input), "check")
		if claims.status == statusFailed {
			return
		}
		again := fuzzed(t, claims.stdout, "normalize", "--format", "csv")
		if again.status == statusFailed {
			t.Fatalf("own claims refused: %s\n%s", again.stderr, claims.stdout)
		}
		if a, b := withoutPlaces(t, claims.stdout), withoutPlaces(t, again.stdout); a != b {
			t.Errorf("own claims read back differently\nfirst:\n%s\nthen:\n%s\n%s", a, b, again.stderr)
		}
	})
}

// checkConserved compares the summary of a table with itself and with the claims
// that were printed.
func checkConserved(t *testing.T, input string, claims result) {
	t.Helper()
	summary := fuzzed(t, input, "check", "--summary", "--format", "json")
	if (summary.status == statusFailed) != (claims.status == statusFailed) {
		t.Fatalf("check ends with %d, normalize with %d: %s%s", summary.status, claims.status, summary.stderr, claims.stderr)
	}
	if summary.status == statusFailed {
		return
	}
	var files []struct {
		Records, Blank, Rows, Used, Skipped, Claims int
		SetAside                                    int `json:"set_aside"`
	}
	if err := json.Unmarshal([]byte(summary.stdout), &files); err != nil || len(files) != 1 {
		t.Fatalf("%v: %s", err, summary.stdout)
	}
	s := files[0]
	if s.Used+s.SetAside+s.Skipped != s.Rows || 1+s.Blank+s.Rows != s.Records {
		t.Errorf("rows are lost: %+v", s)
	}
	if n := len(parseTable(t, claims.stdout)); n != s.Claims {
		t.Errorf("%d claims are printed, %d were counted", n, s.Claims)
	}
}

// FuzzReport makes a report of any bytes: every table in it is CSV as wide as its
// header, every figure well-formed, the page whole, and the folder is there only
// where the report was made.
func FuzzReport(f *testing.F) {
	f.Add([]byte(zeroClaims))
	f.Add([]byte("event,event_date,source,measure,group,reported\nA,2017-05-01,B,killed,total,30-60\nA,2017-05-01,\"<script>\",killed,total,12\n\"=A\",,C,injured,women,dozens\n"))
	f.Add([]byte("event,source,killed\n\xd8\xaf\xd9\x8a\xd8\xb1,\xe2\x80\xaeX,5\n../..,con,7\n"))
	f.Fuzz(func(t *testing.T, input []byte) {
		if len(input) > 1<<13 {
			return
		}
		dir := filepath.Join(t.TempDir(), "out")
		got := tollWith(t.Context(), string(input), "report", "-q", "-o", dir, "-")
		if _, err := os.Stat(dir); (err == nil) == (got.status == statusFailed) {
			t.Fatalf("status %d, the folder: %v\n%s", got.status, err, got.stderr)
		}
		if got.status == statusFailed {
			return
		}
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return checkReportFile(path)
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// checkReportFile reads a file of the report as others will.
func checkReportFile(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	switch filepath.Ext(path) {
	case ".csv":
		_, err = csv.NewReader(bytes.NewReader(b)).ReadAll()
	case ".json":
		err = json.Unmarshal(b, new(any))
	case ".svg":
		for d := xml.NewDecoder(bytes.NewReader(b)); err == nil; {
			_, err = d.Token()
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
	case ".html":
		if !bytes.HasSuffix(bytes.TrimSpace(b), []byte("</html>")) {
			err = errors.New("the page does not end")
		}
	}
	if err == nil && !utf8.Valid(b) && filepath.Ext(path) != ".png" {
		err = errors.New("not UTF-8")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return nil
}

// fuzzed runs the program with the input and checks what holds for any input.
func fuzzed(t *testing.T, input string, args ...string) result {
	t.Helper()
	got := tollWith(t.Context(), input, append(args, "-")...)
	if got.status != statusDone && got.stderr == "" && got.stdout == "" {
		t.Errorf("status %d without a word", got.status)
	}
	if strings.ContainsAny(got.stderr, "\x00\x1b\u202e") {
		t.Errorf("raw control characters in messages: %q", got.stderr)
	}
	if got.status == statusFailed {
		if got.stdout != "" {
			t.Errorf("refused, but printed %q", got.stdout)
		}
		return got
	}
	var err error
	switch args[len(args)-1] {
	case "csv":
		_, err = csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	case "json":
		err = json.Unmarshal([]byte(got.stdout), new([]map[string]any))
	}
	if err != nil {
		t.Errorf("toll %s: %v\n%s", strings.Join(args, " "), err, got.stdout)
	}
	return got
}

// withoutPlaces takes file, line, column, rule and language out of a claims
// table: they say how it was read, not what it says.
func withoutPlaces(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, row := range parseTable(t, text) {
		for _, name := range []string{"file", "line", "column", "rule", "language"} {
			delete(row, name)
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}
