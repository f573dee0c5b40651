package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// default.pgo guides the build (go help build, -pgo). It does so by the names of
// functions: where many of those in it are no more, the profile is stale, and
// .ci/profile makes another one.
func TestProfileIsOfThisProgram(t *testing.T) {
	packed, err := os.ReadFile("default.pgo")
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	profile, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`toll/((?:[a-z]+/)*[a-z]+)\.(?:\(?\*?[A-Za-z]+\)?\.)?([A-Za-z]+)`)
	sources := map[string]string{} // of each package
	seen := map[string]bool{}
	gone := 0
	for _, m := range named.FindAllSubmatch(profile, -1) {
		dir, name := string(m[1]), string(m[2])
		key := dir + "." + name
		if seen[key] || name == "func" || name == "go" || strings.HasPrefix(dir, "cmd") {
			continue
		}
		seen[key] = true
		if _, read := sources[dir]; !read {
			files, _ := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(dir), "*.go"))
			for _, f := range files {
				text, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				sources[dir] += string(text)
			}
		}
		if !regexp.MustCompile(`\b` + name + `\b`).MatchString(sources[dir]) {
			gone++
			t.Logf("%s.%s is no more", dir, name)
		}
	}
	if len(seen) < 50 || gone > len(seen)/10 {
		t.Errorf("%d of %d functions of the profile are no more: run .ci/profile", gone, len(seen))
	}
}
