package stats

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/count"
)

func totalLine(r *Total) string {
	return fmt.Sprintf("%s|%s %s %s|%s-%s|cells %d apart %d minimums %d single %d|%s–%s open %s points %s of %s", r.By, r.Measure, r.Group, r.Side, r.Source, r.Without,
		r.Cells, r.Apart, r.Minimums, r.Single, r.Low, r.High, r.Open, r.PointsSum, r.PointsCells)
}

func totalLines(rows []*Total) []string {
	var out []string
	for _, r := range rows {
		out = append(out, totalLine(r))
	}
	return out
}

// e1: 4 to 9 and points 4, 9; e2: one vote "at least 5"; e3: words only.
const threeEvents = small +
	"e1,2017-01-01,A,2018-01-01,killed,total,4\ne1,2017-01-01,B,2018-01-01,killed,total,9\n" +
	"e2,2017-02-01,A,2018-01-01,killed,total,at least 5\n" +
	"e3,2018-02-01,B,2018-03-01,killed,total,dozens\n"

func TestTotals(t *testing.T) {
	claims := readTable(t, "t.csv", threeEvents)
	for _, test := range []struct {
		name string
		opt  TotalsOptions
		want []string
	}{
		{"all", TotalsOptions{}, []string{"|killed total |-|cells 3 apart 1 minimums 0 single 1|9–14 open 1 points 6.5 of 1"}},
		{"by year", TotalsOptions{By: ByYear}, []string{
			"2017|killed total |-|cells 2 apart 1 minimums 0 single 1|9–14 open 1 points 6.5 of 1",
			"2018|killed total |-|cells 1 apart 0 minimums 0 single 0|– open  points  of "}},
		{"by month", TotalsOptions{By: ByMonth}, []string{
			"2017-01|killed total |-|cells 1 apart 1 minimums 0 single 0|4–9 open 0 points 6.5 of 1",
			"2017-02|killed total |-|cells 1 apart 0 minimums 0 single 1|5–5 open 1 points  of 0",
			"2018-02|killed total |-|cells 1 apart 0 minimums 0 single 0|– open  points  of "}},
		{"one source", TotalsOptions{Source: "A"}, []string{"|killed total |A-|cells 2 apart 0 minimums 0 single 2|9–9 open 1 points 4 of 1"}},
		{"without each", TotalsOptions{WithoutEach: true}, []string{
			"|killed total |-|cells 3 apart 1 minimums 0 single 1|9–14 open 1 points 6.5 of 1",
			"|killed total |-A|cells 3 apart 0 minimums 0 single 1|9–9 open 0 points 9 of 1",
			"|killed total |-B|cells 3 apart 0 minimums 0 single 2|9–9 open 1 points 4 of 1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows, findings := Totals(Ranges(claims, casualties.NewSelection()), test.opt)
			if diff := cmp.Diff(test.want, totalLines(rows)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(findings) > 0 {
				t.Errorf("%v", findings)
			}
		})
	}
}

// Figures to date and parts are not added, and the findings say so; groups that
// lie within each other have rows of their own and are never added.
func TestTotalsRefuse(t *testing.T) {
	claims := readTable(t, "t.csv", "event,source,measure,group,cumulative,scope,reported\n"+
		"e1,A,killed,total,,,10\ne1,A,killed,children,,,4\n"+
		"e1,A,killed,total,yes,,100\n"+
		"e2,A,killed,total,,part,7\n"+
		"e2,B,killed,children,,,8\n")
	rows, findings := Totals(Ranges(claims, casualties.NewSelection()), TotalsOptions{})
	want := []string{
		"|killed total |-|cells 2 apart 0 minimums 0 single 1|10–10 open 0 points 10 of 1",
		"|killed children |-|cells 2 apart 0 minimums 0 single 2|12–12 open 0 points 12 of 2",
	}
	if diff := cmp.Diff(want, totalLines(rows)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.Rule+": "+f.String())
	}
	if len(got) != 4 {
		t.Errorf("%d findings, want 4: %q", len(got), got)
	}
	for i, part := range []string{"t.csv:4:", "t.csv:5:", "low 12 > 10", "groups that lie within others"} {
		if i >= len(got) || !strings.Contains(got[i], part) {
			t.Errorf("finding %d of %q lacks %q", i, got, part)
		}
	}
}

