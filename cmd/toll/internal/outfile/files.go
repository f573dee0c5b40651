package outfile

import (
	"slices"
	"strings"
)

// File is a file that was written into a folder.
type File struct {
	Path   string // with slashes
	Bytes  int64
	SHA256 string // of its bytes, in hexadecimal
}

// Files returns the files written so far, in byte order of their paths.
func (f *Folder) Files() []File {
	f.mu.Lock()
	defer f.mu.Unlock()
	list := make([]File, len(f.files))
	for i, e := range f.files {
		list[i] = File(e)
	}
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return list
}
