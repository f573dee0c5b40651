package layout

import (
	"slices"
	"strings"
	"unicode"

	"toll/casualties/names"
)

// readSources finds sources in the names of count columns: "verified.killed"
// beside "killed", "deaths (PRIO)", "UNICEF killed", or a name that is a
// source's and nothing else, over nothing but numbers.
func (t *table) readSources() {
	t.readPrefixes()
	for i, c := range t.columns {
		if c.empty || c.twice || c.tagged || c.meaning.isFigure() {
			continue
		}
		if source := t.sourceName(c.name); source != "" {
			if len(c.roles) == 0 && t.holdsNumbers(i) {
				c.rows = []Column{{Role: Count, Source: source}}
				c.remark = "the figures of the source " + source
			}
			continue
		}
		source, rest := t.namedSource(c.name)
		if m, ok := Understand(rest); source != "" && ok && (m.Measure != "" || m.Bound != "") {
			m.Source = source
			c.meaning = m
			c.remark = "the figures of the source " + source
		}
	}
}

// prefixed is a column whose name is a count with something in front.
type prefixed struct {
	*columnState
	prefix string  // as it stands
	rest   string  // normal
	count  Meaning // of the rest
}

// readPrefixes reads what stands in front of a dot, a colon or a dash as a
// source, where the rest of the name is a count and another column is called
// so without it or with something else in front.
func (t *table) readPrefixes() {
	found := t.prefixed()
	backed := map[string]bool{}     // by normal prefix
	others := map[string][]string{} // normal prefixes, by rest
	for _, p := range found {
		key := normal(p.prefix)
		if !slices.Contains(others[p.rest], key) && len(others[p.rest]) < 2 {
			others[p.rest] = append(others[p.rest], key)
		}
		if t.find(p.rest) != nil || t.sourceName(p.prefix) != "" {
			backed[key] = true
		}
	}
	told := map[string]bool{}
	for _, p := range found {
		key := normal(p.prefix)
		if !backed[key] && len(others[p.rest]) < 2 {
			p.remark = "what stands in front of " + p.rest + " may be a source: no other column has the same count"
			continue
		}
		p.meaning = p.count
		p.meaning.Source = or(t.sourceName(p.prefix), p.prefix)
		if !told[key] {
			told[key] = true
			t.problem("source-in-header", p.columnState, false, "give the columns another source, or ignore, in a layout, if it is none",
				"%q in the names of columns is read as a source", p.prefix)
		}
	}
}

// prefixed returns the columns that readPrefixes decides on. What stands in
// front must have a word that no count has: civilians.min is no source's.
func (t *table) prefixed() []prefixed {
	var list []prefixed
	for _, c := range t.columns {
		if c.empty || c.twice || c.tagged || c.meaning.isFigure() {
			continue
		}
		prefix, rest := splitSource(c.name)
		m, ok := Understand(rest)
		if prefix == "" || !ok || m.Measure == "" && m.Bound == "" {
			continue
		}
		if front := understand(split(prefix)); len(front.unknown) > 0 || front.Source != "" {
			list = append(list, prefixed{c, prefix, normal(rest), m})
		}
	}
	return list
}

// splitSource takes a name apart at the first dot, colon, bar or dash that
// stands between words: "verified.killed" is verified and killed.
func splitSource(name string) (prefix, rest string) {
	if name = clean(name); len(name) > longestName {
		return "", ""
	}
	for i, r := range name {
		long := strings.ContainsRune(".:|–—", r)
		spaced := strings.ContainsRune("-/", r) && i > 0 && name[i-1] == ' '
		if !long && !spaced || i == 0 {
			continue
		}
		rest = strings.TrimLeftFunc(name[i:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		return strings.TrimSpace(name[:i]), rest
	}
	return "", ""
}

// namedSource looks for a known source at the beginning or the end of a name,
// whose other words are returned.
func (t *table) namedSource(name string) (source, rest string) {
	if prefix, rest := splitSource(name); prefix != "" {
		if s := t.sourceName(prefix); s != "" {
			return s, rest
		}
		if s := t.sourceName(rest); s != "" {
			return s, prefix
		}
	}
	if len(name) > longestName {
		return "", ""
	}
	words := strings.FieldsFunc(clean(name), func(r rune) bool {
		return r == ' ' || r == '_' || r == '(' || r == ')' || r == '[' || r == ']' || r == ','
	})
	for n := len(words) - 1; n > 0; n-- {
		if s := t.sourceName(strings.Join(words[:n], " ")); s != "" {
			return s, strings.Join(words[n:], " ")
		}
		if s := t.sourceName(strings.Join(words[len(words)-n:], " ")); s != "" {
			return s, strings.Join(words[:len(words)-n], " ")
		}
	}
	return "", ""
}

// sourceName returns the name of a source that is known under this text: by the
// user, by data/headers.csv or by data/sources.csv; empty: nobody is.
func (t *table) sourceName(text string) string {
	if len(text) > longestName {
		return ""
	}
	for _, s := range t.hints.Sources {
		if normal(s) == normal(text) && normal(s) != "" {
			return clean(s)
		}
	}
	if m, ok := Understand(text); ok && m.Source != "" && m.Measure == "" && m.Bound == "" && m.Group == "" {
		return m.Source
	}
	if s, ok := names.LookupSource(text); ok {
		return s.Name
	}
	return ""
}

// holdsNumbers reports whether the rows under the header have nothing but
// numbers in field i, and at least one.
func (t *table) holdsNumbers(i int) bool {
	n := 0
	for _, row := range t.samples {
		if i >= len(row) || clean(row[i]) == "" {
			continue
		}
		if !isNumber(row[i]) {
			return false
		}
		n++
	}
	return n > 0
}
