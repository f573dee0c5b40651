package charts

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var (
	update  = flag.Bool("update", false, "rewrite the golden files")
	lookAll = flag.Bool("look-all", false, "with -look, the figures of nasty cells too")
	look    = flag.String("look", "", "write the pictures of the tests into this folder, to be looked at")
)

// show writes the pages of a figure as PNG where -look asks for it.
func show(t *testing.T, name string, fig *Figure) {
	t.Helper()
	if *look == "" {
		return
	}
	for i := range fig.Pages() {
		file, err := os.Create(filepath.Join(*look, fmt.Sprintf("%s-%d.png", name, i+1)))
		if err != nil {
			t.Fatal(err)
		}
		if err := fig.WritePNG(file, i, 200); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
