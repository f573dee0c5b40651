package outfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// sweep removes what runs that are dead left in dir for the name base. The
// folder is locked by the caller, and everything that a living run is writing
// is locked by it, so what can be locked here is nobody's. Where a run was
// killed between two renames (systems without an exchange), its complete folder
// is put back under its name.
func sweep(dir, base string) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, d := range list {
		if !isTemp(d.Name(), base) || d.Type()&^fs.ModeDir != 0 {
			continue
		}
		path := filepath.Join(dir, d.Name())
		if release, free := tryLock(path); free {
			sweepOne(path, filepath.Join(dir, base), d.IsDir())
			release()
		}
	}
}

func sweepOne(path, name string, folder bool) {
	if !folder {
		os.Remove(path)
		return
	}
	if _, complete := readManifest(path); !complete {
		os.RemoveAll(path) // a stage that was never finished: every file in it is its run's
		return
	}
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) && os.Rename(path, name) == nil {
		return
	}
	removeListed(path) // what is not toll's in it stays
}
