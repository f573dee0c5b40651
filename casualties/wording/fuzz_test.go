package wording

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse holds what must be true of any text at all.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "42", "1,234", "1 234", "at least 40", "بين 30 و60", "quatre-vingt-douze", "20'den fazla kişi",
		"einundzwanzig", "dozens", "52 people, 15 of them children", "10人以上", "2e3", "-5", "\u202e15", "a hundred and five",
		"two hundred thousand million", "د\u200cست", "# … #", "1.5e3", "zwischen 20 und 30"} {
		f.Add(s)
	}
	if seeds, err := os.ReadFile("testdata/phrases.csv"); err == nil {
		for _, line := range strings.Split(string(seeds), "\n") {
			if cells := strings.Split(line, ","); len(cells) > 1 {
				f.Add(cells[1])
			}
		}
	}
	vague, err := VagueProfile("acled")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, opt := range []Options{{}, {DecimalComma: true}, {GroupSeparator: '.'}, {Vague: vague}} {
			got, err := Parse(text, opt)
			checkReading(t, text, got, err)
			again, err2 := ParseBytes([]byte(text), opt)
			if again != got || (err == nil) != (err2 == nil) {
				t.Fatalf("ParseBytes(%q) = %+v, %v; Parse = %+v, %v", text, again, err2, got, err)
			}
		}
		if arabic := toArabicIndic(text); arabic != text && utf8.ValidString(text) {
			checkSameDigits(t, text, arabic)
		}
	})
}

// checkReading checks a reading against itself.
func checkReading(t *testing.T, text string, got Reading, err error) {
	t.Helper()
	if err != nil {
		var e *Error
		if !errors.As(err, &e) || got != (Reading{}) {
			t.Fatalf("Parse(%q): %+v beside %T %v", text, got, err, err)
		}
		if e.Offset < 0 || e.Offset > utf8.RuneCountInString(text) || e.Message == "" {
			t.Fatalf("Parse(%q): offset %d of %q", text, e.Offset, e.Message)
		}
		return
	}
	if err := got.Count.Validate(); err != nil {
		t.Fatalf("Parse(%q) = %v: %v", text, got.Count, err)
	}
	vague := strings.HasPrefix(got.Rule, RuleVague)
	switch got.Kind {
	case Figure:
		if got.Count.IsEmpty() || vague || got.Rule == RuleNothing {
			t.Fatalf("Parse(%q): a figure %v by rule %q", text, got.Count, got.Rule)
		}
	case Vague:
		if !vague || got.Count.Best.IsKnown() || got.Count.High.IsKnown() {
			t.Fatalf("Parse(%q): vague words %v by rule %q", text, got.Count, got.Rule)
		}
	case Nothing:
		if !got.Count.IsEmpty() || got.Rule != RuleNothing {
			t.Fatalf("Parse(%q): nothing %v by rule %q", text, got.Count, got.Rule)
		}
	}
}

// toArabicIndic writes the ASCII digits of a text in another script.
func toArabicIndic(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, text)
}

// checkSameDigits checks that a text reads the same in digits of two scripts.
// Texts with digits of a third script, or with an exponent, are left out.
func checkSameDigits(t *testing.T, text, arabic string) {
	t.Helper()
	if strings.ContainsAny(text, "eE\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669") {
		return
	}
	a, errA := Parse(text, Options{})
	b, errB := Parse(arabic, Options{})
	if (errA == nil) != (errB == nil) || a.Count != b.Count || a.Kind != b.Kind {
		t.Fatalf("Parse(%q) = %v %v, %v; Parse(%q) = %v %v, %v", text, a.Kind, a.Count, errA, arabic, b.Kind, b.Count, errB)
	}
}

// FuzzDigits holds that whole numbers come back as they are.
func FuzzDigits(f *testing.F) {
	f.Add(int64(0))
	f.Add(int64(1234567))
	f.Add(int64(9223372036854775807))
	f.Fuzz(func(t *testing.T, n int64) {
		if n < 0 {
			return
		}
		text := ruleCount(RuleExact, n, 0).Best.String()
		for _, s := range []string{text, toArabicIndic(text), group(text, ","), group(text, "\u202f"), group(text, "'"), text + ".0"} {
			got, err := Parse(s, Options{})
			if err != nil || got.Count != ruleCount(RuleExact, n, 0) {
				t.Fatalf("Parse(%q) = %v, %v", s, got.Count, err)
			}
		}
	})
}

// group puts a separator before every third digit from the right.
func group(digits, sep string) string {
	s := digits
	for i := len(digits) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}
