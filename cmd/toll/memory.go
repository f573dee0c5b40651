package main

import (
	"fmt"
	"iter"
	"math"
	"runtime/debug"
	"runtime/metrics"
)

// liveShare is the share of the memory limit that what is kept may fill. Above
// it the garbage collector would run without end, and then the machine suffer.
const liveShare = 0.85

// addressSpaceKept is what must be left of the address space: the runtime asks
// for 64 MiB at a time and cannot go on without.
const addressSpaceKept = 80 << 20

// checkMemory returns an error where what the program keeps comes near the
// limit that GOMEMLIMIT sets. Without a limit it is nil.
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
	return withHint(fmt.Errorf("the claims do not fit into the memory allowed (GOMEMLIMIT, %d MiB)", limit>>20),
		"allow more, or read fewer files at once")
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
