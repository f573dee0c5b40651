package suggest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	// Counted by hand: each edit is named in the comment.
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"ranges", "ranges", 0},
		{"range", "ranges", 1},   // insert s
		{"rnages", "ranges", 1},  // swap n and a
		{"formt", "format", 1},   // insert a
		{"kitten", "sitting", 3}, // k→s, e→i, insert g
		{"ca", "abc", 3},         // restricted form: no place edited twice
		{"حمص", "حمس", 1},        // letters count, not bytes
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := Distance(c.b, c.a); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d: not symmetric", c.b, c.a, got, c.want)
		}
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	if near := Near("Z", []string{"A", "B"}, 3); near != nil {
		t.Errorf("Z is near %v: every letter is one change away", near)
	}
	words := []string{"report", "ranges", "chart", "normalize", "explain", "check", "help", "version"}
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"range", []string{"ranges"}},
		{"CHECK", []string{"check"}},
		{"chekc", []string{"check"}},
		{"norm", []string{"normalize"}},
		{"zzz", nil},
		{"r", nil}, // one letter says nothing
	} {
		if diff := cmp.Diff(c.want, Near(c.typed, words, 3)); diff != "" {
			t.Errorf("Near(%q) (-want +got):\n%s", c.typed, diff)
		}
	}
}
