package main

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"

	"toll/casualties/spill"
)

// liveShare is the share of the memory limit that what is kept may fill. Above
// it the garbage collector would run without end, and then the machine suffer.
const liveShare = 0.85

// storeShare is the share of the memory limit that claims and finished rows may
// fill before they go into a temporary file. As much again is what the garbage
// collector leaves behind them.
const storeShare = 0.35

// newStore returns a store within the memory limit, nil where there is none.
func newStore() *spill.Store {
	limit := debug.SetMemoryLimit(-1) // asks, and sets nothing
	if limit == math.MaxInt64 {
		return nil
	}
	return spill.NewStore(int64(storeShare*float64(limit)), "")
}

// spilling says what helps where the temporary file is what failed.
func spilling(err error) error {
	var failed *spill.Error
	if !errors.As(err, &failed) {
		return err
	}
	return withHint(err, "TMPDIR names another folder for it; --memory SIZE allows more memory, so that there is less in it")
}

// addressSpaceKept is what must be left of the address space: the runtime asks
// for 64 MiB at a time and cannot go on without.
const addressSpaceKept = 80 << 20

// memorySize is a flag value: a size in bytes, with KiB, MiB or GiB behind it.
type memorySize struct{ bytes int64 }

// Set reads a whole number and its unit.
func (m *memorySize) Set(s string) error {
	digits := strings.TrimRight(s, "kKmMgGiIbB")
	n, err := strconv.ParseInt(digits, 10, 64)
	unit := map[string]int64{"": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "m": 1 << 20, "mib": 1 << 20, "g": 1 << 30, "gib": 1 << 30}[strings.ToLower(s[len(digits):])]
	if err != nil || unit == 0 || n <= 0 || n > math.MaxInt64/unit {
		return errors.New("give a size such as 512MiB or 4GiB")
	}
	m.bytes = n * unit
	return nil
}

func (m *memorySize) String() string {
	if m.bytes == 0 {
		return ""
	}
	return strings.ReplaceAll(sizeText(m.bytes), " ", "")
}

// sizeText writes a size in the largest unit of which it has one.
func sizeText(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// Type names the value for help.
func (m *memorySize) Type() string { return "size" }

// limitMemory sets the limit that checkMemory holds to: the flag's, else
// GOMEMLIMIT, else three quarters of what the machine has free.
func limitMemory(m memorySize, getenv func(string) string) {
	switch {
	case m.bytes > 0:
		debug.SetMemoryLimit(m.bytes)
	case getenv("GOMEMLIMIT") == "":
		if free, known := freeMemory(); known {
			debug.SetMemoryLimit(free / 4 * 3)
		}
	}
}

// checkMemory returns an error where what the program keeps comes near the
// limit of memory. Without a limit it is nil.
func checkMemory() error {
	if left, limited := addressSpaceLeft(); limited && left < addressSpaceKept {
		return withHint(fmt.Errorf("the claims do not fit into the memory that the system allows (ulimit -v)"),
			"allow more, or read fewer files at once")
	}
	limit := debug.SetMemoryLimit(-1) // asks, and sets nothing
	if limit == math.MaxInt64 {
		return nil
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 || float64(live[0].Value.Uint64()) < liveShare*float64(limit) {
		return nil
	}
	return withHint(fmt.Errorf("the claims do not fit into the memory allowed (%s)", sizeText(limit)),
		"allow more with --memory SIZE, or read fewer files at once")
}

// checkEvery is after how many values collectWithin looks at the memory.
const checkEvery = 256

// collectWithin collects the values of a sequence while there is memory.
func collectWithin[T any](values iter.Seq[T]) ([]T, error) {
	var out []T
	for v := range values {
		if out = append(out, v); len(out)%checkEvery == 0 {
			if err := checkMemory(); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
