package charts

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

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

// The same input gives the same bytes, on one processor and on two.
func TestSameBytes(t *testing.T) {
	render := func() []byte {
		var b bytes.Buffer
		all := syria(t)
		forest, err := Forest(cell(t, all, "khan-sheikhoun-2017-04-04", casualties.Killed, casualties.Total, ""), Options{})
		if err != nil {
			t.Fatal(err)
		}
		ranges, err := Ranges(all, Options{Size: Column})
		if err != nil {
			t.Fatal(err)
		}
		for _, fig := range []*Figure{forest, ranges} {
			for i := range fig.Pages() {
				if err := fig.WriteSVG(&b, i); err != nil {
					t.Fatal(err)
				}
				if err := fig.WritePDF(&b); err != nil {
					t.Fatal(err)
				}
				if err := fig.WritePNG(&b, i, 100); err != nil {
					t.Fatal(err)
				}
			}
			b.WriteString(fig.Spec() + fig.Alt() + fmt.Sprint(fig.Data()))
		}
		return b.Bytes()
	}
	before := runtime.GOMAXPROCS(1)
	one := render()
	runtime.GOMAXPROCS(2)
	two := render()
	runtime.GOMAXPROCS(before)
	if !bytes.Equal(one, two) {
		t.Error("two runs gave different bytes")
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
