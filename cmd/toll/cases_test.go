package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The real tables of ../shared/cases, each read with no more than the flags or
// the layout that stand here. The figures were looked up in the files.

// sharedCase returns the path of one of the tables.
func sharedCase(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for !isFile(filepath.Join(dir, "go.mod")) {
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", "cases", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the folder shared is not there: %v", err)
	}
	return path
}

func isFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// layoutFile writes a layout into a file of its own.
func layoutFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "layout.csv")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// realCase is one of the tables and what it takes to read it.
type realCase struct {
	file   string
	args   []string
	layout string // of a user; empty: found out
	status int
	rows   int // counted in the file, without its header
	set    int // set aside
	skip   int // reported as no data
	claims int
	empty  int // cells of figures without one
}

const warsLayout = `column,role,measure,group,side,bound,value,source,cumulative,scope
war_id,event,,,,,,,,
war_name,event_name,,,,,,,,
side,side,,,,,,,,
bucket,category,killed,combatants,,,military_killed,,,
bucket,category,killed,civilians,,,civilians_killed_directly,,,
bucket,category,killed,total,,,deaths_from_actions:*,,,part
low,count,,,,low,,,,
high,count,,,,high,,,,
notes,note,,,,,,,,
`

// policeLayout says that the figures without vehicles (FE_NV) are a part of
// those of Fatal Encounters (FE).
const policeLayout = `column,role,measure,group,side,bound,value,source,cumulative,scope
year,event,,,,,,,,
year,event_date,,,,,,,,
geography,event,,,,,,,,
geography,place,,,,,,,,
count-fatalities,count,killed,total,,,,,,
source,source,,,,,,,,
source,category,,,,,FE_NV,,,part
source,category,,,,,*,,,
population,ignore,,,,,,,,
per-capita,ignore,,,,,,,,
per-million,ignore,,,,,,,,
`

const shenandoahText = `column,role,measure,group,side,bound,value
battle_id,event,,,,,
belligerent,side,,,,,
casualties_text,text,,,,,
`

func realCases() map[string]realCase {
	return map[string]realCase{
		"police":     {file: "police_killings_us_by_source.csv", layout: policeLayout, rows: 58, claims: 58},
		"West Bank":  {file: "tfp_west_bank_daily.csv", args: []string{"--event-columns", "report_date", "--source-name", "flash updates"}, rows: 566, claims: 5438, empty: 12*566 - 5438},
		"wars":       {file: "silver_81wars_low_high.csv", args: []string{"--source-name", "Silver"}, layout: warsLayout, rows: 760, claims: 760 - 306, empty: 306},
		"Wikipedia":  {file: "acw_wikipedia_forces.csv", args: []string{"--source-name", "Wikipedia"}, rows: 760, claims: 1027, empty: 8*760 - 1027},
		"Shenandoah": {file: "acw_shenandoah_forces.csv", args: []string{"--source-name", "NPS"}, rows: 30, claims: 111, empty: 9},
		"its text":   {file: "acw_shenandoah_forces.csv", args: []string{"--source-name", "NPS"}, layout: shenandoahText, status: 1, rows: 30, set: 3, claims: 105},
		"Gettysburg": {file: "fox1898_gettysburg_casualties.tsv", args: []string{"--source-name", "Fox 1898"}, status: 1, rows: 10, claims: 30},
		"Bangladesh": {file: "ucdp_ged_bangladesh_qc_hxl.csv", args: []string{"--event-columns", "year,adm_1", "--source-name", "UCDP GED"}, rows: 602, skip: 1, claims: 601},
	}
}

// command returns the command line for the table, and its path.
func (c realCase) command(t *testing.T, command string, more ...string) []string {
	t.Helper()
	args := append([]string{command, "-q", sharedCase(t, c.file)}, c.args...)
	if c.layout != "" {
		args = append(args, "--layout", layoutFile(t, c.layout))
	}
	return append(args, more...)
}

// table runs a command on the table and returns what it prints as a CSV.
func (c realCase) table(t *testing.T, command string, more ...string) []map[string]string {
	t.Helper()
	got := tollRun(t, c.command(t, command, append(more, "--format", "csv")...)...)
	if got.status != c.status {
		t.Fatalf("%s: status %d, want %d\n%s", c.file, got.status, c.status, got.stderr)
	}
	return parseTable(t, got.stdout)
}

