package stats

import (
	"encoding/csv"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// allTables prints every table of this package that is made from claims.
func allTables(t testing.TB, claims *casualties.Claims) map[string]string {
	t.Helper()
	out := map[string]string{}
	put := func(name string, rows any) {
		text, err := gocsv.MarshalStringWithoutHeaders(rows)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = text
	}
	list := results(claims)
	put("pairs", slices.Collect(pairs(slices.Values(list), 0)))
	table, err := Sources(slices.Values(list))
	if err != nil {
		t.Fatal(err)
	}
	put("sources", table.Rows)
	rows, findings := Totals(slices.Values(list), TotalsOptions{By: ByYear, WithoutEach: true})
	put("totals", rows)
	out["findings"] = fmt.Sprint(findings)
	put("statements", slices.Collect(Statements(claims)))
	put("revisions", slices.Collect(Revisions(slices.Values(list))))
	put("pooled", slices.Collect(PoolRanges(slices.Values(list), PoolREML)))
	return out
}

// rewrite reads a table, lets change have each row, and writes it again.
func rewrite(t testing.TB, text string, change func(column map[string]int, row []string)) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	for i, row := range rows {
		if i > 0 {
			change(column, row)
		}
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.String()
}

// The order of the rows changes nothing but the lines that are named.
func TestTablesDoNotDependOnRowOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(syria(t)), "\n")
	unnumbered := func(tables map[string]string) map[string]string {
		for _, name := range []string{"revisions", "statements", "findings"} {
			delete(tables, name) // name lines; their order follows them
		}
		return tables
	}
	want := unnumbered(allTables(t, readTable(t, "s.csv", syria(t))))
	rng := rand.New(rand.NewPCG(7, 1))
	for range 3 {
		body := slices.Clone(lines[1:])
		rng.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
		got := unnumbered(allTables(t, readTable(t, "s.csv", lines[0]+"\n"+strings.Join(body, "\n"))))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	}
}

// models are tables in which every source has enough events to be compared.
func models(rng *rand.Rand) string {
	var b strings.Builder
	b.WriteString(small)
	for e := range 40 {
		for s := range 4 {
			if s < 2 || rng.IntN(4) > 0 {
				fmt.Fprintf(&b, "e%02d,,Source %d,,killed,total,%d\n", e, s, (1+rng.IntN(300))*(s+2))
			}
		}
	}
	return b.String()
}

// Other names for the sources, in another order, change no number of theirs.
func TestTablesDoNotDependOnNames(t *testing.T) {
	text := models(rand.New(rand.NewPCG(1, 8)))
	renamed := map[string]string{"Source 0": "Zeta", "Source 1": "Mu", "Source 2": "Alpha", "Source 3": "Beta"}
	other := rewrite(t, text, func(column map[string]int, row []string) { row[column["source"]] = renamed[row[column["source"]]] })
	before, after := sourcesOf(t, readTable(t, "t.csv", text)), sourcesOf(t, readTable(t, "t.csv", other))
	numbers := func(r *SourceRow) string {
		return fmt.Sprint(r.Tendency.Fixed(9), r.SE.Fixed(9), r.Low.Fixed(9), r.Lowest.Fixed(9), r.Highest.Fixed(9), r.Round.Fixed(9), r.Group, r.Pivotal)
	}
	byName := map[string]string{}
	for _, r := range after.Rows {
		byName[r.Source] = numbers(r)
	}
	for _, r := range before.Rows {
		if got := byName[renamed[r.Source]]; got != numbers(r) || !r.Tendency.IsKnown() {
			t.Errorf("%s: %s, as %s: %s", r.Source, numbers(r), renamed[r.Source], got)
		}
	}
	pairOf := map[string]*Pair{}
	for p := range Pairs(Ranges(readTable(t, "t.csv", other), casualties.NewSelection())) {
		pairOf[p.A+"|"+p.B] = p
	}
	for p := range Pairs(Ranges(readTable(t, "t.csv", text), casualties.NewSelection())) {
		a, b, sign := renamed[p.A], renamed[p.B], 1.0
		if a > b {
			a, b, sign = b, a, -1
		}
		q := pairOf[a+"|"+b]
		mean, _ := p.MeanLogRatio.Get()
		nearReal(t, "mean of "+a+" and "+b, q.MeanLogRatio, sign*mean, 1e-9)
		if q.CCC.Fixed(9) != p.CCC.Fixed(9) || q.SignP != p.SignP || q.GapMax != p.GapMax || q.Cells != p.Cells || q.SDLogRatio.Fixed(9) != p.SDLogRatio.Fixed(9) {
			t.Errorf("%+v\n%+v", p, q)
		}
	}
}

