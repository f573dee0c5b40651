package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
	"toll/charts/draw"
)

// manySources are n sources with counts and bounds of all kinds.
func manySources(n int) []madeUp {
	kinds := []func(int64) count.Count{count.Exactly, count.AtLeast, count.AtMost, count.About, count.Nearly,
		func(k int64) count.Count { return count.Between(k, k+9) }}
	var out []madeUp
	for i := range n {
		out = append(out, madeUp{source: fmt.Sprintf("Source number %d", i+1), published: "2020-04-01", count: kinds[i%len(kinds)](int64(100 + 3*i))})
	}
	return out
}

// nasty are cells that break layouts that were not made for them.
var nasty = []struct {
	name   string
	claims []madeUp
	want   []string // in the specification
}{
	{"no numbers", []madeUp{{source: "A", reported: "dozens"}, {source: "B", reported: "several"}},
		[]string{"words | A | no figure given: “dozens”", "2 sources, words only: no source gives a number."}},
	{"words too long for the plot", []madeUp{{source: "A", reported: strings.Repeat("a great many people ", 12)}, {source: "B", count: count.Exactly(3)}}, []string{"a great many"}},
	{"one source", []madeUp{{source: "A", count: count.Exactly(5), published: "2020-04-01"}}, []string{"vote | A | dot 5 | 5", "1 source, 1 claim."}},
	{"one source, only unattributed", []madeUp{{via: "Outlet", count: count.Exactly(5)}}, []string{"no vote | Outlet (unattributed)", "No source gives a figure to compare."}},
	{"ten million beside ones", []madeUp{{source: "A", count: count.Exactly(1)}, {source: "B", count: count.AtLeast(10_000_000)}, {source: "C", count: count.AtMost(20_000_000)}},
		[]string{"logarithmic, 0 before the break", "≥10\u2009000\u2009000"}},
	{"a zero on the log axis", []madeUp{{source: "A", count: count.Exactly(0), published: "2020-04-01"}, {source: "B", count: count.Exactly(3)}, {source: "C", count: count.Exactly(900)}, {source: "D", count: count.AtMost(2)}},
		[]string{"vote | A | dot 0 | 0", "logarithmic"}},
	{"zeros only", []madeUp{{source: "A", count: count.Exactly(0), published: "2020-04-01"}, {source: "B", count: count.Exactly(0), published: "2020-04-01"}},
		[]string{"Every source states 0.", "envelope: 0"}},
	{"a zero, words and nothing", []madeUp{{source: "A", count: count.Exactly(0), published: "2020-04-01"}, {source: "B", reported: "some"}}, []string{"vote | A | dot 0 | 0", "words | B"}},
	{"up to only", []madeUp{{source: "A", count: count.AtMost(7)}, {source: "B", count: count.AtMost(9)}, {source: "B", count: count.AtMost(4)}}, []string{"bracket 7", "envelope: ≤9"}},
	{"names of 80 characters", []madeUp{{source: strings.Repeat("W", 80), count: count.Exactly(5)}, {source: strings.Repeat("long name ", 8), count: count.Between(6, 90)},
		{source: "Copy " + strings.Repeat("of a copy ", 7), origin: strings.Repeat("W", 80), count: count.Exactly(5)}}, nil},
	{"forty sources", manySources(40), []string{"40 sources"}},
	{"hundred sources", manySources(100), []string{"100 sources"}},
	{"copies of an absent origin", []madeUp{{source: "A", origin: "Z", count: count.Exactly(6)}, {source: "B", origin: "Z", count: count.Exactly(7)}, {source: "C", count: count.Exactly(9)}},
		[]string{"vote | Z, as copied by A and B | bar 6 to 7"}},
	{"Arabic, Persian, Hebrew", []madeUp{{source: "مركز توثيق المثال في حماة", count: count.Exactly(42), published: "2020-04-01"}, {source: "خبرگزاری ایرنا", count: count.AtLeast(30)},
		{source: "ארגון 24", count: count.Between(20, 50)}, {source: "Airwars (إيروورز) 58", count: count.About(40)}, {source: "مركز توثيق المثال في حماة", via: "قناة", doubt: casualties.Misrelay, count: count.Exactly(4)},
		{source: "B", origin: "مركز توثيق المثال في حماة", count: count.Exactly(42)}}, []string{"misrelay of \u2068مركز توثيق المثال في حماة\u2069 by \u2068قناة\u2069"}},
	{"markup and controls", []madeUp{{source: "<b>&amp;\"'", count: count.Exactly(1)}, {source: "a\u202eb\tc\nd", count: count.Exactly(2)}}, []string{"vote | <b>&amp;\"'", "vote | ab c d"}},
	{"largest integer", []madeUp{{source: "A", count: count.Exactly(9223372036854775807)}, {source: "B", count: count.Exactly(9223372036854775806)}}, nil},
	{"one person", []madeUp{{source: "A", count: count.Exactly(1)}, {source: "B", count: count.AtLeast(1)}}, nil},
	{"doubts and scopes", []madeUp{{source: "A", count: count.Exactly(4)}, {source: "A", via: "V", doubt: casualties.Match, count: count.AtLeast(50)}, {source: "B", doubt: casualties.Match, count: count.Exactly(5)},
		{source: "B", doubt: casualties.Misrelay, count: count.About(6)}, {count: count.Exactly(7)}, {via: "V", doubt: casualties.Match, count: count.Exactly(7)},
		{source: "C", scope: casualties.Part, count: count.Exactly(1)}, {source: "C", scope: casualties.Wider, count: count.Exactly(1)}},
		[]string{"A by V, perhaps another event", "B, perhaps another event", "misrelay of B | ringed dot 6", "no source named (unattributed)", "V (unattributed, perhaps another event)",
			"Not compared: 1 partial count, 1 count of more than the event, 1 unattributed claim and 4 doubtful claims."}},
}

