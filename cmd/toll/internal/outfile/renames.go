package outfile

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// twoRenames swaps two folders where the system has no exchange. A run killed
// between the two leaves both complete folders under temporary names, and the
// next run puts one back.
func (d Disk) twoRenames(stage, name string) error {
	aside := filepath.Join(filepath.Dir(name), tempName(filepath.Base(name)))
	if err := d.rename(name, aside); err != nil {
		return err
	}
	if err := d.rename(stage, name); err != nil {
		return errors.Join(err, d.rename(aside, name))
	}
	return d.rename(aside, stage)
}

func (d Disk) renameIfFree(stage, name string) error {
	if _, err := d.lstat(name); err == nil {
		return fs.ErrExist
	}
	return d.rename(stage, name)
}