// TestCasesConserve: every row of every table is used, set aside or reported as
// no data, and the numbers are those counted in the files.
func TestCasesConserve(t *testing.T) {
	t.Parallel()
	for name, c := range realCases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := os.Open(sharedCase(t, c.file))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if n := countRows(t, f, strings.HasSuffix(c.file, ".tsv")); n != c.rows {
				t.Fatalf("%d rows by encoding/csv, want %d", n, c.rows)
			}
			rows := c.table(t, "check", "--summary")
			if len(rows) != 1 {
				t.Fatalf("%d rows, want 1", len(rows))
			}
			for column, want := range map[string]int{"records": c.rows + 1, "rows": c.rows, "used": c.rows - c.set - c.skip, "set_aside": c.set,
				"skipped": c.skip, "claims": c.claims, "cells_without_figure": c.empty} {
				if rows[0][column] != strconv.Itoa(want) {
					t.Errorf("%s is %s, want %d", column, rows[0][column], want)
				}
			}
			rejected := filepath.Join(t.TempDir(), "rejected")
			if got := tollRun(t, c.command(t, "check", "--summary", "--rejects", rejected)...); !strings.Contains(got.stdout, "nothing is lost") {
				t.Errorf("the summary does not say that nothing is lost: %s", got.stdout)
			}
			b, err := os.ReadFile(rejected)
			if err != nil || strings.Count(string(b), "\n") != c.set {
				t.Errorf("rejects hold %q (%v), want %d lines", b, err, c.set)
			}
			findings := c.table(t, "check")
			if n := countWhere(findings, "rule", "tag-row"); n != c.skip {
				t.Errorf("%d rows of tags reported, want %d", n, c.skip)
			}
		})
	}
}

