package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Meaning is what the words of a column's name, or of a value such as
// military_killed, say of a count.
type Meaning struct {
	Measure    string // empty: the words do not say what was counted
	Group      string // empty: not said
	Side       string
	Bound      string // low, best, high or empty
	Source     string // a source that the words name
	Cumulative bool   // the figure is one to date

	words    int      // words that stand for the measure: killed or mortally wounded has two
	unknown  []string // words that are in no table
	conflict string   // why the words do not go together; empty: they do
}

// Understand returns what the words say, and whether every one of them was
// understood and they go together. A text without a word of a measure may be
// understood: "low estimate" says a bound and leaves the measure open.
func Understand(text string) (Meaning, bool) {
	m := understand(split(text))
	return m, m.ok()
}

func (m *Meaning) ok() bool {
	return len(m.unknown) == 0 && m.conflict == "" && (m.Measure != "" || m.Group != "" || m.Bound != "" || m.Source != "")
}

// isFigure reports whether the words are those of a count.
func (m *Meaning) isFigure() bool { return m.ok() && m.Measure != "" }

// isBound reports whether the words say a bound and nothing else.
func (m *Meaning) isBound() bool {
	return m.ok() && m.Measure == "" && m.Group == "" && m.Bound != ""
}

func understand(name []string) Meaning {
	var m Meaning
	v := words()
	for i := 0; i < len(name); {
		e, n := v.longestAt(name[i:])
		if n == 0 {
			m.unknown = append(m.unknown, name[i])
			i++
			continue
		}
		m.add(e)
		i += n
	}
	return m
}

// longestAt returns the entry of the most words at the beginning, and how many.
func (v *vocabulary) longestAt(words []string) (entry, int) {
	for n := min(v.longest, len(words)); n > 0; n-- {
		if e, ok := v.figure(words[:n]); ok {
			return e, n
		}
	}
	return entry{}, 0
}

func (m *Meaning) add(e entry) {
	if e.Measure != "" {
		m.words++
		m.join("measure", &m.Measure, e.Measure, joinMeasures)
	}
	if e.Group != "" {
		m.join("group", &m.Group, e.Group, joinGroups)
	}
	if e.Side != "" {
		m.join("side", &m.Side, e.Side, nil)
	}
	if e.Bound != "" {
		m.join("bound", &m.Bound, e.Bound, joinBounds)
	}
	if e.Source != "" {
		m.join("source", &m.Source, e.Source, nil)
	}
	m.Cumulative = m.Cumulative || isYes(e.Cumulative)
}

// join adds what one word says to what those before it said. Two things that
// do not go together are a conflict: neither is taken.
func (m *Meaning) join(what string, into *string, said string, both func(a, b string) string) {
	switch was := *into; {
	case was == "" || was == said:
		*into = said
	default:
		*into = ""
		if both != nil {
			*into = both(was, said)
		}
		if *into == "" && m.conflict == "" {
			m.conflict = fmt.Sprintf("its name says two things of the %s, %s and %s", what, was, said)
		}
	}
}

// undivided are the measures that sources give as one figure for two.
var undivided = []struct{ a, b, both string }{
	{"killed", "injured", "killed or wounded"},
	{"captured", "missing", "captured or missing"},
	{"injured", "missing", "wounded or missing"},
}

func joinMeasures(a, b string) string {
	for _, u := range undivided {
		if u.a == a && u.b == b || u.a == b && u.b == a {
			return u.both
		}
	}
	const either = "casualties" // casualties killed: the narrower word counts
	switch either {
	case a:
		return b
	case b:
		return a
	}
	return ""
}

func joinGroups(a, b string) string {
	switch pair := []string{a, b}; {
	case slices.Contains(pair, "total"): // total civilians: all civilians
		return strings.TrimPrefix(a, "total") + strings.TrimPrefix(b, "total")
	case slices.Contains(pair, "women") && slices.Contains(pair, "children"):
		return "women and children"
	}
	return ""
}

func joinBounds(a, b string) string {
	switch "best" { // low estimate: an estimate that is low
	case a:
		return b
	case b:
		return a
	}
	return ""
}
