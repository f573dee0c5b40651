package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// docs/toll.1 is the page that the program prints. -update rewrites it.
func TestManPage(t *testing.T) {
	t.Parallel()
	got := tollRun(t, "help", "--man")
	if got.status != statusDone || got.stderr != "" {
		t.Fatalf("%+v", got)
	}
	path, err := filepath.Abs("../../docs/toll.1")
	if err != nil {
		t.Fatal(err)
	}
	same(t, path, got.stdout)
	if with := tollRun(t, "help", "--man", "ranges"); with.status != statusFailed || !strings.Contains(with.stderr, "one page") {
		t.Errorf("%+v", with)
	}
}

// Every flag of every command is on the page, once where commands share it.
func TestManPageHasEverything(t *testing.T) {
	t.Parallel()
	page := tollRun(t, "help", "--man").stdout
	for _, c := range commands() {
		if !strings.Contains(page, "\n.SS toll "+c.name) {
			t.Errorf("no part on %s", c.name)
		}
		for _, name := range flagNames(c.allFlags()) {
			if !strings.Contains(page, `\fB`+escape("--"+name)+`\fR`) {
				t.Errorf("%s: no --%s", c.name, name)
			}
		}
	}
	for line := range strings.Lines(page) {
		if strings.HasPrefix(line, "'") {
			t.Errorf("a request by mistake: %s", line)
		}
	}
}

func TestManPageLint(t *testing.T) {
	t.Parallel()
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		t.Skip("mandoc is not here")
	}
	lint := exec.CommandContext(t.Context(), mandoc, "-T", "lint")
	lint.Stdin = strings.NewReader(tollRun(t, "help", "--man").stdout)
	if said, err := lint.CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("%v\n%s", err, said)
	}
}

func TestEscape(t *testing.T) {
	t.Parallel()
	// Escapes as groff_char(7) and roff(7) have them.
	for in, want := range map[string]string{
		"plain":    "plain",
		".SH x\n.": "\\&.SH x\n\\&.",
		"a .csv":   `a \&.csv`,
		"a'b":      `a\(aqb`,
		`\fB--x`:   `\efB\-\-x`,
		"é":        `\[u00E9]`,
	} {
		if got := escape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
