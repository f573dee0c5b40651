package page

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"toll/casualties"
	"toll/charts"
	"toll/data"
	"toll/stats"
)

// report makes a report of a table, with its figures.
func report(t *testing.T, name string, in io.Reader) *Report {
	t.Helper()
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	sum, err := casualties.Read(casualties.Input{Name: name, Reader: in}, casualties.ReadOptions{Texts: true}, claims, findings)
	if err != nil {
		t.Fatal(err)
	}
	sel := casualties.NewSelection()
	r := &Report{
		Results: slices.Collect(stats.Ranges(claims, sel)), Selection: sel, Findings: findings,
		Inputs:    []Input{{Title: name, Rows: sum.Rows, Used: sum.Used, SetAside: sum.Rejected, Skipped: sum.Skipped, Claims: sum.Claims}},
		Described: []Described{Describe("tables/claims.csv", "every claim", reflect.TypeFor[casualties.Row]())},
	}
	options := func(stem string, s charts.Size) charts.Options {
		return charts.Options{Stem: stem, Size: s, Inputs: []string{name}, Selection: sel}
	}
	for i, c := range r.Results {
		if len(r.Figures) == 4 {
			break
		}
		stem := "forest-" + string(rune('a'+i))
		wide, err := charts.Forest(c, options(stem, charts.Page))
		if err != nil {
			t.Fatal(err)
		}
		narrow, err := charts.Forest(c, options(stem+"-narrow", charts.Column))
		if err != nil {
			t.Fatal(err)
		}
		r.Figures = append(r.Figures, Figure{Name: stem, Cell: c.Cell, Wide: wide, Narrow: narrow})
	}
	if whole, err := charts.Ranges(r.Results, options("ranges", charts.Page)); err != nil {
		t.Fatal(err)
	} else {
		r.Figures = append(r.Figures, Figure{Name: "ranges", Wide: whole})
	}
	return r
}

// pages writes all pages of a report.
func pages(t *testing.T, r *Report) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range NewPlan(r).Files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.String()
	}
	return out
}

func syria(t *testing.T) *Report {
	t.Helper()
	f, err := data.Files.Open("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return report(t, "syria-2017.csv", f)
}

func TestSyria(t *testing.T) {
	r := syria(t)
	all := pages(t, r)
	html := all["index.html"]
	if len(all) != 1 || len(html) > 2_000_000 {
		t.Errorf("%d pages, index.html of %d bytes; one of less than 2 MB is asked for", len(all), len(html))
	}
	if again := pages(t, syria(t))["index.html"]; again != html {
		t.Error("a second run writes other bytes")
	}
	checkPage(t, html)
	for _, want := range []string{
		"What 48 sources report on 5 events", // counted in data/syria-2017.md
		"deaths that nobody reported are in no table",
		"cannot both be complete counts",
		`lang="ar"`, `id="claim-syria-2017-76-124"`, `id="event-khan-sheikhoun-2017-04-04"`,
		`rel="noreferrer noopener"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if n := strings.Count(html, `<tr id="claim-`); n != 277 {
		t.Errorf("%d claims in the page, want the table's 277", n)
	}
	if n := strings.Count(html, `class="marks"`); n != 2*4+1 {
		t.Errorf("marks lie over %d plates, want all %d", n, 2*4+1)
	}
	for _, path := range []string{"/home/", "/root/", "/tmp/", "/work/"} {
		if strings.Contains(html, path) {
			t.Errorf("the page holds %q", path)
		}
	}
}

// A source that says nobody, one that gives words and one that is not there
// must never look alike.
func TestZeroWordsAndNothing(t *testing.T) {
	r := report(t, "t.csv", strings.NewReader(`event,source,measure,group,reported,url
e,Zero,killed,total,0,
e,Words,killed,total,dozens,
e,Other,killed,total,5,
e,Other,injured,total,7,
`))
	html := pages(t, r)["index.html"]
	row := func(source string) string {
		_, rest, ok := strings.Cut(html, "<tr><th scope=\"row\"><bdi>"+source+"</bdi></th>")
		if !ok {
			t.Fatalf("no row of %s among the latest figures", source)
		}
		cells, _, _ := strings.Cut(rest, "</tr>")
		return cells
	}
	if got, want := row("Zero"), `<td><a href="#claim-t-2-21"><span class="zero">0</span></a></td><td></td>`; got != want {
		t.Errorf("a source that says nobody:\n%s, want\n%s", got, want)
	}
	if got, want := row("Words"), `<td class="none" data-sort="">no number: <a href="#claim-t-3-22" lang="en"><bdi>“dozens”</bdi></a></td><td></td>`; got != want {
		t.Errorf("words without a number:\n%s, want\n%s", got, want)
	}
	if got, want := row("Other"), `<td><a href="#claim-t-4-22">5+</a></td><td><a href="#claim-t-5-23">7+</a></td>`; strings.ReplaceAll(got, "+", "") != strings.ReplaceAll(want, "+", "") {
		t.Errorf("a number:\n%s, want\n%s", got, want)
	}
}

func TestManyEvents(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 5000 events")
	}
	var b strings.Builder
	b.WriteString("event,source,measure,group,best\n")
	for i := range 5000 {
		for _, s := range []string{"A", "B", "C"} {
			b.WriteString("event " + string(rune('a'+i%26)) + " " + strings.Repeat("x", i%3) + " " + itoa(i) + "," + s + ",killed,total," + itoa(i%7) + "\n")
		}
	}
	r := report(t, "many.csv", strings.NewReader(b.String()))
	plan := NewPlan(r)
	if plan.Shown != 5000 || len(plan.Files) != 1+5000/pageEvents {
		t.Fatalf("%d events in %d files, want all 5000 in an index and %d pages", plan.Shown, len(plan.Files), 5000/pageEvents)
	}
	sum, all := int64(0), pages(t, r)
	for _, html := range all {
		sum += int64(len(html))
	}
	if plan.Bytes < sum/2 || plan.Bytes > sum*2 {
		t.Errorf("the plan says %d bytes, the pages have %d", plan.Bytes, sum)
	}
	index := all["index.html"]
	checkPage(t, all["events/0001.html"])
	if n := strings.Count(index, `href="events/`); n < 5000 {
		t.Errorf("the index links to %d events, want 5000", n)
	}
	// What the search of the index finds beside what it shows, and where a link to
	// an event leads that names no page.
	if !strings.Contains(index, ` id="event-event-a-0" data-find="event a  0 A B C"`) {
		t.Error("the row of the first event has no address, or is not found by its key and sources")
	}
	for _, link := range hrefs.FindAllStringSubmatch(index, -1) {
		file, id, _ := strings.Cut(link[1], "#")
		if strings.HasPrefix(file, "events/") && !strings.Contains(all[file], `id="`+id+`"`) {
			t.Fatalf("%s leads nowhere", link[1])
		}
	}
}

// The pages are written for people to look at where TOLL_PAGES names a folder.
func TestLook(t *testing.T) {
	dir := os.Getenv("TOLL_PAGES")
	if dir == "" {
		t.Skip("TOLL_PAGES is not set")
	}
	for name, html := range pages(t, syria(t)) {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), []byte(html), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
