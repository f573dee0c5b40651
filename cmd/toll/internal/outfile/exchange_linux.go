package outfile

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step; file systems that cannot do it get
// two renames.
func (d Disk) exchange(stage, name string) error {
	if err := d.fault(StepRename, name); err != nil {
		return err
	}
	err := unix.Renameat2(unix.AT_FDCWD, stage, unix.AT_FDCWD, name, unix.RENAME_EXCHANGE)
	if unsupported(err) {
		return d.twoRenames(stage, name)
	}
	return err
}

// renameNew renames the stage to a name that must be free; else the error is
// fs.ErrExist.
func (d Disk) renameNew(stage, name string) error {
	if err := d.fault(StepRename, name); err != nil {
		return err
	}
	err := unix.Renameat2(unix.AT_FDCWD, stage, unix.AT_FDCWD, name, unix.RENAME_NOREPLACE)
	if unsupported(err) {
		return d.renameIfFree(stage, name)
	}
	return err
}

func unsupported(err error) bool {
	return errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.EOPNOTSUPP)
}
