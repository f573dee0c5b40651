package stats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// asValues compares what hides its fields.
var asValues = cmpopts.EquateComparable(Real{}, count.Number{}, date.Date{})

// Tables made on all processors are those made of results one after the other.
func TestTablesOnAllProcessors(t *testing.T) {
	var made bytes.Buffer
	if err := writeMadeUp(&made, 3000, 21_000, 60); err != nil { // six runs of events
		t.Fatal(err)
	}
	for name, csv := range map[string]string{"syria": syria(t), "made up": made.String(), "copies": copiesTable()} {
		claims, sel := readTable(t, "t.csv", csv), casualties.NewSelection()
		results := slices.Collect(Ranges(claims, sel))
		for _, processors := range []int{1, 2, 3} {
			t.Run(fmt.Sprint(name, processors), func(t *testing.T) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
				checkPairsOf(t, claims, results)
				checkSourcesOf(t, claims, results)
				opt := TotalsOptions{By: ByMonth, WithoutEach: true}
				got, found, err := TotalsOf(t.Context(), claims, sel, opt)
				want, wantFound := Totals(slices.Values(results), opt)
				if diff := cmp.Diff(want, got, asValues) + cmp.Diff(wantFound, found); diff != "" || err != nil {
					t.Errorf("totals (-want +got): %v\n%s", err, diff)
				}
			})
		}
	}
}

// copiesTable has sources that repeat others, present and absent, points of 0
// and more than 32 bits, and figures to date.
func copiesTable() string {
	var b bytes.Buffer
	b.WriteString("event,event_date,source,origin,published,measure,group,low,best,high,cumulative,scope\n")
	for e := range 1200 {
		for s := range 5 {
			origin := ""
			if s > 2 && e%3 > 0 {
				origin = []string{"S0", "Nobody", ""}[e%3]
			}
			n := e * (s + e%4) % 91
			if e%100 == 7 {
				n += 5_000_000_000
			}
			fmt.Fprintf(&b, "e%04d,2017-%02d-01,S%d,%s,2018-%02d,killed,total,%d,%d,%d,%s,%s\n", e, 1+e%12, s, origin, 1+e%12, n-n/3, n, n+n%5,
				map[bool]string{true: "yes"}[e%50 == 3], map[bool]string{true: "part"}[(e+s)%70 == 5])
		}
	}
	return b.String()
}

func checkPairsOf(t *testing.T, claims *casualties.Claims, results []Result) {
	t.Helper()
	want := slices.Collect(Pairs(slices.Values(results)))
	table, err := PairsOf(t.Context(), claims, casualties.NewSelection())
	if err != nil || len(want) == 0 {
		t.Fatal(len(want), err)
	}
	if diff := cmp.Diff(want, slices.Collect(table.Rows(nil)), asValues, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	var written, rows bytes.Buffer
	for _, p := range want {
		rows.Write(p.AppendCSV(nil, false))
	}
	if err := table.Stream(t.Context(), &written, nil, func(b []byte, p *Pair) []byte { return p.AppendCSV(b, false) }); err != nil || written.String() != rows.String() {
		t.Errorf("written: %v\n%s", err, cmp.Diff(rows.String(), written.String()))
	}
	one := want[len(want)/2]
	asked := func(a, b string) bool { return a == one.A && b == one.B }
	if got := slices.Collect(table.Rows(asked)); len(got) != 1 || got[0].A != one.A || got[0].B != one.B || got[0].MeanLogRatio != one.MeanLogRatio {
		t.Errorf("asked for %s and %s: %v", one.A, one.B, got)
	}
	for range table.Rows(nil) {
		break // ends the work
	}
}

func checkSourcesOf(t *testing.T, claims *casualties.Claims, results []Result) {
	t.Helper()
	want, err := Sources(slices.Values(results))
	if err != nil {
		t.Fatal(err)
	}
	got, err := SourcesOf(t.Context(), claims, casualties.NewSelection())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Rows, got.Rows, asValues) + cmp.Diff(want.Model, got.Model); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if got.Factor.Typical().String() != want.Factor.Typical().String() || got.Factor.Cells2 != want.Factor.Cells2 {
		t.Errorf("factor %v, want %v", got.Factor, want.Factor)
	}
}

// Work that is interrupted, or whose results nobody takes any more, ends.
func TestInOrderStops(t *testing.T) {
	numbers := func(int) func(int) int { return func(i int) int { return i } }
	stop := errors.New("enough")
	var taken []int
	err := inOrder(t.Context(), 1000, numbers, func(i int) error {
		if taken = append(taken, i); i == 20 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || len(taken) != 21 || !slices.IsSorted(taken) {
		t.Errorf("%v, %v", err, taken)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := inOrder(ctx, 1000, numbers, func(int) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if err := inOrder(t.Context(), 0, numbers, func(int) error { return stop }); err != nil {
		t.Errorf("no work: %v", err)
	}
}
