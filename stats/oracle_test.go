package stats_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"

	"toll/casualties"
	"toll/casualties/date"
	"toll/casualties/spill"
	"toll/stats"
)

var (
	oracleTables = flag.Int("oracle", 1000, "random tables on which the tables are compared with their definitions")
	oracleSeed   = flag.Uint64("oracleseed", 20170518, "seed of the first of them")
)

// tables is how many. What runs at once does so in each of them: the race
// detector needs no more than a few.
func tables() int {
	if underRace {
		return min(*oracleTables, 50)
	}
	return *oracleTables
}

// TestOracle compares the tables with a second, slow computation from their
// definitions, on random tables. A table on which they differ is made smaller as
// long as they do, and printed with its seed.
func TestOracle(t *testing.T) {
	const parts = 4 // as many tables are compared at a time as there are processors
	for part := range parts {
		t.Run(strconv.Itoa(part), func(t *testing.T) {
			t.Parallel()
			for i := part; i < tables(); i += parts {
				oracleTable(t, *oracleSeed+uint64(i))
			}
		})
	}
}

// oracleTable compares one table.
func oracleTable(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 8))
	rows, sel := randomTable(rng), randomSelection(rng)
	diff := differs(rows, sel)
	if diff == "" {
		return
	}
	rows = smallest(rows, sel)
	t.Fatalf("seed %d, %+v\n%s\n%s\nbefore it was made smaller: %s", seed, sel, tableText(rows), differs(rows, sel), diff)
}

func randomSelection(rng *rand.Rand) oselection {
	sel := oselection{settle: pick(rng, 0, 1, 3, 3, 3, 30), eachSource: rng.IntN(6) == 0}
	if rng.IntN(4) == 0 {
		sel.asOf = pick(rng, "2017-05-03", "2017-05-05", "2017-05", "2017", "2018-02-01")
	}
	return sel
}

// smallest takes rows out, then cells, as long as the difference stays.
func smallest(rows []oclaim, sel oselection) []oclaim {
	for changed := true; changed; {
		changed = false
		for i := 0; i < len(rows); i++ {
			fewer := append(append([]oclaim{}, rows[:i]...), rows[i+1:]...)
			for j := range fewer {
				fewer[j].line = j + 2
			}
			if len(fewer) > 0 && differs(fewer, sel) != "" {
				rows, changed = fewer, true
				i--
			}
		}
		for i := range rows {
			for _, blank := range []func(*oclaim) *string{
				func(c *oclaim) *string { return &c.name }, func(c *oclaim) *string { return &c.place },
				func(c *oclaim) *string { return &c.eventDate }, func(c *oclaim) *string { return &c.via },
				func(c *oclaim) *string { return &c.origin }, func(c *oclaim) *string { return &c.stated },
				func(c *oclaim) *string { return &c.published }, func(c *oclaim) *string { return &c.side },
			} {
				plainer := append([]oclaim{}, rows...)
				if s := blank(&plainer[i]); *s != "" {
					if *s = ""; differs(plainer, sel) != "" {
						rows, changed = plainer, true
					}
				}
			}
		}
	}
	return rows
}

// differs says where the program and the definitions differ; nothing where they
// do not.
func differs(rows []oclaim, sel oselection) string {
	claims, problem := readOracle(rows, nil)
	if problem != "" || claims == nil {
		return problem
	}
	cells := measured(rows, sel)
	return rangesDiffer(rows, cells, sel, claims) + pairsDiffer(cells, sel, claims) + totalsDiffer(cells, sel, claims)
}

// readOracle reads the table as the program does, from bytes. A table without a
// single claim may be refused.
func readOracle(rows []oclaim, store *spill.Store) (*casualties.Claims, string) {
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	if store != nil {
		claims.Spill(store)
	}
	bad, want := 0, len(claimsOf(rows))
	for _, c := range rows {
		if c.figure.bad {
			bad++
		}
	}
	sum, err := casualties.Read(casualties.Input{Name: "t.csv", Reader: strings.NewReader(tableText(rows))},
		casualties.ReadOptions{Workers: 1 + len(rows)%3, Texts: len(rows)%2 == 0}, claims, findings)
	switch {
	case err != nil:
		return nil, err.Error()
	case sum.Claims != want || sum.Rejected != bad || sum.Rows != len(rows):
		return nil, fmt.Sprintf("%d claims of %d rows, %d set aside; want %d of %d, %d", sum.Claims, sum.Rows, sum.Rejected, want, len(rows), bad)
	}
	return claims, ""
}

func (s oselection) selection() casualties.Selection {
	sel := casualties.Selection{Settle: s.settle, EachSource: s.eachSource}
	if s.asOf != "" {
		d, err := date.ParseISO(s.asOf)
		if err != nil {
			panic(err)
		}
		sel.AsOf = d
	}
	return sel
}

// rangesDiffer compares the ranges table in each of the ways it is made.
func rangesDiffer(rows []oclaim, cells []omeasured, sel oselection, claims *casualties.Claims) string {
	// Drained before anything else has grouped them; half of the tables go through
	// a temporary file.
	var store *spill.Store
	if len(rows)%2 == 0 {
		store = spill.NewStore(0, "")
	}
	fresh, _ := readOracle(rows, store)
	streamed, err := drained(fresh, sel, store)
	if err != nil {
		return err.Error()
	}
	var ranged, each bytes.Buffer
	for r := range stats.Ranges(claims, sel.selection()) {
		ranged.Write(r.Range.AppendCSV(nil, false))
	}
	for r := range stats.Each(claims, sel.selection()) {
		each.Write(r.Range.AppendCSV(nil, false))
	}
	table, found := ranged.String(), &casualties.Findings{}
	casualties.Check(claims, found)
	grouped, _ := readOracle(rows, nil)
	grouped.NumEvents() // groups them
	again, err := drained(grouped, sel, nil)
	if err != nil {
		return err.Error()
	}
	if whole := table + findingsText(found); table != each.String() || streamed != whole || again != whole {
		return fmt.Sprintf("four ways, not one table:\n%s\n%s\n%s\n%s", streamed, whole, each.String(), again)
	}
	return tableDiffers(columnsOf[stats.Range](), table, rangesOf(cells, sel))
}

