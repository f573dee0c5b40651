// Package slug makes file names from event keys: names that cannot leave their
// folder, clash with each other, or mean a device on any system.
package slug

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Longest is the length in bytes that no name exceeds.
const Longest = 80

// Names hands out names, each once. The zero value is ready. The names depend
// on the order in which they are asked for, so callers ask in a sorted order.
type Names struct{ used map[string]bool }

// Of returns the file name, without an extension, for the n-th event (counted
// from 1) with the key: its ASCII letters in lower case and its digits, all
// else a hyphen, at most Longest bytes. Accents are dropped; nothing is
// transliterated, so a key with no ASCII letter gives "event-N". A name already
// handed out gets a number behind it.
func (s *Names) Of(key string, n int) string {
	base := words(key)
	if !hasLetter(base) {
		base = strings.Trim("event-"+strconv.Itoa(n)+"-"+base, "-")
	}
	if reserved(base) {
		base = "event-" + base
	}
	if s.used == nil {
		s.used = map[string]bool{}
	}
	name := cut(base, Longest)
	for i := 2; s.used[name]; i++ {
		end := "-" + strconv.Itoa(i)
		name = cut(base, Longest-len(end)) + end
	}
	s.used[name] = true
	return name
}

func words(key string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(key) {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		case r >= 0x300 && r <= 0x36F: // combining accents: é is read as e
			continue
		default:
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
}

func cut(s string, n int) string {
	if len(s) > n {
		s = s[:n]
	}
	return strings.TrimRight(s, "-")
}

// reserved names mean devices on Windows, whatever their extension.
func reserved(s string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul", "conin", "conout"}, s) {
		return true
	}
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && s[3] >= '0' && s[3] <= '9'
}
