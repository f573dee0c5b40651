package stats

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/count"
)

func sourcesOf(t testing.TB, claims *casualties.Claims) *SourcesTable {
	t.Helper()
	table, err := Sources(Ranges(claims, casualties.NewSelection()))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// R 4.2, as TestTendencyPolice, through the table; Guardian (2 years), MPV (8)
// and WaPo (6) are under the minimum of 10.
func TestSourcesPolice(t *testing.T) {
	table := sourcesOf(t, policeClaims(t))
	for i, want := range shared(t, "reference/police_us_sources.csv") {
		r := table.Rows[i]
		if r.Source != known(want["source"]) || fmt.Sprint(r.Cells) != want["cells"] || r.Group.String() != "1" {
			t.Errorf("row %d: %s, %d cells, group %s", i, r.Source, r.Cells, r.Group)
		}
		if r.Cells < MinEvents {
			if r.Tendency.IsKnown() || r.SE.IsKnown() || !strings.Contains(r.Warnings.String(), "needs points in 10 events") {
				t.Errorf("%s is under the minimum: %+v", r.Source, r)
			}
			continue
		}
		nearReal(t, "tendency", r.Tendency, num(t, want["effect"]), 1e-8)
		nearReal(t, "se", r.SE, num(t, want["se"]), 1e-8)
		nearReal(t, "low", r.Low, num(t, want["low"]), 1e-8)
		nearReal(t, "high", r.High, num(t, want["high"]), 1e-8)
	}
	if got := table.Factor.Typical().Fixed(6); got != "1.255063" { // reference/police_us_dataset.csv
		t.Errorf("typical factor %s", got)
	}
}

// No source of the five Syrian events has enough of them, and every row says so.
func TestSourcesOfSyria(t *testing.T) {
	rows := sourcesOf(t, readTable(t, "syria-2017.csv", syria(t))).Rows
	claims := 0
	for _, r := range rows {
		claims += r.Claims
		if r.Tendency.IsKnown() || !strings.Contains(r.Warnings.String(), "no tendency: ") {
			t.Errorf("%s: tendency %s, %q", r.Source, r.Tendency, r.Warnings)
		}
		if r.Claims != r.Direct+r.Relays {
			t.Errorf("%s: %d claims, %d direct, %d relays", r.Source, r.Claims, r.Direct, r.Relays)
		}
	}
	unattributed := 0
	for c := range readTable(t, "syria-2017.csv", syria(t)).All {
		add(&unattributed, !c.IsAttributed())
	}
	if claims+unattributed != 277 { // rows of the table
		t.Errorf("%d claims of sources and %d of nobody, want 277", claims, unattributed)
	}
}

// Worked by hand from the claims in it.
func TestSourceRowByHand(t *testing.T) {
	table := sourcesOf(t, readTable(t, "t.csv", "event,source,via,origin,published,revision,measure,group,reported\n"+
		"e1,A,,,2017-01-01,1,killed,total,at least 10\n"+
		"e1,A,X,,2017-01-02,2,killed,total,15\n"+ // up; drift against the next
		"e1,A,Y,,2017-01-02,2,killed,total,16\n"+
		"e1,A,,,2017-01-03,3,killed,total,more than 20\n"+ // 20 as stated; the relays of revision 2 differ, so one step up
		"e1,A,,,2017-01-05,4,killed,total,18\n"+ // down
		"e1,B,,C,2017-01-05,,killed,total,30\n"+
		"e1,D,,C,2017-01-05,,killed,total,30\n"+ // B and D are one vote, named C
		"e2,A,Z,,2017-02,,injured,total,dozens\n"+
		"e2,B,,,2017-03,,injured,total,0\n"))
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprintf("%s claims %d events %d cells %d %s to %s up %d down %d direct %d relays %d drift %s vague %s bound %s lowest %s highest %s round %s origin %q group %s pivotal %d",
			r.Source, r.Claims, r.Events, r.Cells, r.First, r.Last, r.Up, r.Down, r.Direct, r.Relays, r.Drift.Short(), r.Vague.Short(), r.Bound.Short(),
			r.Lowest, r.Highest, r.Round.Short(), r.Origin, r.Group, r.Pivotal))
	}
	want := []string{
		`A claims 6 events 2 cells 2 2017-01-01 to 2017-02 up 1 down 1 direct 3 relays 3 drift 0.3333 vague 0.1667 bound 0.3333 lowest 1 highest 0 round 0.6 origin "" group 1 pivotal 0`,
		`B claims 2 events 2 cells 2 2017-01-05 to 2017-03 up 0 down 0 direct 2 relays 0 drift 0 vague 0 bound 0 lowest  highest  round 1 origin "C" group  pivotal 0`,
		`C claims 0 events 0 cells 0  to  up 0 down 0 direct 0 relays 0 drift  vague  bound  lowest 0 highest 1 round  origin "" group 1 pivotal 0`,
		`D claims 1 events 1 cells 1 2017-01-05 to 2017-01-05 up 0 down 0 direct 1 relays 0 drift 0 vague 0 bound 0 lowest  highest  round 1 origin "C" group  pivotal 0`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// 3 of 5: 10, 15 and 20 against 16 and 18. R: binom.test(3, 5)$conf.int
	nearReal(t, "round low", table.Rows[0].RoundLow, 0.1466327966, 1e-6)
	nearReal(t, "round high", table.Rows[0].RoundHigh, 0.9472550026, 1e-6)
}

