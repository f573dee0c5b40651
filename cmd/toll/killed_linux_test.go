package main

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"toll/cmd/toll/internal/datapackage"
	"toll/cmd/toll/internal/outfile"
)

func mustRun(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd, errs := program(t, dir, args...)
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, errs)
	}
}

// TestKilledAtRandom kills toll report over an existing folder, half of the
// times at any moment, half in its last milliseconds, while the folders are
// exchanged and the old one is removed. There must be one of the two reports,
// whole; the next run that is left alone leaves nothing else beside it.
func TestKilledAtRandom(t *testing.T) {
	t.Parallel()
	times := 12
	switch {
	case thorough():
		times = 200
	case raceDetector:
		times = 2
	}
	if n, err := strconv.Atoi(os.Getenv("TOLL_KILLS")); err == nil {
		times = n
	}
	dir := t.TempDir()
	inputs := []string{"a.csv", "b.csv"}
	write(t, filepath.Join(dir, "a.csv"), oneTable)
	write(t, filepath.Join(dir, "b.csv"), otherTable)
	var states []map[string]string
	var took time.Duration
	for _, in := range inputs {
		before := time.Now()
		mustRun(t, dir, "report", in, "-o", "out")
		took = time.Since(before)
		states = append(states, filesIn(t, filepath.Join(dir, "out")))
	}
	chance := rand.New(rand.NewPCG(8, 62))
	is, seen := 1, [2]int{}
	for i := range times {
		cmd, _ := program(t, dir, "report", inputs[1-is], "-o", "out")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			time.Sleep(time.Duration(chance.Int64N(int64(took))))
		} else {
			untilStaged(dir, 20*time.Second)
			time.Sleep(time.Duration(chance.Int64N(int64(8 * time.Millisecond))))
		}
		cmd.Process.Kill()
		cmd.Wait()
		if now := whichState(t, dir, states); now != is {
			is = now
			seen[1]++
		} else {
			seen[0]++
		}
	}
	t.Logf("killed %d times: %d times the old report stood, %d times the new one", times, seen[0], seen[1])
	mustRun(t, dir, "report", inputs[0], "-o", "out")
	if diff := cmp.Diff(states[0], filesIn(t, filepath.Join(dir, "out"))); diff != "" {
		t.Errorf("the run after it (-want +got):\n%.2000s", diff)
	}
	onlyThese(t, dir, "a.csv", "b.csv", "out")
}

// untilStaged waits until the manifest of a report in the making is there: what
// comes now is its putting in place.
func untilStaged(dir string, most time.Duration) {
	for until := time.Now().Add(most); time.Now().Before(until); time.Sleep(time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(dir, ".out.toll-*", outfile.ManifestName)); len(found) > 0 {
			return
		}
	}
}

// whichState returns which of the states the folder out is in.
func whichState(t *testing.T, dir string, states []map[string]string) int {
	t.Helper()
	out := filepath.Join(dir, "out")
	now := filesIn(t, out)
	for _, problem := range datapackage.Check(os.DirFS(out)) {
		t.Error(problem)
	}
	for i, s := range states {
		if cmp.Equal(s, now) {
			return i
		}
	}
	t.Fatalf("neither the old report nor the new one:\n%.3000s", cmp.Diff(states[0], now))
	return -1
}

