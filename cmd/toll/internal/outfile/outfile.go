// Package outfile writes results so that a reader of the output finds either
// what was there before or the whole new result, never a part of it, and so
// that nothing is overwritten that toll did not make.
//
// A file is written beside its name under a temporary one, flushed to disk,
// closed and renamed. A folder is staged complete beside the old one, with a
// manifest of its files written last, and exchanged with it in one step. What a
// killed run left behind is swept by the next run that writes to the same name.
package outfile

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// A Refusal says why toll will not write somewhere, and what to do about it.
type Refusal struct {
	Msg  string // what stands in the way
	Hint string // what the user can do; may be empty
}

func (r *Refusal) Error() string { return r.Msg }

// leftoverMark stands in the names of temporary files and folders, before 16
// hexadecimal digits.
const leftoverMark = ".toll-"

// prefix begins the names of everything temporary that is made for base.
func prefix(base string) string {
	if len(base) > 100 { // so that the temporary name stays under the limit of 255 bytes
		base = base[:100]
	}
	return "." + base + leftoverMark
}

func tempName(base string) string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return prefix(base) + hex.EncodeToString(b[:])
}

func isTemp(name, base string) bool {
	end, ok := strings.CutPrefix(name, prefix(base))
	if !ok || len(end) != 16 {
		return false
	}
	_, err := hex.DecodeString(end)
	return err == nil
}

// checkParent refuses a name whose folder is not there.
func (d Disk) checkParent(name string) error {
	dir := filepath.Dir(name)
	info, err := d.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Refusal{fmt.Sprintf("cannot write %q: the folder %q does not exist", name, dir), fmt.Sprintf("make it first: mkdir -p %q", dir)}
	case err != nil:
		return fmt.Errorf("cannot write %q: %w", name, reason(err))
	case !info.IsDir():
		return &Refusal{fmt.Sprintf("cannot write %q: %q is not a folder", name, dir), ""}
	}
	return nil
}
