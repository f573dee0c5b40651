package charts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats"
)

// moreFigures are the figures drawn from all results of a file.
var moreFigures = []struct {
	name string
	draw func(*casualties.Claims, Options) (*Figure, error)
}{
	{"revisions", func(c *casualties.Claims, o Options) (*Figure, error) { return Revisions(results(c), o) }},
	{"composition", func(c *casualties.Claims, o Options) (*Figure, error) { return Composition(c, results(c), o) }},
	{"totals", func(c *casualties.Claims, o Options) (*Figure, error) { return Totals(results(c), o) }},
	{"coverage", func(c *casualties.Claims, o Options) (*Figure, error) { return Coverage(results(c), o) }},
	{"pairs", func(c *casualties.Claims, o Options) (*Figure, error) { return Pairs(results(c), o) }},
	{"sources", func(c *casualties.Claims, o Options) (*Figure, error) { return Sources(results(c), o) }},
	{"timeline", func(c *casualties.Claims, o Options) (*Figure, error) { return Timeline(results(c), o) }},
}

// TestMoreSyria compares each figure of the Syria claims with its golden
// specification and drawing.
func TestMoreSyria(t *testing.T) {
	all := syriaClaims(t)
	for _, kind := range moreFigures {
		t.Run(kind.name, func(t *testing.T) {
			o := Options{Stem: kind.name, Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection()}
			fig, err := kind.draw(all, o)
			if err != nil {
				t.Fatal(err)
			}
			lint(t, kind.name, fig)
			golden(t, kind.name+"-syria.txt", []byte(fig.Spec()))
			var svg bytes.Buffer
			if err := fig.WriteSVG(&svg, 0); err != nil {
				t.Fatal(err)
			}
			golden(t, kind.name+"-syria.svg", svg.Bytes())
			show(t, kind.name+"-syria", fig)
			table(t, fig.Data())
		})
	}
}

// table fails where rows of data differ in length or hold no numbers where
// there are some.
func table(t *testing.T, rows [][]string) {
	t.Helper()
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			t.Errorf("a row of data has %d columns, the header %d: %q", len(row), len(rows[0]), row)
		}
		if slices.ContainsFunc(row, func(s string) bool { return strings.Contains(s, "NaN") || strings.Contains(s, "Inf") }) {
			t.Errorf("data: %q", row)
		}
	}
}

// The Syria claims and the nasty cells, alone and together, pass the lint at
// every size.
func TestMoreSizes(t *testing.T) {
	lists := map[string]*casualties.Claims{"syria": syriaClaims(t), "none": casualties.NewClaims()}
	together := casualties.NewClaims()
	for i, test := range nasty {
		alone := casualties.NewClaims()
		appendMadeUp(t, alone, "e", "Made-up event", test.claims)
		lists["nasty "+test.name] = alone
		appendMadeUp(t, together, fmt.Sprintf("e%02d", i), "Event of "+test.name, test.claims)
	}
	lists["nasty together"] = together
	themes := []draw.Theme{draw.LightTheme(), draw.GreyTheme(), draw.DarkTheme()}
	for _, kind := range moreFigures {
		for name, list := range lists {
			for i, size := range allSizes {
				where := fmt.Sprintf("%s %s at %v mm", kind.name, name, size.Width)
				o := Options{Size: size, Inputs: []string{"claims.csv"}, Selection: casualties.NewSelection(), Theme: themes[i%3]}
				fig, err := kind.draw(list, o)
				if err != nil {
					t.Fatalf("%s: %v", where, err)
				}
				for _, l := range fig.Lint() {
					t.Errorf("%s: %s", where, l)
				}
				wellFormed(t, fig)
				table(t, fig.Data())
				if fig.Alt() == "" || fig.Pages() == 0 {
					t.Errorf("%s: %d pages, alt %q", where, fig.Pages(), fig.Alt())
				}
				if strings.HasPrefix(name, "syria") || *lookAll {
					show(t, strings.ReplaceAll(where, " ", "-"), fig)
				}
			}
		}
	}
}

