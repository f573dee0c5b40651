package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// result is what a run of the program gives.
type result struct {
	status         int
	stdout, stderr string
}

// tollWith runs the program in this process with the given standard input.
func tollWith(ctx context.Context, stdin string, args ...string) result {
	var out, errs bytes.Buffer
	status := run(ctx, args, strings.NewReader(stdin), &out, &errs, func(string) string { return "" })
	return result{status, out.String(), errs.String()}
}

func tollRun(t *testing.T, args ...string) result {
	t.Helper()
	return tollWith(t.Context(), "", args...)
}

func TestUsageErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		args []string
		want string // stderr
	}{
		{"mistyped command", []string{"versoin", "--json"}, `toll: there is no command "versoin"
toll: did you mean: toll version --json
toll: run 'toll help' for the usage
`},
		{"a file for a command", []string{"my claims.csv"}, `toll: there is no command "my claims.csv"
toll: to make a report of a file: toll report 'my claims.csv'
toll: run 'toll help' for the usage
`},
		{"mistyped flag", []string{"version", "--jsn"}, `toll: version has no flag --jsn
toll: did you mean: toll version --json
toll: run 'toll help version' for the usage
`},
		{"unknown short flag", []string{"version", "-5"}, `toll: there is no flag -5
toll: a file whose name begins with - is named as ./-NAME, or behind --
toll: run 'toll help version' for the usage
`},
		{"flag of a command before it", []string{"--json", "version"}, `toll: there is no flag --json
toll: flags of a command stand behind it: toll version --json
toll: run 'toll help' for the usage
`},
		{"an argument too many", []string{"version", "x"}, `toll: version takes no argument, but got "x"
toll: run 'toll help version' for the usage
`},
		{"mistyped topic", []string{"help", "collumns"}, `toll: there is no command and no topic "collumns"
toll: did you mean: toll help columns
toll: run 'toll help' for the usage
`},
		{"escape sequences in an argument", []string{"\x1b[31mred"}, `toll: there is no command "\x1b[31mred"
toll: run 'toll help' for the usage
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(result{statusFailed, "", c.want}, tollRun(t, c.args...), cmp.AllowUnexported(result{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestHelp asks for the help of everything there is, in every way.
func TestHelp(t *testing.T) {
	t.Parallel()
	names := []string{}
	for _, c := range commands() {
		names = append(names, c.name)
		asked := tollRun(t, c.name, "--help")
		if named := tollRun(t, "help", c.name); asked != named {
			t.Errorf("toll %s --help differs from toll help %[1]s", c.name)
		}
		if short := tollRun(t, c.name, "-h"); asked != short {
			t.Errorf("toll %s -h differs from toll %[1]s --help", c.name)
		}
		if !strings.HasPrefix(asked.stdout, "usage: toll "+c.name) || !strings.Contains(asked.stdout, c.short) || asked.status != statusDone || asked.stderr != "" {
			t.Errorf("help of %s: %+v", c.name, asked)
		}
	}
	for _, p := range topics() {
		names = append(names, p.name)
		if got := tollRun(t, "help", p.name); got.status != statusDone || !strings.HasPrefix(got.stdout, strings.ToUpper(strings.ReplaceAll(p.name, "-", " "))+"\n") {
			t.Errorf("help of %s: %+v", p.name, got)
		}
	}
	bare := tollRun(t)
	for _, args := range [][]string{{"help"}, {"-h"}, {"--help"}} {
		if got := tollRun(t, args...); got != bare {
			t.Errorf("toll %s differs from toll alone", args)
		}
	}
	for _, n := range names {
		if !strings.Contains(bare.stdout, "\n  "+n+" ") {
			t.Errorf("the overview does not list %s", n)
		}
	}
}

// TestHelpFits keeps help readable on a terminal of 80 columns.
func TestHelpFits(t *testing.T) {
	t.Parallel()
	pages := [][]string{{}}
	for _, c := range commands() {
		pages = append(pages, []string{"help", c.name})
	}
	for _, p := range topics() {
		pages = append(pages, []string{"help", p.name})
	}
	for _, args := range pages {
		for line := range strings.Lines(tollRun(t, args...).stdout) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
				t.Errorf("toll %s: %d characters: %s", strings.Join(args, " "), n, line)
			}
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestStdoutFails(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		err    error
		status int
		stderr string
	}{
		{"full", &os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}, statusFailed, "toll: cannot write to standard output: no space left on device\n"},
		{"closed pipe", &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, statusDone, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var errs bytes.Buffer
			status := run(t.Context(), []string{"help"}, strings.NewReader(""), failing{c.err}, &errs, os.Getenv)
			if status != c.status || errs.String() != c.stderr {
				t.Errorf("status %d, stderr %q; want %d, %q", status, errs.String(), c.status, c.stderr)
			}
		})
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	if got := tollRun(t, "version"); got.status != statusDone || !strings.HasPrefix(got.stdout, "toll ") {
		t.Errorf("%+v", got)
	}
	if a, b := tollRun(t, "version"), tollRun(t, "--version"); a != b {
		t.Errorf("--version differs: %+v, %+v", a, b)
	}
}

func TestInputs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"claims.csv", "other.csv", "a=b.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("event\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		name   string
		args   []string
		want   []string // name and source of each input
		err    string
		hint   string
		notice bool
	}{
		{name: "none", want: []string{"syria-2017.csv|"}, notice: true},
		{name: "two files", args: []string{at("claims.csv"), at("other.csv")}, want: []string{at("claims.csv") + "|", at("other.csv") + "|"}},
		{name: "standard input", args: []string{"-"}, want: []string{"-|"}},
		{name: "a source", args: []string{"SOHR=" + at("claims.csv"), "SANA=-"}, want: []string{at("claims.csv") + "|SOHR", "-|SANA"}},
		{name: "a name with =", args: []string{at("a=b.csv")}, want: []string{at("a=b.csv") + "|"}},
		{name: "standard input twice", args: []string{"-", "X=-"}, err: "standard input (-) can be read only once"},
		{name: "same file twice", args: []string{at("claims.csv"), dir + "/./claims.csv"}, err: "are the same file"},
		{name: "not there", args: []string{at("clams.csv")}, err: "no such file or directory", hint: "did you mean: toll check " + at("claims.csv")},
		{name: "a folder", args: []string{dir}, err: "it is a folder", hint: "name the files in it: toll check " + at("a=b.csv") + " " + at("claims.csv") + " " + at("other.csv")},
		{name: "no source", args: []string{"=" + at("claims.csv")}, err: "names no source"},
		{name: "empty name", args: []string{""}, err: "empty name"},
		{name: "a command", args: []string{"help"}, err: "no such file", hint: `"help" is a command; it stands first: toll help`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var errs bytes.Buffer
			e := &env{args: append([]string{"check"}, c.args...), command: "check", err: &errs}
			got, err := e.inputs(c.args)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				if c.hint != "" && strings.Join(hintsOf(err), "\n") != c.hint {
					t.Errorf("hints %q, want %q", hintsOf(err), c.hint)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, in := range got {
				names = append(names, in.name+"|"+in.source)
			}
			if diff := cmp.Diff(c.want, names); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if c.notice != strings.Contains(errs.String(), "embedded Syria 2017 claims") {
				t.Errorf("stderr: %q", errs.String())
			}
		})
	}
}

func TestStatusIsOnlyRaised(t *testing.T) {
	t.Parallel()
	e := &env{}
	for _, s := range []int{statusFindings, statusDone, statusFailed, statusFindings} {
		e.raise(s)
	}
	if e.status != statusFailed {
		t.Errorf("status %d", e.status)
	}
}

func TestWholeIsBaseTen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want int
		bad  bool
	}{{"10", 10, false}, {"010", 10, false}, {"0x10", 0, true}, {"-1", 0, true}, {"+1", 0, true}, {"1.5", 0, true}, {"", 0, true}} {
		n := 0
		err := (&whole{value: &n}).Set(c.in)
		if n != c.want || (err != nil) != c.bad {
			t.Errorf("%q: %d, %v", c.in, n, err)
		}
	}
}

func TestHintsSurviveWrapping(t *testing.T) {
	t.Parallel()
	err := withHint(errors.New("x"), "do y")
	if got := hintsOf(errors.Join(err)); len(got) != 1 || got[0] != "do y" {
		t.Errorf("hints %q", got)
	}
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	got := tollWith(ctx, "", "report", "-o", out)
	if got.status != statusInterrupted || !strings.Contains(got.stderr, "interrupted") {
		t.Errorf("%+v", got)
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) > 0 {
		t.Errorf("left behind: %v (%v)", list, err)
	}
}
