package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// faultLine is one line of the fault table: what can be wrong, and what must
// come of it. TestFaultTable has a test of its name.
type faultLine struct {
	n    int
	name string

	// A file with this content, and what 'toll normalize' and 'toll check' make
	// of it; test looks at anything else.
	file   string
	status int
	says   []string // in what check prints
	claims []string // event, source, low, best, high of normalize
	test   func(t *testing.T)
}

const (
	head  = "event,source,killed\n"
	bound = "event,source,measure,low,best,high\n"
)

// faultTable are the lines in their order. It is declared in parts, by what is
// wrong with what.
func faultTable() []faultLine {
	return slices.Concat(faultsOfFiles(), faultsOfCells(), faultsOfTexts(), faultsOfWriting(), faultsOfRuns())
}

func TestFaultTable(t *testing.T) {
	t.Parallel()
	for i, f := range faultTable() {
		if f.n != i+1 {
			t.Fatalf("line %d stands where line %d should", f.n, i+1)
		}
		t.Run(fmt.Sprintf("%02d %s", f.n, f.name), func(t *testing.T) {
			if f.test != nil {
				f.test(t)
			}
			if f.test == nil || f.file != "" {
				f.check(t)
			}
		})
	}
}

// check reads the file and compares claims, status and what is said.
func (f *faultLine) check(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.csv")
	write(t, path, f.file)
	claims, got := readClaims(t, path)
	if got.status != f.status {
		t.Errorf("status %d, want %d: %s", got.status, f.status, got.stderr)
	}
	if diff := cmp.Diff(f.claims, claims); diff != "" {
		t.Errorf("claims (-want +got):\n%s", diff)
	}
	said := tollRun(t, "check", path)
	for _, want := range f.says {
		if !strings.Contains(said.stdout+said.stderr, want) {
			t.Errorf("check does not say %q:\n%s%s", want, said.stdout, said.stderr)
		}
	}
	if f.status == statusFailed {
		return
	}
	rows := regexp.MustCompile(`(\d+) rows?: (\d+) used, (\d+) set aside, (\d+) skipped`).FindStringSubmatch(said.stdout)
	if rows == nil {
		t.Fatalf("check does not say what became of the rows:\n%s", said.stdout)
	}
	if number(rows[1]) != number(rows[2])+number(rows[3])+number(rows[4]) {
		t.Errorf("rows are lost: %s", rows[0])
	}
}

func number(s string) (n int) {
	fmt.Sscan(s, &n)
	return n
}

// readClaims returns the claims of files, one a line: event, source, low, best,
// high.
func readClaims(t *testing.T, args ...string) ([]string, result) {
	t.Helper()
	got := tollRun(t, append([]string{"normalize", "--format", "csv"}, args...)...)
	rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for i, r := range rows {
		if i > 0 {
			at := func(name string) string { return r[slices.Index(rows[0], name)] }
			list = append(list, strings.Join([]string{at("event"), at("source"), at("low"), at("best"), at("high")}, " "))
		}
	}
	return list, got
}

// refusal runs a command that must not be done: status 2, one plain message that
// says all of it.
func refusal(t *testing.T, args []string, says ...string) {
	t.Helper()
	got := tollRun(t, args...)
	if got.status != statusFailed || got.stdout != "" {
		t.Errorf("%q: status %d, want %d; stdout %.200q", args, got.status, statusFailed, got.stdout)
	}
	for _, want := range says {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("%q: not said: %q in %q", args, want, got.stderr)
		}
	}
	if strings.Contains(got.stderr, "goroutine") {
		t.Errorf("%q: a trace of Go: %s", args, got.stderr)
	}
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	write(t, path, content)
	return path
}

