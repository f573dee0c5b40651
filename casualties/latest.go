package casualties

import (
	"fmt"
	"slices"
	"strings"

	"toll/casualties/count"
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

// Fate is what becomes of a claim when the latest figures are chosen.
type Fate uint8

// The fates, in the order in which they are decided.
const (
	IsLatest          Fate = iota // part of its source's latest figure
	IsAfterAsOf                   // published after the day asked for
	IsUndatedAsOf                 // undated, so not known to have been there on the day asked for
	IsUnattributed                // names no source
	IsPart                        // a figure for a part of the event
	IsWider                       // a figure for more than the event
	IsMisrelay                    // its carrier changed what was said
	IsDoubtfulMatch               // perhaps another event
	IsWithoutNumber               // words only
	IsEarlierRevision             // a later revision of the same source is there
	IsRelayBesideOwn              // the source's own publication is there
	IsEarlierDay                  // the source said something later
)

var fateWords = [...]string{
	"latest figure",
	"published after the day asked for",
	"undated: not known to have been there on the day asked for",
	"no source named: listed, no vote",
	"a figure for a part of the event: listed, not compared",
	"a figure for more than the event: listed, not compared",
	"the carrier changed what was said: listed, no vote",
	"not certain that it is this event: listed, no vote",
	"no number in the words",
	"superseded by a later revision",
	"a relay; the source's own publication is there",
	"superseded by a later day",
}

// String returns the fate in words.
func (f Fate) String() string { return word(fateWords[:], int(f)) }

// Bounds are what one figure, merged from one or more claims, states. Nothing
// in them is averaged.
type Bounds struct {
	Low           count.Number // smallest number over the claims, of low, else best
	Floor         count.Number // smallest stated low
	Ceiling       count.Number // largest high; unknown where any claim states none, early ones included
	StrictCeiling count.Number // the same with early claims keeping the high they state
	Point         count.Number // the one best, where all claims that state one agree
	LowestStated  count.Number // smallest of all numbers stated
	Largest       count.Number // largest of all numbers stated
	Early         bool         // some claim is an early figure, read as a minimum
}

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

// fateAlone decides what can be decided without looking at other claims.
func fateAlone(c *Claim, asOf date.Date) Fate {
	switch {
	case asOf.IsKnown() && !c.PublicKnown().IsKnown():
		return IsUndatedAsOf
	case asOf.IsKnown() && c.PublicKnown().Last() > asOf.Last():
		return IsAfterAsOf
	case !c.IsAttributed():
		return IsUnattributed
	case c.Scope == Part:
		return IsPart
	case c.Scope == Wider:
		return IsWider
	case c.Doubt == Misrelay:
		return IsMisrelay
	case c.Doubt == Match:
		return IsDoubtfulMatch
	case c.IsVague():
		return IsWithoutNumber
	}
	return IsLatest
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

// merge brings the claims of one latest figure, or of several that share a
// vote, together.
func (l *Latest) merge(claims []int) Bounds {
	var b Bounds
	open, strictlyOpen, disagree := false, false, false
	for _, i := range claims {
		c := l.Cell.Claims[i].Count
		b.Low = count.Min(b.Low, c.Smallest())
		b.Floor = count.Min(b.Floor, c.Low)
		b.Ceiling = count.Max(b.Ceiling, c.High)
		b.LowestStated = count.Min(b.LowestStated, c.LowestStated())
		b.Largest = count.Max(b.Largest, c.Largest())
		disagree = disagree || b.Point.IsKnown() && c.Best.IsKnown() && b.Point != c.Best
		b.Point = b.Point.Else(c.Best)
		b.Early = b.Early || l.Early[i]
		open = open || l.Early[i] || !c.High.IsKnown()
		strictlyOpen = strictlyOpen || !c.High.IsKnown()
	}
	b.StrictCeiling = b.Ceiling
	if strictlyOpen {
		b.StrictCeiling = count.Number{}
	}
	if open {
		b.Ceiling = count.Number{}
	}
	if disagree {
		b.Point = count.Number{}
	}
	return b
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

// Printed returns the merged figure as it stands beside a mark: "31", "≥40",
// "≤73", "25–73", "42 (23–58)", "42+", "≈100", "50–61+"; ", early" is added
// where it is read as a minimum. Empty where no number is known.
func (b Bounds) Printed(claims []Claim) string {
	text := b.spanText(claims)
	if b.Early && text != "" {
		text += ", early"
	}
	return text
}

func (b Bounds) spanText(claims []Claim) string {
	if len(claims) == 1 {
		return claims[0].Count.String()
	}
	if same := sameCount(claims); same != nil {
		return same.String()
	}
	plus := ""
	if !b.StrictCeiling.IsKnown() {
		plus = "+"
	}
	span := b.LowestStated.String() + plus
	if b.LowestStated != b.Largest {
		span = b.LowestStated.String() + "–" + b.Largest.String() + plus
	}
	if b.Point.IsKnown() && span != b.Point.String() && span != b.Point.String()+"+" {
		return fmt.Sprintf("%s (%s)", b.Point, span)
	}
	return span
}

func sameCount(claims []Claim) *count.Count {
	for i := range claims {
		if claims[i].Count != claims[0].Count {
			return nil
		}
	}
	if len(claims) == 0 {
		return nil
	}
	return &claims[0].Count
}
