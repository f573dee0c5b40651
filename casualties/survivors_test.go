package casualties

import (
	"strings"
	"testing"
)

// A revision is a whole number from 1 that fits: 0 would say that none is known.
func TestRevisionsThatAreNone(t *testing.T) {
	const table = "event,source,measure,best,revision\ne,A,killed,1,1\ne,A,killed,2,0\ne,A,killed,3,99999999999\n"
	findings, claims := &Findings{}, NewClaims()
	sum, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{}, claims, findings)
	if err != nil || sum.Used != 1 || sum.Rejected != 2 {
		t.Errorf("%v, %+v; want 1 row used and 2 set aside", err, sum)
	}
	if got := strings.Join(found(findings), "; "); got != `3:14 error bad-word "revision"; 4:14 error bad-word "revision"` {
		t.Error(got)
	}
}

// The words of a figure are kept where its column is the first one, too.
func TestWordsOfTheFirstColumn(t *testing.T) {
	findings, claims := &Findings{}, NewClaims()
	table := "killed,injured,event,source\nat least 4,dozens,e,A\n"
	if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{Texts: true}, claims, findings); err != nil {
		t.Fatal(err)
	}
	var got []string
	for c := range claims.All {
		got = append(got, c.Measure.String()+" "+c.Reported)
	}
	if s := strings.Join(got, "; "); s != "killed at least 4; injured dozens" {
		t.Error(s)
	}
}

// An outlet that names no source is told from nobody at all.
func TestUnattributedSaysWho(t *testing.T) {
	findings, claims := &Findings{}, NewClaims()
	table := "event,source,via,measure,best\ne,,,killed,1\ne,,Gazette,killed,2\n"
	if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{}, claims, findings); err != nil {
		t.Fatal(err)
	}
	list := findings.Sorted()
	if len(list) != 2 || list[0].Message != "neither source nor outlet is named" || list[1].Message != "Gazette names no source" {
		t.Errorf("%v", list)
	}
}

// A year that is far off is told where it stands, whichever column it is in.
func TestFarDatesOfPublication(t *testing.T) {
	const table = "event,event_date,source,published,killed\nE0,2014,R,2015,1\nE1,2015,R,2015,1\nE2,2016,R,2016,1\nE3,2017,R,2107,1\nE4,2018,R,2018,1\n"
	want := "a.csv:5:11 the year 2107 is far"
	if got := rulesOver(t, "far-off-date", table); len(got) != 1 || !strings.HasPrefix(got[0], want) {
		t.Errorf("%q, want one that begins %q", got, want)
	}
}
