package outfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// text returns a write function for fixed content.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// tree lists every file below dir with its content, links as "-> target".
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if d.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(p)
			out[rel] = "-> " + to
			return err
		}
		b, err := os.ReadFile(p)
		out[rel] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func refused(t *testing.T, err error) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestWriteFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		before  string // "" where there is no file
		o       Options
		want    string
		refused bool
	}{
		{"new", "", Options{}, "new", false},
		{"same bytes", "new", Options{}, "new", false},
		{"foreign", "mine", Options{}, "mine", true},
		{"forced", "mine", Options{Force: true}, "new", false},
		{"toll's own", "toll: old", Options{Made: func(b []byte) bool { return bytes.HasPrefix(b, []byte("toll:")) }}, "new", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			name := filepath.Join(dir, "x.csv")
			if c.before != "" {
				put(t, name, c.before)
			}
			err := Disk{}.WriteFile(name, c.o, text("new"))
			if c.refused {
				refused(t, err)
			} else if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(map[string]string{"x.csv": c.want}, tree(t, dir)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWriteFileRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	victim := filepath.Join(dir, "victim")
	put(t, victim, "precious")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(victim, link); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, name := range []string{link, dir, filepath.Join(dir, "none", "x.csv"), filepath.Join(victim, "x.csv")} {
		if err := (Disk{}).WriteFile(name, Options{Force: true}, text("new")); err == nil {
			t.Errorf("%s: written", name)
		}
	}
	if diff := cmp.Diff(map[string]string{"victim": "precious", "link": "-> " + victim}, tree(t, dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWriteFileFailsWhole(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "x.csv")
	put(t, name, "old")
	fault := errors.New("fault")
	err := Disk{}.WriteFile(name, Options{Force: true}, func(w io.Writer) error {
		w.Write(make([]byte, 1<<20))
		return fault
	})
	if !errors.Is(err, fault) {
		t.Errorf("got %v, want %v", err, fault)
	}
	if diff := cmp.Diff(map[string]string{"x.csv": "old"}, tree(t, dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWriteDevice(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	if err := (Disk{}).WriteFile("/dev/full", Options{}, text("x")); err == nil {
		t.Error("a full device is no error")
	}
	if err := (Disk{}).WriteFile("/dev/null", Options{}, text("x")); err != nil {
		t.Error(err)
	}
}

// makeFolder writes the files into the folder and commits it.
func makeFolder(name string, force bool, files map[string]string) error {
	f, err := Disk{}.Stage(name, force)
	if err != nil {
		return err
	}
	defer f.Discard()
	for rel, content := range files {
		if err := f.Write(rel, text(content)); err != nil {
			return err
		}
	}
	return f.Commit()
}

func withoutManifest(files map[string]string) map[string]string {
	delete(files, ManifestName)
	return files
}

func TestFolder(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "out")
	first := map[string]string{"report.md": "1", "tables/a.csv": "a", "tables/b.csv": "b"}
	second := map[string]string{"report.md": "2", "tables/a.csv": "a"}
	for _, files := range []map[string]string{first, first, second} {
		if err := makeFolder(name, false, files); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(files, withoutManifest(tree(t, name))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	onlyEntry(t, filepath.Dir(name), "out")
}

// onlyEntry fails where the folder holds anything but the one name: litter.
func onlyEntry(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range list {
		got = append(got, d.Name())
	}
	if !slices.Equal(got, names) {
		t.Errorf("the folder holds %v, want %v", got, names)
	}
}

func TestFolderOfOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		setup func(t *testing.T, out string)
		keep  map[string]string // what must be there after a forced run, beside toll's files
	}{
		{"no manifest", func(t *testing.T, out string) { put(t, filepath.Join(out, "mine.txt"), "mine") }, map[string]string{"mine.txt": "mine"}},
		{"beside toll's", func(t *testing.T, out string) {
			if err := makeFolder(out, false, map[string]string{"report.md": "old", "gone.csv": "old"}); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(out, "tables", "notes.txt"), "mine")
		}, map[string]string{"tables/notes.txt": "mine"}},
		{"toll's, changed", func(t *testing.T, out string) {
			if err := makeFolder(out, false, map[string]string{"gone.csv": "old"}); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(out, "gone.csv"), "corrected by hand")
		}, map[string]string{"gone.csv": "corrected by hand"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "out")
			c.setup(t, out)
			before := tree(t, out)
			refused(t, makeFolder(out, false, map[string]string{"report.md": "new"}))
			if diff := cmp.Diff(before, tree(t, out)); diff != "" {
				t.Errorf("refused, but (-want +got):\n%s", diff)
			}
			if err := makeFolder(out, true, map[string]string{"report.md": "new"}); err != nil {
				t.Fatal(err)
			}
			want := map[string]string{"report.md": "new"}
			for k, v := range c.keep {
				want[k] = v
			}
			if diff := cmp.Diff(want, withoutManifest(tree(t, out))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			onlyEntry(t, filepath.Dir(out), "out")
		})
	}
}

func TestFolderNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "file"), "keep")
	os.Mkdir(filepath.Join(dir, "real"), 0o777)
	if err := os.Symlink(filepath.Join(dir, "real"), filepath.Join(dir, "link")); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, name := range []string{"file", "link", "none/out"} {
		refused(t, makeFolder(filepath.Join(dir, name), true, map[string]string{"a": "b"}))
	}
	if err := makeFolder(filepath.Join(dir, "real"), false, map[string]string{"a": "b"}); err != nil {
		t.Errorf("an empty folder is refused: %v", err)
	}
	f, err := Disk{}.Stage(filepath.Join(dir, "out"), false)
	if err != nil {
		t.Fatal(err)
	}
	for _, rel := range []string{"../x", "/x", "a/../../x", "a//b", "", ManifestName} {
		if err := f.Write(rel, text("x")); err == nil {
			t.Errorf("%q was written", rel)
		}
	}
	f.Discard()
	onlyEntry(t, dir, "file", "link", "real")
}

// TestPlantedLinks: a link in the place of one of toll's files is replaced, not
// followed, and a folder that is a link out of the results is refused.
func TestPlantedLinks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	victim, out, outside := filepath.Join(dir, "victim"), filepath.Join(dir, "out"), filepath.Join(dir, "outside")
	put(t, victim, "precious")
	os.MkdirAll(out, 0o777)
	os.MkdirAll(outside, 0o777)
	if err := os.Symlink(victim, filepath.Join(out, "report.md")); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := makeFolder(out, true, map[string]string{"report.md": "new"}); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, out)["report.md"]; got != "new" {
		t.Errorf("report.md is %q", got)
	}
	os.Symlink(outside, filepath.Join(out, "tables"))
	if err := makeFolder(out, true, map[string]string{"tables/a.csv": "new"}); err == nil {
		t.Error("written through a linked folder")
	}
	if got := tree(t, dir); got["victim"] != "precious" || got["outside/a.csv"] != "" {
		t.Errorf("written through a link: %v", got)
	}
}

