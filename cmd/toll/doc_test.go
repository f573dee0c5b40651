package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/data"
	"toll/stats"
)

// The documents are tested: what they show as a session is run, what they list
// is made from the program's own tables, and their figures are drawn by it.
// -update rewrites all three.

// documents returns the README and the pages of docs, by absolute path.
func documents(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	pages = append([]string{"../../README.md"}, pages...)
	for i, p := range pages {
		if pages[i], err = filepath.Abs(p); err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// same compares a document with what it should be, or rewrites it.
func same(t *testing.T, path string, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(got) == want {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is not what the program says (-document +program); rewrite it with: go test ./cmd/toll -update\n%s",
		filepath.Base(path), cmp.Diff(string(got), want))
}

// consoleBlock is a fenced block of a session: lines that begin with "$ " are
// commands, the lines below each are what it prints.
var consoleBlock = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")

func TestConsoleBlocks(t *testing.T) {
	blocks := 0
	for _, path := range documents(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			page, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s := &session{t: t}
			t.Chdir(t.TempDir())
			same(t, path, consoleBlock.ReplaceAllStringFunc(string(page), func(block string) string {
				blocks++
				return "```console\n" + s.replay(consoleBlock.FindStringSubmatch(block)[1]) + "```"
			}))
		})
	}
	if blocks == 0 {
		t.Error("no document has a console block")
	}
}

// session runs the commands of one document in one folder.
type session struct {
	t      *testing.T
	status int // of the last command
}

// replay runs the commands of a block and returns the block with what they
// print now.
func (s *session) replay(block string) string {
	var out strings.Builder
	for _, part := range regexp.MustCompile(`(?m)^\$ `).Split(block, -1)[1:] {
		line, shown, _ := strings.Cut(part, "\n")
		out.WriteString("$ " + line + "\n" + s.command(line, shown))
	}
	return out.String()
}

// command runs one line: toll with its arguments, which may be cut by "| head
// -n N"; "cat FILE", which makes the file hold what is shown; "echo $?".
func (s *session) command(line, shown string) string {
	s.t.Helper()
	command, lines := line, 0
	if before, after, ok := strings.Cut(line, " | head -n "); ok {
		n, err := strconv.Atoi(after)
		if err != nil {
			s.t.Fatalf("%s: %v", line, err)
		}
		command, lines = before, n
	}
	words := shellWords(s.t, strings.Replace(command, "go run ./cmd/toll", "toll", 1))
	switch {
	case words[0] == "toll":
	case words[0] == "cat" && len(words) == 2 && filepath.IsLocal(words[1]):
		if err := os.WriteFile(words[1], []byte(shown), 0o666); err != nil {
			s.t.Fatal(err)
		}
		return shown
	case command == "echo $?":
		return fmt.Sprintln(s.status)
	default:
		s.t.Fatalf("the test cannot run: %s", line)
	}
	var stdout, both bytes.Buffer
	s.status = run(s.t.Context(), words[1:], strings.NewReader(""), &stdout, &both, func(string) string { return "" })
	kept := strings.SplitAfter(stdout.String(), "\n")
	if lines > 0 && lines < len(kept) {
		kept = kept[:lines]
	}
	both.WriteString(strings.Join(kept, ""))
	if n := both.Len(); n > 0 && both.Bytes()[n-1] != '\n' {
		both.WriteByte('\n')
	}
	return both.String()
}

// shellWords splits a command line at blanks, with single and double quotes.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	for _, m := range regexp.MustCompile(`(?:'[^']*'|"[^"]*"|[^\s'"])+`).FindAllString(line, -1) {
		words = append(words, strings.NewReplacer(`'`, "", `"`, "").Replace(m))
	}
	if len(words) == 0 {
		t.Fatalf("an empty command line")
	}
	return words
}

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
		"claims":   reflect.TypeFor[casualties.Row](),
		"ranges":   reflect.TypeFor[stats.Range](),
		"events":   reflect.TypeFor[eventRow](),
		"findings": reflect.TypeFor[findingRow](),
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
// here. Look at them after -update.
func TestFigures(t *testing.T) {
	for _, test := range []struct{ name, args string }{
		{"salamiyah.svg", "chart forest --event salamiyah-2017-05-18 --measure killed --group total --side '' --quiet"},
	} {
		drawn := filepath.Join(t.TempDir(), test.name)
		var stderr bytes.Buffer
		args := append(shellWords(t, test.args), "-o", drawn)
		if status := run(t.Context(), args, strings.NewReader(""), &stderr, &stderr, func(string) string { return "" }); status != statusDone {
			t.Fatalf("toll %s: status %d\n%s", test.args, status, &stderr)
		}
		svg, err := os.ReadFile(drawn)
		if err != nil {
			t.Fatal(err)
		}
		same(t, filepath.Join("..", "..", "docs", "figures", test.name), string(svg))
	}
}
