package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// startPercent lets the heap grow to 40 MiB before the first collection, more
// than most runs ever need.
const startPercent = 1000

// relaxCollector puts the first garbage collection off: to collect while the
// tables of words are loaded takes a good part of a short run, and frees nothing.
// With the first collection the usual pace begins. GOGC, where it is set, stands.
func relaxCollector() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(startPercent)
	type sentinel struct{ _ [16]byte }
	runtime.SetFinalizer(new(sentinel), func(*sentinel) { debug.SetGCPercent(100) })
}
