package casualties

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWorkers reads a table of several batches, with findings that any worker
// may make, by one goroutine and by four: nothing that comes out may differ.
func TestWorkers(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var b strings.Builder
	b.WriteString("event,source,published,reported\n")
	for i := range 30_000 { // about 1.2 MB, five batches
		source := [...]string{"Reuterss", "SANA", "Amal News", "", "Reuters"}[i%5]
		number := fmt.Sprint(i % 50)
		if i%1000 == 0 {
			number = "12.9"
		}
		fmt.Fprintf(&b, "E%07d,%s,2017-05-%02d,at least %s\n", i%7000, source, 1+i%28, number)
	}
	read := func(workers int) []Finding {
		findings := &Findings{}
		if _, err := Read(Input{Name: "x.csv", Reader: strings.NewReader(b.String())}, ReadOptions{Workers: workers}, NewClaims(), findings); err != nil {
			t.Fatal(err)
		}
		return findings.Sorted()
	}
	want := read(1)
	if n := len(want); n < 30 {
		t.Fatalf("%d findings", n)
	}
	for range 5 {
		if diff := cmp.Diff(want, read(4)); diff != "" {
			t.Fatalf("-one worker +four\n%s", diff)
		}
	}
}
