package main

import (
	"fmt"
	"slices"
	"strings"

	"toll/casualties"
)

// shownFindings is how many findings a command prints that is not about them.
const shownFindings = 5

// tell raises the status by what was found, prints the first error or warning of
// each rule to stderr, the errors first, and says where to see them all.
func (r *readFlags) tell(e *env, l *loaded) {
	r.raise(e, l.findings)
	l.tellLinks(e)
	kept := l.findings.Sorted()
	slices.SortStableFunc(kept, func(a, b casualties.Finding) int { return int(b.Severity) - int(a.Severity) })
	counts := map[string]int{}
	for _, c := range l.findings.ByRule() {
		counts[c.Rule] = c.Count
	}
	told := 0
	for _, f := range kept {
		n := counts[f.Rule]
		if n == 0 || told == shownFindings || f.Severity < casualties.Warning {
			continue
		}
		counts[f.Rule] = 0 // one of each rule
		told++
		say := e.note
		if f.Severity == casualties.Error {
			say = e.message
		}
		say("%v%s", f, others(n-1))
	}
	if l.findings.Len() > 0 {
		e.note("%s; see them: %s", countFindings(l.findings), e.checkCommand(l.inputs))
	}
}

// others says how many findings there are beside one of the same rule.
func others(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (and %d more of this kind)", n)
}

// raise raises the status to that of the findings.
func (r *readFlags) raise(e *env, fs *casualties.Findings) {
	if fs.Count(casualties.Error) > 0 || r.strict && fs.Count(casualties.Warning) > 0 {
		e.raise(statusFindings)
	}
}

func countFindings(fs *casualties.Findings) string {
	var parts []string
	for _, s := range []casualties.Severity{casualties.Error, casualties.Warning, casualties.Note} {
		if n := fs.Count(s); n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	return strings.Join(parts, ", ") + " about the input"
}

// checkCommand is the command line that shows all findings about the inputs, read
// as they were now.
func (e *env) checkCommand(inputs []input) string {
	words := append([]string{"toll", "check"}, e.meaning...)
	for _, in := range inputs {
		if in.path == "" && in.name == "-" {
			words = append(words, "-")
		}
		if in.path != "" {
			words = append(words, quote(in.path))
		}
	}
	return strings.Join(words, " ")
}

// plural is "1 note", "2 notes".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
