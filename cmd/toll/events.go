package main

import (
	"strings"

	"toll/casualties"
	"toll/casualties/fold"
	"toll/cmd/toll/internal/suggest"
)

// findEvents returns the keys of the events that a user means by a key, by a
// name, or by the beginning of one key. what names the flag or argument in the
// message about an event that is not there.
func (e *env) findEvents(claims *casualties.Claims, asked, what string) ([]string, error) {
	events := claims.Events()
	wanted := fold.Key(asked)
	var named, begun, known []string
	for _, event := range events {
		switch key := fold.Key(event.Key); {
		case key == wanted:
			return []string{event.Key}, nil
		case wanted != "" && fold.Key(event.Name) == wanted:
			named = append(named, event.Key)
		case wanted != "" && strings.HasPrefix(key, wanted):
			begun = append(begun, event.Key)
		}
		known = append(known, event.Key)
	}
	switch {
	case len(named) > 0:
		return named, nil
	case len(begun) == 1:
		e.note("%s is read as %s", shown(asked), shown(begun[0]))
		return begun, nil
	case len(begun) > 1:
		u := usagef(e.command, "%s %s: %d events begin so", what, shown(asked), len(begun))
		return nil, u.hint("they are: %s", strings.Join(quoteAll(begun[:min(8, len(begun))]), ", "))
	}
	u := usagef(e.command, "%s %s: there is no such event", what, shown(asked))
	near := suggest.Near(asked, known, 1)
	if len(near) == 0 {
		near = nearNames(asked, events)
	}
	for _, n := range near {
		u.hint("did you mean: %s", e.corrected(asked, n))
	}
	if len(near) == 0 {
		u.hint("events there are: %s%s", strings.Join(quoteAll(known[:min(8, len(known))]), ", "), more(len(known)-8))
	}
	return nil, u
}

// nearNames returns the key of the event whose name, or whose key without its
// date, is nearest to what was asked.
func nearNames(asked string, events []casualties.Event) []string {
	byName := map[string]string{}
	var list []string
	for _, event := range events {
		for _, name := range []string{event.Name, strings.TrimRight(event.Key, "-0123456789")} {
			if _, ok := byName[name]; !ok && name != "" {
				byName[name] = event.Key
				list = append(list, name)
			}
		}
	}
	for _, n := range suggest.Near(asked, list, 1) {
		return []string{byName[n]}
	}
	return nil
}

func more(n int) string {
	if n <= 0 {
		return ""
	}
	return " and " + plural(n, "other")
}
