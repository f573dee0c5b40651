package stats

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/data"
)

func readTable(t testing.TB, name, csv string) *casualties.Claims {
	t.Helper()
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: name, Reader: strings.NewReader(csv)}
	if _, err := casualties.Read(in, casualties.ReadOptions{Texts: true}, claims, findings); err != nil {
		t.Fatal(err)
	}
	for _, f := range findings.Sorted() {
		if f.Severity == casualties.Error {
			t.Fatal(f)
		}
	}
	return claims
}

func syria(t testing.TB) string {
	t.Helper()
	b, err := data.Files.ReadFile("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func results(claims *casualties.Claims) []Result {
	var list []Result
	for r := range Ranges(claims, casualties.NewSelection()) {
		list = append(list, r)
	}
	return list
}

// brief writes a row as: sources/votes/points low–high open best low/median/high
// gap gap_strict verdict compatible range.
func brief(r *Range) string {
	return fmt.Sprintf("%d/%d/%d %s–%s %s %s/%s/%s gap %s strict %s %s %s–%s", r.Sources, r.Origins, r.Points,
		r.Low, r.High, r.Open, r.BestLow.Short(), r.BestMedian.Short(), r.BestHigh.Short(),
		r.Gap.Short(), r.GapStrict.Short(), r.Verdict, r.CompatibleLow, r.CompatibleHigh)
}

// The five rows were worked out by hand from the claims by DESIGN sections 4
// and 5 before the program existed.
func TestRangesOfSyria(t *testing.T) {
	want := map[string]string{
		"al-tanf-2017-05-18 killed combatants pro-government": "5/3/3 6–8 yes 6/8/8 gap  strict 1.3333 minimums –",
		"deir-ez-zor-2017-05-15 killed civilians ":            "6/6/1 25–73 yes 42/42/42 gap 1 strict 1 compatible 42–73",
		"salamiyah-2017-05-18 killed total ":                  "5/5/4 30–56 yes 30/52/54 gap  strict 1.0769 minimums –",
		"khan-sheikhoun-2017-04-04 killed total ":             "12/11/5 30–101 yes 30/86/92 gap 1.0978 strict 1.1744 apart –",
		"shayrat-2017-04-07 killed combatants pro-government": "5/5/3 4–30 yes 5/9/10 gap 1 strict 3.8333 minimums –",
	}
	for _, r := range results(readTable(t, "syria-2017.csv", syria(t))) {
		key := fmt.Sprintf("%s %s %s %s", r.Range.Event, r.Range.Measure, r.Range.Group, r.Range.Side)
		if w, ok := want[key]; ok {
			if got := brief(r.Range); got != w {
				t.Errorf("%s\n got %s\nwant %s", key, got, w)
			}
			delete(want, key)
		}
	}
	for key := range want {
		t.Errorf("no row for %s", key)
	}
}

// Every claim ends in exactly one cell.
func TestEveryClaimIsInACell(t *testing.T) {
	n, lines := 0, map[int]int{}
	for _, r := range results(readTable(t, "syria-2017.csv", syria(t))) {
		n += r.Range.Claims
		for _, c := range r.Cell.Claims {
			lines[c.Pos.Line]++
		}
	}
	// 277 claims: facts of the table, one row a claim, header in line 1.
	if n != 277 || len(lines) != 277 || lines[2] != 1 || lines[278] != 1 {
		t.Errorf("%d claims on %d lines, want 277 on lines 2 to 278", n, len(lines))
	}
}

// Figures do not depend on the order of rows, to the last bit.
func TestRangesOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(syria(t)), "\n")
	want := briefs(results(readTable(t, "syria-2017.csv", syria(t))))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		body := append([]string{}, lines[1:]...)
		rng.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
		got := briefs(results(readTable(t, "s.csv", lines[0]+"\n"+strings.Join(body, "\n"))))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	}
}

func briefs(list []Result) []string {
	var out []string
	for _, r := range list {
		csv, err := gocsv.MarshalStringWithoutHeaders([]Range{*r.Range})
		if err != nil {
			csv = err.Error()
		}
		out = append(out, csv)
	}
	return out
}

const small = "event,event_date,source,published,measure,group,reported\n"