// All counts times a number move no tendency, ratio, rank or share.
func TestTablesDoNotDependOnScale(t *testing.T) {
	text := models(rand.New(rand.NewPCG(2, 8)))
	scaled := rewrite(t, text, func(column map[string]int, row []string) {
		n, err := strconv.Atoi(row[column["reported"]])
		if err != nil {
			t.Fatal(err)
		}
		row[column["reported"]] = strconv.Itoa(n * 1000)
	})
	before, after := readTable(t, "t.csv", text), readTable(t, "t.csv", scaled)
	a, b := sourcesOf(t, before), sourcesOf(t, after)
	for i, r := range a.Rows {
		s := b.Rows[i]
		for _, x := range [][2]Real{{r.Tendency, s.Tendency}, {r.SE, s.SE}, {r.Lowest, s.Lowest}, {r.Highest, s.Highest}} {
			if !x[0].IsKnown() || math.Abs(x[0].v()-x[1].v()) > 1e-10 {
				t.Errorf("%s: %s and %s", r.Source, x[0], x[1])
			}
		}
	}
	q := slices.Collect(Pairs(Ranges(after, casualties.NewSelection())))
	for i, p := range slices.Collect(Pairs(Ranges(before, casualties.NewSelection()))) {
		for _, x := range [][2]Real{{p.MedianRatio, q[i].MedianRatio}, {p.SDLogRatio, q[i].SDLogRatio}, {p.RatioLow, q[i].RatioLow}, {p.CCC, q[i].CCC},
			{p.Spearman, q[i].Spearman}, {p.SignP, q[i].SignP}, {p.GapMax, q[i].GapMax}} {
			if !x[0].IsKnown() || math.Abs(x[0].v()-x[1].v()) > 1e-10 {
				t.Errorf("%s and %s: %s and %s", p.A, p.B, x[0], x[1])
			}
		}
	}
}

