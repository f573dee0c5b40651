package plain

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Deir ez-Zor", "Deir ez-Zor"},
		{"دير الزور", "دير الزور"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // the zero-width non-joiner of Persian stays
		{"\x1b[31mred", `\x1b[31mred`},
		{"a\nb\tc\r", `a\nb\tc\r`},
		{"user\u202egpj.exe", `user\u202egpj.exe`},
		{"\u2066x\u2069", `\u2066x\u2069`},
		{"\u0085x", `\x85x`}, // C1: next line
		{"a\xffb", `a\xffb`},
		{"\U000E0041", `\U000e0041`},
	} {
		if got := Text(c.in); got != c.want {
			t.Errorf("Text(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestWidth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want int
	}{
		{"abc", 3},
		{"حمص", 3},           // three letters
		{"حِمْص", 3},         // with two vowel signs
		{"日本", 4},            // two wide characters
		{"e\u0301", 1},       // e and a combining accent
		{"\u2068x\u2069", 1}, // isolates take no cell
		{"≥40", 3},
		{"25–73", 5},
	} {
		if got := Width(c.in); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.in, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
	} {
		if got := Cut(c.in, c.n); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestIsolate(t *testing.T) {
	t.Parallel()
	if got := Isolate("Homs"); got != "Homs" {
		t.Errorf("Latin text isolated: %q", got)
	}
	if got := Isolate("حمص"); got != "\u2068حمص\u2069" {
		t.Errorf("Arabic text not isolated: %q", got)
	}
}

func FuzzText(f *testing.F) {
	f.Add("\x1b]0;x\x07")
	f.Add("\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, unicode.IsControl) || strings.ContainsFunc(got, harmful) {
			t.Errorf("Text(%q) = %q is not harmless", s, got)
		}
		if clean(s) && got != s {
			t.Errorf("Text(%q) changed clean text to %q", s, got)
		}
	})
}