// A source that says 30 and a week later 42 moves; one that repeats itself
// does not.
func TestRevisionsMoves(t *testing.T) {
	r := madeUpCell(t,
		madeUp{source: "Moves", published: "2020-03-02", count: count.Exactly(30)},
		madeUp{source: "Moves", published: "2020-03-09", count: count.AtLeast(42)},
		madeUp{source: "Moves", via: "Outlet", published: "2020-03-09", count: count.Exactly(43)},
		madeUp{source: "Stays", published: "2020-03-02", count: count.Exactly(7)},
		madeUp{source: "Stays", published: "2020-03-09", count: count.Exactly(7)},
		madeUp{source: "Undated", count: count.AtMost(60)})
	fig, err := Revisions([]stats.Result{r}, Options{Selection: casualties.NewSelection()})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Moves | 30 → ≥42/43 |", "| colour 1", "Stays | 7 |", "undated | Undated"} {
		if !strings.Contains(fig.Spec(), want) {
			t.Errorf("no %q in\n%s", want, fig.Spec())
		}
	}
	still, err := Revisions([]stats.Result{madeUpCell(t, madeUp{source: "A", published: "2020-03-02", count: count.Exactly(1)})}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(still.Alt(), "there is no revision to draw") {
		t.Errorf("alt: %s", still.Alt())
	}
}

// For a journal the title block stands in the caption, there is no grid, and
// type is between 5 and 7 points.
func TestJournal(t *testing.T) {
	all := syriaClaims(t)
	for _, kind := range contactKinds() {
		for _, size := range []Size{Column, Page} {
			o := Options{Size: size, Journal: true, Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection(), Top: kind.top}
			fig, err := kind.draw(all, o)
			if err != nil {
				t.Fatal(err)
			}
			where := fmt.Sprintf("%s at %v mm", kind.name, size.Width)
			lint(t, where, fig)
			if !strings.Contains(fig.Caption(), ". ") {
				t.Errorf("%s: caption %q", where, fig.Caption())
			}
			for i, p := range fig.pages {
				for _, text := range p.Texts() {
					if text.Size > 7 || text.Class == "title" || text.Class == "subtitle" {
						t.Errorf("%s: %q in %.1f pt, %s", where, text.S, text.Size, text.Class)
					}
				}
				var svg bytes.Buffer
				if err := fig.WriteSVG(&svg, i); err != nil {
					t.Fatal(err)
				}
				if strings.Contains(svg.String(), "toll-grid") {
					t.Errorf("%s, page %d: a grid", where, i+1)
				}
			}
			show(t, "journal-"+kind.name, fig)
		}
	}
}

// The same claims give the same bytes again, PDF too.
func TestMoreSameBytes(t *testing.T) {
	all := syriaClaims(t)
	render := func() []byte {
		var b bytes.Buffer
		for _, kind := range moreFigures {
			fig, err := kind.draw(all, Options{Selection: casualties.NewSelection()})
			if err != nil {
				t.Fatal(err)
			}
			for i := range fig.Pages() {
				if err := fig.WriteSVG(&b, i); err != nil {
					t.Fatal(err)
				}
			}
			if err := fig.WritePDF(&b); err != nil {
				t.Fatal(err)
			}
			fmt.Fprint(&b, fig.Spec(), fig.Alt(), fig.Data())
		}
		return b.Bytes()
	}
	if !bytes.Equal(render(), render()) {
		t.Error("two runs gave different bytes")
	}
}

