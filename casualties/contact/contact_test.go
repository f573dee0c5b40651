package contact

import (
	"testing"
	"unicode/utf8"
)

// The numbers are of ranges that are kept for fiction and examples (Ofcom, FCC
// 555) or made up; example.org is RFC 2606.
func TestScrub(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"write to a.b+c@example.org.", "write to [e-mail left out]."},
		{"<info@example.org>", "<[e-mail left out]>"},
		{"call +44 20 7946 0958 now", "call [telephone left out] now"},
		{"00963 11 555 0100", "[telephone left out]"},
		{"tel. 555-0123, 12 killed", "tel. [telephone left out], 12 killed"},
		{"هاتف ٠١١٥٥٥٠١٠٠", "هاتف [telephone left out]"},
		{"WhatsApp: 555 0199", "WhatsApp: [telephone left out]"},
		{"phone number 555 0199 and x@example.org", "phone number [telephone left out] and [e-mail left out]"},
	} {
		got, kinds := Scrub(c.in)
		if got != c.want || len(kinds) == 0 {
			t.Errorf("Scrub(%q) = %q (%v), want %q", c.in, got, kinds, c.want)
		}
	}
}

// TestKept: what only looks like it stays, counts above all.
func TestKept(t *testing.T) {
	for _, text := range []string{
		"", "12 killed", "1,234,567 people", "between 2017-05-18 and 2017-05-19", "up to 100 000 000", "0 killed", "007", "00:30 local time",
		"https://example.org/user@example.org/status/867123456789012345", "https://twitter.com/a/status/00963115550100",
		"@handle said so", "a@b", "5+ killed", "+5", "20+30 hurt", "casualties 1000000", "33.5138, 36.2765", "+33.5138 +36.2765",
		"2017-05-18T14:00+03:00", "hotel 1234567", "motel: 555 0123",
	} {
		if got, kinds := Scrub(text); got != text || kinds != nil {
			t.Errorf("Scrub(%q) = %q", text, got)
		}
	}
}

func TestWhole(t *testing.T) {
	for text, want := range map[string]bool{
		"a@example.org": true, "+44 20 7946 0958": true, "020 7946 0958": true, "0115550100": true,
		"42": false, "": false, "2017-05-18": false, "1234567890": false, "see a@example.org": false, "0": false, "0-10": false, "0.046153846": false,
	} {
		if _, got := Whole(text); got != want {
			t.Errorf("Whole(%q) = %v", text, got)
		}
	}
}

func FuzzScrub(f *testing.F) {
	f.Add("tel +44 20 7946 0958, a@example.org")
	f.Add("+ (")
	f.Fuzz(func(t *testing.T, text string) {
		got, kinds := Scrub(text)
		if len(kinds) == 0 && got != text {
			t.Errorf("%q became %q", text, got)
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q became %q", text, got)
		}
		if again, kinds := Scrub(got); len(kinds) > 0 && again == got {
			t.Errorf("%q, then %q", got, again)
		}
	})
}
