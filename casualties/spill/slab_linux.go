package spill

import "golang.org/x/sys/unix"

// inLargePages asks for large pages. Where there are none, small ones do.
func inLargePages(b []byte) { _ = unix.Madvise(b, unix.MADV_HUGEPAGE) }
