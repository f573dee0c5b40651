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
// what was there before is there still, except in a folder with files of others
// (force), where toll's files are replaced one by one, the manifest last.
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
	unlock, _ := lockFolder(filepath.Dir(f.stage))
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
	syncDir(filepath.Dir(f.name))
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
		syncDir(filepath.Join(f.stage, filepath.FromSlash(d)))
	}
}

// putInPlace renames the stage to the name, or exchanges the two where there is
// a folder of toll's already. What is there is looked at again: another run may
// have come first.
func (f *Folder) putInPlace(encoded []byte) error {
	err := renameNew(f.stage, f.name)
	if err == nil || !errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := f.check(); err != nil {
		return err
	}
	if f.inside {
		return &Refusal{fmt.Sprintf("something was put into %q while toll was at work", f.name), "run it again"}
	}
	old, err := os.ReadFile(filepath.Join(f.name, ManifestName))
	if err == nil && bytes.Equal(old, encoded) && complete(f.name) {
		return nil // the same bytes again: nothing to do
	}
	if info, err := os.Stat(f.name); err == nil {
		os.Chmod(f.stage, info.Mode().Perm()) // a private folder stays private; not being able to is no loss
	}
	if err := exchange(f.stage, f.name); err != nil {
		return err
	}
	if _, ok := readManifest(f.stage); ok {
		return removeListed(f.stage)
	}
	return removeEmpty(f.stage) // there were empty folders and nothing else
}

// removeEmpty removes a folder that holds nothing but empty folders.
func removeEmpty(dir string) error {
	list, err := os.ReadDir(dir)
	for _, d := range list {
		err = errors.Join(err, removeEmpty(filepath.Join(dir, d.Name())))
	}
	return errors.Join(err, os.Remove(dir))
}

// complete reports whether every file of the manifest is there; that none was
// changed is checked before.
func complete(dir string) bool {
	m, ok := readManifest(dir)
	for _, e := range m.Files {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(e.Path))); err != nil {
			return false
		}
	}
	return ok
}

// moveIn renames the files of a stage within the folder to their places, never
// through a link that leads out of it, and removes toll's own files that are no
// longer part of the result.
func (f *Folder) moveIn(listed manifest) error {
	root, err := os.OpenRoot(f.name)
	if err != nil {
		return err
	}
	defer root.Close()
	before, _ := readManifest(f.name)
	stage := filepath.Base(f.stage)
	kept := map[string]bool{}
	for _, e := range listed.Files {
		kept[e.Path] = true
		if err := root.MkdirAll(path.Dir(e.Path), 0o777); err != nil {
			return err
		}
		if err := root.Rename(path.Join(stage, e.Path), e.Path); err != nil {
			return err
		}
	}
	if err := root.Rename(path.Join(stage, ManifestName), ManifestName); err != nil {
		return err
	}
	for _, e := range before.Files {
		if kept[e.Path] {
			continue
		}
		at := filepath.Join(f.name, filepath.FromSlash(e.Path))
		info, err := os.Lstat(at)
		if err == nil && unchanged(at, fs.FileInfoToDirEntry(info), e) {
			err = root.Remove(e.Path)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
