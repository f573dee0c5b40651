package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// faultsOfRuns are lines 51 to 62: the machine, the surroundings, persons, what
// no output may hold.
func faultsOfRuns() []faultLine {
	const two = head + "A,Radio,5\nA,Paper,7\nB,Radio,2\n"
	return []faultLine{
		{n: 51, name: "little memory", test: func(t *testing.T) {
			table := "event,source,killed,note\n" + strings.Repeat("A,B,1,"+strings.Repeat("x", 1000)+"\n", 3000)
			cmd, errs := program(t, t.TempDir(), "ranges", file(t, "a.csv", table), "--memory", "1MiB")
			cmd.Run()
			if status := cmd.ProcessState.ExitCode(); status != statusDone && (status != statusFailed || !strings.Contains(errs.String(), "memory")) || strings.Contains(errs.String(), "goroutine") {
				t.Errorf("status %d: %s", status, errs)
			}
		}},
		{n: 52, name: "very many events", test: func(t *testing.T) {
			table := head
			for i := range 500 {
				table += fmt.Sprintf("event %d,A,%d\nevent %d,B,%d\n", i, i, i, i+1)
			}
			files := filesIn(t, reportOf(t, table))
			if n := strings.Count(files["tables/ranges.csv"], "\n"); n != 501 {
				t.Errorf("%d lines in ranges.csv, want 501", n)
			}
			if len(files) > 100 {
				t.Errorf("%d files", len(files))
			}
		}},
		{n: 53, name: "surroundings", test: func(t *testing.T) {
			in := file(t, "a.csv", two)
			var states []map[string]string
			for _, surroundings := range [][]string{{"TZ=UTC"}, {"TZ=Asia/Kathmandu", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=1", "HOME=/nowhere", "LANG=ar"}} {
				dir := t.TempDir()
				cmd, errs := program(t, dir, "report", in, "-o", "out")
				cmd.Env = append(surroundings, "PATH="+os.Getenv("PATH"))
				if err := cmd.Run(); err != nil {
					t.Fatalf("%v: %s", err, errs)
				}
				states = append(states, filesIn(t, filepath.Join(dir, "out")))
			}
			if diff := cmp.Diff(states[0], states[1]); diff != "" {
				t.Errorf("other bytes:\n%.1000s", diff)
			}
		}},
		{n: 54, name: "the same bytes again", test: func(t *testing.T) {
			if a, b := filesIn(t, reportOf(t, two)), filesIn(t, reportOf(t, two)); !cmp.Equal(a, b) {
				t.Error("two runs, two results")
			}
		}},
		{n: 55, name: "no clock", test: func(t *testing.T) {
			clock := regexp.MustCompile(`time\.Now\(\)`)
			for _, dir := range []string{"../../casualties", "../../stats", "../../charts", "internal/page", "internal/table", "internal/datapackage"} {
				for path, code := range filesIn(t, dir) {
					if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") && clock.MatchString(code) {
						t.Errorf("%s/%s asks for the time", dir, path)
					}
				}
			}
		}},
		{n: 56, name: "no network", test: func(t *testing.T) {
			list, err := exec.Command("go", "list", "-deps", ".").Output()
			if err != nil {
				t.Skipf("go list: %v", err)
			}
			for _, p := range strings.Fields(string(list)) {
				if p == "net/http" || p == "crypto/tls" || p == "net/rpc" { // net itself comes with pflag, for flags of addresses
					t.Errorf("the program holds the package %s", p)
				}
			}
		}},
		{n: 57, name: "named victims", test: func(t *testing.T) {
			folder := reportOf(t, victims)
			nowhereIn(t, folder, ofPersons...)
		}},
		{n: 58, name: "no NaN and no exponent", test: func(t *testing.T) { noStrangeNumbers(t) }},
		{n: 59, name: "nothing to compare", test: func(t *testing.T) {
			got := tollRun(t, "ranges", "--format", "csv", file(t, "a.csv", head+"A,B,5\nC,D,dozens\n"))
			if !strings.Contains(got.stdout, ",single,") || !strings.Contains(got.stdout, ",none,") {
				t.Errorf("%s", got.stdout)
			}
			pairs := tollRun(t, "pairs", "--format", "csv", file(t, "b.csv", head+"A,B,0\nA,C,0\nD,B,1\n"))
			if strings.Contains(pairs.stdout, "NaN") || strings.Contains(pairs.stdout, "Inf") {
				t.Errorf("%s", pairs.stdout)
			}
		}},
		{n: 60, name: "terminal escapes", test: func(t *testing.T) {
			in := file(t, "a.csv", head+"A\x1b[31m,B%d%s,12.5\n\"$(rm -rf)\",`x`,5\nA\x1b]0;x\x07,C,5\n")
			for _, args := range [][]string{{"check", in}, {"ranges", in, "--format", "table"}, {"ranges", in, "--format", "md"}, {"ranges", in, "--format", "json"}, {"explain", "A", in}, {"normalize", in, "--format", "table"}} {
				if got := tollRun(t, args...); strings.ContainsAny(got.stdout+got.stderr, "\x1b\x07") || strings.Contains(got.stderr, "%!") {
					t.Errorf("%q: %q %q", args, got.stdout, got.stderr)
				}
			}
		}},
		{n: 61, name: "own output as input", test: func(t *testing.T) {
			first := tollRun(t, "normalize", "--format", "csv")
			again := tollRun(t, "normalize", "--format", "csv", file(t, "a.csv", first.stdout))
			if upToFile(t, first.stdout) != upToFile(t, again.stdout) || first.stdout == "" {
				t.Error("the claims differ when they are read again")
			}
		}},
		{n: 62, name: "other order", test: func(t *testing.T) {
			a := tollRun(t, "ranges", "--format", "csv", file(t, "a.csv", two))
			b := tollRun(t, "ranges", "--format", "csv", file(t, "b.csv", "killed,source,event\n2,Radio,B\n7,Paper,A\n5,Radio,A\n"))
			c := tollRun(t, "ranges", "--format", "csv", file(t, "c.csv", two+"Z,Other,9\n"))
			if a.stdout != b.stdout || !strings.HasPrefix(c.stdout, a.stdout) || a.stdout == "" {
				t.Errorf("%s\n%s\n%s", a.stdout, b.stdout, c.stdout)
			}
		}},
	}
}

