package charts

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"toll/casualties"
	"toll/charts/draw"
)

// ofEvents are the claims on events whose key begins so.
func ofEvents(t *testing.T, prefix string) *casualties.Claims {
	t.Helper()
	out := casualties.NewClaims()
	for c := range syriaClaims(t).All {
		if strings.HasPrefix(c.Event, prefix) {
			out.Append(c)
		}
	}
	if out.Len() == 0 {
		t.Fatalf("no claims on %s", prefix)
	}
	return out
}

// A reader who sees only the figure can tell the event, what is counted, who
// says what, how old the figures are, which are minimums, how many sources gave
// no figure, and that unreported deaths are not in it.
func TestReaderOfTheFigureAlone(t *testing.T) {
	common := map[string]string{
		"the events":                 `Counted: .*events from 4 April 2017 to 18 May 2017|: people reported killed`,
		"what is counted":            `people reported killed`,
		"how old":                    `published up to (\d+ \w+ )?\d{4} \(\d+ undated\)`,
		"sources without a figure":   `claims by \d+ sources, (\d+ of them without a figure to compare|all with a figure)`,
		"what was never reported":    `Unreported deaths are not here\.`,
		"what is not compared":       `Not compared: `,
		"where the figures are from": `Source: syria-2017\.csv`,
	}
	who := map[string]string{
		"forest": `vote \| SOHR`, "ranges": `SOHR`, "revisions": `SOHR \| ≥58`, "composition": `SOHR \|`, "pairs": `SOHR`,
		"sources": `SOHR`, "coverage": `SOHR \|`, "timeline": `SOHR:`, "totals": `claims by \d+ sources`,
	}
	minimums := map[string]string{
		"forest": `Dotted line: stated early, read as a minimum.*\|→.at least|read as minimums`, "ranges": `read as a minimum\. \|.at least`,
		"revisions": `▲.at least.*exact figures are read as minimums`, "composition": `≥ at least.*Arrow: no total stated, or no upper limit`,
		"pairs": `only figures stated as counts enter, never bounds\. Exact early figures are minimums`, "sources": `Only figures stated as counts enter, never bounds.*\n?.*read as minimums`,
		"coverage": `≥ at least.*read as a minimum`, "timeline": `Arrow: an event of it has no upper limit`, "totals": `open \(n\), arrow: events without an upper limit`,
	}
	all := syriaClaims(t)
	for _, kind := range contactKinds() {
		t.Run(kind.name, func(t *testing.T) {
			fig, err := kind.draw(all, Options{Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection()})
			if err != nil {
				t.Fatal(err)
			}
			for what, want := range common {
				contains(t, fig, what, want)
			}
			contains(t, fig, "who says it", who[kind.name])
			contains(t, fig, "which are minimums", minimums[kind.name])
		})
	}
}

// contains fails where the texts drawn on the pages of a figure, or its
// specification, do not have what the pattern asks for.
func contains(t *testing.T, fig *Figure, what, pattern string) {
	t.Helper()
	re := regexp.MustCompile("(?s)" + pattern)
	if pattern == "" || !re.MatchString(fig.Spec()) {
		t.Errorf("the reader cannot tell %s: no %q in\n%s", what, pattern, fig.Spec())
	}
}

// The age is that of the cells shown: of al-Tanf nothing was published after
// 25 May 2017, of all five events the last in 2021.
func TestAgeIsOfTheCellsShown(t *testing.T) {
	for _, kind := range contactKinds() {
		fig, err := kind.draw(ofEvents(t, "al-tanf"), Options{Selection: casualties.NewSelection()})
		if err != nil {
			t.Fatal(err)
		}
		note := fig.Spec()[strings.LastIndex(fig.Spec(), "Source: "):]
		if !strings.Contains(note, "published up to ") || strings.Contains(note, "2021") || !strings.Contains(note, "May 2017") {
			t.Errorf("%s: %s", kind.name, note)
		}
		if kind.name != "forest" && !strings.Contains(note, "Counted: people reported killed") && !strings.Contains(note, ", al-Tanf, 18 May 2017.") {
			t.Errorf("%s does not name its one event: %s", kind.name, note)
		}
	}
}

// What is written over by the user's own title is still in the note.
func TestOwnTitleKeepsWhatIsCounted(t *testing.T) {
	fig, err := Forest(cell(t, syria(t), "khan-sheikhoun-2017-04-04", casualties.Killed, casualties.Total, ""), Options{Title: "Our headline"})
	if err != nil {
		t.Fatal(err)
	}
	contains(t, fig, "what is counted", `Counted: people reported killed, Khan Sheikhoun, 4 April 2017\.`)
}

