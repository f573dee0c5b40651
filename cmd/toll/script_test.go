package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites what tests compare with: -update.
var update = flag.Bool("update", false, "rewrite the expected output of scripts and documents")

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){"toll": func() { os.Exit(toll()) }})
}

// tidy runs the tests and removes what they had together.
type tidy struct{ *testing.M }

func (m tidy) Run() int {
	status := m.M.Run()
	if folder := embeddedReport.folder; folder != "" {
		os.RemoveAll(filepath.Dir(folder))
	}
	return status
}

// TestScripts runs testdata/script: files named by command, then topic.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Condition:           condition,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status, "same": sameBytes},
		Setup: func(e *testscript.Env) error {
			e.Setenv(raceOptions, os.Getenv(raceOptions))
			return nil
		},
	})
}

// raceOptions are those of the race detector: without any, a program that has it
// waits for a second before it ends.
const raceOptions = "GORACE"

// condition knows [race]: the test has the race detector, in which a script of
// dozens of figures takes minutes and shows nothing that one does not.
func condition(name string) (bool, error) {
	if name == "race" {
		return raceDetector, nil
	}
	return false, fmt.Errorf("there is no condition %q", name)
}

// status N CMD ARGS... runs a command and fails unless its exit status is N.
// Its output is left in the files out and err, for cmp and grep.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N CMD ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	path, err := exec.LookPath(args[1])
	ts.Check(err)
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(path, args[2:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), &stdout, &stderr
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "GOCOVERDIR", raceOptions} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	if cmd.Run(); cmd.ProcessState == nil {
		ts.Fatalf("%s did not run", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs("out"), stdout.Bytes(), 0o666))
	ts.Check(os.WriteFile(ts.MkAbs("err"), stderr.Bytes(), 0o666))
	if got := cmd.ProcessState.ExitCode(); got != want {
		ts.Fatalf("status %d, want %d\nstdout:\n%s\nstderr:\n%s", got, want, &stdout, &stderr)
	}
}

// sameBytes is same A B: it fails unless two files have the same bytes, or none.
func sameBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same A B")
	}
	a, b := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	if len(a) == 0 || a != b {
		ts.Fatalf("%s and %s differ, or are empty", args[0], args[1])
	}
}
