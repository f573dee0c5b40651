package casualties

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"toll/casualties/date"
)

// Statement is what one source says on one page on one day: the claims that
// belong together. Only within a statement do parts and wholes belong to each
// other.
type Statement struct {
	Event    *Event
	Source   string // empty: unattributed
	Via      string
	Origin   string // as the first claim that names one
	Day      date.Date
	Revision int // the highest of its claims; 0: not known
	URL      string
	Claims   []Claim // by measure, group, side, cumulative, position
}

type statementKey struct {
	source, via, url string
	day              date.Date
}

// Statements yields the statements of every event: events in byte order of
// their keys, then source, day, revision, via and address.
func (cs *Claims) Statements() iter.Seq[*Statement] {
	return func(yield func(*Statement) bool) {
		for i := range cs.NumEvents() {
			for _, s := range statements(cs.Cursor().Cells(i)) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// statements sorts the claims of an event's cells by statement.
func statements(cells []*Cell) []*Statement {
	byKey := map[statementKey]*Statement{}
	var list []*Statement
	for _, cell := range cells {
		for _, c := range cell.Claims {
			k := statementKey{c.Source, c.Via, c.URL, c.Day()}
			s := byKey[k]
			if s == nil {
				s = &Statement{Event: cell.Event, Source: c.Source, Via: c.Via, Day: c.Day(), URL: c.URL}
				byKey[k] = s
				list = append(list, s)
			}
			s.Origin, s.Revision = cmp.Or(s.Origin, c.Origin), max(s.Revision, c.Revision)
			s.Claims = append(s.Claims, c)
		}
	}
	slices.SortStableFunc(list, compareStatements)
	return list
}

func compareStatements(a, b *Statement) int {
	return cmp.Or(strings.Compare(a.Source, b.Source), a.Day.Compare(b.Day), cmp.Compare(a.Revision, b.Revision),
		strings.Compare(a.Via, b.Via), strings.Compare(a.URL, b.URL), strings.Compare(a.Origin, b.Origin))
}

// Find returns the statement's whole-event claim of a measure, group and side
// that carries no doubt, and whether there is exactly one.
func (s *Statement) Find(m Measure, g Group, side string, cumulative bool) (*Claim, bool) {
	var found *Claim
	for i := range s.Claims {
		c := &s.Claims[i]
		if c.Measure != m || c.Group != g || c.Side != side || c.Cumulative != cumulative || c.Scope != WholeEvent || c.Doubt != NoDoubt {
			continue
		}
		if found != nil && found.Count != c.Count {
			return nil, false
		}
		found = c
	}
	return found, found != nil
}