// Every kind says in the figure how many are left out where --top asks for few.
func TestTopSaysWhatIsLeftOut(t *testing.T) {
	all := syriaClaims(t)
	for _, kind := range contactKinds() {
		o := Options{Selection: casualties.NewSelection(), Top: 2}
		fig, err := kind.draw(all, o)
		if err != nil {
			t.Fatal(err)
		}
		contains(t, fig, "what "+kind.name+" leaves out", `and \d+ more|\d+ sources between: |of \d+ that share a cell`)
		if fig.Pages() > 2 {
			t.Errorf("%s: %d pages for the top 2", kind.name, fig.Pages())
		}
	}
}

// A page of a figure of coverage has no row of nothing but dots.
func TestCoveragePagesHaveNoEmptyRows(t *testing.T) {
	for _, size := range []Size{Column, Page} {
		o, f, err := Options{Size: size, Selection: casualties.NewSelection()}.prepare()
		if err != nil {
			t.Fatal(err)
		}
		spec := NewCoverageSpec(syria(t), o)
		pages := newCoverageLayout(spec, f, o).pages()
		if len(pages) < 2 {
			t.Fatalf("%d pages: nothing is divided", len(pages))
		}
		shown := map[string]bool{}
		for _, p := range pages {
			for _, line := range p.lines {
				if line.row == nil {
					continue
				}
				shown[line.row.Source] = true
				something := len(line.row.Cells) == 0 // partial counts only: told in the key
				for _, k := range p.columns {
					_, ok := line.row.Cells[k]
					something = something || ok
				}
				if !something {
					t.Errorf("at %v mm a page lists %s without anything", size.Width, line.row.Source)
				}
			}
		}
		if rows, _ := spec.filled(); len(shown) != rows {
			t.Errorf("at %v mm %d of %d sources are shown", size.Width, len(shown), rows)
		}
	}
}

// Text stands out on every theme in every kind of figure.
func TestContactThemes(t *testing.T) {
	all := syriaClaims(t)
	for _, kind := range contactKinds() {
		for _, theme := range []draw.Theme{draw.GreyTheme(), draw.DarkTheme()} {
			t.Run(kind.name+"-"+theme.Name, func(t *testing.T) {
				contact(t, fmt.Sprintf("%s-%s", kind.name, theme.Name), kind, all,
					Options{Theme: theme, Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection(), Top: kind.top})
			})
		}
	}
}

// The check of the contact sheet finds each fault that is put into a figure, in
// every theme.
func TestContactCheckFindsFaults(t *testing.T) {
	r := cell(t, syria(t), "khan-sheikhoun-2017-04-04", casualties.Killed, casualties.Total, "")
	for _, theme := range []draw.Theme{draw.LightTheme(), draw.GreyTheme(), draw.DarkTheme()} {
		fig, err := Forest(r, Options{Theme: theme, Selection: casualties.NewSelection()})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := fig.WriteSVG(&b, 0); err != nil {
			t.Fatal(err)
		}
		svg := b.String()
		if faults := checkSVG(t, []byte(svg)); len(faults) > 0 {
			t.Fatalf("%s: %q", theme.Name, faults)
		}
		label := regexp.MustCompile(`<text x="[\d.]+" y="([\d.]+)" font-size="6.5"([^>]*)>eyewitnesses</text>`)
		if !label.MatchString(svg) {
			t.Fatalf("no label in\n%s", svg)
		}
		ink := theme.Ink.Hex()
		for _, test := range []struct{ with, want string }{
			{`<text x="-20" y="$1" font-size="6.5"$2>eyewitnesses</text>`, "leaves the page"},
			{`<text x="510" y="$1" font-size="6.5"$2>eyewitnesses</text>`, "leaves the page"},
			{`$0$0`, "overlaps"},
			{`<text x="11.34" y="$1" font-size="4.9"$2>eyewitnesses</text>`, "is set in 4.9 pt"},
		} {
			if faults := strings.Join(checkSVG(t, []byte(label.ReplaceAllString(svg, test.with))), "; "); !strings.Contains(faults, test.want) {
				t.Errorf("%s: %q is not found: %q", theme.Name, test.want, faults)
			}
		}
		faint := strings.ReplaceAll(svg, `fill="`+ink+`"`, `fill="`+theme.Light.Hex()+`"`)
		if faults := strings.Join(checkSVG(t, []byte(faint)), "; "); !strings.Contains(faults, "has a contrast of") {
			t.Errorf("%s: faint text is not found: %q", theme.Name, faults)
		}
	}
}