// The sums without a source are those of the table that never had it (no
// origins here, so that no copy takes its vote).
func TestTotalsWithoutAgainstRemoved(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 20 {
		list := results(readTable(t, "t.csv", randomTable(rng, 20, 5)))
		rows, _ := Totals(slices.Values(list), TotalsOptions{WithoutEach: true})
		for _, row := range rows {
			low, high, open, cells, points := int64(0), int64(0), int64(0), 0, 0.0
			for _, r := range list {
				if r.Cell.Group != row.Group {
					continue
				}
				cells++
				var votes []casualties.Vote
				for _, v := range r.Latest.Votes {
					if v.Name != row.Without {
						votes = append(votes, v)
					}
				}
				var l, h count.Number
				isOpen := false
				for _, v := range votes {
					l, h, isOpen = count.Min(l, v.Low), count.Max(h, v.Largest), isOpen || !v.Ceiling.IsKnown()
				}
				p, _ := Describe(appendPoints(nil, votes)).Median.Get()
				a, _ := l.Get()
				b, _ := h.Get()
				low, high, points = low+a, high+b, points+p
				if isOpen {
					open++
				}
			}
			want := fmt.Sprint(cells, low, high, open, points)
			gotLow, _ := row.Low.Get()
			gotHigh, _ := row.High.Get()
			gotOpen, _ := row.Open.Get()
			gotPoints, _ := row.PointsSum.Get()
			if got := fmt.Sprint(row.Cells, gotLow, gotHigh, gotOpen, gotPoints); got != want {
				t.Fatalf("%s: %s, want %s", totalLine(row), got, want)
			}
		}
	}
}

// Beside nineteen cells of 10¹⁵ the median of 2 and 3 is still 2.5: what is left
// when a source is left out is no difference of rounded sums.
func TestTotalsWithoutHuge(t *testing.T) {
	table := small + "e00,,B,,killed,total,2\ne00,,C,,killed,total,3\n"
	for i := range 19 {
		table += fmt.Sprintf("e%02d,,A,,killed,total,1000000000000000\n", i+1)
	}
	rows, _ := Totals(Ranges(readTable(t, "t.csv", table), casualties.NewSelection()), TotalsOptions{WithoutEach: true})
	if got := rows[1].PointsSum.String(); rows[1].Without != "A" || got != "2.5" {
		t.Errorf("without %s: points_sum %s, want 2.5 without A", rows[1].Without, got)
	}
}

func TestTotalsOverflow(t *testing.T) {
	rows, _ := Totals(Ranges(readTable(t, "t.csv", small+
		"e1,,A,,killed,total,9000000000000000000\ne2,,A,,killed,total,9000000000000000000\n"), casualties.NewSelection()), TotalsOptions{})
	if rows[0].Low.IsKnown() || rows[0].PointsSum.IsKnown() || !strings.Contains(rows[0].Warnings.String(), "too large") {
		t.Errorf("%+v", rows[0])
	}
}

// Women and children are undivided only where nobody divides them.
func TestTotalsOfWomenAndChildren(t *testing.T) {
	_, findings := Totals(Ranges(readTable(t, "t.csv", "event,source,measure,group,reported\n"+
		"e1,A,killed,women and children,5\ne2,A,killed,children,14\n"), casualties.NewSelection()), TotalsOptions{})
	if len(findings) != 1 || findings[0].Severity != casualties.Note {
		t.Errorf("%v", findings)
	}
}

// The dead of one side are no part of those of another.
func TestTotalsOfSides(t *testing.T) {
	_, findings := Totals(Ranges(readTable(t, "t.csv", "event,source,measure,group,side,reported\n"+
		"e1,A,killed,total,X,10\ne1,A,killed,children,Y,14\n"), casualties.NewSelection()), TotalsOptions{})
	if len(findings) > 0 {
		t.Errorf("%v", findings)
	}
}
