package outfile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
// that toll wrote. An error says that it could not be read.
func (d Disk) readManifest(dir string) (m manifest, ok bool, err error) {
	name := filepath.Join(dir, ManifestName)
	info, err := d.lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && (!info.Mode().IsRegular() || info.Size() > 1<<26) {
		return manifest{}, false, nil
	}
	if err != nil {
		return manifest{}, false, err
	}
	b, err := d.readFile(name)
	if err != nil {
		return manifest{}, false, err
	}
	if json.Unmarshal(b, &m) != nil || m.MadeBy != "toll" {
		return manifest{}, false, nil
	}
	for _, f := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return manifest{}, false, nil
		}
	}
	return m, true, nil
}

// foreign returns the first thing in the folder, in byte order, that toll did
// not make or that was changed since, and in words which of the two; empty
// where there is nothing of the kind. Empty folders are nobody's.
func (d Disk) foreign(dir string) (path, why string, err error) {
	if err := d.fault(StepList, dir); err != nil {
		return "", "", err
	}
	m, _, err := d.readManifest(dir)
	if err != nil {
		return "", "", err
	}
	own := map[string]entry{}
	for _, f := range m.Files {
		own[f.Path] = f
	}
	err = filepath.WalkDir(dir, func(p string, at fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case at.IsDir() && isTemp(rel, stageInside):
			return fs.SkipDir
		case at.IsDir():
			return nil
		case rel == ManifestName && m.MadeBy != "":
			return nil
		}
		f, listed := own[rel]
		if !listed {
			path, why = p, "toll did not make it"
			return fs.SkipAll
		}
		same, err := d.unchanged(p, at, f)
		if err != nil || same {
			return err
		}
		path, why = p, "it was changed after toll made it"
		return fs.SkipAll
	})
	return path, why, err
}

func (d Disk) unchanged(path string, at fs.DirEntry, want entry) (bool, error) {
	info, err := at.Info()
	if err != nil || !info.Mode().IsRegular() || info.Size() != want.Bytes {
		return false, err
	}
	f, err := d.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false, err
	}
	return hex.EncodeToString(h.Sum(nil)) == want.SHA256, nil
}

// removeListed removes the files of a folder's manifest, the manifest, and the
// folders that are empty then. Whatever else is in it stays. After an error it
// can be called again.
func (d Disk) removeListed(dir string) error {
	m, ok, err := d.readManifest(dir)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%q has no manifest", dir)
	}
	var errs []error
	folders := map[string]bool{}
	for _, f := range m.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := d.remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
		for up := filepath.Dir(path); len(up) > len(dir); up = filepath.Dir(up) {
			folders[up] = true
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...) // the manifest stays, so that it can be tried again
	}
	if err := d.remove(filepath.Join(dir, ManifestName)); err != nil {
		return err
	}
	deepest := make([]string, 0, len(folders))
	for folder := range folders {
		deepest = append(deepest, folder)
	}
	slices.SortFunc(deepest, func(a, b string) int { return len(b) - len(a) })
	for _, folder := range append(deepest, dir) {
		if err := d.remove(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
