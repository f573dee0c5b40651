package spill

import (
	"os"

	"golang.org/x/sys/unix"
)

// nameless opens a file without a name, of which not even a killed run leaves
// anything; false where the file system cannot do that.
func nameless(dir string) (*os.File, bool) {
	if dir == "" {
		dir = os.TempDir()
	}
	fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil, false
	}
	return os.NewFile(uintptr(fd), "a temporary file"), true
}
