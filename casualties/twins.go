package casualties

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"toll/casualties/fold"
	"toll/casualties/names"
)

// mostMet is how many different names are kept to look for near twins. A table
// with more of them is not looked through: it would take too long.
const mostMet = 1 << 14

// met are the different names that a worker met, and where first.
type met struct {
	of   map[string]spelling
	last []byte
	over bool // there were too many
}

// knows reports whether a name was met before.
func (m *met) knows(text []byte) bool {
	if string(m.last) == string(text) {
		return true
	}
	m.last = append(m.last[:0], text...)
	_, known := m.of[string(text)]
	return known
}

// add keeps a name that was not met before.
func (m *met) add(s spelling) {
	if len(m.of) >= mostMet {
		*m = met{over: true}
		return
	}
	if m.of == nil {
		m.of = map[string]spelling{}
	}
	m.of[s.text] = s
}

// twins are the names of the tables read so far, by what they look like.
type twins struct {
	looks  map[string]spelling // by skeleton
	near   nearNames
	folded map[string]bool // names that are in
}

// reportTwins names events and sources that are nearly another one's.
func (t *table) reportTwins(workers []*worker, claims *Claims) {
	var events, sources []spelling
	over := false
	for _, w := range workers {
		events = slices.AppendSeq(events, maps.Values(w.seen.events.of))
		sources = append(sources, w.out.sources.spellings...)
		over = over || w.seen.events.over
	}
	events, sources = inOrder(events), inOrder(sources)
	if !over && len(events) <= mostMet {
		for _, s := range events {
			t.findings.nearEvent(s)
		}
	}
	if len(sources) <= mostMet {
		for _, s := range sources {
			t.findings.nearSource(s, claims.sources[s.text])
		}
	}
}

// inOrder sorts names by where they stand first; what several workers met stands
// there once.
func inOrder(list []spelling) []spelling {
	slices.SortFunc(list, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.pos.Line, b.pos.Line), cmp.Compare(a.pos.Column, b.pos.Column), cmp.Compare(a.text, b.text))
	})
	met := make(map[string]bool, len(list))
	return slices.DeleteFunc(list, func(s spelling) bool {
		again := met[s.text]
		met[s.text] = true
		return again
	})
}

// nearEvent reports an event whose key looks like another one's.
func (fs *Findings) nearEvent(s spelling) {
	if len(fs.events.folded) > mostMet {
		return
	}
	if other, ok := fs.events.looksLike(s, fold.Key(s.text)); ok {
		fs.Add(Finding{Rule: "near-event", Pos: s.pos, Column: s.column, Seen: excerpt(s.text),
			Message: fmt.Sprintf("%s looks like %q in %s and is another event", spelled(s.text, other.text), excerpt(other.text), other.pos),
			Hint:    "write both alike if they are one"})
	}
}

// nearSource reports a source whose name is nearly that of another one, met
// before or in the table of sources. name is what it is known by.
func (fs *Findings) nearSource(s spelling, name string) {
	key := fold.Name(name)
	if key == "" || len(fs.sources.folded) > mostMet {
		return
	}
	other, looks := fs.sources.looksLike(s, key)
	meant := other.text
	if _, known := names.LookupSource(name); !known && !looks {
		meant = cmp.Or(knownNames().find(key), fs.sources.near.find(key))
	}
	fs.sources.near.add(key, name)
	if meant == "" || meant == name {
		return
	}
	fs.Add(Finding{Rule: "near-source", Pos: s.pos, Column: s.column, Seen: excerpt(s.text),
		Message: fmt.Sprintf("%s is read as a source of its own: did you mean %q?", spelled(s.text, meant), excerpt(meant)),
		Hint:    "write both alike if they are one"})
}

// looksLike returns the name met before that cannot be told from s on a screen
// though it is another one by its key.
func (t *twins) looksLike(s spelling, key string) (spelling, bool) {
	if t.folded[key] {
		return spelling{}, false
	}
	if t.folded == nil {
		t.folded, t.looks = map[string]bool{}, map[string]spelling{}
	}
	t.folded[key] = true
	look := fold.Skeleton(s.text)
	other, ok := t.looks[look]
	if !ok {
		t.looks[look] = s
	}
	return other, ok && look != ""
}

// spelled quotes a name, and where it holds other letters than it seems to or
// ones that cannot be seen, says which.
func spelled(text, like string) string {
	for _, r := range text {
		if r > 0x7f && !slices.Contains([]rune(like), r) {
			return fmt.Sprintf("%q, with the character %U,", excerpt(text), r)
		}
	}
	return fmt.Sprintf("%q", excerpt(text))
}
