package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// offered returns the first line of toll __complete and the words it offers.
func offered(t *testing.T, n int, words ...string) (string, []string) {
	t.Helper()
	got := tollRun(t, append([]string{completeCommand, strconv.Itoa(n)}, words...)...)
	if got.status != statusDone || got.stderr != "" {
		t.Errorf("%q: %+v", words, got)
	}
	kind, rest, _ := strings.Cut(got.stdout, "\n")
	var list []string
	for line := range strings.Lines(rest) {
		word, _, tabbed := strings.Cut(line, "\t")
		if !tabbed {
			t.Errorf("no tab in %q", line)
		}
		list = append(list, word)
	}
	return kind, list
}

func TestComplete(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "odd.csv")
	// Two events, one with a blank and a colon, one that would steer a terminal.
	table := "event,source,killed\n\"Ain al-Arab: east\",A,3\nbeta,B,4\n\x1b[31m,B,4\n"
	if err := os.WriteFile(file, []byte(table), 0o666); err != nil {
		t.Fatal(err)
	}
	rejects := filepath.Join(t.TempDir(), "rejects.csv")
	for _, c := range []struct {
		line string // words between bars, "<" in front of the one at the cursor
		kind string
		want []string
	}{
		{"<re", "words", []string{"report", "revisions"}},
		{"<--v", "words", []string{"--version"}},
		{"<__", "words", nil},
		{"nothing|<", "", nil},
		{"version|<", "words", nil},
		{"version|<--", "words", []string{"--help", "--json"}},
		{"ranges|<--prof", "words", nil},
		{"ranges|<--me", "words", []string{"--memory", "--measure"}},
		{"ranges|--|<--me", "files", nil},
		{"ranges|--measure|<kil", "words", []string{"killed", "killed-or-wounded"}},
		{"ranges|<--measure=kil", "words", []string{"--measure=killed", "--measure=killed-or-wounded"}},
		{"ranges|<--strict=", "words", nil},
		{"ranges|--strict|<", "files", nil},
		{"ranges|-o|<", "files", nil},
		{"ranges|-oout.csv|<", "files", nil},
		{"ranges|--as-of|<", "words", nil},
		{"ranges|--nothing|<", "files", nil},
		{"ranges|--layout|<ucdp", "files", []string{"ucdp-ged", "ucdp-ged-hdx"}},
		{"layout|--show|<iraq", "files", []string{"iraq-body-count"}},
		{"chart|<c", "words", []string{"composition", "coverage"}},
		{"chart|forest|<", "files", nil},
		{"chart|--size|<", "words", []string{"column", "page", "slide"}},
		{"chart|--lang|<", "words", []string{"en", "fr", "es", "ar"}},
		{"help|<col", "words", []string{"columns"}},
		{"help|columns|<", "words", nil},
		{"completion|<", "words", []string{"bash", "zsh", "fish"}},
		{"coders|a.csv|<", "files", nil},
		{"coders|a.csv|b.csv|<", "words", nil},
		{"explain|<s", "words", []string{"salamiyah-2017-05-18", "shayrat-2017-04-07"}},
		{"explain|shayrat|<", "files", nil},
		{"explain|<|" + file, "words", []string{"Ain al-Arab: east", "beta"}},
		{"explain|<|-", "words", nil},
		{"explain|<|" + file + ".none", "words", nil},
		{"ranges|SANA=" + file + "|--event|<b", "words", []string{"beta"}},
		{"ranges|--rejects|" + rejects + "|" + file + "|--event|<b", "words", []string{"beta"}},
		{"ranges|<--event=b|" + file, "words", []string{"--event=beta"}},
		{"chart|forest|--event|<|" + file, "words", []string{"Ain al-Arab: east", "beta"}},
		{"ranges|" + file + "|--source|<", "words", []string{"A", "B"}},
		{"ranges|--side|<pro", "words", []string{"pro-government"}},
		{"ranges|--source|<Air", "words", []string{"Airwars"}},
		{"ranges|" + file + "|--source-column|<s", "words", []string{"source"}},
		{"ranges|" + file + "|--event-columns|<event,", "words", []string{"event,source", "event,killed"}},
		{"ranges|--columns|<event,measure,compatible", "words", []string{"event,measure,compatible_low", "event,measure,compatible_high"}},
		{"ranges|<--columns=low,event_n", "words", []string{"--columns=low,event_name"}},
		{"check|--columns|<sev", "words", []string{"severity"}},
		{"normalize|--columns|<evidence", "words", []string{"evidence"}},
		{"totals|--by|<mon", "words", []string{"month"}},
		{"totals|" + file + "|--by|<sou", "words", []string{"source"}},
		{"ranges|--where|<gove", "words", []string{"governorate="}},
		{"ranges|--where|<governorate=H", "words", []string{"governorate=Hama", "governorate=Homs"}},
		{"ranges|<--where=governorate=I", "words", []string{"--where=governorate=Idlib"}},
		{"ranges|--vague|<a", "files", []string{"acled"}},
		{"attributes|" + file + "|--attribute|<s", "words", []string{"source"}},
	} {
		t.Run(c.line, func(t *testing.T) {
			t.Parallel()
			words := strings.Split(c.line, "|")
			at := 0
			for i, w := range words {
				if cut, ok := strings.CutPrefix(w, "<"); ok {
					words[i], at = cut, i
				}
			}
			kind, got := offered(t, at, words...)
			if c.kind != "" && kind != c.kind {
				t.Errorf("first line %q, want %q", kind, c.kind)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	t.Cleanup(func() {
		if _, err := os.Stat(rejects); err == nil {
			t.Error("completion wrote a file")
		}
	})
}

// What a shell may ask by mistake is answered with nothing.
func TestCompleteNonsense(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{}, {"x"}, {"-1", "a"}, {"7", "a"}} {
		if got := tollRun(t, append([]string{completeCommand}, args...)...); got != (result{}) {
			t.Errorf("%q: %+v", args, got)
		}
	}
}

// Every command and every flag that its help shows is offered.
func TestCompleteEverything(t *testing.T) {
	t.Parallel()
	_, names := offered(t, 0, "")
	for i, c := range commands() {
		if names[i] != c.name {
			t.Errorf("offered %q, want %s", names, c.name)
		}
		_, flags := offered(t, 1, c.name, "--")
		help, _, _ := strings.Cut(c.help(), "\nExamples:\n")
		for _, f := range flags[1:] {
			if !strings.Contains(help, f) {
				t.Errorf("%s: %s is not in the help", c.name, f)
			}
		}
		if want := strings.Count(help, "\n      --") + strings.Count(help, "\n  -"); len(flags)-1 != want {
			t.Errorf("%s: %d flags are offered, the help has %d", c.name, len(flags)-1, want)
		}
	}
}

func TestCompletionScripts(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if got := tollRun(t, "completion", shell); got.status != statusDone || !strings.Contains(got.stdout, completeCommand) {
			t.Errorf("%s: %+v", shell, got)
		}
	}
	want := "toll: there is no completion for \"fsh\"\ntoll: did you mean: toll completion fish\ntoll: shells there are: bash, zsh, fish\ntoll: run 'toll help completion' for the usage\n"
	if got := tollRun(t, "completion", "fsh"); got.stderr != want || got.status != statusFailed {
		t.Errorf("%+v", got)
	}
	if got := tollRun(t, "completion"); got.status != statusFailed || !strings.Contains(got.stderr, "needs the name of a shell") {
		t.Errorf("%+v", got)
	}
}
