package trial

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the table in docs/linking.md")

// TestLinkingDocument keeps the table of docs/linking.md what the code gives,
// and checks what the text says of it.
func TestLinkingDocument(t *testing.T) {
	var b strings.Builder
	b.WriteString("\n| difficulty | method | precision | recall | F1 |\n| --- | --- | --- | --- | --- |\n")
	for _, d := range Difficulties() {
		var f1 []float64
		for _, m := range Methods() {
			q, err := Measure(t.Context(), d, m)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", d.Name, m.Name, percent(q.Precision.Get()), percent(q.Recall.Get()), percent(q.F1.Get()))
			score, _ := q.F1.Get()
			f1 = append(f1, score)
		}
		if f1[0] <= f1[1] || f1[1] <= f1[2] {
			t.Errorf("%s: figures %.3f, none %.3f, baseline %.3f: each should be better than the next", d.Name, f1[0], f1[1], f1[2])
		}
	}
	b.WriteString("\n| difficulty | missing | other day | other spelling | misspelt | no coordinates | jitter | figures (sd of ln) | another event near |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, d := range Difficulties() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %g km | %g | %s |\n", d.Name, percent(d.Missing, true), percent(d.Shifted, true), percent(d.Variant, true),
			percent(d.Misspelt, true), percent(d.Unplaced, true), d.Jitter, d.Spread, percent(d.Crowd, true))
	}
	b.WriteString("\n")
	const file = "../../../docs/linking.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(text), "<!-- trial -->\n")
	table, after, ok2 := strings.Cut(rest, "<!-- end of trial -->")
	if !ok1 || !ok2 {
		t.Fatalf("%s has no place for the table", file)
	}
	if *update {
		out := before + "<!-- trial -->\n" + b.String() + "<!-- end of trial -->" + after
		if err := os.WriteFile(file, []byte(out), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(table, b.String()); diff != "" {
		t.Errorf("%s is not what the code gives; rewrite it with -update (-document +code)\n%s", file, diff)
	}
}

func percent(x float64, known bool) string {
	if !known {
		return "?"
	}
	return fmt.Sprintf("%.0f %%", 100*x)
}

// One generator state gives one trial.
func TestMakeIsReproducible(t *testing.T) {
	a, _ := Make(rand.New(rand.NewPCG(1, 2)), 50, Difficulties()[2])
	b, _ := Make(rand.New(rand.NewPCG(1, 2)), 50, Difficulties()[2])
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Error("two trials of one generator differ")
	}
	if len(a) == 0 || len(a) > 3*100 {
		t.Errorf("%d events of 50 to 100 in three sources", len(a))
	}
}

// The spellings come from the table of places, and some are misspelt.
func TestMakeUsesTheTableOfPlaces(t *testing.T) {
	list, _ := Make(rand.New(rand.NewPCG(1, 2)), 400, Difficulties()[1])
	spelled := map[string]bool{}
	for _, e := range list {
		spelled[e.Place] = true
	}
	for _, want := range []string{"Abu Kamal", "al-Bukamal", "البوكمال"} {
		if !spelled[want] {
			t.Errorf("no row is at %q", want)
		}
	}
}

func TestDayOf(t *testing.T) {
	for n, want := range map[int]string{0: "2017-01-01", -1: "2016-12-31", 58: "2017-02-28", 59: "2017-03-01", 365: "2018-01-01", -307: "2016-02-29"} {
		if got := dayOf(n).String(); got != want {
			t.Errorf("day %d is %s, want %s", n, got, want)
		}
	}
}
