//go:build !linux

package spill

// inLargePages does nothing where the system decides by itself.
func inLargePages([]byte) {}
