package outfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// beginSync asks the system to begin putting a part of a file on the disk, and
// does not wait. A pipe or device refuses, which does no harm. Whether all of it
// gets there, Sync tells.
func beginSync(f *os.File, from, n int64) {
	conn, err := f.SyscallConn() // f.Fd would change how a pipe is written
	if err != nil {
		return
	}
	_ = conn.Control(func(fd uintptr) { _ = unix.SyncFileRange(int(fd), from, n, unix.SYNC_FILE_RANGE_WRITE) })
}
