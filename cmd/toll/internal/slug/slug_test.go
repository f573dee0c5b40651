package slug

import (
	"regexp"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, key, want string }{
		{"plain", "al-tanf-2017-05-18", "al-tanf-2017-05-18"},
		{"spaces and case", "Northgate  Market 2023", "northgate-market-2023"},
		{"accents", "Léré, São", "lere-sao"},
		{"leaves no folder", "../../etc/passwd", "etc-passwd"},
		{"Arabic only", "دير الزور", "event-7"},
		{"Arabic with a date", "دير الزور 2017-05-15", "event-7-2017-05-15"},
		{"empty", "", "event-7"},
		{"device", "CON", "event-con"},
		{"device with number", "lpt1", "event-lpt1"},
		{"not a device", "console", "console"},
		{"control characters", "a\x00b\x1b[31m", "a-b-31m"},
		{"long", strings.Repeat("x", 300), strings.Repeat("x", Longest)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var s Names
			if got := s.Of(c.key, 7); got != c.want {
				t.Errorf("Of(%q) = %q, want %q", c.key, got, c.want)
			}
		})
	}
}

func TestOfNeverTwice(t *testing.T) {
	t.Parallel()
	var s Names
	seen := map[string]string{}
	long := strings.Repeat("y", 200)
	for i, key := range []string{"A b", "a-b", "a b", "a-b-2", long, long + "z", "حمص", "حماة"} {
		name := s.Of(key, i+1)
		if other, ok := seen[name]; ok {
			t.Errorf("%q and %q share the name %q", key, other, name)
		}
		seen[name] = key
	}
}

func FuzzOf(f *testing.F) {
	f.Add("al-tanf")
	f.Add("../x")
	f.Add("aux")
	safe := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	f.Fuzz(func(t *testing.T, key string) {
		var s Names
		a, b := s.Of(key, 1), s.Of(key, 2)
		for _, name := range []string{a, b} {
			if !safe.MatchString(name) || len(name) > Longest || reserved(name) {
				t.Errorf("unsafe name %q from %q", name, key)
			}
		}
		if a == b {
			t.Errorf("%q handed out twice", a)
		}
	})
}
