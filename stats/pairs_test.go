package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/names"
)

// policeClaims is the table of police killings as claims of toll.
func policeClaims(t testing.TB) *casualties.Claims {
	t.Helper()
	p := readPolice(t)
	var b strings.Builder
	b.WriteString(small)
	for _, year := range p.years {
		for _, name := range p.names {
			if n, ok := p.point[year][name]; ok {
				fmt.Fprintf(&b, "%s,%s,%s,,killed,total,%d\n", year, year[:4], name, n)
			}
		}
	}
	return readTable(t, "police.csv", b.String())
}

// known is the name under which toll shows a source.
func known(name string) string {
	if s, ok := names.LookupSource(name); ok {
		return s.Name
	}
	return name
}

// R 4.2: every row of the reference, whatever its n, by the function; the table
// leaves empty what rests on fewer than 10 events.
func TestPairsPolice(t *testing.T) {
	claims := policeClaims(t)
	want := shared(t, "reference/police_us_pairs.csv")
	all := slices.Collect(pairs(Ranges(claims, casualties.NewSelection()), 0))
	if len(all) != len(want) {
		t.Fatalf("%d pairs, want %d", len(all), len(want))
	}
	for i, row := range want {
		p := all[i]
		if p.A != known(row["a"]) || p.B != known(row["b"]) {
			t.Fatalf("row %d is %s and %s", i, p.A, p.B)
		}
		what := p.A + " " + p.B + " "
		higher, _ := p.BHigher.Get()
		lower, _ := p.BLower.Get()
		for column, got := range map[string]Real{"cells": Of(float64(p.Cells)), "median_ratio": p.MedianRatio, "mean_log_ratio": p.MeanLogRatio,
			"sd_log_ratio": p.SDLogRatio, "ratio_low": p.RatioLow, "ratio_high": p.RatioHigh, "ccc": p.CCC, "spearman": p.Spearman,
			"sign_p": p.SignP, "b_higher": Of(float64(higher)), "b_lower": Of(float64(lower))} {
			nearReal(t, what+column, got, num(t, row[column]), 1e-8)
		}
	}
	for _, p := range slices.Collect(Pairs(Ranges(claims, casualties.NewSelection()))) {
		enough := p.A == "FE" && p.B == "FE_NV" // 21 years; the others share 8 at most
		if p.RatioLow.IsKnown() != enough || p.CCC.IsKnown() != enough || p.BHigher.IsKnown() != enough || p.GapMax.IsKnown() != enough {
			t.Errorf("%s and %s, %d events: %+v", p.A, p.B, p.Events, p)
		}
		if !enough && !strings.Contains(p.Warnings.String(), "need 10 shared events") {
			t.Errorf("%s and %s: %q does not say why columns are empty", p.A, p.B, p.Warnings)
		}
	}
}