// A source that stands in the table a second time, as its own relay or as
// another source that names it as its origin, moves no vote, median or gap, nor
// anything that rests on them.
func TestDoublingASourceMovesNothing(t *testing.T) {
	header := "event,event_date,source,via,origin,published,measure,group,reported\n"
	var text, relayed, copied strings.Builder
	for _, b := range []*strings.Builder{&text, &relayed, &copied} {
		b.WriteString(header)
	}
	rng := rand.New(rand.NewPCG(6, 6))
	for e := range 12 {
		for s := range 3 {
			n := 1 + rng.IntN(90)
			row := func(source, via, origin string) string {
				return fmt.Sprintf("e%02d,2017-01-01,%s,%s,%s,2018-01-01,killed,total,%d\n", e, source, via, origin, n)
			}
			for _, b := range []*strings.Builder{&text, &relayed, &copied} {
				b.WriteString(row(fmt.Sprintf("S%d", s), "", ""))
			}
			if s == 0 {
				relayed.WriteString(row("S0", "Outlet", ""))
				copied.WriteString(row("Copy", "", "S0"))
			}
		}
	}
	base := readTable(t, "t.csv", text.String())
	for name, b := range map[string]*strings.Builder{"as its own relay": &relayed, "with an origin": &copied} {
		claims := readTable(t, "t.csv", b.String())
		want, got := results(base), results(claims)
		for i := range want {
			w, g := want[i].Range, got[i].Range
			if w.Origins != g.Origins || w.BestMedian != g.BestMedian || w.Gap != g.Gap || w.Low != g.Low || w.High != g.High || w.Verdict != g.Verdict {
				t.Errorf("%s, %s: %s, want %s", name, w.Event, brief(g), brief(w))
			}
		}
		a, c := sourcesOf(t, base), sourcesOf(t, claims)
		for _, r := range a.Rows {
			for _, s := range c.Rows {
				if s.Source == r.Source && (s.Tendency != r.Tendency || s.SE != r.SE || s.Lowest != r.Lowest || s.Pivotal != r.Pivotal) {
					t.Errorf("%s: tendency of %s %s, want %s", name, r.Source, s.Tendency, r.Tendency)
				}
			}
		}
		wantTotals, _ := Totals(slices.Values(want), TotalsOptions{})
		gotTotals, _ := Totals(slices.Values(got), TotalsOptions{})
		if diff := cmp.Diff(totalLines(wantTotals), totalLines(gotTotals)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
		for p := range Pairs(slices.Values(got)) {
			if p.A == "Copy" && p.MedianRatio.IsKnown() && p.B == "S0" {
				t.Errorf("%s: the copy is compared with its origin", name)
			}
		}
	}
}

// Tables made from results in memory that is used again are those made from
// results that are kept.
func TestTablesKeepNothingOfAResult(t *testing.T) {
	claims := readTable(t, "syria-2017.csv", syria(t))
	sel := casualties.NewSelection()
	same := func(name string, kept, used any) {
		if diff := cmp.Diff(kept, used, cmp.AllowUnexported(Real{}, count.Number{}, date.Date{})); diff != "" {
			t.Errorf("%s: (-kept +used)\n%s", name, diff)
		}
	}
	same("pairs", slices.Collect(Pairs(Ranges(claims, sel))), slices.Collect(Pairs(Each(claims, sel))))
	same("revisions", slices.Collect(Revisions(Ranges(claims, sel))), slices.Collect(Revisions(Each(claims, sel))))
	a, err := Sources(Ranges(claims, sel))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Sources(Each(claims, sel))
	if err != nil {
		t.Fatal(err)
	}
	same("sources", a.Rows, b.Rows)
	rows, findings := Totals(Ranges(claims, sel), TotalsOptions{By: ByPlace, WithoutEach: true})
	usedRows, usedFindings := Totals(Each(claims, sel), TotalsOptions{By: ByPlace, WithoutEach: true})
	same("totals", rows, usedRows)
	same("findings", findings, usedFindings)
	pooled := func(r iter.Seq[Result]) (out []string) {
		for p := range PoolRanges(r, PoolDL) {
			out = append(out, fmt.Sprint(*p))
		}
		return out
	}
	same("pooled", pooled(Ranges(claims, sel)), pooled(Each(claims, sel)))
}

// Each yields the cells in the order of Ranges and may be left at any time.
func TestEach(t *testing.T) {
	claims := readTable(t, "t.csv", randomTable(rand.New(rand.NewPCG(3, 3)), 500, 4))
	var want, got []string
	for r := range Ranges(claims, casualties.NewSelection()) {
		want = append(want, r.Cell.Event.Key+" "+r.Cell.Group.String()+" "+brief(r.Range))
	}
	for stop := range 5 {
		got = got[:0]
		for r := range Each(claims, casualties.NewSelection()) {
			got = append(got, r.Cell.Event.Key+" "+r.Cell.Group.String()+" "+brief(r.Range))
			if stop > 0 && len(got) == 100*stop {
				break
			}
		}
		if n := len(got); stop > 0 && n != 100*stop || stop == 0 && n != len(want) {
			t.Fatalf("%d results of %d", n, len(want))
		}
		if diff := cmp.Diff(want[:len(got)], got); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	}
}
