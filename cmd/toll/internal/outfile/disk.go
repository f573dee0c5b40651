package outfile

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Disk is the file system as this package uses it. The zero value is the real
// one.
type Disk struct {
	// Fault, where it is set, is asked before every step, and an error of its
	// makes the step fail as the system would: half of what is to be written is
	// written, what is to be closed is closed all the same, anything else is not
	// done. Tests set it.
	Fault func(step Step, path string) error
}

// Step is what is done to a file or folder.
type Step string

// The steps that can fail.
const (
	StepOpen   Step = "open"
	StepCreate Step = "create"
	StepRead   Step = "read"
	StepWrite  Step = "write"
	StepSync   Step = "sync"
	StepClose  Step = "close"
	StepRename Step = "rename"
	StepMkdir  Step = "mkdir"
	StepRemove Step = "remove"
	StepList   Step = "list"
	StepStat   Step = "stat"
)

// fault asks whether the step fails.
func (d Disk) fault(step Step, path string) error {
	if d.Fault == nil {
		return nil
	}
	if err := d.Fault(step, path); err != nil {
		return &fs.PathError{Op: string(step), Path: path, Err: err}
	}
	return nil
}

// Handle is a file that was opened on a Disk.
type Handle struct {
	*os.File
	disk    Disk
	written int64
	begun   int64 // up to where the system was asked to put what is written on the disk
}

// ahead is how many bytes are written before the system is asked to begin putting
// them on the disk, so that Sync need not wait for all of a large file.
const ahead = 8 << 20

// Read reads as os.File does.
func (f *Handle) Read(p []byte) (int, error) {
	if err := f.disk.fault(StepRead, f.Name()); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

// Write writes as os.File does.
func (f *Handle) Write(p []byte) (int, error) {
	if err := f.disk.fault(StepWrite, f.Name()); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	n, err := f.File.Write(p)
	if f.written += int64(n); f.written-f.begun >= ahead {
		beginSync(f.File, f.begun, f.written-f.begun)
		f.begun = f.written
	}
	return n, err
}

// Sync flushes the file to the disk.
func (f *Handle) Sync() error {
	if err := f.disk.fault(StepSync, f.Name()); err != nil {
		return err
	}
	return f.File.Sync()
}

// Close closes the file, also where it returns an error.
func (f *Handle) Close() error {
	err := f.File.Close()
	if failed := f.disk.fault(StepClose, f.Name()); failed != nil && err == nil {
		err = failed
	}
	return err
}

// Open opens a file or folder for reading.
func (d Disk) Open(path string) (*Handle, error) {
	if err := d.fault(StepOpen, path); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &Handle{File: f, disk: d}, nil
}

// Stat looks at a file or folder, through links.
func (d Disk) Stat(path string) (fs.FileInfo, error) {
	if err := d.fault(StepStat, path); err != nil {
		return nil, err
	}
	return os.Stat(path)
}

func (d Disk) lstat(path string) (fs.FileInfo, error) {
	if err := d.fault(StepStat, path); err != nil {
		return nil, err
	}
	return os.Lstat(path)
}

// create makes a new file; one that is there already is an error.
func (d Disk) create(path string) (*Handle, error) {
	if err := d.fault(StepCreate, path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	return &Handle{File: f, disk: d}, nil
}

// openDevice opens what is there already for writing: a device, a pipe.
func (d Disk) openDevice(path string) (*Handle, error) {
	if err := d.fault(StepOpen, path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return &Handle{File: f, disk: d}, nil
}

func (d Disk) mkdir(path string) error {
	if err := d.fault(StepMkdir, path); err != nil {
		return err
	}
	return os.Mkdir(path, 0o777)
}

func (d Disk) mkdirAll(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := d.fault(StepMkdir, path); err != nil {
		return err
	}
	return os.MkdirAll(path, 0o777)
}

func (d Disk) rename(from, to string) error {
	if err := d.fault(StepRename, to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (d Disk) remove(path string) error {
	if err := d.fault(StepRemove, path); err != nil {
		return err
	}
	return os.Remove(path)
}

// removeAll removes a folder and what is in it, through no link.
func (d Disk) removeAll(path string) error {
	if err := d.fault(StepRemove, path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

func (d Disk) readDir(path string) ([]fs.DirEntry, error) {
	if err := d.fault(StepList, path); err != nil {
		return nil, err
	}
	return os.ReadDir(path)
}

func (d Disk) readFile(path string) ([]byte, error) {
	if err := d.fault(StepRead, path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// syncDir flushes the entries of a folder to disk, where the system can.
func (d Disk) syncDir(dir string) {
	f, err := os.Open(filepath.Clean(dir))
	if err != nil {
		return
	}
	f.Sync() // file systems that cannot say so; the data itself is synced and checked
	f.Close()
}
