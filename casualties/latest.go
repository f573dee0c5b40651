package casualties

import (
	"slices"
	"strings"

	"toll/casualties/date"
)

// Selection says how the latest figures of a cell are chosen.
type Selection struct {
	AsOf       date.Date // only what was published by then; nothing: everything found
	Settle     int       // days after the event in which an exact figure is read as a minimum
	EachSource bool      // every source has a vote, copies included
}

// DefaultSettle is the number of days after an event in which exact figures are
// read as minimums: first tolls rise.
const DefaultSettle = 3

// NewSelection returns the selection without flags: everything found, figures
// of the first DefaultSettle days read as minimums, copies without a vote.
func NewSelection() Selection { return Selection{Settle: DefaultSettle} }

// Figure is the latest figure of one source in one cell.
type Figure struct {
	Source string
	Claims []int // indexes into Cell.Claims, in their order
	Bounds
	Origin string // the source that this one repeats, where all claims name the same
	Vote   int    // index into Latest.Votes; -1: a copy without a vote
}

// Latest is what is found to be the last word of each source in a cell.
type Latest struct {
	Cell    *Cell
	Fates   []Fate   // by index of Cell.Claims
	Early   []bool   // by index of Cell.Claims: read as a minimum; only for latest figures
	Figures []Figure // one a source, in byte order of the source
	Votes   []Vote   // in byte order of the name
}

// Select chooses the latest figure of each source in a cell and the votes.
// Each step filters what the one before left, and a source whose claims have a
// number and neither scope nor doubt never loses its last claim. The result may
// be kept; a Selector makes one after the other in the same memory.
func Select(cell *Cell, sel Selection) *Latest { return NewSelector(sel).Select(cell) }

// Selector chooses latest figures cell by cell, in memory that it uses again.
type Selector struct {
	sel    Selection
	latest Latest
	claims []int // those with a number, by source; the figures hold parts of it
	votes  []int // figures of the votes
}

// NewSelector returns a Selector.
func NewSelector(sel Selection) *Selector { return &Selector{sel: sel} }

// Select is the function of that name. What it returns is valid until the next
// call.
func (s *Selector) Select(cell *Cell) *Latest {
	l, n := &s.latest, len(cell.Claims)
	l.Cell, l.Figures, l.Votes = cell, l.Figures[:0], l.Votes[:0]
	l.Fates, l.Early = grown(l.Fates, n), grown(l.Early, n)
	clear(l.Early)
	s.claims = s.claims[:0]
	for i := range cell.Claims {
		l.Fates[i] = fateAlone(&cell.Claims[i], s.sel.AsOf)
		if l.Fates[i] == IsLatest {
			s.claims = append(s.claims, i)
		}
	}
	slices.SortStableFunc(s.claims, func(a, b int) int { return strings.Compare(cell.Claims[a].Source, cell.Claims[b].Source) })
	for rest := s.claims; len(rest) > 0; {
		source, k := cell.Claims[rest[0]].Source, 1
		for k < len(rest) && cell.Claims[rest[k]].Source == source {
			k++
		}
		l.figure(source, rest[:k:k], s.sel.Settle)
		rest = rest[k:]
	}
	s.vote()
	return l
}

// figure makes the latest figure of one source of its claims.
func (l *Latest) figure(source string, claims []int, settle int) {
	if len(claims) > 1 {
		claims = l.keepRevision(claims)
		claims = l.keepDirect(claims)
		claims = l.keepDay(claims)
	}
	for _, i := range claims {
		l.Early[i] = isEarly(l.Cell.Event.Date, &l.Cell.Claims[i], settle)
	}
	l.Figures = append(l.Figures, Figure{Source: source, Claims: claims, Bounds: l.merge(claims), Origin: l.commonOrigin(source, claims)})
}

// PublicKnown is the day by which the claim was public: published, else stated.
func (c *Claim) PublicKnown() date.Date {
	if c.Published.IsKnown() {
		return c.Published
	}
	return c.Stated
}

// keep leaves in claims those for which ok holds and gives the others the fate.
// It moves them to the front of the same memory.
func (l *Latest) keep(claims []int, fate Fate, ok func(*Claim) bool) []int {
	kept := claims[:0]
	for _, i := range claims {
		if ok(&l.Cell.Claims[i]) {
			kept = append(kept, i)
		} else {
			l.Fates[i] = fate
		}
	}
	return kept
}

func (l *Latest) keepRevision(claims []int) []int {
	highest := 0
	for _, i := range claims {
		highest = max(highest, l.Cell.Claims[i].Revision)
	}
	if highest == 0 {
		return claims
	}
	return l.keep(claims, IsEarlierRevision, func(c *Claim) bool { return c.Revision == highest })
}

func (l *Latest) keepDirect(claims []int) []int {
	direct := func(c *Claim) bool { return !c.IsRelay() }
	if !slices.ContainsFunc(claims, func(i int) bool { return direct(&l.Cell.Claims[i]) }) {
		return claims
	}
	return l.keep(claims, IsRelayBesideOwn, direct)
}

func (l *Latest) keepDay(claims []int) []int {
	last, dated := 0, false
	for _, i := range claims {
		if d := l.Cell.Claims[i].Day(); d.IsKnown() && (!dated || d.Last() > last) {
			last, dated = d.Last(), true
		}
	}
	return l.keep(claims, IsEarlierDay, func(c *Claim) bool {
		return !c.Day().IsKnown() || c.Day().Last() == last
	})
}

// isEarly reports whether the claim is read as a minimum because it was made
// while the toll was still rising: an exact or "nearly" figure of the first
// days, or an undated one where the others of its table have dates.
func isEarly(event date.Date, c *Claim, settle int) bool {
	if event.Precision() != date.Day || !c.Count.IsExact() && !c.Count.IsNearly() {
		return false
	}
	if !c.Day().IsKnown() {
		return c.Dated
	}
	return c.Day().Last() <= event.Last()+settle
}

func (l *Latest) commonOrigin(source string, claims []int) string {
	origin := l.Cell.Claims[claims[0]].Origin
	for _, i := range claims {
		if o := l.Cell.Claims[i].Origin; o != origin || o == source {
			return ""
		}
	}
	return origin
}
