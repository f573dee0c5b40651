package main

import (
	"fmt"

	"toll/casualties"
	"toll/stats/link"
)

// readLinks reads the link table of --link; nil without one.
func (r *readFlags) readLinks(e *env) (*link.Table, error) {
	if r.links == "" {
		return nil, nil
	}
	f, err := e.disk.Open(r.links)
	if err != nil {
		u := usagef(e.command, "--link %s: there is no such file", shown(r.links))
		return nil, u.hint("make one: toll link FILE FILE... -o %s", quote(r.links))
	}
	defer f.Close()
	t, err := link.ReadTable(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(r.links), err)
	}
	return t, nil
}

// linked gives the claims the keys of the link table, and makes findings of what
// to keep in mind about it, so that the tables say it.
func (l *loaded) linked() {
	l.claims = l.links.Apply(l.claims)
	if l.links.Figures {
		l.findings.Add(casualties.Finding{Rule: "linked-by-figures",
			Message: "the files were linked with the help of the casualty figures, which makes the sources look more alike than they are"})
	}
	if n := l.links.Missing; n > 0 {
		l.findings.Add(casualties.Finding{Rule: "not-linked",
			Message: plural(n, "claim") + " of events that the link table does not have: each is an event of its own"})
	}
}

// tellLinks says what to keep in mind about the links.
func (l *loaded) tellLinks(e *env) {
	for _, f := range l.findings.Sorted() {
		if f.Rule == "linked-by-figures" || f.Rule == "not-linked" {
			e.note("%s", f.Message)
		}
	}
}