func packed(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(content))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// faultsOfFiles are lines 1 to 18: what is wrong with a file as a whole.
func faultsOfFiles() []faultLine {
	return []faultLine{
		{n: 1, name: "absent file", test: func(t *testing.T) {
			good := file(t, "good.csv", head+"A,B,1\n")
			refusal(t, []string{"normalize", good, "nowhere.csv"}, `"nowhere.csv"`, "no such file")
			if os.Geteuid() != 0 {
				os.Chmod(good, 0)
				refusal(t, []string{"normalize", good}, "permission denied")
			}
		}},
		{n: 2, name: "folder as input", test: func(t *testing.T) {
			refusal(t, []string{"normalize", filepath.Dir(file(t, "a.csv", head))}, "it is a folder", "a.csv")
		}},
		{n: 3, name: "no data", test: func(t *testing.T) {
			for content, want := range map[string]string{"": "the file is empty", "\ufeff": "", " \n\n": "", "\x00\x00\x00": ""} {
				refusal(t, []string{"normalize", file(t, "a.csv", content)}, "a.csv", want)
			}
		}},
		{n: 4, name: "header only", file: head, says: []string{"0 rows"}, test: func(t *testing.T) {
			folder, _ := reportFolder(t, file(t, "a.csv", head))
			if figures, _ := filepath.Glob(filepath.Join(folder, "figures", "*")); len(figures) > 0 {
				t.Errorf("figures of nothing: %v", figures)
			}
		}},
		{n: 5, name: "NUL inside", file: head + "A,B,1\nC,D\x00,2\n", status: 1, says: []string{"in.csv:3:4: error", "UTF-16"}, claims: []string{"A B 1 1 1"}},
		{n: 6, name: "invalid UTF-8", file: head + "Ä,B,1\nĀ,Ü,2\nÖ,\xffD,3\n", status: 1, says: []string{"in.csv:4:3: error", "0xFF"}, claims: []string{"Ä B 1 1 1", "Ā Ü 2 2 2"}},
		{n: 7, name: "UTF-16 by its mark", file: utf16(head + "Ä,B,1\n"), claims: []string{"Ä B 1 1 1"}},
		{n: 8, name: "8-bit encodings", file: head + "Pr\xe9vost,Journ\xe9e,1\nCh\xe2teau d'\xe9t\xe9,\xc9cho,2\n", says: []string{"windows-1252", "--encoding"},
			claims: []string{"Prévost Journée 1 1 1", "Château d'été Écho 2 2 2"}},
		{n: 9, name: "mixed line ends", file: "event,source,killed\r\nA,B,1\rC,D,2\nE,F,1.5\n", status: 1, says: []string{"in.csv:4:5"}, claims: []string{"A B 1 1 1", "C D 2 2 2"}},
		{n: 10, name: "unterminated quote", file: head + "A,B,1\nC,\"D,2\nE,F,3\n", status: 2, says: []string{"in.csv:3:3", "a quote opens here"}},
		{n: 11, name: "bare quotes", file: head + "A,B,1\n12\" shell,D,2\n\"E\" F,G,3\n", status: 1, says: []string{"in.csv:3:3", "in.csv:4:"}, claims: []string{"A B 1 1 1"}},
		{n: 12, name: "huge field", test: func(t *testing.T) {
			refusal(t, []string{"normalize", file(t, "a.csv", head+"A,"+strings.Repeat("x", 3<<20)+",1\n")}, "a.csv:2:3", "2097152 bytes", "--max-field")
			refusal(t, []string{"normalize", "--max-field", "8", file(t, "a.csv", head+"A,123456789,1\n")}, "a.csv:2:3", "8 bytes")
		}},
		{n: 13, name: "100k columns", test: func(t *testing.T) {
			refusal(t, []string{"normalize", file(t, "a.csv", head+"A"+strings.Repeat(",", 100000)+"\n")}, "a.csv:2:", "16384 columns", "--max-columns")
			wide := file(t, "b.csv", head+"A,B,1"+strings.Repeat(",", 20000)+"\n")
			if claims, _ := readClaims(t, "--max-columns", "30000", wide); !slices.Equal(claims, []string{"A B 1 1 1"}) {
				t.Errorf("allowed more: %v", claims)
			}
		}},
		{n: 14, name: "ragged rows", file: head + "A,B,1\nC,2\nD,E,F,3\nG,H,4,\n", status: 1, says: []string{"in.csv:3:", "2 fields", "3", "in.csv:4:", "4 fields"}, claims: []string{"A B 1 1 1", "G H 4 4 4"}},
		{n: 15, name: "duplicate headers", file: "event,source,killed,killed\nA,B,1,2\n", status: 2, says: []string{`"killed"`}},
		{n: 16, name: "header further down", file: "Table 1. Deaths\n\nevent,source,killed\nA,B,1\n", says: []string{"in.csv:1", "a line above the data"}, claims: []string{"A B 1 1 1"}},
		{n: 17, name: "totals and footers", file: head + "A,B,10\nC,B,20\nTotal,,30\nSource: a ministry\nevent,source,killed\n", says: []string{"in.csv:4", "in.csv:5", "in.csv:6"}, claims: []string{"A B 10 10 10", "C B 20 20 20"}},
		{n: 18, name: "no header", file: "Northgate,Radio,12\nSouthgate,Radio,13\n", status: 2, says: []string{"header"}},
	}
}

