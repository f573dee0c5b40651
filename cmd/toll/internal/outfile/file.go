package outfile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Options say what may be overwritten.
type Options struct {
	Force bool                   // replace what toll did not make
	Made  func(head []byte) bool // recognises toll's own file by its first bytes; nil: cannot tell
}

// headBytes is how much of a file Options.Made gets to see.
const headBytes = 4096

// WriteFile writes the file name with what write writes. If write or anything
// after it fails, the file is as it was before. An existing file with the same
// bytes is left alone; one with other bytes is replaced only where it is toll's
// own or Force is set, else the error is a *Refusal. Symbolic links are never
// written through; devices and pipes are written directly.
func (d Disk) WriteFile(name string, o Options, write func(io.Writer) error) error {
	direct, exists, err := d.target(name)
	if err != nil {
		return err
	}
	if direct {
		return d.writeDirect(name, write)
	}
	dir, base := filepath.Split(name)
	dir = filepath.Clean(dir)
	temp, err := d.createTemp(dir, base)
	if err != nil {
		return fmt.Errorf("cannot write %q: %w", name, reason(err))
	}
	defer d.remove(temp.Name()) // after the rename there is nothing to remove
	defer temp.Close()
	if err := fill(temp, name, write); err != nil {
		return err
	}
	if exists {
		same, err := d.mayReplace(name, temp.Name(), o)
		if err != nil || same {
			return err
		}
	}
	return d.place(temp, name, dir)
}

// target looks at what is there under the name.
func (d Disk) target(name string) (direct, exists bool, err error) {
	info, err := d.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, d.checkParent(name)
	}
	if err != nil {
		return false, false, fmt.Errorf("cannot write %q: %w", name, reason(err))
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		behind, err := d.Stat(name)
		if err == nil && behind.Mode()&(fs.ModeDevice|fs.ModeNamedPipe|fs.ModeSocket) != 0 {
			return true, true, nil
		}
		return false, false, &Refusal{fmt.Sprintf("%q is a symbolic link, and toll writes through none", name), "name the file itself"}
	}
	switch {
	case info.IsDir():
		return false, false, &Refusal{fmt.Sprintf("cannot write %q: it is a folder", name), fmt.Sprintf("name a file in it: %q", filepath.Join(name, "NAME"))}
	case info.Mode().IsRegular():
		return false, true, nil
	}
	return true, true, nil
}

func (d Disk) writeDirect(name string, write func(io.Writer) error) error {
	f, err := d.openDevice(name)
	if err != nil {
		return fmt.Errorf("cannot write %q: %w", name, reason(err))
	}
	err = buffered(&named{f, name}, write)
	return errors.Join(err, f.Close())
}

// createTemp makes and locks the temporary file, after it has swept what dead
// runs left for the same name. The umask decides its permissions.
func (d Disk) createTemp(dir, base string) (*Handle, error) {
	unlock, locked := d.lockFolder(dir)
	defer unlock()
	if locked {
		d.sweep(dir, base)
	}
	f, err := d.create(filepath.Join(dir, tempName(base)))
	if err == nil {
		holdLock(f)
	}
	return f, err
}

func fill(f *Handle, name string, write func(io.Writer) error) error {
	if err := buffered(&named{f, name}, write); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("cannot write %q: %w", name, reason(err))
	}
	return nil
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// mayReplace compares the old file with the new one and refuses to lose a file
// that toll did not make.
func (d Disk) mayReplace(name, temp string, o Options) (same bool, err error) {
	same, err = d.sameBytes(name, temp)
	if err != nil {
		return false, fmt.Errorf("cannot compare %q with what is there: %w", name, reason(err))
	}
	if same {
		return true, nil
	}
	if o.Force || o.Made != nil && o.Made(d.head(name)) {
		return false, nil
	}
	return false, &Refusal{fmt.Sprintf("%q exists with other content, and toll cannot know that it is its own", name), "add --force to replace it, or name another file"}
}

func (d Disk) place(temp *Handle, name, dir string) error {
	unlock, _ := d.lockFolder(dir)
	defer unlock()
	if err := temp.Close(); err != nil {
		return fmt.Errorf("cannot write %q: %w", name, reason(err))
	}
	if err := d.rename(temp.Name(), name); err != nil {
		return fmt.Errorf("cannot write %q: %w", name, reason(err))
	}
	d.syncDir(dir)
	return nil
}

func (d Disk) sameBytes(a, b string) (bool, error) {
	x, err := d.Open(a)
	if err != nil {
		return false, err
	}
	defer x.Close()
	y, err := d.Open(b)
	if err != nil {
		return false, err
	}
	defer y.Close()
	p, q := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err1 := io.ReadFull(x, p)
		m, err2 := io.ReadFull(y, q)
		if !bytes.Equal(p[:n], q[:m]) {
			return false, nil
		}
		if err1 != nil || err2 != nil {
			return atEnd(err1) && atEnd(err2), nil
		}
	}
}

func atEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func (d Disk) head(name string) []byte {
	f, err := d.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	b := make([]byte, headBytes)
	n, _ := io.ReadFull(f, b)
	return b[:n]
}

// reason takes the path out of a file system error: messages name the file that
// the user named, not a temporary one.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
