package charts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
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
