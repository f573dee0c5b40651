// Package suggest finds the word that was probably meant by one that is not
// known: a mistyped command, flag, choice, event or file name.
package suggest

import (
	"slices"
	"strings"
)

// Distance is the Damerau–Levenshtein distance of a and b in its restricted
// form (optimal string alignment): the least number of insertions, deletions,
// replacements and swaps of neighbours that make b of a, no place edited twice.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before := make([]int, len(y)+1) // the row of i-2
	above := make([]int, len(y)+1)  // the row of i-1
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		before, above, row = above, row, before
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(y)]
}

// Near returns the words that may have been meant by word, nearest first, ties
// in byte order, at most limit of them. Case does not count. A word is near
// where it begins with what was typed (two letters or more), or where at most a
// third of its letters would have to change, or one of two or three.
func Near(word string, words []string, limit int) []string {
	type scored struct {
		word     string
		distance int
	}
	var near []scored
	typed := strings.ToLower(word)
	for _, w := range words {
		known := strings.ToLower(w)
		d := Distance(typed, known)
		switch {
		case d <= max(1, len([]rune(known))/3) && d < len([]rune(known)):
		case len(typed) >= 2 && strings.HasPrefix(known, typed):
			d = 1
		default:
			continue
		}
		near = append(near, scored{w, d})
	}
	slices.SortFunc(near, func(a, b scored) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		return strings.Compare(a.word, b.word)
	})
	var out []string
	for _, s := range near {
		if len(out) < limit && !slices.Contains(out, s.word) {
			out = append(out, s.word)
		}
	}
	return out
}