// countRows counts rows with another reader.
func countRows(t *testing.T, f io.Reader, tabs bool) int {
	t.Helper()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	if tabs {
		r.Comma = '\t'
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(rows) - 1
}

func countWhere(rows []map[string]string, column, value string) int {
	n := 0
	for _, r := range rows {
		if r[column] == value {
			n++
		}
	}
	return n
}

// figuresOf returns the counts of the claims that have these values, as
// low–best–high, in the order of the table.
func figuresOf(rows []map[string]string, want map[string]string) []string {
	var list []string
next:
	for _, r := range rows {
		for column, value := range want {
			if r[column] != value {
				continue next
			}
		}
		list = append(list, r["low"]+" "+r["best"]+" "+r["high"])
	}
	return list
}

// has fails where the claims with these values do not have exactly these counts.
func has(t *testing.T, rows []map[string]string, want map[string]string, counts ...string) {
	t.Helper()
	if got := figuresOf(rows, want); !slices.Equal(got, counts) {
		t.Errorf("%v: %q, want %q", want, got, counts)
	}
}

func TestCaseWestBank(t *testing.T) {
	t.Parallel()
	c := realCases()["West Bank"]
	claims := c.table(t, "normalize")
	day := func(measure, group, source, cumulative string) map[string]string {
		return map[string]string{"event": "2023-10-08", "measure": measure, "group": group, "source": source, "cumulative": cumulative}
	}
	has(t, claims, day("killed", "total", "verified", "yes"), "14 14 14")
	has(t, claims, day("killed", "total", "flash updates", "yes"), "13 13 13")
	has(t, claims, day("killed", "total", "verified", ""), "8 8 8")
	has(t, claims, day("killed", "total", "flash updates", ""))
	has(t, claims, day("injured", "children", "verified", "yes"), "38 38 38")
	has(t, claims, day("injured", "children", "flash updates", "yes"), "1 1 1")
	if claims[0]["event_date"] != "2023-10-07" {
		t.Errorf("the day of the first event is %q", claims[0]["event_date"])
	}
	for _, r := range claims { // the names of the columns say which are to date, and each stays so
		if strings.HasSuffix(r["rule"], "sum") {
			t.Fatalf("a sum: %v", r)
		}
	}
	ranges := c.table(t, "ranges", "--event", "2023-10-08")
	for _, r := range ranges {
		if r["measure"] == "killed" && r["group"] == "total" {
			want := map[string]string{"yes": "13 14 apart", "": "8 8 single"}[r["cumulative"]]
			if got := r["low"] + " " + r["high"] + " " + r["verdict"]; got != want {
				t.Errorf("cumulative %q: %s, want %s", r["cumulative"], got, want)
			}
		}
	}
	if n := countWhere(ranges, "measure", "killed"); n != 4 { // total and children, of the day and to date
		t.Errorf("%d rows of killed, want 4", n)
	}
}

func TestCasePolice(t *testing.T) {
	t.Parallel()
	claims := realCases()["police"].table(t, "normalize")
	years := map[string]bool{}
	for _, r := range claims {
		years[r["event"]] = true
		if (r["source"] == "FE_NV") != (r["scope"] == "part") {
			t.Errorf("line %s: source %s, scope %q", r["line"], r["source"], r["scope"])
		}
	}
	if len(years) != 21 || len(claims) != 58 {
		t.Errorf("%d years and %d claims, want 21 and 58", len(years), len(claims))
	}
	for source, n := range map[string]string{"Washington Post": "994", "Guardian": "1146", "MPV": "1102", "FE": "1611", "FE_NV": "1331"} {
		has(t, claims, map[string]string{"event": "2015 United States", "source": source}, n+" "+n+" "+n)
	}
	// Without FE_NV there are four sources in 2015, from 994 to 1,611.
	ranges := realCases()["police"].table(t, "ranges", "--event", "2015 United States")
	if len(ranges) != 1 || ranges[0]["sources"] != "4" || ranges[0]["low"] != "994" || ranges[0]["high"] != "1611" || ranges[0]["partial"] != "1" {
		t.Errorf("ranges of 2015: %v", ranges)
	}
	// Without a layout all five are sources, and the decoys in E notation are no counts.
	plain := realCase{file: "police_killings_us_by_source.csv", args: []string{"--event-columns", "year,geography", "--source-column", "source"}}
	if got := plain.table(t, "normalize"); len(got) != 58 || countWhere(got, "scope", "part") != 0 {
		t.Errorf("with flags alone: %d claims", len(got))
	}
}

func TestCaseWars(t *testing.T) {
	t.Parallel()
	claims := realCases()["wars"].table(t, "normalize")
	lows, highs, both := 0, 0, 0
	for _, r := range claims {
		if r["best"] != "" {
			t.Errorf("line %s: a best of %s, of which the file has none", r["line"], r["best"])
		}
		switch {
		case r["low"] != "" && r["high"] != "":
			both++
		case r["low"] != "":
			lows++
		case r["high"] != "":
			highs++
		default:
			t.Errorf("line %s: a claim without a bound", r["line"])
		}
	}
	// 99 rows with one bound: 90 with a low only, 9 with a high only; 306 without any are no claims.
	if lows != 90 || highs != 9 || both != 760-306-99 {
		t.Errorf("%d with a low only, %d with a high only, %d with both", lows, highs, both)
	}
	boxer := map[string]string{"event": "boxer_rebellion", "side": "Qing Empire / Boxer side"}
	has(t, claims, with(boxer, "group", "combatants"), "2500  20000")
	has(t, claims, with(boxer, "group", "civilians"), "32200  ")
	has(t, claims, with(boxer, "group", "total")) // open on both sides: unknown, not zero
	for _, r := range claims {
		if (r["group"] == "total") != (r["scope"] == "part") {
			t.Errorf("line %s: deaths from actions are a part: group %s, scope %q", r["line"], r["group"], r["scope"])
		}
	}
}

// with returns the map with one more entry.
func with(m map[string]string, key, value string) map[string]string {
	out := map[string]string{key: value}
	for k, v := range m {
		out[k] = v
	}
	return out
}

func TestCaseGettysburg(t *testing.T) {
	t.Parallel()
	c := realCases()["Gettysburg"]
	claims := c.table(t, "normalize")
	first := map[string]string{"event": "1st Army Corps"}
	has(t, claims, with(first, "measure", "injured"), "3209 3209 3209")
	has(t, claims, with(first, "measure", "captured or missing"), "2222 2222 2222")
	// The short row, line 2: no present_for_duty, and its other cells are used.
	general := map[string]string{"event": "General Headquarters", "line": "2"}
	has(t, claims, with(general, "measure", "killed"), "0 0 0")
	has(t, claims, with(general, "measure", "injured"), "4 4 4")
	findings := c.table(t, "check")
	if n := countWhere(findings, "severity", "error"); n != 1 {
		t.Errorf("%d errors, want 1", n)
	}
	if i := slices.IndexFunc(findings, func(f map[string]string) bool { return f["rule"] == "ragged-row" }); i < 0 || findings[i]["line"] != "2" {
		t.Errorf("the short row is no finding: %v", findings)
	}
}

func TestCaseBangladesh(t *testing.T) {
	t.Parallel()
	claims := realCases()["Bangladesh"].table(t, "normalize")
	// The first row of data: 2013, Barisāl Division, 1; it stands in line 3.
	first := claims[0]
	if first["event"] != "2013 Barisāl Division" || first["best"] != "1" || first["line"] != "3" || first["event_date"] != "2013" || first["measure"] != "killed" {
		t.Errorf("the first claim is %v", first)
	}
	// A column best is a best estimate: no bound is known.
	if n := countWhere(claims, "low", ""); n != 601 {
		t.Errorf("%d claims without a low, want 601", n)
	}
}

func TestCaseShenandoah(t *testing.T) {
	t.Parallel()
	columns := realCases()["Shenandoah"].table(t, "normalize")
	text := realCases()["its text"].table(t, "normalize")
	kernstown := map[string]string{"event": "1", "side": "US"}
	for measure, n := range map[string]string{"casualties": "590", "killed": "118", "injured": "450", "captured or missing": "22"} {
		for _, claims := range [][]map[string]string{columns, text} {
			has(t, claims, with(kernstown, "measure", measure), n+" "+n+" "+n)
		}
	}
	// Where the text is read and gives a part as exact, the columns beside it,
	// which others parsed, say the same; m and captured are narrower words for
	// what the column calls missing or captured.
	compared := 0
	for _, r := range text {
		if r["measure"] != "killed" && r["measure"] != "injured" {
			continue
		}
		same := map[string]string{"event": r["event"], "side": r["side"], "measure": r["measure"]}
		has(t, columns, same, figuresOf(text, same)...)
		compared++
	}
	if compared != 2*27 { // of 30 texts three are in no known form
		t.Errorf("%d figures compared, want 54", compared)
	}
	// A description of battle 8 has a line end within its quotes: the last of 30
	// rows stands in line 32.
	has(t, columns, map[string]string{"event": "13", "side": "Confederate", "measure": "captured or missing", "line": "32"}, "995 995 995")
}

func TestCaseWikipedia(t *testing.T) {
	t.Parallel()
	claims := realCases()["Wikipedia"].table(t, "normalize")
	aldie := map[string]string{"event": "Battle_of_Aldie", "side": "Confederate"}
	has(t, claims, with(aldie, "measure", "casualties"), "110  119")
	has(t, claims, with(aldie, "measure", "killed")) // blank
	has(t, claims, map[string]string{"event": "Battle_of_Antietam", "side": "US"}, "12401  12401", "2108  2108", "9540  9540", "753  753")
	has(t, claims, map[string]string{"event": "Battle_of_Adairsville", "side": "Confederate"}) // a row of blanks
	if got := fmt.Sprint(countWhere(claims, "measure", "killed or wounded") > 0, countWhere(claims, "low", ""), countWhere(claims, "best", "")); got != "true 0 1027" {
		t.Errorf("undivided measures, claims without a low, without a best: %s", got)
	}
}

// TestCaseLayouts: the layout that toll prints of a table, passed back, reads
// the same claims.
func TestCaseLayouts(t *testing.T) {
	t.Parallel()
	for name, c := range realCases() {
		if c.layout != "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "layout.csv")
			if got := tollRun(t, c.command(t, "layout", "-o", file)...); got.status != statusDone {
				t.Fatalf("layout: %+v", got)
			}
			inferred := c.table(t, "normalize")
			c.args = []string{"--layout", file}
			told := c.table(t, "normalize")
			if len(told) != c.claims || !slices.EqualFunc(inferred, told, maps.Equal) {
				t.Errorf("%d claims by the layout found out, %d by the one passed back, or others", len(inferred), len(told))
			}
		})
	}
}