// smallDisk mounts a file system of that many bytes.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+strconv.Itoa(size))
	switch {
	case err != nil && os.Geteuid() == 0 && thorough():
		t.Fatalf("cannot mount a small disk as root: %v", err)
	case err != nil:
		t.Skipf("only root can mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestDiskFull fills a disk but for a few blocks and runs toll report over an
// existing report: wherever it is that there is no more room, the old report
// stands, nothing is beside it, and the message says what could not be written.
func TestDiskFull(t *testing.T) {
	dir := smallDisk(t, 4<<20)
	write(t, filepath.Join(dir, "a.csv"), oneTable)
	write(t, filepath.Join(dir, "b.csv"), otherTable)
	mustRun(t, dir, "report", "a.csv", "-o", "out")
	old := filesIn(t, dir)
	refused := 0
	for _, room := range []int{0, 4, 12, 24, 40, 64, 96, 128, 192, 256, 384} {
		fill(t, filepath.Join(dir, "filler"), room<<10)
		cmd, errs := program(t, dir, "report", "b.csv", "-o", "out")
		cmd.Run()
		status := cmd.ProcessState.ExitCode()
		if err := os.Remove(filepath.Join(dir, "filler")); err != nil {
			t.Fatal(err)
		}
		onlyThese(t, dir, "a.csv", "b.csv", "out")
		if status == statusDone {
			break
		}
		refused++
		if status != statusFailed || !strings.Contains(errs.String(), "no space left on device") || !strings.Contains(errs.String(), "out") {
			t.Errorf("%d KiB left: status %d: %s", room, status, errs)
		}
		if diff := cmp.Diff(old, filesIn(t, dir)); diff != "" {
			t.Errorf("%d KiB left: (-want +got):\n%.2000s", room, diff)
		}
	}
	if refused < 5 {
		t.Errorf("the disk was full %d times only: nothing was tried", refused)
	}
	mustRun(t, dir, "report", "b.csv", "-o", "out")
}

// fill writes a file that leaves only so much room on its disk.
func fill(t *testing.T, name string, room int) {
	t.Helper()
	var at syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(name), &at); err != nil {
		t.Fatal(err)
	}
	free := int(at.Bavail)*int(at.Bsize) - room
	if err := os.WriteFile(name, make([]byte, max(free, 0)), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestFileSizeLimit: a limit on the size of files (ulimit -f) is met by a signal
// that ends most programs; toll says which file was too large.
func TestFileSizeLimit(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.csv"), oneTable)
	path, err := exec.LookPath("toll")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", `ulimit -f 8; exec "$0" report a.csv -o out`, path)
	var errs bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &errs
	cmd.Run()
	if status := cmd.ProcessState.ExitCode(); status != statusFailed || !strings.Contains(errs.String(), "file too large") {
		t.Errorf("status %d: %s", status, &errs)
	}
	onlyThese(t, dir, "a.csv")
}

// TestTemporaryFileTooLarge: what does not fit into memory does not fit on the
// disk either. That is told, and nothing is written.
func TestTemporaryFileTooLarge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var table strings.Builder
	table.WriteString("event,source,measure,best\n")
	for i := range 800_000 { // as claims more than a third of 64 MiB
		table.WriteString("event" + strconv.Itoa(i%90_000) + ",Radio" + strconv.Itoa(i%17) + ",killed,5\n")
	}
	write(t, filepath.Join(dir, "in.csv"), table.String())
	path, err := exec.LookPath("toll")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", `ulimit -f 8; exec "$0" ranges in.csv --memory 64MiB -o out.csv`, path)
	var errs bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &errs
	cmd.Run()
	if status := cmd.ProcessState.ExitCode(); status != statusFailed || !strings.Contains(errs.String(), "keeping claims in a temporary file in ") || !strings.Contains(errs.String(), ": file too large") ||
		!strings.Contains(errs.String(), "TMPDIR") {
		t.Errorf("status %d: %s", status, &errs)
	}
	onlyThese(t, dir, "in.csv")
}

// TestClosedPipe: who reads the output may go at any time. That ends the run
// quietly, with status 0, and a file that is made beside it is still whole.
func TestClosedPipe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var table strings.Builder
	table.WriteString("event,source,measure,best\n")
	for i := range 4000 {
		table.WriteString("event " + strconv.Itoa(i) + ",Radio,killed,5\nnobody,Radio,killed,five or so\n")
	}
	write(t, filepath.Join(dir, "in.csv"), table.String())
	for _, bytesRead := range []int{0, 1, 5000, 100000} {
		cmd, errs := program(t, dir, "normalize", "in.csv", "--rejects", "rejects.csv", "--force")
		cmd.Stdout = nil
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.CopyN(io.Discard, pipe, int64(bytesRead)); err != nil {
			t.Fatal(err)
		}
		pipe.Close()
		cmd.Wait()
		if status := cmd.ProcessState.ExitCode(); status > statusFindings || strings.Contains(errs.String(), "pipe") || strings.Contains(errs.String(), "goroutine") {
			t.Errorf("after %d bytes: status %d, said %q", bytesRead, status, errs)
		}
		onlyThese(t, dir, "in.csv", "rejects.csv")
	}
}
