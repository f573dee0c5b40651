//go:build !linux

package main

// addressSpaceLeft is known on Linux only.
func addressSpaceLeft() (int64, bool) { return 0, false }
