package stats

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
)

const codedHeader = "event,source,published,measure,group,reported,low,best,high,basis,url\n"

// Worked by hand. Of four claims three were coded by both; "killed" and
// "injured" differ once; α of (killed, killed), (killed, killed), (killed,
// injured): o = 2 of 6 differ, expected 2·5·1/30: 1 − (2/6)/(10/30) = 0.
func TestCoders(t *testing.T) {
	a := readTable(t, "a.csv", codedHeader+
		"e,A,2017-01-01,killed,total,at least 10,10,,,wording,p1\n"+
		"e,A,2017-01-01,killed,civilians,4,4,4,4,wording,p1\n"+
		"e,B,2017-01-02,killed,total,30 or so,,30,,wording,p2\n"+
		"e,B,2017-01-02,killed,total,nine,9,9,9,wording,p9\n")
	b := readTable(t, "b.csv", codedHeader+
		"e,B,2017-01-02,injured,total,30 or so,,30,,wording,p2\n"+
		"e,A,2017-01-01,killed,civilians,4,4,4,,context,p1\n"+
		"e,A,2017-01-01,killed,total,at least 10,10,,,wording,p1\n")
	table := Coders(a, b, CoderOptions{Seed: 1})
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprintf("%s %d/%d %s %s α %s | %s", r.Field, r.Same, r.Both, r.Agreement.Short(), r.Level, r.Alpha.Short(), r.Warnings))
	}
	for _, d := range table.Differences {
		got = append(got, fmt.Sprintf("%s: %s %q %q %s:%d %s:%d", d.Key, d.Field, d.A, d.B, d.FileA, d.LineA, d.FileB, d.LineB))
	}
	want := []string{
		"measure 2/3 0.6667 nominal α 0 | DRAWS",
		"group 3/3 1 nominal α 1 | DRAWS",
		"low 3/3 1 ordinal α 1 | DRAWS",
		"best 3/3 1 ordinal α 1 | DRAWS",
		"high 2/3 0.6667 ordinal α  | no alpha: no unit has two values; 1 row in which one of the two left it empty: no part of alpha",
		"published 3/3 1 nominal α 1 | DRAWS",
		"source 3/3 1 nominal α 1 | DRAWS",
		`p1 4: high "4" "" a.csv:3 b.csv:3`,
		`p2 30 or so: measure "killed" "injured" a.csv:4 b.csv:2`,
	}
	for i := range got { // the number of draws with one value only depends on the seed
		if n := table.Rows; i < len(n) && len(n[i].Warnings) == 1 && n[i].Alpha.IsKnown() {
			got[i] = fmt.Sprintf("%s %d/%d %s %s α %s | DRAWS", n[i].Field, n[i].Same, n[i].Both, n[i].Agreement.Short(), n[i].Level, n[i].Alpha.Short())
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if table.OnlyA != 1 || table.OnlyB != 0 {
		t.Errorf("%d and %d claims of one coder alone", table.OnlyA, table.OnlyB)
	}
	if diff := cmp.Diff(table, Coders(a, b, CoderOptions{Seed: 1}), cmp.AllowUnexported(Real{})); diff != "" {
		t.Errorf("the same seed gives another table: %s", diff)
	}
}

// A table coded by one person agrees with itself in everything.
func TestCodersOfOneTable(t *testing.T) {
	claims := readTable(t, "syria-2017.csv", syria(t))
	table := Coders(claims, claims, CoderOptions{Repeats: 50})
	for _, r := range table.Rows {
		if r.Both != 277 || r.Same != 277 || r.Alpha.String() != "1" || r.AlphaLow.String() != "1" {
			t.Errorf("%s: %d of %d, α %s from %s", r.Field, r.Same, r.Both, r.Alpha, r.AlphaLow)
		}
	}
	if len(table.Differences) > 0 || table.OnlyA+table.OnlyB > 0 {
		t.Errorf("%d differences", len(table.Differences))
	}
}

func TestCodersOwnKey(t *testing.T) {
	a := readTable(t, "a.csv", codedHeader+"e,A,2017-01-01,killed,total,7,7,7,7,wording,p1\n")
	b := readTable(t, "b.csv", codedHeader+"e,A,2017-01-01,killed,total,seven,7,7,7,wording,p2\n")
	if n := Coders(a, b, CoderOptions{}).Rows[0].Both; n != 0 {
		t.Errorf("%d rows match by address and words", n)
	}
	if n := Coders(a, b, CoderOptions{Key: func(c *casualties.Claim) string { return c.Event }}).Rows[0].Both; n != 1 {
		t.Errorf("%d rows match by event", n)
	}
}

// Several claims of one key are matched with those they agree with, not in the
// order of the lines.
func TestCodersMatchesTheLikeliest(t *testing.T) {
	row := func(group string) string { return "e,A,2017-01-01,killed," + group + ",7,7,7,7,wording,p1\n" }
	a := readTable(t, "a.csv", codedHeader+row("total")+row("civilians"))
	b := readTable(t, "b.csv", codedHeader+row("civilians")+row("total"))
	if table := Coders(a, b, CoderOptions{}); len(table.Differences) > 0 || table.Rows[0].Both != 2 {
		t.Errorf("%d differences of %d rows", len(table.Differences), table.Rows[0].Both)
	}
}