// What the figures say of two tables with many events. The tendencies and the
// ratio are those of ../shared/reference (police_us_sources.csv and
// police_us_pairs.csv); the counts of August 2024 are sums of the table's daily
// rows and the difference of its counts to date.
func TestManyEvents(t *testing.T) {
	for _, test := range []struct {
		kind, file string
		want       []string
	}{
		{"sources", "police_killings_us_by_source.csv", []string{"FE | ×1.41 (1.38–1.45) | 21 shared events", "FE_NV | ×1.12 (1.09–1.15)", "MPV | too few | 8 shared events"}},
		{"pairs", "police_killings_us_by_source.csv", []string{"[FE: ×0.80 0.72–0.88, 21]", "[FE: 0 of 8]"}},
		{"timeline", "tfp_west_bank_daily.csv", []string{"2024-08=52", "2024-08=81", "2023-10=125(unfinished)", "2025-04=11(unfinished)"}},
		{"timeline", "police_killings_us_by_source.csv", []string{"FE: 2000=861", "2020=2049"}},
		{"revisions", "police_killings_us_by_source.csv", []string{"there is no revision to draw"}},
		{"composition", "police_killings_us_by_source.csv", []string{"there is no statement with a breakdown"}},
	} {
		claims := sharedClaims(t, test.file)
		for _, kind := range moreFigures {
			if kind.name != test.kind {
				continue
			}
			fig, err := kind.draw(claims, Options{Selection: casualties.NewSelection()})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !strings.Contains(fig.Spec(), want) {
					t.Errorf("%s of %s: no %q in\n%s", test.kind, test.file, want, fig.Spec())
				}
			}
		}
	}
}

// Forty sources with long names, each with several figures in time.
func TestRevisionsCrowded(t *testing.T) {
	var list []madeUp
	for i := range 40 {
		source := fmt.Sprintf("%02d %s", i, strings.Repeat("a long name ", 6))
		for day := range 8 {
			list = append(list, madeUp{source: source, published: fmt.Sprintf("2020-03-%02d", 2+3*day), revision: day + 1, count: count.AtLeast(int64(10 + 3*i + day*day))})
		}
		list = append(list, madeUp{source: source, count: count.Between(int64(i), int64(10_000_000+i))})
	}
	all := casualties.NewClaims()
	appendMadeUp(t, all, "e", strings.Repeat("A crowded event ", 12), list)
	for _, kind := range moreFigures {
		for _, size := range allSizes {
			fig, err := kind.draw(all, Options{Size: size, Selection: casualties.NewSelection()})
			if err != nil {
				t.Fatal(err)
			}
			lint(t, fmt.Sprintf("%s at %v mm", kind.name, size.Width), fig)
			if *lookAll {
				show(t, fmt.Sprintf("crowded-%s-%v", kind.name, size.Width), fig)
			}
		}
	}
}

// Only counts of the same events are joined.
func TestTimelineJoinsTheSameEvents(t *testing.T) {
	all := casualties.NewClaims()
	appendMadeUp(t, all, "a", "Event A", []madeUp{{source: "X", published: "2020-04-01", count: count.Exactly(3)}, {source: "Y", published: "2020-04-01", count: count.Exactly(4)}})
	if s := NewTimelineSpec(results(all), Options{}); !s.comparable(0) {
		t.Error("two counts of one event are not joined")
	}
	appendMadeUp(t, all, "b", "Event B", []madeUp{{source: "X", published: "2020-04-01", count: count.Exactly(5)}})
	appendMadeUp(t, all, "c", "Event C", []madeUp{{source: "Y", published: "2020-04-01", count: count.Exactly(6)}})
	if s := NewTimelineSpec(results(all), Options{}); s.comparable(0) || s.Series[0].Values[0].N != 8 || s.Series[1].Values[0].N != 10 {
		t.Errorf("sums of different events are joined, or not 3 + 5 and 4 + 6:\n%s", s)
	}
	for _, key := range []string{"d", "e"} { // X and Y then give 4 of 5 events each, not the same 4
		for _, source := range []string{"X", "Y"} {
			appendMadeUp(t, all, key, "Event", []madeUp{{source: source, published: "2020-04-01", count: count.Exactly(1)}})
		}
	}
	if s := NewTimelineSpec(results(all), Options{}); s.comparable(0) || s.Series[0].Values[0].Unfinished {
		t.Errorf("sums of different events are joined, or 4 of 5 events are called unfinished:\n%s", s)
	}
}

