package outfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Commit writes the manifest and puts the folder under its name. After an error
// what was there before is there still. A run that is killed while it replaces
// files one by one, in a folder with files of others (force), may leave some old
// and some new ones beside the old manifest: the next run replaces them all.
func (f *Folder) Commit() error {
	defer f.Discard()
	listed := manifest{MadeBy: "toll", Files: f.files}
	encoded := listed.encode()
	if _, err := f.put(ManifestName, func(w io.Writer) error {
		_, err := w.Write(encoded)
		return err
	}); err != nil {
		return err
	}
	f.syncStage()
	unlock, _ := f.disk.lockFolder(filepath.Dir(f.stage))
	defer unlock()
	var err error
	if f.inside {
		err = f.moveIn(listed)
	} else {
		err = f.putInPlace(encoded)
	}
	if err != nil {
		var r *Refusal
		if errors.As(err, &r) {
			return err
		}
		return fmt.Errorf("cannot write %q: %w", f.name, reason(err))
	}
	f.disk.syncDir(filepath.Dir(f.name))
	return nil
}

func (f *Folder) syncStage() {
	folders := map[string]bool{".": true}
	for _, e := range f.files {
		for d := path.Dir(e.Path); !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}
	for d := range folders {
		f.disk.syncDir(filepath.Join(f.stage, filepath.FromSlash(d)))
	}
}

// putInPlace renames the stage to the name, or exchanges the two where there is
// a folder of toll's already. What is there is looked at again: another run may
// have come first.
func (f *Folder) putInPlace(encoded []byte) error {
	err := f.disk.renameNew(f.stage, f.name)
	if err == nil {
		f.stage = ""
		return nil
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := f.check(); err != nil {
		return err
	}
	if f.inside {
		return f.cameBetween()
	}
	old, err := f.disk.readFile(filepath.Join(f.name, ManifestName))
	if err == nil && bytes.Equal(old, encoded) && f.disk.complete(f.name) {
		return nil // the same bytes again: nothing to do
	}
	if info, err := f.disk.Stat(f.name); err == nil {
		os.Chmod(f.stage, info.Mode().Perm()) // a private folder stays private; not being able to is no loss
	}
	if err := f.disk.exchange(f.stage, f.name); err != nil {
		return err
	}
	return f.removeOld()
}

func (f *Folder) cameBetween() error {
	return &Refusal{fmt.Sprintf("something was put into %q while toll was at work", f.name), "run it again"}
}

// removeOld removes what stood under the name before; it is in the place of the
// stage now. Where somebody put a file into it at the last moment the two are
// exchanged again: nobody's file is removed with it. What cannot be removed is
// no failure of the work.
func (f *Folder) removeOld() error {
	old := f.stage
	f.stage = "" // nothing of it is for Discard
	if path, _, err := f.disk.foreign(old); err == nil && path != "" {
		if f.disk.exchange(old, f.name) == nil {
			f.stage = old
			return f.cameBetween()
		}
		f.left = fmt.Sprintf("%q was put into %q while toll was at work, and is in %q now", filepath.Base(path), f.name, old)
		return nil
	}
	err := f.disk.removeOwn(old)
	if err != nil {
		err = f.disk.removeOwn(old)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.left = fmt.Sprintf("what was in %q before is in %q and cannot be removed: %v", f.name, old, reason(err))
	}
	return nil
}

// removeOwn removes a folder of which everything is toll's.
func (d Disk) removeOwn(dir string) error {
	_, ok, err := d.readManifest(dir)
	if err != nil {
		return err
	}
	if ok {
		return d.removeListed(dir)
	}
	return d.removeEmpty(dir) // empty folders and nothing else
}

// removeEmpty removes a folder that holds nothing but empty folders.
func (d Disk) removeEmpty(dir string) error {
	list, err := d.readDir(dir)
	for _, e := range list {
		if !e.IsDir() {
			return fmt.Errorf("%q is not toll's", filepath.Join(dir, e.Name()))
		}
		err = errors.Join(err, d.removeEmpty(filepath.Join(dir, e.Name())))
	}
	if err != nil {
		return err
	}
	return d.remove(dir)
}

// complete reports whether every file of the manifest is there; that none was
// changed is checked before.
func (d Disk) complete(dir string) bool {
	m, ok, _ := d.readManifest(dir)
	for _, e := range m.Files {
		if _, err := d.lstat(filepath.Join(dir, filepath.FromSlash(e.Path))); err != nil {
			return false
		}
	}
	return ok
}
