package stats

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
)

// Issue: SOHR's page on Aqareb adds up: 25 civilians, 4 Bedouin listed apart,
// 27 and 26 fighters of two sides are the 82 of all sides.
func TestStatementOfAqareb(t *testing.T) {
	for r := range Statements(readTable(t, "syria-2017.csv", syria(t))) {
		if r.Page != "http://www.syriahr.com/en/?p=66709" {
			continue
		}
		got := fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s|%s|%s|%d claims|%s", r.Source, r.Total, r.Civilians, r.Combatants, r.Children, r.Women, r.Partial, r.Sum, r.Unexplained, r.Claims, r.Warnings)
		want := "SOHR|≥56; ≥82 all sides|25+|≥26 ISIS; 27+ pro-government|5+|4+|4+ civilians|25 + 26 + 27 + 4 = 82|0|8 claims|"
		if got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
		return
	}
	t.Error("no statement for the page")
}

// Worked by hand: a source's pages are never added to each other, a part that
// is more than its whole is told, and what is not placed is the rest.
func TestStatements(t *testing.T) {
	var got []string
	for r := range Statements(readTable(t, "t.csv", "event,source,published,measure,group,side,doubt,reported,url\n"+
		"e,A,2017-01-01,killed,total,,,10,p1\ne,A,2017-01-01,killed,civilians,,,6,p1\n"+
		"e,A,2017-01-02,killed,combatants,X,,4,p2\n"+
		"e,A,2017-01-02,killed,civilians,,,3,p2b\n"+ // another page of that day
		"e,A,2017-01-03,killed,civilians,,,6,p3\ne,A,2017-01-03,killed,children,,,5,p3\ne,A,2017-01-03,killed,women,,,3,p3\n"+
		"e,A,2017-01-04,killed,total,,,62,p4\ne,A,2017-01-04,killed,civilians,,,42,p4\ne,A,2017-01-04,killed,combatants,ISIS,,20,p4\n"+
		"e,A,2017-01-05,killed,total,,,50,p5\ne,A,2017-01-05,killed,civilians,,,42,p5\ne,A,2017-01-05,killed,combatants,ISIS,,20,p5\n"+
		"e,A,2017-01-06,killed,total,,,5,p6\ne,A,2017-01-06,killed,civilians,,,6,p6\ne,A,2017-01-06,killed,total,,misrelay,60,p6\n"+
		"e,A,2017-01-06,injured,medical,,,dozens,p6\n")) {
		got = append(got, fmt.Sprintf("%s %s|%s|%s|%s|sum %s|rest %s|%s|%d|%s", r.Page, r.Measure, r.Total, r.Civilians, r.Combatants, r.Sum, r.Unexplained, r.Others, r.Line, r.Warnings))
	}
	want := []string{
		"p1 killed|10|6||sum 6 = 6|rest 4||2|",
		"p2 killed|||4 X|sum |rest ||4|",
		"p2b killed||3||sum |rest ||5|",
		"p3 killed||6||sum |rest ||6|children and women are 8, more than the civilians of 6",
		"p4 killed|62|42|20 ISIS|sum 42 + 20 = 62|rest 0||9|",
		"p5 killed|50|42|20 ISIS|sum |rest ||12|the total states no side, so it is not told whether it holds the fighters of a side",
		"p6 killed|5|6||sum 6 = 6|rest ||15|1 claim in doubt left aside; the parts are 6, more than the total of 5",
		"p6 injured||||sum |rest |dozens medical|18|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Every claim stands in exactly one statement, and none mixes sources or pages.
func TestEveryClaimIsInAStatement(t *testing.T) {
	n, seen := 0, map[string]bool{}
	for r := range Statements(readTable(t, "syria-2017.csv", syria(t))) {
		n += r.Claims
		key := fmt.Sprint(r.Event, "|", r.Source, "|", r.Via, "|", r.Day, "|", r.Page, "|", r.Measure, r.Cumulative)
		if seen[key] {
			t.Errorf("%s has two rows", key)
		}
		seen[key] = true
	}
	if n != 277 { // rows of the table
		t.Errorf("%d claims, want 277", n)
	}
}

// The series that the issue names, each with its lines in order.
func TestRevisionsOfSyria(t *testing.T) {
	claims := readTable(t, "syria-2017.csv", syria(t))
	series := map[string][]string{}
	last := map[string]int{}
	for r := range Revisions(Ranges(claims, casualties.NewSelection())) {
		key := strings.TrimSpace(r.Event + " " + r.Source + " " + r.Group.String() + " " + r.Side)
		c := r.Best.Else(r.Low).String()
		if rev, known := r.Revision.Get(); known && r.Measure == casualties.Killed && (len(series[key]) == 0 || series[key][len(series[key])-1] != c) {
			if int(rev) < last[key] {
				t.Errorf("%s: revision %d after %d", key, rev, last[key])
			}
			last[key] = int(rev)
			series[key] = append(series[key], c)
		}
		if r.Line < 2 || r.File != "syria-2017.csv" {
			t.Errorf("%s has no line", key)
		}
	}
	for key, want := range map[string]string{
		"deir-ez-zor-2017-05-15 SOHR total":                     "23 30 62",
		"deir-ez-zor-2017-05-15 SOHR civilians":                 "30 42",
		"khan-sheikhoun-2017-04-04 SOHR total":                  "35 58 67 72 86",
		"shayrat-2017-04-07 Talal Barazi (Homs governor) total": "5 7",
	} {
		if got := strings.Join(series[key], " "); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}

func TestRevisionRows(t *testing.T) {
	var got []string
	for r := range Revisions(Ranges(readTable(t, "t.csv", "event,source,via,published,revision,measure,group,scope,reported\n"+
		"e,A,,2017-01-05,,killed,total,,8\n"+
		"e,A,,,,killed,total,,9\n"+ // undated: last
		"e,A,W,2017-01-02,,killed,total,,dozens\n"+
		"e,A,W,2017-01-01,,killed,total,,4\n"+
		"e,A,W,2017-01-06,,killed,total,part,2\n"+ // no revision of the whole
		"e,B,,2017-01-01,,killed,total,,4\n"), casualties.NewSelection())) {
		got = append(got, fmt.Sprintf("%s %s best %s step %s latest %q line %d", r.Source, r.Published, r.Best, r.Step, r.Latest.String(), r.Line))
	}
	want := []string{
		`A 2017-01-01 best 4 step  latest "" line 5`,
		`A 2017-01-02 best  step  latest "" line 4`,
		`A 2017-01-05 best 8 step  latest "yes" line 2`,
		`A  best 9 step 1.125 latest "yes" line 3`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A figure for a part of the event is in another one or beside it: it is added
// only where it is just what misses.
func TestStatementWithPart(t *testing.T) {
	for part, want := range map[string]string{"4": "6 + 4 = 10 rest 0", "2": "6 = 6 rest 4"} {
		for r := range Statements(readTable(t, "t.csv", "event,source,measure,group,scope,reported\n"+
			"e,A,killed,total,,10\ne,A,killed,civilians,,6\ne,A,killed,civilians,part,"+part+"\n")) {
			if got := r.Sum + " rest " + r.Unexplained.String(); got != want {
				t.Errorf("a part of %s: %s, want %s", part, got, want)
			}
		}
	}
}