var allSizes = []Size{Column, Page, Slide, {Width: minWidth}, {Width: 120}, {Width: maxWidth}}

func TestNasty(t *testing.T) {
	for _, test := range nasty {
		t.Run(test.name, func(t *testing.T) {
			r := madeUpCell(t, test.claims...)
			for i, size := range allSizes {
				o := Options{Size: size, Inputs: []string{"made-up.csv"}, Selection: casualties.NewSelection(), Theme: []draw.Theme{draw.LightTheme(), draw.GreyTheme(), draw.DarkTheme()}[i%3]}
				fig, err := Forest(r, o)
				if err != nil {
					t.Fatal(err)
				}
				where := fmt.Sprintf("%v mm", size.Width)
				lint(t, where, fig)
				for _, want := range test.want {
					if !strings.Contains(fig.Spec(), want) {
						t.Errorf("no %q in\n%s", want, fig.Spec())
					}
				}
				show(t, "nasty-"+strings.ReplaceAll(test.name, " ", "-")+"-"+where, fig)
				wellFormed(t, fig)
			}
		})
	}
}

// wellFormed reads every page as XML.
func wellFormed(t *testing.T, fig *Figure) {
	t.Helper()
	for i := range fig.Pages() {
		var b bytes.Buffer
		if err := fig.WriteSVG(&b, i); err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(&b)
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("page %d: %v", i+1, err)
			}
		}
	}
}

// The nasty cells together, as events of one figure.
func TestNastyRanges(t *testing.T) {
	all := casualties.NewClaims()
	for i, test := range nasty {
		appendMadeUp(t, all, fmt.Sprintf("e%02d", i), "Event of "+test.name, test.claims)
	}
	list := results(all)
	for _, size := range allSizes {
		fig, err := Ranges(list, Options{Size: size, Inputs: []string{"made-up.csv"}, Selection: casualties.NewSelection()})
		if err != nil {
			t.Fatal(err)
		}
		lint(t, fmt.Sprintf("%v mm", size.Width), fig)
		wellFormed(t, fig)
		show(t, fmt.Sprintf("nasty-ranges-%v", size.Width), fig)
	}
}

// Five hundred cells go over several pages, each with its headings.
func TestRangesPages(t *testing.T) {
	all := casualties.NewClaims()
	for i := range 500 {
		appendMadeUp(t, all, fmt.Sprintf("e%03d", i), fmt.Sprintf("Event %d", i), []madeUp{
			{source: "A", count: count.Exactly(int64(i))}, {source: "B", count: count.AtLeast(int64(2*i + 1))}})
	}
	fig, err := Ranges(results(all), Options{})
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "500 cells", fig)
	if fig.Pages() < 10 {
		t.Errorf("%d pages for 1 000 lines", fig.Pages())
	}
	for i := range fig.Pages() {
		if _, h := fig.Size(i); h > 240 {
			t.Errorf("page %d is %.0f mm high", i+1, h)
		}
	}
	show(t, "ranges-500", fig)
}

func TestRangesWithoutVotes(t *testing.T) {
	fig, err := Ranges(results(casualties.NewClaims()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "empty", fig)
	if !strings.Contains(fig.Alt(), "nothing to compare") {
		t.Errorf("alt: %s", fig.Alt())
	}
}

func TestForestPagesAndTop(t *testing.T) {
	r := madeUpCell(t, manySources(500)...)
	pages, err := Forest(r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "500 sources", pages)
	if n := pages.Pages(); n != 12 { // 500 rows, 45 a page
		t.Errorf("%d pages, want 12", n)
	}
	top, err := Forest(r, Options{Top: 40})
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "top 40", top)
	if top.Pages() != 1 || !strings.Contains(top.Spec(), "gap | 460 sources between: ") {
		t.Errorf("%d pages\n%s", top.Pages(), top.Spec())
	}
	show(t, "forest-500", pages)
	show(t, "forest-top", top)
}

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

