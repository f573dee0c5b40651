package main

import (
	"bytes"
	"os"
	"strconv"
	"sync"

	"golang.org/x/sys/unix"
)

// addressSpace is the limit of the process's address space in bytes, and
// whether there is one.
var addressSpace = sync.OnceValues(func() (int64, bool) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &limit); err != nil || limit.Cur > 1<<62 {
		return 0, false
	}
	return int64(limit.Cur), true
})

// addressSpaceLeft is how many bytes of the address space are left, and whether
// that is limited.
func addressSpaceLeft() (int64, bool) {
	limit, limited := addressSpace()
	if !limited {
		return 0, false
	}
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, false
	}
	size, _, _ := bytes.Cut(b, []byte(" "))
	pages, err := strconv.ParseInt(string(size), 10, 64)
	if err != nil {
		return 0, false
	}
	return limit - pages*int64(os.Getpagesize()), true
}
