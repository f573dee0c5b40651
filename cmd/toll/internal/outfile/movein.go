package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
)

// moveIn renames the files of a stage within the folder to their places, never
// through a link that leads out of it, and takes toll's own files away that are
// no longer part of the result. What fails is undone.
func (f *Folder) moveIn(listed manifest) error {
	root, err := os.OpenRoot(f.name)
	if err != nil {
		return err
	}
	defer root.Close()
	m := &move{disk: f.disk, root: root, stage: filepath.Base(f.stage)}
	if err := m.all(f, listed); err != nil {
		m.undo()
		return err
	}
	return nil
}

// move is a change of many files that can be undone.
type move struct {
	disk  Disk
	root  *os.Root
	stage string
	done  [][2]string // what was renamed: from, to
}

func (m *move) all(f *Folder, listed manifest) error {
	before, _, err := f.disk.readManifest(f.name)
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for _, e := range listed.Files {
		kept[e.Path] = true
		if err := m.root.MkdirAll(path.Dir(e.Path), 0o777); err != nil {
			return err
		}
		if err := m.replace(e.Path); err != nil {
			return err
		}
	}
	for _, e := range before.Files {
		if kept[e.Path] {
			continue
		}
		at := filepath.Join(f.name, filepath.FromSlash(e.Path))
		info, err := f.disk.lstat(at)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		same := false
		if err == nil {
			same, err = f.disk.unchanged(at, fs.FileInfoToDirEntry(info), e)
		}
		if err == nil && same {
			err = m.aside(e.Path)
		}
		if err != nil {
			return err
		}
	}
	return m.replace(ManifestName)
}

// replace puts a file of the stage in its place, what is there aside.
func (m *move) replace(rel string) error {
	info, err := m.root.Lstat(rel)
	if err == nil && info.IsDir() {
		return fmt.Errorf("%q is a folder", rel)
	}
	if err == nil {
		err = m.keep(rel)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return m.rename(path.Join(m.stage, rel), rel)
}

// keep gives an old file a second name in the stage, so that it can come back
// and the new one still takes its place in one step; where the file system has
// no second names it is put aside.
func (m *move) keep(rel string) error {
	kept := path.Join(m.stage, "old-"+strconv.Itoa(len(m.done)))
	if m.root.Link(rel, kept) != nil {
		return m.aside(rel)
	}
	m.done = append(m.done, [2]string{rel, kept})
	return nil
}

// aside puts a file into the stage, which goes in the end.
func (m *move) aside(rel string) error {
	return m.rename(rel, path.Join(m.stage, "old-"+strconv.Itoa(len(m.done))))
}

func (m *move) rename(from, to string) error {
	if err := m.disk.fault(StepRename, to); err != nil {
		return err
	}
	if err := m.root.Rename(from, to); err != nil {
		return err
	}
	m.done = append(m.done, [2]string{from, to})
	return nil
}

// undo goes back step by step; what fails now cannot be helped.
func (m *move) undo() {
	for i := len(m.done) - 1; i >= 0; i-- {
		m.root.Rename(m.done[i][1], m.done[i][0])
	}
}