// upToFile returns a table of claims without the columns file, line, column
// and rule.
func upToFile(t *testing.T, table string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("no table: %v", err)
	}
	at := slices.Index(rows[0], "file")
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintln(&b, r[:at])
	}
	return b.String()
}

// noStrangeNumbers looks for NaN, infinities, exponents and Go's marks of
// mistakes in every file of a report of extreme figures.
func noStrangeNumbers(t *testing.T) {
	t.Helper()
	strange := regexp.MustCompile(`(^|[,;: "(\t>])[-+]?(NaN|Inf|Infinity|∞-)([,;: ")\t<]|$)|[0-9]e[+-]?[0-9]{1,3}([,;: ")\t<]|$)|%!|<nil>|(^|,)-0(,|$)`)
	for name, table := range map[string]string{
		"huge":     head + "A,X,1000000000000000\nA,Y,9223372036854775807\nA,Z,1\nB,X,1\nB,Y,1000000000000001\nC,X,9223372036854775807\nC,Y,9223372036854775806\n",
		"zeros":    head + "A,X,0\nA,Y,0\nB,X,0\nB,Y,1000000000000000\nC,X,0\nC,Y,0\n",
		"one":      head + "A,X,1\n",
		"open":     head + "A,X,at least 1000000000000000\nA,Y,up to 1\nA,Z,fewer than 1\nB,X,dozens\n",
		"no claim": head + "A,X,\n",
	} {
		folder := reportOf(t, table)
		for path, text := range filesIn(t, folder) {
			if !slices.Contains([]string{".csv", ".json", ".md", ".html", ".svg"}, filepath.Ext(path)) {
				continue
			}
			if filepath.Ext(path) == ".html" {
				text = regexp.MustCompile(`(?s)<(style|script)[ >].*?</(style|script)>|<path[^>]*>| id="[^"]*"`).ReplaceAllString(text, "")
			}
			if filepath.Ext(path) == ".svg" {
				text = regexp.MustCompile(`#[0-9a-f]{6}`).ReplaceAllString(text, "")
			}
			if path == "toll-manifest.json" || path == "datapackage.json" {
				text = regexp.MustCompile(`[0-9a-f]{64}`).ReplaceAllString(text, "")
			}
			for line := range strings.Lines(text) {
				if m := strange.FindString(strings.TrimRight(line, "\n")); m != "" {
					t.Errorf("%s: %s holds %q: %.300s", name, path, m, line)
					break
				}
			}
		}
	}
}

// TestFaultTableIsWhole: docs/reliability.md lists the tests of the fault table,
// no more and no fewer, and the table that it is after has as many lines.
func TestFaultTableIsWhole(t *testing.T) {
	page, err := os.ReadFile("../../docs/reliability.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := regexp.MustCompile(`(?m)^\| (\d+) \| .* \| `+"`cmd/toll`"+` TestFaultTable/([^ ,;]+).* \|$`).FindAllStringSubmatch(string(page), -1)
	lines := faultTable()
	if len(listed) != len(lines) {
		t.Errorf("%d lines are listed, there are %d", len(listed), len(lines))
	}
	for i, m := range listed {
		if want := strings.ReplaceAll(fmt.Sprintf("%02d %s", lines[i].n, lines[i].name), " ", "_"); i < len(lines) && m[2] != want {
			t.Errorf("line %s is listed as %s, want %s", m[1], m[2], want)
		}
	}
	spec, err := os.ReadFile("../../../shared/RELIABILITY.md")
	if err != nil {
		t.Skip("../shared is not here")
	}
	if n := len(regexp.MustCompile(`(?m)^\| \d+ \| `).FindAll(spec, -1)); n != len(lines) {
		t.Errorf("the fault table has %d lines, and %d have a test", n, len(lines))
	}
}
