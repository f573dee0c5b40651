//go:build unix

package outfile

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// lockWait bounds the wait for another run, or for a stranger who holds a lock
// on a shared folder: without the lock every step is still atomic, only nothing
// is swept.
const lockWait = 10 * time.Second

// lockFolder locks a folder against other runs of toll for the short time that
// it takes to begin or to commit an output. It makes no file. ok is false where
// the system cannot lock; unlock may be called in any case.
func (d Disk) lockFolder(dir string) (unlock func(), ok bool) {
	f, err := d.Open(dir)
	if err != nil {
		return func() {}, false
	}
	for until := time.Now().Add(lockWait); ; time.Sleep(5 * time.Millisecond) {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			return func() { f.Close() }, true
		}
		if err != unix.EWOULDBLOCK && err != unix.EINTR || time.Now().After(until) {
			f.Close()
			return func() {}, false
		}
	}
}

// holdLock marks a temporary file or folder as that of a living process, until
// it is closed.
func holdLock(f *Handle) {
	unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) // where it cannot be locked, it cannot be swept either
}

// startWait is how long a program that was just started may hold what was open
// here, a lock that was let go included, until it begins.
const startWait = 200 * time.Millisecond

// tryLock locks a leftover, which fails while its process lives.
func tryLock(path string) (release func(), ok bool) {
	f, err := os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, false
	}
	for until := time.Now().Add(startWait); ; time.Sleep(time.Millisecond) {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			return func() { f.Close() }, true
		}
		if err != unix.EWOULDBLOCK && err != unix.EINTR || time.Now().After(until) {
			f.Close()
			return nil, false
		}
	}
}

func writable(dir string) bool { return unix.Access(dir, unix.W_OK|unix.X_OK) == nil }
