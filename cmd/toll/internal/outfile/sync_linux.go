package outfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// beginSync asks the system to begin putting a part of a file on the disk, and
// does not wait. Whether all of it gets there, Sync tells.
func beginSync(f *os.File, from, n int64) {
	_ = unix.SyncFileRange(int(f.Fd()), from, n, unix.SYNC_FILE_RANGE_WRITE)
}