// TestSweep: leftovers of dead runs go, those of living ones and files that
// only look alike stay.
func TestSweep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	living, err := Disk{}.Stage(out, false)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, ".out.toll-0123456789abcdef", "tables", "a.csv"), "half")
	put(t, filepath.Join(dir, ".out.toll-mine"), "not toll's")
	put(t, filepath.Join(dir, ".other.toll-0123456789abcdef"), "another name's")
	if err := makeFolder(out, false, map[string]string{"a": "1"}); err != nil {
		t.Fatal(err)
	}
	onlyEntry(t, dir, ".other.toll-0123456789abcdef", filepath.Base(living.stage), ".out.toll-mine", "out")
	if err := living.Write("a", text("2")); err != nil {
		t.Fatal(err)
	}
	if err := living.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, out)["a"]; got != "2" {
		t.Errorf("a is %q", got)
	}
}

// TestKilledBetweenRenames: where there is no exchange, a run killed between
// its two renames leaves no folder under the name; the next run has one again
// before it does anything else.
func TestKilledBetweenRenames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	if err := makeFolder(out, false, map[string]string{"a": "1"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, filepath.Join(dir, ".out.toll-0123456789abcdef")); err != nil {
		t.Fatal(err)
	}
	f, err := Disk{}.Stage(out, false)
	if err != nil {
		t.Fatal(err)
	}
	f.Discard()
	if got := tree(t, out)["a"]; got != "1" {
		t.Errorf("a is %q", got)
	}
}

func TestTwoRenames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "stage", "f"), "new")
	put(t, filepath.Join(dir, "out", "f"), "old")
	if err := (Disk{}).twoRenames(filepath.Join(dir, "stage"), filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"stage/f": "old", "out/f": "new"}, tree(t, dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRunsAtOnce: whoever comes last, the folder is one run's whole result.
func TestRunsAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	var wait sync.WaitGroup
	for i := range 6 {
		wait.Go(func() {
			files := map[string]string{}
			for k := range 5 {
				files[fmt.Sprintf("t/%d", k)] = fmt.Sprint(i)
			}
			if err := makeFolder(out, false, files); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	got := withoutManifest(tree(t, out))
	for k, v := range got {
		if v != got["t/0"] {
			t.Errorf("a mixture: %s is from run %s, t/0 from run %s", k, v, got["t/0"])
		}
	}
	if len(got) != 5 {
		t.Errorf("%d files, want 5", len(got))
	}
	onlyEntry(t, dir, "out")
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f, err := Disk{}.Stage(filepath.Join(dir, "out"), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write("a", func(io.Writer) error { return errors.New("fault") }); err == nil {
		t.Error("the error was lost")
	}
	f.Discard()
	onlyEntry(t, dir)
}

func TestPrivateFolderStaysPrivate(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "out")
	for _, content := range []string{"1", "2"} {
		if err := makeFolder(out, false, map[string]string{"a": content}); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(out, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(out)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}

func TestLongName(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), strings.Repeat("x", 250))
	if err := (Disk{}).WriteFile(name, Options{}, text("a")); err != nil {
		t.Error(err)
	}
}
