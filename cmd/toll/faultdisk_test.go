package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/cmd/toll/internal/outfile"
)

// thorough reports whether there is time: TOLL_THOROUGH=1, as in .ci/run.
func thorough() bool { return os.Getenv("TOLL_THOROUGH") != "" }

var errInjected = errors.New("the disk is on fire")

// brokenDisk fails at its n-th step, or from then on; n = 0 never fails.
type brokenDisk struct {
	n       int
	forGood bool

	mu     sync.Mutex
	steps  int
	failed outfile.Step // the first step that failed
	path   string
}

func (b *brokenDisk) fault(step outfile.Step, path string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.steps++
	if b.n == 0 || b.steps < b.n || b.steps > b.n && !b.forGood {
		return nil
	}
	if b.failed == "" {
		b.failed, b.path = step, path
	}
	return errInjected
}

// run runs the program on the disk.
func (b *brokenDisk) run(t *testing.T, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	e := &env{args: args, in: strings.NewReader(""), out: newOutput(&out), err: &errs,
		getenv: func(string) string { return "" }, disk: outfile.Disk{Fault: b.fault}}
	status := e.run(t.Context())
	return result{status, out.String(), errs.String()}
}

// filesIn returns every file below dir with its content.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(rel)] = strings.ReplaceAll(string(b), dir, "DIR") // where it is is no part of it
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

const (
	oneTable   = "event,source,measure,best\nA,Radio,killed,5\nB,Paper,killed,7\n" // no figure is drawn of it, which would take long
	otherTable = "event,source,measure,best\nA,Radio,killed,6\n"
)

// faultCase is a command over what is there before it.
type faultCase struct {
	name   string
	before func(t *testing.T, dir string)
	args   []string // after it, relative to the folder dir
}

var faultCases = []faultCase{
	{"a new report", func(*testing.T, string) {}, []string{"report", "in.csv", "-o", "out"}},
	{"a new report with a figure", func(t *testing.T, dir string) {
		write(t, filepath.Join(dir, "in.csv"), "event,source,measure,best\nA,Radio,killed,5\nA,Paper,killed,7\n")
	}, []string{"report", "in.csv", "-o", "out"}},
	{"a report over another", func(t *testing.T, dir string) {
		write(t, filepath.Join(dir, "old.csv"), otherTable)
		if got := tollRun(t, "report", filepath.Join(dir, "old.csv"), "-o", filepath.Join(dir, "out")); got.status != statusDone {
			t.Fatal(got.stderr)
		}
		os.Remove(filepath.Join(dir, "old.csv"))
	}, []string{"report", "in.csv", "-o", "out"}},
	{"a report beside files of others", func(t *testing.T, dir string) {
		write(t, filepath.Join(dir, "out", "mine.txt"), "mine")
		write(t, filepath.Join(dir, "out", "report.md"), "mine, and given up")
	}, []string{"report", "in.csv", "-o", "out", "--force"}},
	{"a table over another", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "out"), "mine") }, []string{"normalize", "in.csv", "-o", "out", "--force"}},
}

// inFolder makes the names of files in args those of files in dir.
func inFolder(dir string, args []string) []string {
	list := append([]string{}, args...)
	for i, a := range list {
		if a == "in.csv" || a == "out" {
			list[i] = filepath.Join(dir, a)
		}
	}
	return list
}

// TestFaultyDisk makes the first step of a run fail that is done to a file or
// folder, then the second, and so on until a run meets no fault; then the same
// with all steps from there on. Every time there must be the old state or the
// new one, and no litter; the message names a file and the cause.
func TestFaultyDisk(t *testing.T) {
	t.Parallel()
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			template := t.TempDir()
			write(t, filepath.Join(template, "in.csv"), oneTable)
			c.before(t, template)
			old := filesIn(t, template)
			clean := t.TempDir()
			if err := os.CopyFS(clean, os.DirFS(template)); err != nil {
				t.Fatal(err)
			}
			counting := &brokenDisk{}
			if got := counting.run(t, inFolder(clean, c.args)...); got.status != statusDone {
				t.Fatalf("status %d: %s", got.status, got.stderr)
			}
			new := filesIn(t, clean)
			stride := 6
			switch {
			case thorough():
				stride = 1
			case raceDetector:
				stride = 31
			}
			for n := 1; n <= counting.steps; n += stride {
				faultAt(t, c, template, &brokenDisk{n: n}, old, new)
			}
			for n := 1; n <= counting.steps; n += 4 * stride {
				faultAt(t, c, template, &brokenDisk{n: n, forGood: true}, old, new)
			}
		})
	}
}

// faultAt runs a case on a disk that fails and looks at what is there then.
func faultAt(t *testing.T, c faultCase, template string, disk *brokenDisk, old, new map[string]string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
		t.Fatal(err)
	}
	args := inFolder(dir, c.args)
	got := disk.run(t, args...)
	where := string(disk.failed) + " " + strings.TrimPrefix(disk.path, dir)
	now := filesIn(t, dir)
	if disk.forGood { // nothing could be removed: what is under the name counts, and the next run sweeps
		for name := range now {
			if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "out/.") {
				delete(now, name)
			}
		}
	}
	want, state := new, "new"
	if got.status != statusDone {
		want, state = old, "old"
		if got.status != statusFailed {
			t.Errorf("step %d (%s): status %d, want %d", disk.n, where, got.status, statusFailed)
		}
		if !strings.Contains(got.stderr, errInjected.Error()) || !strings.Contains(got.stderr, dir) {
			t.Errorf("step %d (%s): the message names not the file and the cause: %s", disk.n, where, got.stderr)
		}
		if strings.Contains(got.stderr, ".toll-") {
			t.Errorf("step %d (%s): the message names a temporary file: %s", disk.n, where, got.stderr)
		}
	}
	if diff := cmp.Diff(want, now); diff != "" {
		t.Errorf("step %d (%s): status %d, and not the %s state (-want +got):\n%.2000s", disk.n, where, got.status, state, diff)
	}
	if !disk.forGood {
		return
	}
	if got := (&brokenDisk{}).run(t, args...); got.status != statusDone {
		t.Errorf("step %d (%s): the next run ends with %d: %s", disk.n, where, got.status, got.stderr)
	}
	if diff := cmp.Diff(new, filesIn(t, dir)); diff != "" {
		t.Errorf("step %d (%s): after the next run (-want +got):\n%.2000s", disk.n, where, diff)
	}
}

// program is the program as a process of its own, run in the folder dir.
func program(t *testing.T, dir string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	path, err := exec.LookPath("toll") // TestMain puts it there
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Dir, cmd.Stderr, cmd.Stdout = dir, &errs, io.Discard
	return cmd, &errs
}

// onlyThese fails where the folder holds anything but the names.
func onlyThese(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range list {
		got = append(got, d.Name())
	}
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("in the folder (-want +got):\n%s", diff)
	}
}
