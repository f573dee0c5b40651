package casualties

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties/count"
	"toll/casualties/date"
)

// read reads a table in the native layout and fails on any error finding.
func read(t *testing.T, csv string) *Claims {
	t.Helper()
	claims, findings := NewClaims(), &Findings{}
	_, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(csv)}, ReadOptions{Texts: true}, claims, findings)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings.Sorted() {
		if f.Severity == Error {
			t.Fatal(f)
		}
	}
	return claims
}

// oneCell reads rows of source,via,origin,published,revision,scope,doubt,reported
// about one cell of an event of 18 May 2017.
func oneCell(t *testing.T, rows string) *Cell {
	t.Helper()
	var b strings.Builder
	b.WriteString("source,via,origin,published,revision,scope,doubt,reported,event,event_date,measure\n")
	for _, row := range strings.Split(strings.TrimSpace(rows), "\n") {
		b.WriteString(strings.TrimSpace(row) + ",e,2017-05-18,killed\n")
	}
	for c := range read(t, b.String()).Cells() {
		return c
	}
	t.Fatal("no cell")
	return nil
}

// show writes figures and votes in one line each.
func show(l *Latest) []string {
	var out []string
	for _, f := range l.Figures {
		s := fmt.Sprintf("%s: %s", f.Source, f.Printed(l.claims(f.Claims)))
		if f.Vote < 0 {
			s += " no vote"
		}
		out = append(out, s)
	}
	for _, v := range l.Votes {
		out = append(out, fmt.Sprintf("vote %s: low %s floor %s ceiling %s strict %s point %s largest %s",
			v.Name, v.Low, v.Floor, v.Ceiling, v.StrictCeiling, v.Point, v.Largest))
	}
	return out
}

func (l *Latest) claims(list []int) []Claim {
	var claims []Claim
	for _, i := range list {
		claims = append(claims, l.Cell.Claims[i])
	}
	return claims
}

