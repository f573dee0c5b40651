package casualties

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"toll/casualties/layout"
	"toll/casualties/rows"
)

// madeElsewhere are the rules that reading a table cannot bring about, and where
// they come from.
var madeElsewhere = map[string]string{
	"left-out-as-of":      "a selection of claims: cmd/toll",
	"linked-by-figures":   "a link table: cmd/toll",
	"not-linked":          "a link table: cmd/toll",
	"no-attribute-column": "a table of attributes",
	"glyph-missing":       "a figure: charts",
	"personal-data":       "a report: cmd/toll", "pseudonym-shows": "a report: cmd/toll",
	"not-added": "sums of claims: stats", "sum-of-part-above-whole": "sums of claims: stats",
	"field-too-long":  "rows, tested there: its input is over 2 MiB",
	"record-too-long": "rows, tested there: its input is over 64 MiB",
	"unpacks-too-far": "rows, tested there: an archive that unpacks to over 64 MiB",
}

// TestEveryRule: each rule of data/findings.csv is brought about by an input,
// and no input brings about a rule that is not in it.
func TestEveryRule(t *testing.T) {
	table, _ := traps(t)
	many := "event,killed\nA," + strings.Repeat(",", 20000) + "\n"
	inputs := []struct {
		csv  string
		opt  ReadOptions
		rule []string // that must be among the findings
	}{
		{csv: table},
		{csv: "event,killed,killed,source\nA,1,2,B\n", rule: []string{"header-twice"}},
		{csv: "event,killed,source\nA,1,B\n", opt: ReadOptions{Layout: layoutOf(t, "event,event,,,,,\nkilled,count,killed,total,,,\nvia,via,,,,,\n")}, rule: []string{"layout-column-missing", "source-from-file"}},
		{csv: "event,killed,dead,source\nA,1,2,B\n", opt: ReadOptions{Layout: layoutOf(t, "event,event,,,,,\nsource,source,,,,,\nkilled,count,killed,total,,,\ndead,count,killed,total,,,\n")}, rule: []string{"role-twice"}},
		{csv: "Casualties of May\nevent,killed\nA,1\nB,2\n", rule: []string{"title-line"}},
		{csv: "event,source,killed\n", rule: []string{"no-rows"}},
		{csv: "event,source,killed,sky\nA,B,1,blue\n", rule: []string{"column-not-understood"}},
		{csv: "event,source,killed,name of victim\nA,B,1,Somebody\n", rule: []string{"personal-column"}},
		{csv: "event,source,losses\nA,B,50 k/w/m\n", opt: ReadOptions{Layout: layoutOf(t, "event,event,,,,,\nsource,source,,,,,\nlosses,text,,,,,\n")}, rule: []string{"several-not-understood"}},
		{csv: "event,source,killed\nA,B,1\nC,B,2\nD,B,3\nE,B,6\n", rule: []string{"looks-like-total"}},
		{csv: "event,source,measure,basis,reported,low,best,high\nA,B,killed,wording,unreported; est. 600,,,\n", rule: []string{"wording-not-read"}},
		{csv: "event,source,killed,\nA,B,1,x\n", rule: []string{"header-empty"}},
		{csv: "event,verified.killed,killed,source\nA,1,2,B\n", rule: []string{"source-in-header"}},
		{csv: "event,source,killed\nA,B,1\n", opt: ReadOptions{Hints: layout.Hints{EventColumns: []string{"evnt"}}}, rule: []string{"hint-column-missing"}},
		{csv: "report_date,killed\n2017-05-18,4\n", rule: []string{"no-event-column"}},
		{csv: "event,source,place\nA,B,C\n", rule: []string{"no-figure-column"}},
		{csv: "event,source,what,low\nA,B,fell,4\n", opt: ReadOptions{Layout: layoutOf(t, "event,event,,,,,\nsource,source,,,,,\nwhat,category,killed,total,,,died\nlow,count,,,,low,\n")}, rule: []string{"unknown-category"}},
		{csv: "relid,year,conflict_name,dyad_name,side_a,side_b,where_coordinates,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n", rule: []string{"no-event-column"}},
		{csv: "event,relid,year,conflict_name,dyad_name,side_a,side_b,where_coordinates,where_description,date_start,date_end,date_prec,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n" +
			"A,1,2017,C,D,a,b,w,w,2017-01-01,2017-01-01,1,1,1,1,0,3,3,3\n", rule: []string{"looks-like"}},
		{csv: "event,source,low,high\nA,B,1,2\n", rule: []string{"no-measure-column"}},
		{csv: "id,source,killed\n1,A,1\n2,A,2\n3,B,4\n4,B,5\n", rule: []string{"key-of-rows"}},
		{csv: "Northgate,2023-03-14,12\nSouthgate,2023-03-15,13\n", rule: []string{"no-header"}},
		{csv: "event,source,killed,injured\nA,B,1,\n", rule: []string{"empty-column"}},
		{csv: "event,source,killed_cum\nA,B,1\n", rule: []string{"cumulative-column"}},
		{csv: "event,source,killed\nPr\xe9vost,Journ\xe9e,1\nCh\xe2teau d'\xe9t\xe9,\xc9cho,2\n", rule: []string{"guessed-encoding"}},
		{csv: "event,source,killed\nA,B,1\r\nC,B,2\n", rule: []string{"mixed-line-ends"}},
		{csv: "", rule: []string{"empty-file"}},
		{csv: " \n\n", rule: []string{"no-data"}},
		{csv: "event,source,killed\nA,\"B,1\n", rule: []string{"open-quote"}},
		{csv: many, rule: []string{"too-many-columns"}},
		{csv: "%PDF-1.7 \x00\x01\x02", rule: []string{"not-a-table"}},
		{csv: "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", rule: []string{"broken-archive"}},
		{csv: "event,source,killed\nA,B,1\n", opt: ReadOptions{Rows: rows.Options{Encoding: "klingon"}}, rule: []string{"encoding"}},
		{csv: "event,source,killed\nA,B,1\nA,C,1\nA,D,1\n", opt: ReadOptions{Names: 2}, rule: []string{"too-many-names"}},
	}
	seen := map[string]bool{}
	for _, in := range inputs {
		here := map[string]bool{}
		findings, claims := &Findings{}, NewClaims()
		_, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(in.csv)}, in.opt, claims, findings)
		var refused *rows.Error
		switch {
		case err == nil:
			Check(claims, findings)
		case errors.As(err, &refused):
			here[refused.Rule] = true
		default:
			t.Fatalf("%q: %v", in.csv, err)
		}
		for _, c := range findings.ByRule() {
			here[c.Rule] = true
		}
		for _, rule := range in.rule {
			if !here[rule] {
				t.Errorf("%.80q: %v, want %s among them", in.csv, slices.Sorted(maps.Keys(here)), rule)
			}
		}
		maps.Copy(seen, here)
	}
	_, err := Read(Input{Name: "t.csv", Reader: brokenReader{}}, ReadOptions{}, NewClaims(), &Findings{})
	if refused := (*rows.Error)(nil); errors.As(err, &refused) {
		seen[refused.Rule] = true
	}
	listed := map[string]bool{}
	for _, r := range Rules() {
		listed[r.ID] = true
		if !seen[r.ID] && madeElsewhere[r.ID] == "" {
			t.Errorf("no input of this test brings about %s", r.ID)
		}
	}
	for rule := range seen {
		if !listed[rule] {
			t.Errorf("%s is not in data/findings.csv", rule)
		}
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

func layoutOf(t *testing.T, rows string) *layout.Layout {
	t.Helper()
	l, err := layout.Read(strings.NewReader("column,role,measure,group,side,bound,value\n"+rows), "l.csv")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// ruleInCode is a rule's id where the program makes a finding or a refusal.
var ruleInCode = regexp.MustCompile(`(?:Rule: |Rule = |problem\(|full\(|rule = |refuse\([^"\n]*|return )"([a-z]+(?:-[a-z]+)+)"`)

// TestRulesInCode: every rule that the code names is in the table, so that no
// finding goes unexplained.
func TestRulesInCode(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range Rules() {
		listed[r.ID] = true
	}
	named := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !strings.Contains(string(code), "Finding{") && !strings.Contains(string(code), "refuse(") && !strings.Contains(string(code), "problem(") {
			return nil
		}
		for _, m := range ruleInCode.FindAllStringSubmatch(string(code), -1) {
			named++
			if !listed[m[1]] {
				t.Errorf("%s: the rule %s is not in data/findings.csv", path, m[1])
			}
		}
		return nil
	})
	if err != nil || named < 30 {
		t.Errorf("%d rules found in the code: %v", named, err)
	}
}
