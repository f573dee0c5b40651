//go:build unix

package outfile

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"

	"golang.org/x/sys/unix"
)

// A lock that was let go is free at once, although programs are being started
// that have not begun yet and so still hold what was open.
func TestLockIsFreeWhileProgramsStart(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var stop atomic.Bool
	started := make(chan error, 1)
	go func() {
		var err error
		for !stop.Load() && err == nil {
			err = exec.Command(self, "-test.run=^$").Run()
		}
		started <- err
	}()
	path := filepath.Join(t.TempDir(), "stage")
	for i := range 3000 {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		f.Close()
		release, free := tryLock(path)
		if !free {
			t.Fatalf("try %d: the lock is held by nobody, and not free", i)
		}
		release()
	}
	stop.Store(true)
	if err := <-started; err != nil {
		t.Fatal(err)
	}
}