func utf16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// faultsOfCells are lines 19 to 32: what is wrong with figures, dates and claims.
func faultsOfCells() []faultLine {
	return []faultLine{
		{n: 19, name: "thousands separators", file: "event;source;killed\nA;B;1,234\nC;B;1 234\nD;B;1\u00a0234\nE;B;12,34\nF;B;1.234\n", status: 1, says: []string{"in.csv:5:5", "in.csv:6:5"},
			claims: []string{"A B 1234 1234 1234", "C B 1234 1234 1234", "D B 1234 1234 1234"}},
		{n: 20, name: "negatives", file: head + "A,B,(12)\nC,B,-12\nD,B,\u221212\nE,B,1\n", status: 1, says: []string{"in.csv:2:5", "in.csv:3:5", "in.csv:4:5"}, claims: []string{"E B 1 1 1"}},
		{n: 21, name: "decimals and hex", file: head + "A,B,12.5\nC,B,0x10\nD,B,TRUE\nE,B,2e3\nF,B,3.0\n", status: 1, says: []string{"in.csv:2:5", "in.csv:3:5", "in.csv:4:5"}, claims: []string{"E B 2000 2000 2000", "F B 3 3 3"}},
		{n: 22, name: "ranges and hedges", file: head + "A,B,10-15\nC,B,~50\nD,B,20+\nE,B,>20\nF,B,dozens\nG,B,15-Oct\n", status: 1, says: []string{"in.csv:7:5"},
			claims: []string{"A B 10  15", "C B  50 ", "D B 20  ", "E B 21  ", "F B   "}},
		{n: 23, name: "over 64 bits", file: head + "A,B,9223372036854775807\nC,B,9223372036854775808\nD,B,1e400\n", status: 1, says: []string{"in.csv:3:5", "in.csv:4:5"},
			claims: []string{"A B 9223372036854775807 9223372036854775807 9223372036854775807"}, test: func(t *testing.T) {
				sums := tollRun(t, "totals", "--format", "csv", file(t, "a.csv", head+"A,X,6000000000000000000\nC,X,6000000000000000000\n"))
				if strings.Contains(sums.stdout, "-6446744073709551616") || strings.Contains(sums.stdout, "e+") || !strings.Contains(sums.stdout+sums.stderr, "too large") {
					t.Errorf("a sum over 64 bits: %s%s", sums.stdout, sums.stderr)
				}
			}},
		{n: 24, name: "percent and currency", file: head + "A,B,15%\nC,B,$15\nD,B,#REF!\nE,B,15[1]\nF,B,l5\n", status: 1, says: []string{"in.csv:2:5", "in.csv:3:5", "in.csv:4:5", "in.csv:5:5", "in.csv:6:5"}},
		{n: 25, name: "words for nothing", file: head + "A,B,\nC,B,N/A\nD,B,-\nE,B,?\nF,B,0\n", claims: []string{"F B 0 0 0"}},
		{n: 26, name: "digits of other scripts", file: head + "A,B,٤٢\nC,B,۱۲\nD,B,४२\nE,B,４２\n", claims: []string{"A B 42 42 42", "C B 12 12 12", "D B 42 42 42", "E B 42 42 42"}},
		{n: 27, name: "impossible dates", file: "event,source,published,killed\nA,B,2017-02-30,1\nC,B,2017-02-28,2\n", status: 1, says: []string{"in.csv:2:5", "2017-02-30"}, claims: []string{"C B 2 2 2"}},
		{n: 28, name: "ambiguous dates", file: "event,source,published,killed\nA,B,03/04/2017,1\nC,B,04/05/2017,2\n", status: 1, says: []string{"in.csv:2:5", "--date-order"}, claims: []string{"A B 1 1 1", "C B 2 2 2"}},
		{n: 29, name: "strange years", file: "event,source,published,killed\nA,B,1023-05-01,1\nC,B,14/03/23,2\nD,B,42856,3\nE,B,2017-05-01,4\nF,B,2017-05-02,4\nG,B,2017-05-03,4\nH,B,2017-05-04,4\n", status: 1, says: []string{"in.csv:2:5", "in.csv:3:5", "in.csv:4:5"},
			claims: []string{"A B 1 1 1", "C B 2 2 2", "D B 3 3 3", "E B 4 4 4", "F B 4 4 4", "G B 4 4 4", "H B 4 4 4"}},
		{n: 30, name: "partial dates and zones", test: func(t *testing.T) {
			in := file(t, "a.csv", "event,source,published,killed\nA,B,2017-05,1\nC,B,2017,2\nD,B,2017-05-18T23:30:00-05:00,3\n")
			got := tollRun(t, "normalize", in, "--format", "csv")
			for _, want := range []string{"2017-05,", "2017,", "2017-05-18,"} {
				if !strings.Contains(got.stdout, ","+want) {
					t.Errorf("no date %s in\n%s", want, got.stdout)
				}
			}
		}},
		{n: 31, name: "low above high", file: bound + "A,B,killed,60,,30\nC,B,killed,10,5,20\nD,B,killed,10,,\n", status: 1, says: []string{"in.csv:2:", "in.csv:3:"}, claims: []string{"D B 10  "}},
		{n: 32, name: "duplicate claims", file: "event,source,published,killed\nA,B,2017-05-18,5\nA,B,2017-05-18,5\nA,B,2017-05-18,9\nA,C,2017-05-18,7\n", says: []string{"in.csv:3:", "repeats", "[against-itself]"}, claims: []string{"A B 5 5 5", "A B 5 5 5", "A B 9 9 9", "A C 7 7 7"}, test: func(t *testing.T) {
			got := tollRun(t, "ranges", "--format", "json", file(t, "a.csv", head+"A,B,5\nA,B,5\nA,B,9\nA,C,7\n"))
			if !strings.Contains(got.stdout, `"sources": 2,`) {
				t.Errorf("not two sources: %s", got.stdout)
			}
		}},
	}
}

