package main

import (
	"maps"
	"slices"
	"strings"

	"toll/casualties"
	"toll/cmd/toll/internal/table"
)

// mostValues is how many values of a column are offered; more nobody reads.
const mostValues = 200

func wordCandidates(words []string) []candidate {
	var list []candidate
	for _, w := range words {
		list = append(list, candidate{word: w})
	}
	return list
}

// ofClaims returns what the claims of the named files have somewhere, sorted.
func (at *cursor) ofClaims(of func(*casualties.Claim) string) []candidate {
	claims := at.claims(false)
	if claims == nil {
		return nil
	}
	return wordCandidates(distinct(claims, of))
}

func distinct(claims *casualties.Claims, of func(*casualties.Claim) string) []string {
	seen := map[string]bool{}
	for c := range claims.All {
		seen[of(c)] = true
	}
	delete(seen, "")
	return slices.Sorted(maps.Keys(seen))
}

// headers returns the columns that the named files have, in their order, each
// with what it would be read as. Nothing but the first rows is read.
func (at *cursor) headers() []candidate {
	read, e, inputs := at.reading()
	if read == nil {
		return nil
	}
	opt, err := read.options(e, false)
	if err != nil {
		return nil
	}
	var list []candidate
	seen := map[string]bool{}
	for _, in := range inputs {
		f, err := in.open()
		if err != nil {
			return list
		}
		l, err := casualties.InferLayout(casualties.Input{Name: in.name, Reader: f, Source: in.source}, opt, &casualties.Findings{})
		f.Close() // read only: nothing is lost with its error
		if err != nil {
			continue
		}
		for _, c := range l.Columns {
			if c.Column != "" && !seen[c.Column] {
				seen[c.Column] = true
				list = append(list, candidate{c.Column, string(c.Role)})
			}
		}
	}
	return list
}

// lists completes the last word of a list with commas; a word that stands in it
// is not offered again.
func (at *cursor) lists(words []candidate) []candidate {
	current := at.current
	if _, value, joined := strings.Cut(current, "="); joined && strings.HasPrefix(current, "--") {
		current = value
	}
	before := current[:strings.LastIndex(current, ",")+1]
	given := strings.Split(before, ",")
	var list []candidate
	for _, w := range words {
		if !slices.Contains(given, w.word) {
			list = append(list, candidate{before + w.word, w.about})
		}
	}
	return list
}

// where completes COLUMN=VALUE: the columns, and behind the = the values that a
// column has.
func (at *cursor) where() []candidate {
	current := strings.TrimPrefix(at.current, "--where=")
	column, _, values := strings.Cut(current, "=")
	var list []candidate
	if !values {
		for _, name := range table.Columns[casualties.Row]() {
			list = append(list, candidate{name + "=", "column of the claims"})
		}
		return list
	}
	claims := at.claims(true)
	if claims == nil {
		return nil
	}
	for _, v := range distinct(claims, func(c *casualties.Claim) string { return cellOf(c, column) }) {
		if len(list) < mostValues {
			list = append(list, candidate{column + "=" + v, ""})
		}
	}
	return list
}
