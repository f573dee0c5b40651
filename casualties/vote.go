package casualties

import (
	"slices"
	"strings"
)

// Vote is one say in a cell: the latest figure of one source, or that of
// several sources which repeat the same origin.
type Vote struct {
	Name    string // the source; the origin where copies of an absent one were merged
	Figures []int  // indexes into Latest.Figures
	Bounds
}

// vote gives every figure its vote. A copy whose origin has a figure in the
// cell has none; several copies of one absent origin, or of each other in a
// circle, have one together; a lone copy keeps its own.
func (s *Selector) vote() {
	l := &s.latest
	s.votes = s.votes[:0]
	if s.sel.EachSource || !l.copies {
		for i := range l.Figures { // the figures are in byte order of the sources
			s.votes = append(s.votes, i)
		}
		for i := range l.Figures {
			f := &l.Figures[i]
			f.Vote = i
			l.Votes = longer(l.Votes)
			v := &l.Votes[i]
			v.Name, v.Figures = f.Source, s.votes[i:i+1:i+1]
			v.Bounds = f.Bounds
		}
		return
	}
	l.joinCopies()
}

// joinCopies is vote where some source repeats another.
func (l *Latest) joinCopies() {
	groups := map[string][]int{}
	for i := range l.Figures {
		l.Figures[i].Vote = -1
		if key, ok := l.voteKey(i); ok {
			groups[key] = append(groups[key], i)
		}
	}
	for key, figures := range groups {
		name := strings.TrimPrefix(key, absent)
		if len(figures) == 1 {
			name = l.Figures[figures[0]].Source
		}
		var claims []int
		for _, f := range figures {
			claims = append(claims, l.Figures[f].Claims...)
		}
		v := Vote{Name: name, Figures: figures}
		l.merge(claims, &v.Bounds)
		l.Votes = append(l.Votes, v)
	}
	slices.SortFunc(l.Votes, func(a, b Vote) int { return strings.Compare(a.Name, b.Name) })
	for v, vote := range l.Votes {
		for _, f := range vote.Figures {
			l.Figures[f].Vote = v
		}
	}
}

// absent marks the key of an origin that has no figure in the cell, so that it
// cannot meet a source's own name.
const absent = "\x00"

// voteKey returns the key under which figure i votes, or false where it is a
// copy of a source that is there.
func (l *Latest) voteKey(i int) (string, bool) {
	origin := l.Figures[i].Origin
	if origin == "" {
		return l.Figures[i].Source, true
	}
	if l.figureOf(origin) < 0 {
		return absent + origin, true
	}
	if circle := l.circle(i); circle != "" {
		return circle, true
	}
	return "", false
}

// circle returns the first source, in byte order, of the circle of copies in
// which figure i stands; empty where following the origins does not lead back.
func (l *Latest) circle(i int) string {
	first := l.Figures[i].Source
	for f, steps := i, 0; steps <= len(l.Figures); steps++ {
		f = l.figureOf(l.Figures[f].Origin)
		if f < 0 {
			return ""
		}
		first = min(first, l.Figures[f].Source)
		if f == i {
			return first
		}
	}
	return ""
}

// figureOf returns the index of a source's figure, -1 where it has none.
func (l *Latest) figureOf(source string) int {
	i, found := slices.BinarySearchFunc(l.Figures, source, func(f Figure, s string) int { return strings.Compare(f.Source, s) })
	if !found {
		return -1
	}
	return i
}