func TestStated(t *testing.T) {
	for reported, want := range map[string]string{"more than 50": "50", "fewer than 10": "10", "at least 40": "40", "up to 73": "73", "30-60": "30", "about 30": "30",
		"42": "42", "dozens": "", "nearly 300": "300"} {
		claims := readTable(t, "t.csv", small+"e,,A,,killed,total,"+reported+"\n")
		for c := range claims.All {
			if got := Stated(c).String(); got != want {
				t.Errorf("%s is stated as %q, want %q", reported, got, want)
			}
		}
	}
	c := casualties.Claim{Rule: "vague:acled", Count: count.AtLeast(12)}
	if Stated(&c).IsKnown() {
		t.Error("a number that a rule gave was stated by nobody")
	}
}

// A pooled name stands for many: it has no tendency, whatever its events.
func TestPooledNameHasNoTendency(t *testing.T) {
	var b strings.Builder
	b.WriteString(small)
	for e := range 12 {
		fmt.Fprintf(&b, "e%02d,,eyewitnesses,,killed,total,%d\ne%02d,,SOHR,,killed,total,%d\n", e, 10+e, e, 20+e*e)
	}
	for _, r := range sourcesOf(t, readTable(t, "t.csv", b.String())).Rows {
		pooled := r.Source == "eyewitnesses"
		if r.Tendency.IsKnown() == pooled {
			t.Errorf("%s (%s): tendency %s, %q", r.Source, r.Kind, r.Tendency, r.Warnings)
		}
		if r.Source == "SOHR" && r.Kind != "monitor" { // data/sources.csv
			t.Errorf("SOHR is a %q", r.Kind)
		}
	}
}

// Rounding looks at each number a source states in a cell once, from 10 up, not
// at what a carrier made of it: here 10 and 12.
func TestRoundShare(t *testing.T) {
	r := sourcesOf(t, readTable(t, "t.csv", "event,source,via,published,revision,measure,group,doubt,reported\n"+
		"e1,A,,2017-01-01,1,killed,total,,5\n"+
		"e1,A,,2017-01-02,2,killed,total,,10\n"+
		"e1,A,X,2017-01-02,2,killed,total,,10\n"+
		"e1,A,X,2017-01-02,2,killed,total,misrelay,15\n"+
		"e1,A,,2017-01-03,3,killed,total,,12\n"+
		"e1,A,X,2017-01-09,,killed,total,,30 or so\n")).Rows[0] // no revision: it has no place in the order
	if r.Round.Short() != "0.6667" || r.Up != 2 || r.Down != 0 {
		t.Errorf("round share %s, %d up, %d down; want 10, 12 and 30: 2 of 3, up twice", r.Round.Short(), r.Up, r.Down)
	}
}

// Events in which a source is alone are no comparison: two shared events are
// too few, whatever it says elsewhere.
func TestAloneIsNoComparison(t *testing.T) {
	var b strings.Builder
	b.WriteString(small)
	for e := range 20 {
		fmt.Fprintf(&b, "e%02d,,A,,killed,total,%d\n", e, 10+e)
		if e < 2 {
			fmt.Fprintf(&b, "e%02d,,B,,killed,total,%d\n", e, 20+e)
		}
	}
	for _, r := range sourcesOf(t, readTable(t, "t.csv", b.String())).Rows {
		if r.Tendency.IsKnown() || !strings.Contains(r.Warnings.String(), "here 2") {
			t.Errorf("%s: %s %q", r.Source, r.Tendency, r.Warnings)
		}
	}
}

// A figure that falls is a revision down.
func TestRevisedDown(t *testing.T) {
	r := sourcesOf(t, readTable(t, "t.csv", small+
		"e1,,A,2017-01-01,killed,total,90\ne1,,A,2017-01-02,killed,total,60\ne1,,A,2017-01-03,killed,total,60\ne1,,A,2017-01-04,killed,total,50\n")).Rows[0]
	if r.Up != 0 || r.Down != 2 {
		t.Errorf("%d up, %d down", r.Up, r.Down)
	}
}

// Who shares the smallest number shares the place: names decide nothing.
func TestLowestTogether(t *testing.T) {
	for _, r := range sourcesOf(t, readTable(t, "t.csv", small+
		"e1,,A,,killed,total,5\ne1,,B,,killed,total,5\ne1,,C,,killed,total,9\n")).Rows {
		lowest, highest := "1", "0"
		if r.Source == "C" {
			lowest, highest = "0", "1"
		}
		if r.Lowest.String() != lowest || r.Highest.String() != highest {
			t.Errorf("%s: lowest %s, highest %s", r.Source, r.Lowest, r.Highest)
		}
	}
}

// What a source published itself is its number at a time, whatever a carrier
// made of it: 10, 20, 30, up twice.
func TestOwnWordsBeforeRelays(t *testing.T) {
	r := sourcesOf(t, readTable(t, "t.csv", "event,source,via,published,measure,group,reported\n"+
		"e1,A,,2017-01-01,killed,total,10\ne1,A,,2017-01-02,killed,total,20\ne1,A,X,2017-01-02,killed,total,25\ne1,A,,2017-01-03,killed,total,30\n")).Rows[0]
	if r.Up != 2 || r.Drift.String() != "0.5" {
		t.Errorf("%d up, drift %s", r.Up, r.Drift)
	}
}