// By hand: 4 and 8 differ ×2, 3 and 3 do not, 0 has no logarithm; the last
// cell is apart by 9 ÷ max(1, 0).
func TestPairByHand(t *testing.T) {
	list := slices.Collect(pairs(Ranges(readTable(t, "t.csv", small+
		"e1,,A,,killed,total,4\ne1,,B,,killed,total,8\n"+
		"e2,,A,,killed,total,3\ne2,,B,,killed,total,3\n"+
		"e2,,A,,killed,children,at least 2\ne2,,B,,killed,children,1\n"+ // no point of A
		"e3,,A,,killed,total,0\ne3,,B,,killed,total,9\n"), casualties.NewSelection()), 0))
	if len(list) != 1 {
		t.Fatalf("%d pairs", len(list))
	}
	p := list[0]
	got := fmt.Sprintf("%s %s events %d cells %d compatible %s same %s median %s mean %s sd %s higher %s lower %s p %s gap %s | %s", p.A, p.B, p.Events, p.Cells,
		p.CompatibleShare.Short(), p.SameShare.Short(), p.MedianRatio.Short(), p.MeanLogRatio.Short(), p.SDLogRatio.Short(), p.BHigher, p.BLower, p.SignP.Short(), p.GapMax.Short(), p.Warnings)
	want := fmt.Sprintf("A B events 3 cells 3 compatible 0.3333 same 0.3333 median 1.5 mean %s sd %s higher 2 lower 0 p 0.5 gap 9 | 1 cell with a point of 0 left out of ratios and ccc",
		Of(math.Ln2/2).Short(), Of(math.Ln2/math.Sqrt2).Short())
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

const withOrigin = "event,event_date,source,origin,published,measure,group,reported\n"

// A copy is not compared with its origin: where they differ, that is drift.
func TestPairOfCopyAndOrigin(t *testing.T) {
	csv := withOrigin + "e1,,A,,,killed,total,4\ne1,,B,A,,killed,total,5\ne2,,A,,,killed,total,6\ne2,,B,A,,killed,total,6\n"
	for _, each := range []bool{false, true} {
		sel := casualties.NewSelection()
		sel.EachSource = each
		list := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", csv), sel)))
		if len(list) != 1 {
			t.Fatalf("%d pairs", len(list))
		}
		p := list[0]
		want := "2 2 /// B repeats A in 2 cells and differs in 1 of them (drift): not compared there"
		if got := fmt.Sprintf("%d %d %s/%s/%s/ %s", p.Events, p.Cells, p.CompatibleShare, p.SameShare, p.MedianRatio, p.Warnings); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	// Where they also meet without copying, only that is compared.
	p := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", csv+"e3,,A,,,killed,total,4\ne3,,B,,,killed,total,4\n"), casualties.NewSelection())))[0]
	if p.Cells != 1 || p.SameShare.String() != "1" || !strings.Contains(p.Warnings.String(), "drift") {
		t.Errorf("%+v", p)
	}
}

// naivePairs finds the pairs by looking at every two votes of every cell.
func naivePairs(results []Result) map[string][]string {
	found := map[string][]string{}
	for _, r := range results {
		for _, v := range r.Latest.Votes {
			for _, w := range r.Latest.Votes {
				if v.Name < w.Name && v.Point.IsKnown() && w.Point.IsKnown() {
					found[v.Name+"|"+w.Name] = append(found[v.Name+"|"+w.Name], v.Point.String()+"/"+w.Point.String())
				}
			}
		}
	}
	return found
}

func TestPairsAgainstNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 2))
	for range 20 {
		list := results(readTable(t, "t.csv", randomTable(rng, 30, 8)))
		want := naivePairs(list)
		got := slices.Collect(pairs(slices.Values(list), 0))
		if len(got) != len(want) {
			t.Fatalf("%d pairs, want %d", len(got), len(want))
		}
		last := ""
		for _, p := range got {
			name := p.A + "|" + p.B
			if name <= last {
				t.Fatalf("%s after %s", name, last)
			}
			last = name
			cells, same, events := want[name], 0, map[string]bool{}
			for _, c := range cells {
				a, b, _ := strings.Cut(c, "/")
				add(&same, a == b)
			}
			for _, r := range list {
				points := 0
				for _, v := range r.Latest.Votes {
					add(&points, (v.Name == p.A || v.Name == p.B) && v.Point.IsKnown())
				}
				if points == 2 {
					events[r.Cell.Event.Key] = true
				}
			}
			if p.Cells != len(cells) || p.Events != len(events) || p.SameShare != share(same, len(cells)) {
				t.Fatalf("%s: %d cells, %d events, same %s; want %d, %d, %d same", name, p.Cells, p.Events, p.SameShare, len(cells), len(events), same)
			}
		}
	}
}

// randomTable writes claims of sources S0, S1 … on events, some of them open,
// in words, or nothing.
func randomTable(rng *rand.Rand, events, sources int) string {
	var b strings.Builder
	b.WriteString(small)
	for e := range events {
		for s := range sources {
			if rng.IntN(3) == 0 {
				continue
			}
			n := 1 + rng.IntN(60)
			figure := []string{fmt.Sprint(n), fmt.Sprint(n), fmt.Sprint(n), fmt.Sprintf("at least %d", n), fmt.Sprintf("%d-%d", n, n+rng.IntN(9)), "dozens", fmt.Sprintf("about %d", n), fmt.Sprintf("up to %d", n)}[rng.IntN(8)]
			fmt.Fprintf(&b, "e%02d,,S%d,,killed,%s,%s\n", e, s, []string{"total", "civilians"}[rng.IntN(2)], figure)
		}
	}
	return b.String()
}

