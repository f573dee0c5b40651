package outfile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file that lists what toll wrote into a folder.
const ManifestName = "toll-manifest.json"

// manifest is the content of that file.
type manifest struct {
	MadeBy string  `json:"made_by"`
	Files  []entry `json:"files"`
}

// entry is one file of a folder, its path with slashes.
type entry struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func (m manifest) encode() []byte {
	slices.SortFunc(m.Files, func(a, b entry) int { return strings.Compare(a.Path, b.Path) })
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic(err) // strings and integers only
	}
	return append(b, '\n')
}

// readManifest reads the manifest of a folder; ok is false where there is none
// that toll wrote.
func readManifest(dir string) (m manifest, ok bool) {
	name := filepath.Join(dir, ManifestName)
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 1<<26 {
		return manifest{}, false
	}
	b, err := os.ReadFile(name)
	if err != nil || json.Unmarshal(b, &m) != nil || m.MadeBy != "toll" {
		return manifest{}, false
	}
	for _, f := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return manifest{}, false
		}
	}
	return m, true
}

// foreign returns the first thing in the folder, in byte order, that toll did
// not make or that was changed since, and in words which of the two; empty
// where there is nothing of the kind. Empty folders are nobody's.
func foreign(dir string) (path, why string, err error) {
	m, _ := readManifest(dir)
	own := map[string]entry{}
	for _, f := range m.Files {
		own[f.Path] = f
	}
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && isTemp(rel, stageInside):
			return fs.SkipDir
		case d.IsDir():
			return nil
		case rel == ManifestName && m.MadeBy != "":
			return nil
		}
		f, listed := own[rel]
		switch {
		case !listed:
			path, why = p, "toll did not make it"
		case !unchanged(p, d, f):
			path, why = p, "it was changed after toll made it"
		default:
			return nil
		}
		return fs.SkipAll
	})
	return path, why, err
}

func unchanged(path string, d fs.DirEntry, want entry) bool {
	info, err := d.Info()
	if err != nil || !info.Mode().IsRegular() || info.Size() != want.Bytes {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false
	}
	return hex.EncodeToString(h.Sum(nil)) == want.SHA256
}

// removeListed removes the files of a folder's manifest, the manifest, and the
// folders that are empty then. Whatever else is in it stays.
func removeListed(dir string) error {
	m, ok := readManifest(dir)
	if !ok {
		return fmt.Errorf("%q has no manifest", dir)
	}
	var errs []error
	folders := map[string]bool{}
	for _, f := range m.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
		for d := filepath.Dir(path); len(d) > len(dir); d = filepath.Dir(d) {
			folders[d] = true
		}
	}
	if err := os.Remove(filepath.Join(dir, ManifestName)); err != nil {
		errs = append(errs, err)
	}
	deepest := make([]string, 0, len(folders))
	for d := range folders {
		deepest = append(deepest, d)
	}
	slices.SortFunc(deepest, func(a, b string) int { return len(b) - len(a) })
	for _, d := range append(deepest, dir) {
		if err := os.Remove(d); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
