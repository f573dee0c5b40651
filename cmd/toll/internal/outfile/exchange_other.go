//go:build !linux

package outfile

func (d Disk) exchange(stage, name string) error { return d.twoRenames(stage, name) }

func (d Disk) renameNew(stage, name string) error { return d.renameIfFree(stage, name) }
