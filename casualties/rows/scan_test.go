package rows

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// plainScan is scan, a byte at a time and in the plainest way, as a reference.
func plainScan(data []byte, from int, final bool, delim byte) string {
	var ends []int
	flaw, flawAt, flawIn := "", 0, 0
	note := func(rule string, at int) {
		if flaw == "" {
			flaw, flawAt, flawIn = rule, at-from, len(ends)
		}
	}
	inner, start := 0, from
	for i := from; i < len(data); i++ {
		switch c := data[i]; {
		case c == delim:
			ends = append(ends, i-from)
			start = i + 1
		case c == '\n' || c == '\r':
			if c == '\r' && i+1 == len(data) && !final {
				return "need more"
			}
			size := i + 1
			if c == '\r' && size < len(data) && data[size] == '\n' {
				size++
			}
			return fmt.Sprint(append(ends, i-from), size-from, inner, flaw, flawAt, flawIn)
		case c == '"' && i == start:
			j := i + 1
			for j < len(data) && (data[j] != '"' || j+1 < len(data) && data[j+1] == '"') {
				if data[j] == '"' {
					j++
				}
				j++
			}
			if j >= len(data) && final {
				return fmt.Sprint("open quote ", start)
			}
			if j+1 >= len(data) && !final {
				return "need more"
			}
			breaks := strings.Count(strings.ReplaceAll(strings.ReplaceAll(string(data[i:j]), "\r\n", "\n"), "\r", "\n"), "\n")
			inner += breaks
			i = j
			if j+1 < len(data) && data[j+1] != delim && data[j+1] != '\n' && data[j+1] != '\r' {
				if breaks > 0 {
					return fmt.Sprint("open quote ", start)
				}
				note(RuleTextAfterQuote, j+1)
			}
		case c == '"':
			note(RuleBareQuote, i)
		}
	}
	if !final {
		return "need more"
	}
	return fmt.Sprint(append(ends, len(data)-from), len(data)-from, inner, flaw, flawAt, flawIn)
}

// TestScanAgainstPlain compares on random texts of several blocks, with bytes
// next to those that matter, at every kind of offset.
func TestScanAgainstPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	alphabets := []string{"a,\"\n", "abcdefgh-,\"\"\n\r#+\x0b\x00\x0eé\t;", "abcdefghijklmnopqrstuvwxyz0123456789,,,,\n", "ab\",\"\r\n\" "}
	for range 20_000 {
		alphabet := alphabets[rng.IntN(len(alphabets))]
		data := make([]byte, 1+rng.IntN(300))
		for i := range data {
			data[i] = alphabet[rng.IntN(len(alphabet))]
		}
		delim := []byte{',', ';', '\t', '-'}[rng.IntN(4)]
		final := rng.IntN(2) == 0
		s := newScanner(delim, 1000)
		var rec record
		for from := 0; from < len(data); from += rec.size {
			want := plainScan(data, from, final, delim)
			var got string
			switch s.scan(data, from, final, &rec) {
			case scanned:
				got = fmt.Sprint(rec.ends, rec.size, rec.inner, rec.flaw, rec.flawAt, rec.flawIn)
				if row := string(data[from : from+rec.size]); !rec.odd && strings.ContainsFunc(row, func(r rune) bool { return r == 0 || r >= 0x80 }) {
					t.Fatalf("%q is said to be ASCII without NULs", row)
				}
			case openQuote:
				got = fmt.Sprint("open quote ", from+rec.open())
			default:
				got = "need more"
			}
			if got != want {
				t.Fatalf("%q from %d, final %v, delimiter %q:\ngot  %s\nwant %s", data, from, final, delim, got, want)
			}
			if rec.size == 0 {
				break
			}
		}
	}
}
