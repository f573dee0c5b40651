package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
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