// drained is the ranges table made in one pass.
func drained(claims *casualties.Claims, sel oselection, store *spill.Store) (string, error) {
	row := func(b []byte, r *stats.Range) []byte { return r.AppendCSV(b, false) }
	findings := &casualties.Findings{}
	runs, err := stats.DrainRanges(context.Background(), claims, sel.selection(), findings, store, row)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	_, err = runs.WriteTo(&out)
	return out.String() + findingsText(findings), err
}

// findingsText is what is found, with its counts.
func findingsText(findings *casualties.Findings) string {
	return fmt.Sprintf("%+v\n%+v\n", findings.ByRule(), findings.Sorted())
}

// pairsDiffer compares the pairs table.
func pairsDiffer(cells []omeasured, sel oselection, claims *casualties.Claims) string {
	var got []stats.Pair
	for p := range stats.Pairs(stats.Each(claims, sel.selection())) {
		got = append(got, *p)
	}
	table, err := stats.PairsOf(context.Background(), claims, sel.selection())
	if err != nil {
		return err.Error()
	}
	var streamed, all bytes.Buffer
	row := func(b []byte, p *stats.Pair) []byte { return p.AppendCSV(b, true) }
	if err := table.Stream(context.Background(), &streamed, nil, row); err != nil {
		return err.Error()
	}
	for i := range got {
		all.Write(got[i].AppendCSV(nil, true))
	}
	if a, b := streamed.String(), all.String(); a != b {
		return fmt.Sprintf("two ways, two tables:\n%s\n%s", a, b)
	}
	return rowsDiffer(got, pairsOf(cells))
}

// totalsDiffer compares the totals table, added up in each way.
func totalsDiffer(cells []omeasured, sel oselection, claims *casualties.Claims) string {
	problems := ""
	for i, by := range []func(*casualties.Cell) string{nil, stats.ByYear, stats.ByMonth, stats.ByPlace} {
		for _, source := range []string{"", "Hospital"} {
			opt := stats.TotalsOptions{By: by, Source: source, WithoutEach: i%2 == 0}
			rows, _ := stats.Totals(stats.Each(claims, sel.selection()), opt)
			var got []stats.Total
			for _, r := range rows {
				got = append(got, *r)
			}
			if diff := rowsDiffer(got, totalsOf(cells, ototals{by: i, source: source, withoutEach: opt.WithoutEach})); diff != "" {
				problems += fmt.Sprintf("totals by %d of %q:\n%s", i, source, diff)
			}
		}
	}
	return problems
}

// rowsDiffer compares the rows of a table as they are written.
func rowsDiffer[T any](got []T, want []orow) string {
	text := ""
	if len(got) > 0 {
		var err error
		if text, err = gocsv.MarshalStringWithoutHeaders(got); err != nil {
			return err.Error()
		}
	}
	return tableDiffers(columnsOf[T](), text, want)
}

// columnsOf are the columns of a table by the tags of its rows.
func columnsOf[T any]() []string {
	var names []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		if f.IsExported() {
			names = append(names, f.Tag.Get("csv"))
		}
	}
	return names
}

// tableDiffers compares a table, as CSV without header, with the rows wanted:
// texts and whole numbers as they are, other numbers to 1e-9.
func tableDiffers(columns []string, got string, want []orow) string {
	r := csv.NewReader(strings.NewReader(got))
	r.FieldsPerRecord = len(columns)
	list, err := r.ReadAll()
	if err != nil {
		return err.Error()
	}
	if len(list) != len(want) {
		return fmt.Sprintf("%d rows, want %d\n%s", len(list), len(want), got)
	}
	var b strings.Builder
	for i, cells := range list {
		for j, column := range columns {
			if problem := want[i].cellDiffers(column, cells[j]); problem != "" {
				fmt.Fprintf(&b, "row %d (%s): %s: %s\n", i+1, strings.Join(cells[:min(8, len(cells))], " "), column, problem)
			}
		}
	}
	return b.String()
}

func (r *orow) cellDiffers(column, got string) string {
	if column == "warnings" {
		return r.warningsDiffer(got)
	}
	if want, ok := r.text[column]; ok {
		if got != want {
			return fmt.Sprintf("%q, want %q", got, want)
		}
		return ""
	}
	want := r.real[column]
	if !want.known {
		if got != "" {
			return fmt.Sprintf("%q, want it empty", got)
		}
		return ""
	}
	v, err := strconv.ParseFloat(got, 64)
	if err != nil || strings.ContainsAny(got, "eEnN") || math.Abs(v-want.v) > 1e-9*max(1e-3, math.Abs(want.v)) {
		return fmt.Sprintf("%q, want %v", got, want.v)
	}
	return ""
}

// warningsDiffer looks whether each warning wanted is there and no other.
func (r *orow) warningsDiffer(got string) string {
	var list []string
	if got != "" { // one of the warnings has a semicolon itself
		list = strings.Split(strings.ReplaceAll(got, "; as early", ", as early"), "; ")
	}
	if len(list) != len(r.said) {
		return fmt.Sprintf("%q, want %q", got, r.said)
	}
	for _, want := range r.said {
		if !slices.ContainsFunc(list, regexp.MustCompile(want).MatchString) {
			return fmt.Sprintf("%q, want %q", got, want)
		}
	}
	return ""
}
