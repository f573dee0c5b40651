//go:build !linux

package spill

import "os"

// nameless is for systems that have no files without a name.
func nameless(string) (*os.File, bool) { return nil, false }
