package outfile

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step; file systems that cannot do it get
// two renames.
func exchange(stage, name string) error {
	err := unix.Renameat2(unix.AT_FDCWD, stage, unix.AT_FDCWD, name, unix.RENAME_EXCHANGE)
	if unsupported(err) {
		return twoRenames(stage, name)
	}
	return err
}

// renameNew renames the stage to a name that must be free; else the error is
// fs.ErrExist.
func renameNew(stage, name string) error {
	err := unix.Renameat2(unix.AT_FDCWD, stage, unix.AT_FDCWD, name, unix.RENAME_NOREPLACE)
	if unsupported(err) {
		return renameIfFree(stage, name)
	}
	return err
}

func unsupported(err error) bool {
	return errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.EOPNOTSUPP)
}
