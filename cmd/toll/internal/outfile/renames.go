package outfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// twoRenames swaps two folders where the system has no exchange. A run killed
// between the two leaves both complete folders under temporary names, and the
// next run puts one back.
func twoRenames(stage, name string) error {
	aside := filepath.Join(filepath.Dir(name), tempName(filepath.Base(name)))
	if err := os.Rename(name, aside); err != nil {
		return err
	}
	if err := os.Rename(stage, name); err != nil {
		return errors.Join(err, os.Rename(aside, name))
	}
	return os.Rename(aside, stage)
}

func renameIfFree(stage, name string) error {
	if _, err := os.Lstat(name); err == nil {
		return fs.ErrExist
	}
	return os.Rename(stage, name)
}
