package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every test that docs/reliability.md names is in the folder that it names.
func TestNamedTestsExist(t *testing.T) {
	page, err := os.ReadFile("../../docs/reliability.md")
	if err != nil {
		t.Fatal(err)
	}
	word := regexp.MustCompile("`([a-z/]+)`|\\b(?:Test|Fuzz)[A-Z]\\w+")
	named := 0
	for line := range strings.Lines(string(page)) {
		if !strings.HasPrefix(line, "| ") {
			continue
		}
		var code []byte
		cells := strings.Split(line, " | ")
		for _, m := range word.FindAllStringSubmatch(cells[len(cells)-1], -1) {
			if m[1] != "" {
				code = testsOf(t, m[1])
				continue
			}
			named++
			if !bytes.Contains(code, []byte("\nfunc "+m[0]+"(")) {
				t.Errorf("there is no %s where this says it: %s", m[0], line)
			}
		}
	}
	if named == 0 {
		t.Error("no test is named")
	}
}

// testsOf returns the test files of a folder, one after the other.
func testsOf(t *testing.T, folder string) []byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../..", filepath.FromSlash(folder), "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}