// The lowest to the highest of a month: 3 to 4 of the first event, at least 5 of
// the second, up to 6 of the third; what is published before the month is over
// is marked.
func TestTimelineSpans(t *testing.T) {
	all := casualties.NewClaims()
	appendMadeUp(t, all, "a", "Event A", []madeUp{{source: "X", published: "2020-03-20", count: count.Exactly(3)}, {source: "Y", published: "2020-03-20", count: count.Exactly(4)}})
	appendMadeUp(t, all, "b", "Event B", []madeUp{{source: "X", published: "2020-03-20", count: count.AtLeast(5)}})
	appendMadeUp(t, all, "c", "Event C", []madeUp{{source: "Y", published: "2020-03-20", count: count.AtMost(6)}})
	s := NewTimelineSpec(results(all), Options{})
	if got := s.Spans[0]; got.Low != count.Known(8) || got.High != count.Known(15) || !got.Open {
		t.Errorf("%v to %v, open %v; 3 + 5 + 0 to 4 + 5 + 6, open", got.Low, got.High, got.Open)
	}
	if s.To != "as of 20 Mar 2020" {
		t.Errorf("to %q: the month was not over when its figures were published", s.To)
	}
	for _, want := range []string{"lowest to highest: 2020-03=8–15, open", "not over when the newest"} {
		if !strings.Contains(s.String(), want) {
			t.Errorf("no %q in\n%s", want, s)
		}
	}
}

// Parts above their own total are marked, and what a bound leaves open has no
// number.
func TestCompositionParts(t *testing.T) {
	all := casualties.NewClaims()
	add := func(source string, group casualties.Group, c count.Count) {
		list := casualties.NewClaims()
		appendMadeUp(t, list, "e", "Made-up event", []madeUp{{source: source, published: "2020-04-01", count: c}})
		for claim := range list.All {
			claim.Group = group
			all.Append(claim)
		}
	}
	add("Above", casualties.Children, count.Exactly(7))
	add("Above", casualties.Total, count.Exactly(5))
	add("Bound", casualties.Children, count.AtLeast(7))
	add("Bound", casualties.Total, count.Exactly(12))
	add("Exact", casualties.Children, count.Exactly(2))
	add("Exact", casualties.Women, count.Exactly(3))
	add("Exact", casualties.Civilians, count.Exactly(9))
	add("Exact", casualties.Total, count.Exactly(10))
	add("Total", casualties.Total, count.Exactly(4))
	fig, err := Composition(all, results(all), Options{Selection: casualties.NewSelection()})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Above | 1 Apr 2020, own page | children 7 | civilians – | total 5 | †",
		"Bound | 1 Apr 2020, own page | children 7, not broken down 5 | civilians – | total 12\n",
		"Exact | 1 Apr 2020, own page | children 2, women 3, civilians 4, not broken down 1 | civilians 9 | total 10\n",
		"Total only, no breakdown: Total 4.",
	} {
		if !strings.Contains(fig.Spec(), want) {
			t.Errorf("no %q in\n%s", want, fig.Spec())
		}
	}
	for _, row := range fig.Data() {
		if row[2] == "Bound" && row[5] == "not broken down" && row[8] != "" {
			t.Errorf("a remainder that rests on a bound has a number: %q", row)
		}
	}
}

// Dated events of which nobody gives a number are not said to be undated.
func TestTimelineWithoutNumbers(t *testing.T) {
	all := casualties.NewClaims()
	day, _ := date.Of(2017, 5, 18)
	for _, source := range []string{"A", "B"} {
		all.Append(&casualties.Claim{Event: "E", EventDate: day, Source: source, Measure: casualties.Killed, Group: casualties.Total, Reported: "dozens"})
	}
	spec := NewTimelineSpec(results(all), Options{})
	if want := "No source states a count for a dated event: there is nothing to draw."; spec.Subtitle != want {
		t.Errorf("%q, want %q", spec.Subtitle, want)
	}
}
