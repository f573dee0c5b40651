package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The Go code of a document stands in an example of the library, which is run.
func TestGoBlocks(t *testing.T) {
	var examples strings.Builder
	for _, room := range []string{"casualties", "casualties/count", "stats", "charts"} {
		text, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(room), "example_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		examples.WriteString(strings.ReplaceAll(string(text), "\n\t", "\n"))
	}
	block := regexp.MustCompile("(?ms)^```go\n(.*?)^```$")
	blocks := 0
	for _, path := range documents(t) {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range block.FindAllStringSubmatch(string(page), -1) {
			blocks++
			if !strings.Contains(examples.String(), m[1]) {
				t.Errorf("%s: this stands in no example_test.go of the library:\n%s", filepath.Base(path), m[1])
			}
		}
	}
	if blocks == 0 {
		t.Error("no document shows how toll is used as a library")
	}
}
