package outfile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"sync"
)

// stageInside is the base of the name of a stage within the folder itself.
const stageInside = "stage"

// A Folder is a folder of results that is being made. Write its files, then
// Commit it; Discard it in any case (after Commit it does nothing).
type Folder struct {
	disk   Disk
	name   string  // the folder that the user named
	stage  string  // where the files are until Commit
	held   *Handle // the stage, locked for as long as this process works on it
	force  bool
	inside bool // the stage is within the folder: its files go in one by one

	mu    sync.Mutex
	files []entry
	left  string // see Left
}

// Left says, after Commit, what was replaced and could not be removed, and why;
// empty where nothing is left. The next run that writes to the name removes it.
func (f *Folder) Left() string { return f.left }

// Stage begins a folder. Nothing is to be seen of it under its name until
// Commit. A name under which there is something that toll did not make is
// refused with a *Refusal that names it, unless force is set; then the files of
// others stay beside toll's, and toll's are replaced one by one.
func (d Disk) Stage(name string, force bool) (*Folder, error) {
	f := &Folder{disk: d, name: filepath.Clean(name), force: force}
	exists, err := f.check()
	if err != nil {
		return nil, err
	}
	if exists && f.mustStageInside() {
		f.inside = true
	}
	err = f.makeStage()
	if err != nil && exists && !f.inside && errors.Is(err, fs.ErrPermission) {
		f.inside = true
		err = f.makeStage()
	}
	if err != nil {
		return nil, fmt.Errorf("cannot write into %q: %w", name, reason(err))
	}
	return f, nil
}

// check looks at what is there under the name and refuses what is not toll's.
func (f *Folder) check() (exists bool, err error) {
	info, err := f.disk.lstat(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, f.disk.checkParent(f.name)
	case err != nil:
		return false, fmt.Errorf("cannot write %q: %w", f.name, reason(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return false, &Refusal{fmt.Sprintf("%q is a symbolic link, and toll writes through none", f.name), "name the folder itself"}
	case !info.IsDir():
		return false, &Refusal{fmt.Sprintf("%q is a file, not a folder", f.name), "name another folder with -o"}
	case !writable(f.name):
		return false, &Refusal{fmt.Sprintf("the folder %q cannot be written", f.name), "name another folder with -o"}
	}
	path, why, err := f.disk.foreign(f.name)
	if err != nil {
		return false, fmt.Errorf("cannot look into %q: %w", f.name, reason(err))
	}
	if path != "" && !f.force {
		return false, &Refusal{fmt.Sprintf("%q holds %q: %s", f.name, path, why), "name another folder with -o, or add --force to replace toll's files and leave the others"}
	}
	f.inside = path != ""
	return true, nil
}

// mustStageInside reports whether the folder cannot be exchanged as a whole: it
// has files of others, or it is where we stand.
func (f *Folder) mustStageInside() bool {
	return f.inside || f.name == "." || f.name == ".." || filepath.Dir(f.name) == f.name
}

func (f *Folder) makeStage() error {
	dir, base := filepath.Dir(f.name), filepath.Base(f.name)
	if f.inside {
		dir, base = f.name, stageInside
	}
	unlock, locked := f.disk.lockFolder(dir)
	defer unlock()
	if locked {
		f.disk.sweep(dir, base)
	}
	stage := filepath.Join(dir, tempName(base))
	if err := f.disk.mkdir(stage); err != nil {
		return err
	}
	held, err := f.disk.Open(stage)
	if err != nil {
		f.disk.remove(stage)
		return err
	}
	holdLock(held)
	f.stage, f.held = stage, held
	return nil
}

// Write makes the file rel, a path with slashes, in the folder. Several may be
// written at once. The error of write is returned as it is.
func (f *Folder) Write(rel string, write func(io.Writer) error) error {
	if !filepath.IsLocal(filepath.FromSlash(rel)) || path.Clean(rel) != rel || rel == ManifestName {
		return fmt.Errorf("%q cannot be a file of a results folder", rel)
	}
	e, err := f.put(rel, write)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files = append(f.files, e)
	return nil
}

func (f *Folder) put(rel string, write func(io.Writer) error) (entry, error) {
	name := filepath.Join(f.stage, filepath.FromSlash(rel))
	shown := filepath.Join(f.name, filepath.FromSlash(rel))
	if err := f.disk.mkdirAll(filepath.Dir(name)); err != nil {
		return entry{}, fmt.Errorf("cannot write %q: %w", shown, reason(err))
	}
	file, err := f.disk.create(name)
	if err != nil {
		return entry{}, fmt.Errorf("cannot write %q: %w", shown, reason(err))
	}
	sum := sha256.New()
	size := &counter{}
	err = buffered(io.MultiWriter(&named{file, shown}, sum, size), write)
	if err == nil {
		if err = file.Sync(); err != nil {
			err = fmt.Errorf("cannot write %q: %w", shown, reason(err))
		}
	}
	if closed := file.Close(); closed != nil && err == nil {
		err = fmt.Errorf("cannot write %q: %w", shown, reason(closed))
	}
	return entry{rel, size.n, hex.EncodeToString(sum.Sum(nil))}, err
}

// Discard removes the stage of a folder that was not committed.
func (f *Folder) Discard() {
	if f.held == nil {
		return
	}
	if f.stage != "" {
		err := f.disk.removeAll(f.stage)
		if err != nil {
			err = f.disk.removeAll(f.stage)
		}
		if err != nil {
			f.left = fmt.Sprintf("%q is no part of %q and cannot be removed: %v", f.stage, f.name, reason(err))
		}
	}
	f.held.Close()
	f.held = nil
}

// named tells write errors with the name that the user will look for.
type named struct {
	w    io.Writer
	name string
}

func (n *named) Write(p []byte) (int, error) {
	k, err := n.w.Write(p)
	if err != nil {
		err = fmt.Errorf("cannot write %q: %w", n.name, reason(err))
	}
	return k, err
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}
