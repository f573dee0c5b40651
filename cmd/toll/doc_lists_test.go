package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"toll/casualties"
	"toll/data"
	"toll/stats"
	"toll/stats/link"
)

// Every link of a document to a file of the repository leads to one.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)
	pages := documents(t)
	for _, name := range []string{"CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "data/README.md", "data/layouts/README.md"} {
		pages = append(pages, filepath.Join(filepath.Dir(pages[0]), filepath.FromSlash(name)))
	}
	for _, path := range pages {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(page), -1) {
			if strings.Contains(m[1], ":") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("%s: %v", filepath.Base(path), err)
			}
		}
	}
}

// listing is what a document lists from the program's tables, between two
// comments that name it.
var listing = regexp.MustCompile(`(?ms)^<!-- list: ([a-z ]+) -->\n.*?^<!-- end -->$`)

func TestListings(t *testing.T) {
	seen := map[string]bool{}
	for _, path := range documents(t) {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		same(t, path, listing.ReplaceAllStringFunc(string(page), func(block string) string {
			name := listing.FindStringSubmatch(block)[1]
			seen[name] = true
			return "<!-- list: " + name + " -->\n" + list(t, name) + "<!-- end -->"
		}))
	}
	if !seen["commands"] {
		t.Error("no document lists the commands")
	}
	for name := range tableRows() {
		if !seen["columns of "+name] {
			t.Errorf("no document lists the columns of %s", name)
		}
	}
}

// tableRows are the rows of the tables that toll writes, by the table's name.
func tableRows() map[string]reflect.Type {
	return map[string]reflect.Type{
		"claims":                  reflect.TypeFor[casualties.Row](),
		"ranges":                  reflect.TypeFor[stats.Range](),
		"events":                  reflect.TypeFor[eventRow](),
		"findings":                reflect.TypeFor[findingRow](),
		"sources":                 reflect.TypeFor[stats.SourceRow](),
		"pairs":                   reflect.TypeFor[stats.Pair](),
		"totals":                  reflect.TypeFor[stats.Total](),
		"revisions":               reflect.TypeFor[stats.Revision](),
		"statements":              reflect.TypeFor[stats.StatementRow](),
		"differences":             reflect.TypeFor[differenceRow](),
		"attributes":              reflect.TypeFor[stats.AttributeRow](),
		"coders":                  reflect.TypeFor[stats.CoderRow](),
		"links":                   reflect.TypeFor[link.Row](),
		"doubtful links":          reflect.TypeFor[link.Pair](),
		"shared events":           reflect.TypeFor[link.Shared](),
		"links by month":          reflect.TypeFor[link.Month](),
		"scores of links":         reflect.TypeFor[link.Quality](),
		"coders with differences": reflect.TypeFor[stats.CoderDifference](),
	}
}

func list(t *testing.T, name string) string {
	t.Helper()
	var b strings.Builder
	if name == "commands" {
		b.WriteString("| command | what it does |\n| --- | --- |\n")
		for _, c := range commands() {
			fmt.Fprintf(&b, "| `toll %s` | %s |\n", strings.TrimSpace(c.name+" "+strings.ReplaceAll(c.args, "|", `\|`)), c.short)
		}
		return b.String()
	}
	row, ok := tableRows()[strings.TrimPrefix(name, "columns of ")]
	if !ok {
		t.Fatalf("nothing is listed under the name %q", name)
	}
	columnList(&b, row)
	return b.String()
}

// columnList writes the columns of an output table as its struct describes them.
func columnList(b *strings.Builder, row reflect.Type) {
	b.WriteString("| column | what it says |\n| --- | --- |\n")
	for _, f := range reflect.VisibleFields(row) {
		if name, _, _ := strings.Cut(f.Tag.Get("csv"), ","); name != "" && name != "-" {
			fmt.Fprintf(b, "| `%s` | %s |\n", name, strings.ReplaceAll(f.Tag.Get("doc"), "|", `\|`))
		}
	}
}

// Every column that a struct writes has a description, and every column that
// the native layout reads is explained in docs/columns.md.
func TestEveryColumnIsDescribed(t *testing.T) {
	for _, row := range tableRows() {
		for _, f := range reflect.VisibleFields(row) {
			if f.Tag.Get("csv") != "" && f.Tag.Get("doc") == "" {
				t.Errorf("%s.%s has no doc tag", row, f.Name)
			}
		}
	}
	page, err := os.ReadFile("../../docs/columns.md")
	if err != nil {
		t.Fatal(err)
	}
	input, _, _ := strings.Cut(string(page), "<!-- list")
	type column struct {
		Column string `csv:"column"`
		Role   string `csv:"role"`
	}
	columns, err := data.Table[column]("layouts/native.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range columns {
		if c.Role != "ignore" && !strings.Contains(input, "`"+c.Column+"`") {
			t.Errorf("docs/columns.md does not explain the input column %s", c.Column)
		}
	}
}

// The figures in docs/figures are drawn by the command under which they stand
// here or in docs/gallery.md. Look at them after -update.
func TestFigures(t *testing.T) {
	gallery, err := os.ReadFile("../../docs/gallery.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := []string{"toll chart forest --event salamiyah-2017-05-18 --measure killed --group total --side '' --quiet -o salamiyah.svg"}
	for _, m := range consoleBlock.FindAllStringSubmatch(string(gallery), -1) {
		commands = append(commands, strings.TrimPrefix(strings.TrimSpace(m[1]), "$ "))
	}
	for _, command := range commands {
		words := shellWords(t, command)
		name := words[len(words)-1] // the file of -o
		drawn := filepath.Join(t.TempDir(), name)
		var stderr bytes.Buffer
		args := append(words[1:len(words)-1], drawn)
		if status := run(t.Context(), args, strings.NewReader(""), &stderr, &stderr, func(string) string { return "" }); status != statusDone {
			t.Fatalf("%s: status %d\n%s", command, status, &stderr)
		}
		svg, err := os.ReadFile(drawn)
		if err != nil {
			t.Fatal(err)
		}
		same(t, filepath.Join("..", "..", "docs", "figures", name), string(svg))
	}
	for _, k := range chartKinds() {
		if !strings.Contains(string(gallery), "](figures/"+k.name+".svg)") || !strings.Contains(string(gallery), "toll chart "+k.name+" ") {
			t.Errorf("docs/gallery.md does not show the figure %s and its command", k.name)
		}
	}
}
