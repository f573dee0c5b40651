//go:build !linux

package outfile

func exchange(stage, name string) error { return twoRenames(stage, name) }

func renameNew(stage, name string) error { return renameIfFree(stage, name) }
