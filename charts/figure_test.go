package charts

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"toll/casualties"
	"toll/casualties/count"
)

// Zero, words without a number, and no claim are three different things in
// every figure: a dot at 0 and the digit; a row in words without a mark; no row.
func TestZeroWordsNothing(t *testing.T) {
	zero := madeUp{source: "Zero", count: count.Exactly(0), published: "2020-04-01"}
	words := madeUp{source: "Words", reported: "several"}
	three := madeUp{source: "Three", count: count.Exactly(3), published: "2020-04-01"}
	forest, err := Forest(madeUpCell(t, zero, words, three), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"vote | Zero | dot 0 | 0 |":                                true,
		"words | Words | no figure given: “several” | no figure\n": true,
		"Nobody": false, "Words | dot": false,
	} {
		if got := strings.Contains(forest.Spec(), name); got != want {
			t.Errorf("%q in the specification: %v, want %v\n%s", name, got, want, forest.Spec())
		}
	}
	for _, row := range forest.Data()[1:] {
		if row[4] == "Words" && (row[9] != "" || row[7] != "") || row[4] == "Zero" && row[9] != "0" {
			t.Errorf("data: %q", row)
		}
	}

	all := casualties.NewClaims()
	appendMadeUp(t, all, "with zero", "", []madeUp{zero, three})
	appendMadeUp(t, all, "words beside a number", "", []madeUp{words, three})
	appendMadeUp(t, all, "words only", "", []madeUp{words})
	ranges, err := Ranges(results(all), Options{})
	if err != nil {
		t.Fatal(err)
	}
	spec := ranges.Spec()
	if !strings.Contains(spec, "total | ●0 ●3 | 0–3 (2) | apart") {
		t.Errorf("no row from 0 to 3 in\n%s", spec)
	}
	if !strings.Contains(spec, "Not shown: 1 cell with one vote and 1 cell in which no named source gives a number.") || strings.Contains(spec, "words only:") {
		t.Errorf("cells without two numbers are not told apart:\n%s", spec)
	}
}

// The same input gives the same bytes in every kind of figure and format, on one
// processor and on two, in another time zone and locale.
func TestSameBytes(t *testing.T) {
	render := func() map[string][]byte {
		out := map[string][]byte{}
		all := syriaClaims(t)
		for _, kind := range contactKinds() {
			fig, err := kind.draw(all, Options{Selection: casualties.NewSelection(), Top: kind.top})
			if err != nil {
				t.Fatal(err)
			}
			var svg, png, pdf bytes.Buffer
			for i := range fig.Pages() {
				if err := errors.Join(fig.WriteSVG(&svg, i), fig.WritePNG(&png, i, 72)); err != nil {
					t.Fatal(err)
				}
			}
			if err := fig.WritePDF(&pdf); err != nil {
				t.Fatal(err)
			}
			out[kind.name+" SVG"], out[kind.name+" PNG"], out[kind.name+" PDF"] = svg.Bytes(), png.Bytes(), pdf.Bytes()
			out[kind.name+" text"] = []byte(fig.Spec() + fig.Alt() + fmt.Sprint(fig.Data()))
		}
		return out
	}
	processors, zone := runtime.GOMAXPROCS(1), time.Local
	defer func() { runtime.GOMAXPROCS(processors); time.Local = zone }()
	one := render()
	runtime.GOMAXPROCS(2)
	time.Local = time.FixedZone("far east", 14*3600)
	t.Setenv("LANG", "ar_EG.UTF-8")
	t.Setenv("LC_ALL", "tr_TR.UTF-8")
	for name, b := range render() {
		if len(b) == 0 || !bytes.Equal(b, one[name]) {
			t.Errorf("%s: two runs gave different bytes", name)
		}
	}
}

func TestMissingGlyphIsAProblem(t *testing.T) {
	fig, err := Forest(madeUpCell(t, madeUp{source: "時事", count: count.Exactly(3)}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := fig.Problems()
	if len(got) != 2 || got[0].Label != "時事" || !strings.Contains(got[0].Message, "U+6642") {
		t.Errorf("got %q", got)
	}
}

// Invisible characters stay in the drawing: tables and sort orders are free of
// them.
func TestDataIsPlain(t *testing.T) {
	fig, err := Forest(madeUpCell(t, madeUp{source: "مركز المثال", count: count.Exactly(3)}, madeUp{source: "B", origin: "مركز المثال", count: count.Exactly(3)}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if data := fmt.Sprint(fig.Data()); strings.ContainsAny(data, "\u2068\u2069") || !strings.Contains(data, "B, copy of مركز المثال") {
		t.Errorf("data: %s", data)
	}
	if !strings.Contains(fig.Spec(), "vote | مركز المثال | dot 3") {
		t.Errorf("spec: %s", fig.Spec())
	}
	var svg strings.Builder
	if err := fig.WriteSVG(&svg, 0); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(svg.String(), `direction="rtl" text-anchor="end"`) {
		t.Error("an Arabic label does not read from right to left from the column's left edge")
	}
}
