package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