// Zero, words without a number, and no claim are three things.
func TestZeroVagueNothing(t *testing.T) {
	list := results(readTable(t, "t.csv", small+
		"e,2017-05-18,A,2017-06-18,killed,children,0\n"+
		"e,2017-05-18,A,2017-06-18,killed,women,dozens\n"+
		"e,2017-05-18,A,2017-06-18,killed,men,unknown\n"))
	if len(list) != 2 {
		t.Fatalf("%d cells, want 2: an unknown figure is no claim", len(list))
	}
	if got := brief(list[0].Range); got != "1/1/1 0–0 no 0/0/0 gap  strict  single –" {
		t.Errorf("zero: %s", got)
	}
	if got := brief(list[1].Range); got != "0/0/0 –  // gap  strict  none –" || list[1].Range.Vague != 1 {
		t.Errorf("words: %s, vague %d", got, list[1].Range.Vague)
	}
}

// Worked by hand from DESIGN section 5.
func TestRange(t *testing.T) {
	late := func(figures ...string) string {
		var b strings.Builder
		b.WriteString(small)
		for i, f := range figures {
			fmt.Fprintf(&b, "e,2017-05-18,S%d,2017-06-18,killed,total,%s\n", i, f)
		}
		return b.String()
	}
	tests := []struct {
		name, csv, want, pivotal string
	}{
		{"two equal counts", late("7", "7"), "2/2/2 7–7 no 7/7/7 gap 1 strict 1 same –", ""},
		{"two counts apart", late("6", "9"), "2/2/2 6–9 no 6/7.5/9 gap 1.5 strict 1.5 apart –", ""},
		{"a ceiling of 0 counts as 1", late("0", "3"), "2/2/2 0–3 no 0/1.5/3 gap 3 strict 3 apart –", ""},
		{"0 against at least 1 is no gap", late("0", "at least 1"), "2/2/1 0–1 yes 0/0/0 gap 1 strict 1 minimums –", ""},
		{"ranges that meet", late("10-20", "15-30"), "2/2/0 10–30 no // gap 1 strict 1 compatible 15–20", ""},
		{"only minimums", late("at least 3", "at least 9"), "2/2/0 3–9 yes // gap  strict  minimums –", ""},
		{"only up to", late("up to 3", "up to 9"), "2/2/0 –9 no // gap  strict  compatible –3", ""},
		{"the one far out is pivotal", late("10", "11", "90"), "3/3/3 10–90 no 10/11/90 gap 9 strict 9 apart –", "S2 10–11"},
		{"ties go to the first in byte order", late("10", "20", "30"), "3/3/3 10–30 no 10/20/30 gap 3 strict 3 apart –", "S0 20–30"},
		{"nothing shrinks it", late("10", "10", "10"), "3/3/3 10–10 no 10/10/10 gap 1 strict 1 same –", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := results(readTable(t, "t.csv", test.csv))[0].Range
			if got := brief(r); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			pivotal := r.Pivotal
			if pivotal != "" {
				pivotal += fmt.Sprintf(" %s–%s", r.WithoutLow, r.WithoutHigh)
			}
			if pivotal != test.pivotal {
				t.Errorf("pivotal %q, want %q", pivotal, test.pivotal)
			}
		})
	}
}

func TestImpliedLow(t *testing.T) {
	list := results(readTable(t, "t.csv", small+
		"e,2017-05-18,A,2017-06-18,killed,total,5\n"+
		"e,2017-05-18,B,2017-06-18,killed,civilians,at least 9\n"+
		"e,2017-05-18,B,2017-06-18,killed,combatants,50\n"))
	total := list[0].Range
	if total.ImpliedLow.String() != "9" || !strings.Contains(total.Warnings.String(), "above every figure") {
		t.Errorf("implied_low %s, warnings %q", total.ImpliedLow, total.Warnings)
	}
}

// The table's columns are those of DESIGN section 5, in its order. They are
// read from the tags, as the printers of tables do: gocsv itself takes a tag
// that begins with "partial" for an option.
func TestRangeColumns(t *testing.T) {
	want := "event,event_name,event_date,place,measure,group,side,cumulative,sources,origins,claims,points,low,high,open," +
		"best_low,best_median,best_high,mean,sd,log_sd,ratio,gap,gap_strict,compatible_low,compatible_high,verdict,lowest,highest," +
		"pivotal,without_low,without_high,early,revisions,relays,drift,vague,partial,doubtful,unattributed,implied_low,warnings"
	var got []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Range]()) {
		if f.IsExported() {
			got = append(got, f.Tag.Get("csv"))
			if f.Tag.Get("doc") == "" {
				t.Errorf("the column %s has no description", f.Tag.Get("csv"))
			}
		}
	}
	if diff := cmp.Diff(want, strings.Join(got, ",")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
