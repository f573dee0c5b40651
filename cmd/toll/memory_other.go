//go:build !linux

package main

// addressSpaceLeft is known on Linux only.
func addressSpaceLeft() (int64, bool) { return 0, false }

// freeMemory is known on Linux only.
func freeMemory() (int64, bool) { return 0, false }