func TestAsOf(t *testing.T) {
	all := casualties.NewClaims()
	appendMadeUp(t, all, "e", "Event", []madeUp{{source: "A", count: count.Exactly(3), published: "2020-03-02"},
		{source: "B", count: count.Exactly(9), published: "2020-05-02"}, {source: "C", count: count.Exactly(4)}})
	sel := casualties.NewSelection()
	if err := sel.AsOf.UnmarshalText([]byte("2020-03-31")); err != nil {
		t.Fatal(err)
	}
	for r := range statsRanges(all, sel) {
		spec := NewForestSpec(r, Options{Selection: sel}).String()
		for _, want := range []string{"1 claim by 1 source, as of 31 March 2020.", "Left out as of 31 March 2020: 1 later claim and 1 undated claim."} {
			if !strings.Contains(spec, want) {
				t.Errorf("no %q in\n%s", want, spec)
			}
		}
	}
}

func TestOptionsReplaceWords(t *testing.T) {
	fig, err := Forest(madeUpCell(t, madeUp{source: "A", count: count.Exactly(3)}), Options{Title: "My title", Subtitle: "My subtitle", Note: "My note", Version: "1.2"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"title: My title\n", "subtitle: My subtitle\n", "  My note\n"} {
		if !strings.Contains(fig.Spec(), want) {
			t.Errorf("no %q in\n%s", want, fig.Spec())
		}
	}
}

func TestParseSize(t *testing.T) {
	for in, want := range map[string]Size{"column": Column, "page": Page, "slide": Slide, "": Page, "120": {Width: 120}, "100.5mm": {Width: 100.5}, "120 mm": {Width: 120}} {
		if got, err := ParseSize(in); err != nil || got != want {
			t.Errorf("ParseSize(%q) = %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"x", "79", "1e9", "NaN", "-100"} {
		if _, err := ParseSize(in); err == nil {
			t.Errorf("ParseSize(%q): no error", in)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{"1234567": "1\u2009234\u2009567", "≥1000–999": "≥1\u2009000–999", "": "", "a12": "a12", "é1000é": "é1\u2009000é"} {
		if got := grouped(in); got != want {
			t.Errorf("grouped(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[float64]string{1.0978: "×1.10", 1.1744: "×1.2", 2.4: "×2.4", 9.96: "×10", 12.4: "×12", 12345: "×12\u2009345"} {
		if got := times(in); got != want {
			t.Errorf("times(%v) = %q, want %q", in, got, want)
		}
	}
	if got := listed([]string{"a", "b", "c"}); got != "a, b and c" {
		t.Errorf("listed: %q", got)
	}
}

// μ vector of the methods: spans (40,40), (30,60), (42,42), (38,45) cover 38
// and 41 twice, 40 and 42 three times, 46 once and 61 not at all.
func TestStrip(t *testing.T) {
	r := madeUpCell(t, madeUp{source: "A", count: count.Exactly(40)}, madeUp{source: "B", count: count.Between(30, 60)},
		madeUp{source: "C", count: count.Exactly(42)}, madeUp{source: "D", count: count.Between(38, 45)})
	s := newStrip(r.Latest.Votes, 41.5, true)
	for n, want := range map[int64]int{29: 0, 30: 1, 38: 2, 40: 3, 41: 2, 42: 3, 45: 2, 46: 1, 61: 0} {
		if got := s.Spans(n); got != want {
			t.Errorf("%d is in %d spans, want %d", n, got, want)
		}
	}
	if s.Most != (Step{42, 42, 3}) || !s.Band || s.Label != "42: in the spans of 3 of 4 sources" {
		t.Errorf("got %+v, %q", s.Most, s.Label)
	}
}

func TestTicks(t *testing.T) {
	f, err := draw.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		shown []int64
		width float64
		want  []int64
	}{
		{[]int64{25, 73}, 280, []int64{0, 20, 40, 60, 80}},
		{[]int64{8}, 280, []int64{0, 2, 4, 6, 8}},
		{[]int64{1}, 280, []int64{0, 1}},
		{[]int64{0}, 280, []int64{0, 1}},
		{[]int64{1, 558}, 280, []int64{0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}},
		{[]int64{1, 558}, 95, []int64{0, 1, 10, 100, 1000}},
	}
	for _, test := range tests {
		got := newScale(test.shown, false).withTicks(f, test.width, 6).Ticks
		if !slices.Equal(got, test.want) {
			t.Errorf("%v on %v pt: %v, want %v", test.shown, test.width, got, test.want)
		}
	}
	if x := (Scale{Log: true, Top: 100}).at(0, 10, 110); x != 10 {
		t.Errorf("zero at %v, want the left end", x)
	}
	if x := (Scale{Log: true, Top: 100}).at(1, 10, 110); x != 10+zeroSlot {
		t.Errorf("1 at %v, want %v", x, 10+zeroSlot)
	}
}