// The expected values follow from DESIGN section 4, step by step.
func TestSelect(t *testing.T) {
	tests := []struct {
		name, rows string
		want       []string
	}{
		{"highest revision wins over a later day",
			`A,,,2017-05-30,1,,,7
			 A,,,2017-05-29,2,,,9`,
			[]string{"A: 9", "vote A: low 9 floor 9 ceiling 9 strict 9 point 9 largest 9"}},
		{"a direct claim wins over a later relay",
			`A,,,2017-05-25,,,,7
			 A,outlet,,2017-05-29,,,,9`,
			[]string{"A: 7", "vote A: low 7 floor 7 ceiling 7 strict 7 point 7 largest 7"}},
		{"the latest day wins, the undated stay",
			`A,,,2017-05-25,,,,7
			 A,,,2017-05-26,,,,9
			 A,,,,,,,at least 5`,
			[]string{"A: 9 (5–9+)", "vote A: low 5 floor 5 ceiling  strict  point 9 largest 9"}},
		{"a bare month counts as its last day",
			`A,,,2017-05-30,,,,7
			 A,,,2017-05,,,,9`,
			[]string{"A: 9", "vote A: low 9 floor 9 ceiling 9 strict 9 point 9 largest 9"}},
		{"scope, doubt and words do not compete",
			`A,,,2017-05-25,,,,7
			 A,,,2017-05-26,,part,,2
			 A,,,2017-05-26,,wider,,90
			 A,x,,2017-05-26,,,misrelay,8
			 A,x,,2017-05-26,,,match,8
			 A,,,2017-05-27,,,,dozens`,
			[]string{"A: 7", "vote A: low 7 floor 7 ceiling 7 strict 7 point 7 largest 7"}},
		{"an exact figure of the first three days is a minimum and stays a point",
			`A,,,2017-05-21,,,,7
			 B,,,2017-05-22,,,,8`,
			[]string{"A: 7, early", "B: 8",
				"vote A: low 7 floor 7 ceiling  strict 7 point 7 largest 7",
				"vote B: low 8 floor 8 ceiling 8 strict 8 point 8 largest 8"}},
		{"an undated figure in a dated table is early, a range and up to are not",
			`A,,,,,,,7
			 B,,,2017-05-18,,,,10-20
			 C,,,2017-05-18,,,,up to 30
			 D,,,2017-05-18,,,,nearly 40`,
			[]string{"A: 7, early", "B: 10–20", "C: ≤30", "D: 40, early",
				"vote A: low 7 floor 7 ceiling  strict 7 point 7 largest 7",
				"vote B: low 10 floor 10 ceiling 20 strict 20 point  largest 20",
				"vote C: low  floor  ceiling 30 strict 30 point  largest 30",
				"vote D: low 40 floor  ceiling  strict 40 point 40 largest 40"}},
		{"about states no floor, its number is still the envelope's low",
			`A,,,2017-06-30,,,,about 30`,
			[]string{"A: ≈30", "vote A: low 30 floor  ceiling  strict  point 30 largest 30"}},
		{"two counts at one time are no point",
			`A,x,,2017-06-30,,,,50
			 A,y,,2017-06-30,,,,61`,
			[]string{"A: 50–61", "vote A: low 50 floor 50 ceiling 61 strict 61 point  largest 61"}},
		{"a copy has no vote beside its origin",
			`A,,,2017-06-30,,,,6
			 B,,A,2017-06-30,,,,6`,
			[]string{"A: 6", "B: 6 no vote", "vote A: low 6 floor 6 ceiling 6 strict 6 point 6 largest 6"}},
		{"copies of an absent origin vote together under its name, a lone one under its own",
			`B,,X,2017-06-30,,,,6
			 C,,X,2017-06-30,,,,7
			 D,,Y,2017-06-30,,,,9`,
			[]string{"B: 6", "C: 7", "D: 9",
				"vote D: low 9 floor 9 ceiling 9 strict 9 point 9 largest 9",
				"vote X: low 6 floor 6 ceiling 7 strict 7 point  largest 7"}},
		{"a circle of copies has one vote, a copy of it none",
			`A,,B,2017-06-30,,,,6
			 B,,A,2017-06-30,,,,6
			 C,,A,2017-06-30,,,,6`,
			[]string{"A: 6", "B: 6", "C: 6 no vote", "vote A: low 6 floor 6 ceiling 6 strict 6 point 6 largest 6"}},
		{"claims that name different origins have none",
			`A,,,2017-06-30,,,,6
			 B,x,A,2017-06-30,,,,6
			 B,y,,2017-06-30,,,,6`,
			[]string{"A: 6", "B: 6",
				"vote A: low 6 floor 6 ceiling 6 strict 6 point 6 largest 6",
				"vote B: low 6 floor 6 ceiling 6 strict 6 point 6 largest 6"}},
		{"unattributed claims are listed and have no vote",
			`,outlet,,2017-06-30,,,,6
			 ,,,2017-06-30,,,,7`,
			nil},
		{"a zero is a figure",
			`A,,,2017-06-30,,,,0`,
			[]string{"A: 0", "vote A: low 0 floor 0 ceiling 0 strict 0 point 0 largest 0"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := show(Select(oneCell(t, test.rows), NewSelection()))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSelectAsOf(t *testing.T) {
	cell := oneCell(t, `A,,,2017-05-19,,,,at least 7
		A,,,2017-05-25,,,,at least 9
		B,,,,,,,4
		C,,,2017-05,,,,5`)
	sel := NewSelection()
	sel.AsOf, _ = date.ParseISO("2017-05-20")
	l := Select(cell, sel)
	want := []Fate{IsLatest, IsAfterAsOf, IsUndatedAsOf, IsAfterAsOf}
	if diff := cmp.Diff(want, l.Fates); diff != "" {
		t.Errorf("fates (-want +got)\n%s", diff)
	}
}

func TestSelectEachSource(t *testing.T) {
	cell := oneCell(t, "A,,,2017-06-30,,,,6\nB,,A,2017-06-30,,,,6")
	sel := NewSelection()
	sel.EachSource = true
	if n := len(Select(cell, sel).Votes); n != 2 {
		t.Errorf("%d votes with every source counted, want 2", n)
	}
}

// The order of rows changes no figure and no vote.
func TestSelectOrder(t *testing.T) {
	rows := []string{"A,,,2017-05-25,,,,7", "A,x,,2017-05-29,,,,9", "A,,,,,,,at least 5", "B,,X,2017-06-30,,,,6", "C,,X,2017-06-30,,,,7", "D,,,2017-05-18,,,,12"}
	want := show(Select(oneCell(t, strings.Join(rows, "\n")), NewSelection()))
	for i := range rows {
		turned := append(append([]string{}, rows[i:]...), rows[:i]...)
		got := show(Select(oneCell(t, strings.Join(turned, "\n")), NewSelection()))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("rows from %d on first (-want +got)\n%s", i, diff)
		}
	}
}

// A total that toll made of parts is counted as such.
func TestDerivedIsTallied(t *testing.T) {
	cell := &Cell{Event: &Event{}, Claims: []Claim{
		{Event: "e", Source: "S", Count: count.Exactly(3), Rule: RuleDerived},
		{Event: "e", Source: "T", Count: count.Exactly(4)},
	}}
	if tally := Select(cell, Selection{}).Tally; tally.Derived != 1 || tally.Claims != 2 {
		t.Errorf("%+v, want 1 derived of 2", tally)
	}
}

// What each claim is counted as, in a cell of plain claims and in one with others.
func TestTally(t *testing.T) {
	for _, test := range []struct {
		rows string
		asOf string
		want Tally
	}{
		{"A,,,2017-05-25,,,,7\nA,,,2017-05-29,,,,9\nA,,,2017-05-29,,,,8\nB,,,2017-05-29,,,,9", "", Tally{Claims: 4, Revisions: 1}},
		{"A,,,2017-05-25,1,,,7\nA,,,2017-05-29,2,,,9\nA,,,2017-05-29,3,,,8", "", Tally{Claims: 3, Revisions: 2}},
		{"A,,,2017-05-25,,,,7\nA,,,2017-05-29,,,,9\nB,,,2017-06-29,,,,9\nC,,,,,,,9", "2017-05-30", Tally{Claims: 2, Revisions: 1, Later: 1, Undated: 1}},
		{"A,,,2017-05-25,,,,7\nA,AFP,,2017-05-29,,,,9", "", Tally{Claims: 2, Relays: 1}},
		{"A,,,2017-05-25,,,,7\nA,,,2017-05-29,,part,,9\nB,,,2017-05-29,,,match,9\n,,,2017-05-29,,,,9\nC,,,2017-05-29,,,,dozens", "",
			Tally{Claims: 5, Partial: 1, Doubtful: 1, Unattributed: 1, Vague: 1}},
	} {
		sel := NewSelection()
		if test.asOf != "" {
			sel.AsOf, _ = date.Parse(test.asOf, date.Unknown)
		}
		if got := Select(oneCell(t, test.rows), sel).Tally; got != test.want {
			t.Errorf("%s\n%+v, want %+v", test.rows, got, test.want)
		}
	}
}
