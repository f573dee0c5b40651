package layout

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A tidy name is one that clean would not change, whichever way it went.
func TestTidyNames(t *testing.T) {
	r, tidy := rand.New(rand.NewPCG(1, 2)), 0
	for range 100_000 {
		b := make([]byte, r.IntN(7))
		for i := range b {
			b[i] = " aZ_-\t\x00~\x7f\xc3\x8f"[r.IntN(11)]
		}
		name := string(b)
		if !isTidy(name) {
			continue
		}
		tidy++
		if want := strings.Join(strings.Fields(name), " "); want != name || strings.ContainsAny(name, "\t\x00\x7f\xc3\x8f") {
			t.Fatalf("%q is no tidy name: %q", name, want)
		}
	}
	if tidy < 1000 || !isTidy("") || !isTidy("Killed (civilians)") {
		t.Errorf("%d of 100000 names are tidy", tidy)
	}
}
