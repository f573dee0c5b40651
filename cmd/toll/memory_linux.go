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

// freeMemory is how many bytes the machine can give without suffering, and
// whether that is known: what the kernel says is available, and no more than
// the limit of the control group.
func freeMemory() (int64, bool) {
	free, known := int64(0), false
	if b, err := os.ReadFile("/proc/meminfo"); err == nil {
		if _, rest, ok := bytes.Cut(b, []byte("MemAvailable:")); ok {
			line, _, _ := bytes.Cut(rest, []byte("kB"))
			if n, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 10, 64); err == nil {
				free, known = n<<10, true
			}
		}
	}
	if b, err := os.ReadFile("/sys/fs/cgroup/memory.max"); err == nil {
		if n, err := strconv.ParseInt(string(bytes.TrimSpace(b)), 10, 64); err == nil && (!known || n < free) {
			free, known = n, true
		}
	}
	return free, known
}
