package main

import (
	"fmt"
	"os"

	"toll/stats/link"
)

// readLinks reads the link table of --link; nil without one.
func (r *readFlags) readLinks(e *env) (*link.Table, error) {
	if r.links == "" {
		return nil, nil
	}
	f, err := os.Open(r.links)
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

// tellLinks says what to keep in mind about the links.
func (l *loaded) tellLinks(e *env) {
	if l.links != nil && l.links.Figures {
		e.note("the files were linked with the help of the casualty figures, which makes the sources look more alike than they are")
	}
	if l.links != nil && l.links.Missing > 0 {
		e.note("%s of events that the link table does not have: each is an event of its own", plural(l.links.Missing, "claim"))
	}
}