// faultsOfTexts are lines 33 to 40: names, markup, formulas, paths.
func faultsOfTexts() []faultLine {
	return []faultLine{
		{n: 33, name: "equal names", file: head + "Café,B,1\nCafe\u0301,C,2\n CAFÉ ,D,3\n", claims: []string{"Café B 1 1 1", "Café C 2 2 2", "Café D 3 3 3"}},
		{n: 34, name: "names that look alike", file: head + "Shayrat,B,1\nShayr\u0430t,C,2\n", says: []string{"near-event"}, claims: []string{"Shayrat B 1 1 1", "Shayr\u0430t C 2 2 2"}},
		{n: 35, name: "controls of direction", test: func(t *testing.T) {
			files := filesIn(t, reportOf(t, head+"A,evil\u202egnp.exe,1\nA,open\u2066,2\n"))
			for name, text := range files {
				if strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".json") {
					continue // data keep what the source wrote
				}
				if strings.Contains(text, "\u202e") || strings.Count(text, "\u2066")+strings.Count(text, "\u2068") != strings.Count(text, "\u2069") {
					t.Errorf("%s has controls of direction that are not closed", name)
				}
			}
		}},
		{n: 36, name: "formulas", test: func(t *testing.T) { formulas(t) }},
		{n: 37, name: "markup", test: func(t *testing.T) {
			for name, text := range filesIn(t, reportOf(t, "event,source,killed,url,note\nA,<script>alert(1)</script>,1,javascript:alert(1),]]><svg onload=alert(1)>\nA,B,2,https://example.org/,x\n")) {
				switch filepath.Ext(name) {
				case ".svg":
					if strings.Contains(text, "<script") || strings.Contains(text, "onload") && strings.Contains(text, "<svg onload") {
						t.Errorf("%s runs", name)
					}
				case ".html":
					if strings.Contains(text, "<script>alert") || strings.Contains(text, "<svg onload") || strings.Contains(text, `href="javascript`) {
						t.Errorf("%s runs", name)
					}
					if !strings.Contains(text, "default-src &#39;none&#39;") || !strings.Contains(text, "noreferrer") {
						t.Errorf("%s has no policy", name)
					}
				}
			}
		}},
		{n: 38, name: "PDF strings", test: func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "x.pdf")
			in := file(t, "a.csv", head+"A,a) Tj (b\\,1\nA,\")) >> endobj\",2\n")
			if got := tollRun(t, "chart", "forest", in, "-o", out); got.status != statusDone {
				t.Fatal(got.stderr)
			}
			b, err := os.ReadFile(out)
			if err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(b), []byte("%%EOF")) || bytes.Contains(b, []byte("a) Tj (b")) {
				t.Errorf("no sound PDF (%v)", err)
			}
		}},
		{n: 39, name: "names of files", test: func(t *testing.T) {
			names := []string{"../../etc/passwd", "..", "CON", "a/b", strings.Repeat("x", 300), "A B", "a-b", "a b!", "\x00nul", ""}
			table := head
			for i, n := range names {
				table += fmt.Sprintf("\"%s\",R,%d\n\"%s\",S,%d\n", n, i+1, n, i+2)
			}
			folder := reportOf(t, strings.ReplaceAll(table, "\x00", ""))
			dir := filepath.Dir(folder)
			onlyThese(t, dir, filepath.Base(folder))
			figures, err := filepath.Glob(filepath.Join(folder, "figures", "*.svg"))
			if err != nil || len(figures) < len(names)-2 {
				t.Errorf("%d figures (%v)", len(figures), err)
			}
			for _, f := range figures {
				if base := filepath.Base(f); !regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,99}$`).MatchString(base) || strings.EqualFold(base, "con.svg") {
					t.Errorf("the name %s", base)
				}
			}
		}},
		{n: 40, name: "planted links", test: func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "victim"), "precious")
			os.MkdirAll(filepath.Join(dir, "out", "tables"), 0o777)
			os.Symlink(filepath.Join(dir, "victim"), filepath.Join(dir, "out", "tables", "claims.csv"))
			os.Symlink(filepath.Join(dir, "victim"), filepath.Join(dir, "link"))
			in := file(t, "a.csv", head+"A,B,1\n")
			refusal(t, []string{"report", in, "-o", filepath.Join(dir, "out")}, "toll did not make it")
			refusal(t, []string{"normalize", in, "-o", filepath.Join(dir, "link")}, "symbolic link")
			tollRun(t, "report", in, "--force", "-o", filepath.Join(dir, "out"))
			if got := filesIn(t, dir)["victim"]; got != "precious" {
				t.Errorf("written through a link: %q", got)
			}
		}},
	}
}

func reportOf(t *testing.T, table string) string {
	t.Helper()
	folder, _ := reportFolder(t, file(t, "in.csv", table))
	return folder
}

// formulas: no cell, header or name of a file begins as a formula in any table
// that toll writes, and what it writes is read back as it was.
func formulas(t *testing.T) {
	t.Helper()
	nasty := []string{"=1+2", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\u200b=1", "＝1", "'=1"}
	table := "event,source,killed,=extra()\n"
	for i, n := range nasty {
		table += fmt.Sprintf("\"%s\",\"%s\",%d,\"%s\"\n\"%s\",Other,%d,x\n", n, n, i, n, n, i+1)
	}
	in := file(t, "=in().csv", table)
	folder, _ := reportFolder(t, in)
	out := filepath.Join(t.TempDir(), "again.csv")
	if got := tollRun(t, "normalize", in, "-o", out); got.status > statusFindings {
		t.Fatal(got.stderr)
	}
	tables, _ := filepath.Glob(filepath.Join(folder, "tables", "*.csv"))
	cells := 0
	for _, path := range append(tables, out) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				cells++
				if strings.ContainsAny(cell[:min(1, len(cell))], "=+@\t\r\n") || strings.HasPrefix(cell, "-") && strings.Trim(cell, "-0123456789.") != "" {
					t.Errorf("%s: the cell %q runs", filepath.Base(path), cell)
				}
			}
		}
	}
	if cells < 200 {
		t.Errorf("%d cells looked at", cells)
	}
	first, _ := readClaims(t, in)
	second, _ := readClaims(t, out)
	if diff := cmp.Diff(first, second); diff != "" || len(first) == 0 {
		t.Errorf("not read back as it was (-first +second):\n%s", diff)
	}
	if raw := tollRun(t, "normalize", "--raw", in, "--format", "csv"); !strings.Contains(raw.stdout, "\n=1+2,") {
		t.Error("--raw does not leave them")
	}
}

// faultsOfWriting are lines 41 to 50: outputs, archives, streams.
func faultsOfWriting() []faultLine {
	return []faultLine{
		{n: 41, name: "output exists", test: func(t *testing.T) {
			dir := t.TempDir()
			in := file(t, "a.csv", head+"A,B,1\n")
			out := filepath.Join(dir, "x.csv")
			write(t, out, "mine")
			refusal(t, []string{"normalize", in, "-o", out}, "--force")
			refusal(t, []string{"report", in, "-o", out}, "is a file")
			if got := filesIn(t, dir)["x.csv"]; got != "mine" {
				t.Errorf("it is %q", got)
			}
			for range 2 {
				if got := tollRun(t, "normalize", in, "--force", "-o", out); got.status != statusDone {
					t.Error(got.stderr)
				}
			}
		}},
		{n: 42, name: "disk full", test: func(t *testing.T) { // on a disk that is full: TestDiskFull; every step: TestFaultyDisk
			if _, err := os.Stat("/dev/full"); err != nil {
				t.Skip("no /dev/full here: TestFaultyDisk tries the same")
			}
			refusal(t, []string{"normalize", file(t, "a.csv", head+"A,B,1\n"), "-o", "/dev/full"}, `"/dev/full"`, "no space left")
		}},
		{n: 43, name: "killed and interrupted", test: interrupted},
		{n: 44, name: "closed pipe", test: func(t *testing.T) {
			for _, c := range []struct {
				err    error
				status int
				says   string
			}{{syscall.EPIPE, statusDone, ""}, {syscall.ENOSPC, statusFailed, "no space left"}} {
				var errs bytes.Buffer
				status := run(t.Context(), []string{"help"}, strings.NewReader(""), failing{c.err}, &errs, func(string) string { return "" })
				if status != c.status || !strings.Contains(errs.String(), c.says) || c.says == "" && errs.Len() > 0 {
					t.Errorf("%v: status %d, %s", c.err, status, &errs)
				}
			}
		}},
		{n: 45, name: "runs at once", test: runsAtOnce},
		{n: 46, name: "archive bomb", test: func(t *testing.T) {
			bomb := packed(t, "event,source,killed,note\n"+strings.Repeat("A,B,1,"+strings.Repeat("x", 1<<20)+"\n", 80))
			refusal(t, []string{"ranges", file(t, "a.csv.gz", bomb)}, "times its size", "--max-ratio")
		}},
		{n: 47, name: "broken archive", test: func(t *testing.T) {
			whole := packed(t, head+"A,B,1\nC,D,2\n")
			refusal(t, []string{"normalize", file(t, "a.csv.gz", whole[:len(whole)-6])}, "cut off")
			refusal(t, []string{"normalize", file(t, "a.csv.gz", whole[:len(whole)-8]+"\x00\x00\x00\x00"+whole[len(whole)-4:])}, "damaged")
			refusal(t, []string{"normalize", file(t, "a.csv.gz", whole+"rubbish behind it")}, "something else")
		}},
		{n: 48, name: "other formats", test: func(t *testing.T) {
			for what, content := range map[string]string{"PDF": "%PDF-1.7\n", "Excel": "PK\x03\x04 [Content_Types].xml xl/workbook.xml", "JSON": "[ {\"a\": 1} ]", "HTML": "<!DOCTYPE html>\n<html>"} {
				refusal(t, []string{"normalize", file(t, "a.csv", content)}, "a.csv", "this is a", what)
			}
		}},
		{n: 49, name: "devices", test: func(t *testing.T) {
			if runtime.GOOS != "linux" {
				t.Skip("no /dev/zero here")
			}
			refusal(t, []string{"normalize", "/dev/zero"}, "/dev/zero")
		}},
		{n: 50, name: "one input twice", test: func(t *testing.T) {
			in := file(t, "a.csv", head+"A,B,1\n")
			refusal(t, []string{"normalize", "-", "-"}, "only once")
			refusal(t, []string{"normalize", in, filepath.Dir(in) + "/./a.csv"}, "same file")
		}},
	}
}

// interrupted: the first interrupt ends the run with status 130, and nothing is
// left; kills are TestKilledAtRandom's.
func interrupted(t *testing.T) {
	dir := t.TempDir()
	table := head
	for i := range 500 {
		table += fmt.Sprintf("event %d,A,%d\nevent %d,B,%d\n", i, i, i, i+1)
	}
	write(t, filepath.Join(dir, "in.csv"), table)
	path, err := exec.LookPath("toll")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "report", "in.csv", "-o", "out")
	var errs bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 2000 {
		if staged, _ := filepath.Glob(filepath.Join(dir, ".out.toll-*", "figures")); len(staged) > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if status := cmd.ProcessState.ExitCode(); status != statusInterrupted || !strings.Contains(errs.String(), "interrupted") {
		t.Errorf("status %d: %s", status, &errs)
	}
	onlyThese(t, dir, "in.csv")
}

// runsAtOnce: reports of two tables into one folder; it is one of them, whole.
func runsAtOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.csv"), oneTable)
	write(t, filepath.Join(dir, "b.csv"), otherTable)
	var states []map[string]string
	for _, in := range []string{"a.csv", "b.csv"} {
		folder, _ := reportFolder(t, filepath.Join(dir, in))
		states = append(states, filesIn(t, folder))
	}
	done := make(chan result)
	for i := range 4 {
		go func() {
			done <- tollWith(t.Context(), "", "report", filepath.Join(dir, []string{"a.csv", "b.csv"}[i%2]), "-o", filepath.Join(dir, "out"))
		}()
	}
	for range 4 {
		if got := <-done; got.status != statusDone {
			t.Error(got.stderr)
		}
	}
	if now := filesIn(t, filepath.Join(dir, "out")); !cmp.Equal(now, states[0]) && !cmp.Equal(now, states[1]) {
		t.Error("a mixture of two reports")
	}
	onlyThese(t, dir, "a.csv", "b.csv", "out")
}
