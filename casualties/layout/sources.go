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

// readPrefixes reads what stands in front of a dot, a colon or a dash as a
// source, where the rest of the name is a count and another column is called
// so without it or with something else in front.
func (t *table) readPrefixes() {
	type part struct {
		c      *columnState
		prefix string
		rest   string
	}
	var splits []part
	for _, c := range t.columns {
		if c.empty || c.twice || c.tagged || c.meaning.isFigure() {
			continue
		}
		prefix, rest := splitSource(c.name)
		if m, ok := Understand(rest); prefix == "" || !ok || m.Measure == "" && m.Bound == "" {
			continue
		}
		if m := understand(split(prefix)); len(m.unknown) == 0 && m.Source == "" {
			continue // civilians.min: the part in front is about people
		}
		splits = append(splits, part{c, prefix, rest})
	}
	var told []string
	for _, s := range splits {
		backed := t.sourceName(s.prefix) != ""
		for _, o := range splits {
			if normal(o.prefix) == normal(s.prefix) {
				backed = backed || t.find(o.rest) != nil
			}
			backed = backed || normal(o.rest) == normal(s.rest) && normal(o.prefix) != normal(s.prefix)
		}
		if !backed {
			s.c.remark = "what stands in front of " + s.rest + " may be a source: no other column has the same count"
			continue
		}
		m, _ := Understand(s.rest)
		m.Source = or(t.sourceName(s.prefix), s.prefix)
		s.c.meaning = m
		if !slices.Contains(told, normal(s.prefix)) {
			told = append(told, normal(s.prefix))
			t.problem("source-in-header", s.c, false, "give the columns another source, or ignore, in a layout, if it is none",
				"%q in the names of columns is read as a source", s.prefix)
		}
	}
}

// splitSource takes a name apart at the first dot, colon, bar or dash that
// stands between words: "verified.killed" is verified and killed.
func splitSource(name string) (prefix, rest string) {
	name = clean(name)
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
