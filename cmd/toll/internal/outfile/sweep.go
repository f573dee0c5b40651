package outfile

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// sweep removes what runs that are dead left in dir for the name base. The
// folder is locked by the caller, and everything that a living run is writing
// is locked by it, so what can be locked here is nobody's. Where a run was
// killed between two renames (systems without an exchange), its complete folder
// is put back under its name.
func (d Disk) sweep(dir, base string) {
	list, err := d.readDir(dir)
	if err != nil {
		return
	}
	for _, e := range list {
		if !isTemp(e.Name(), base) || e.Type()&^fs.ModeDir != 0 {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if release, free := tryLock(path); free {
			d.sweepOne(path, filepath.Join(dir, base), e.IsDir())
			release()
		}
	}
}

func (d Disk) sweepOne(path, name string, folder bool) {
	if !folder {
		d.remove(path)
		return
	}
	_, complete, err := d.readManifest(path)
	if err != nil {
		return // what cannot be read may be somebody's report
	}
	if !complete || filepath.Base(name) == stageInside {
		d.removeAll(path) // a stage that was never put in place: every file in it is its run's
		return
	}
	if _, err := d.lstat(name); errors.Is(err, fs.ErrNotExist) && d.rename(path, name) == nil {
		return
	}
	d.removeListed(path) // what is not toll's in it stays
}