// Ten shared events are enough, nine are not; the largest gap stands whatever
// comes after it, and a 0 of either has no logarithm.
func TestPairMinimum(t *testing.T) {
	var b strings.Builder
	b.WriteString(small)
	for e := range MinEvents {
		fmt.Fprintf(&b, "e%02d,,A,,killed,total,%d\ne%02d,,B,,killed,total,%d\n", e, 8-e%3, e, max(0, 4-e))
		// a second cell of an event is no second event
		fmt.Fprintf(&b, "e%02d,,A,,injured,total,3\ne%02d,,B,,injured,total,3\n", e, e)
		p := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", b.String()), casualties.NewSelection())))[0]
		if p.Events != e+1 || p.Cells != 2*(e+1) || p.SignP.IsKnown() != (e+1 == MinEvents) {
			t.Errorf("%d events: %+v", e+1, p)
		}
	}
	p := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", b.String()), casualties.NewSelection())))[0]
	// e03 is 8 against 1; from e04 on B says 0, and 0 counts as 1: 7, 6, 8, 7, 6, 8.
	if p.GapMax.String() != "8" || !strings.Contains(p.Warnings.String(), "6 cells with a point of 0") || !p.MeanLogRatio.IsKnown() {
		t.Errorf("%+v", p)
	}
}

// Where nobody states a floor and a ceiling there is no gap: empty, not 0.
func TestPairWithoutGap(t *testing.T) {
	table := small
	for e := range MinEvents {
		table += fmt.Sprintf("e%02d,,A,,killed,total,about 7\ne%02d,,B,,killed,total,about 9\n", e, e)
	}
	p := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", table), casualties.NewSelection())))[0]
	if !p.SignP.IsKnown() || p.GapMax.IsKnown() {
		t.Errorf("%+v; want a sign test and no gap", p)
	}
}

// A source that repeats another in one cell, and meets it in others, is one row.
func TestPairOfCopyThatMeets(t *testing.T) {
	rows := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", withOrigin+
		"e1,,A,,,killed,total,4\ne1,,B,A,,killed,total,5\n"+
		"e2,,A,,,killed,total,4\ne2,,B,,,killed,total,4\ne3,,A,,,killed,total,4\ne3,,B,,,killed,total,4\n"), casualties.NewSelection())))
	if len(rows) != 1 || rows[0].Cells != 2 || rows[0].SameShare.String() != "1" {
		t.Errorf("%d rows, the first %+v; want one of the 2 cells in which nothing is repeated", len(rows), rows[0])
	}
}

// Two that each repeat the other are one row, and their cell is one cell.
func TestPairOfCopiesOfEachOther(t *testing.T) {
	rows := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", withOrigin+
		"e1,,A,B,,killed,total,4\ne1,,B,A,,killed,total,5\n"), casualties.NewSelection())))
	if len(rows) != 1 || rows[0].Events != 1 || rows[0].Cells != 1 || len(rows[0].Warnings) != 2 {
		t.Errorf("%d rows, the first %+v; want one of 1 event and 1 cell, with drift both ways", len(rows), rows[0])
	}
}

// A copy of something in several cells of one event copies in one event.
func TestCopyingCountsEvents(t *testing.T) {
	p := slices.Collect(Pairs(Ranges(readTable(t, "t.csv", withOrigin+
		"e1,,A,,,killed,total,4\ne1,,B,A,,killed,total,5\ne1,,A,,,injured,total,4\ne1,,B,A,,injured,total,5\n"), casualties.NewSelection())))[0]
	if p.Events != 1 || p.Cells != 2 {
		t.Errorf("%d events, %d cells; want 1 and 2", p.Events, p.Cells)
	}
}
