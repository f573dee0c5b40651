package casualties

import (
	"slices"

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
	Fates   []Fate   // by index of the cell's claims
	Early   []bool   // by index of the cell's claims: read as a minimum; only for latest figures
	Figures []Figure // one a source, in byte order of the source
	Votes   []Vote   // in byte order of the name
	Tally   Tally

	recs    []record
	scheme  *scheme
	copies  bool      // some figure repeats another source's
	settled date.Date // the last day of early figures; none where there are none
}

// Tally counts the claims of a cell by what they are. One claim may count in
// several. What was not there yet on the day asked for counts as Later or
// Undated and nowhere else.
type Tally struct {
	Claims       int
	Revisions    int // replaced by a later figure of the same source
	Relays       int // carried by an outlet
	Vague        int // in words without a number
	Partial      int // about a part of the event
	Wider        int // about more than the event
	Doubtful     int // with a doubt
	Unattributed int // without a source
	Derived      int // made of parts by Derive: no source stated them
	Later        int // published after the day asked for
	Undated      int // not known to have been there on the day asked for
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
	order  []uint64 // claims with a number: rank of the source, index of the claim
	claims []int    // those claims, by source; the figures hold parts of it
	votes  []int    // figures of the votes
}

// NewSelector returns a Selector.
func NewSelector(sel Selection) *Selector { return &Selector{sel: sel} }

// Select is the function of that name. What it returns is valid until the next
// call.
func (s *Selector) Select(cell *Cell) *Latest {
	l := &s.latest
	l.recs, l.scheme = cell.records()
	n := len(l.recs)
	l.Cell, l.Figures, l.Votes, l.Tally, l.copies = cell, l.Figures[:0], l.Votes[:0], Tally{}, false
	l.settled = date.Date{}
	if day := cell.Event.Date; day.Precision() == date.Day {
		l.settled = day.Plus(s.sel.Settle)
	}
	l.Fates, l.Early = grown(l.Fates, n), grown(l.Early, n)
	clear(l.Early)
	plain := s.eachAlone()
	sortFew(s.order)
	s.claims = grown(s.claims, len(s.order))
	for i, x := range s.order {
		s.claims[i] = int(uint32(x))
	}
	kept := 0
	for from := 0; from < len(s.order); {
		source, to := s.order[from]>>32, from+1
		for to < len(s.order) && s.order[to]>>32 == source {
			to++
		}
		kept += l.figure(s.claims[from:to:to])
		from = to
	}
	s.vote()
	if plain { // as most cells are: what is not kept was replaced
		l.Tally = Tally{Claims: n, Revisions: n - kept}
	} else {
		l.tally()
	}
	return l
}

// eachAlone decides what can be decided of each claim without looking at the
// others, and notes those that are left in s.order. It returns whether all claims
// are plain, on no day that is asked for, and carried by nobody.
func (s *Selector) eachAlone() bool {
	l := &s.latest
	order := grown(s.order, len(l.recs))
	dayAsked := s.sel.AsOf.IsKnown()
	plain, vias, left := true, uint32(0), 0
	for i := range l.recs {
		r := &l.recs[i]
		fate := IsLatest
		if dayAsked || !l.scheme.isPlain(r) {
			plain = false
			fate = fateAlone(r, &l.scheme.shapes[r.shape], s.sel.AsOf)
		}
		l.Fates[i] = fate
		order[left] = uint64(l.scheme.rank[r.source])<<32 | uint64(i)
		if fate == IsLatest {
			left++
		}
		vias |= r.via
	}
	s.order = order[:left]
	return plain && vias == 0
}

// sortFew sorts numbers of which there are few in nearly every cell.
func sortFew(list []uint64) {
	if len(list) > fewClaims {
		slices.Sort(list)
		return
	}
	for i := 1; i < len(list); i++ {
		x, to := list[i], i
		for ; to > 0 && x < list[to-1]; to-- {
			list[to] = list[to-1]
		}
		list[to] = x
	}
}

// tally counts the claims once their fates are known.
func (l *Latest) tally() {
	t := &l.Tally
	for i := range l.recs {
		switch l.Fates[i] {
		case IsAfterAsOf:
			t.Later++
			continue
		case IsUndatedAsOf:
			t.Undated++
			continue
		case IsEarlierRevision, IsEarlierDay:
			t.Revisions++
		}
		t.Claims++
		r := &l.recs[i]
		add(&t.Relays, r.source != 0 && r.via != 0)
		if l.scheme.isPlain(r) {
			continue
		}
		s := &l.scheme.shapes[r.shape]
		add(&t.Vague, r.known == 0)
		add(&t.Partial, s.scope == Part)
		add(&t.Wider, s.scope == Wider)
		add(&t.Doubtful, s.doubt != NoDoubt)
		add(&t.Unattributed, r.source == 0)
		add(&t.Derived, l.scheme.names[s.rule] == RuleDerived)
	}
}

func add(n *int, yes bool) {
	if yes {
		*n++
	}
}

// figure makes the latest figure of one source of its claims, and returns how
// many of them are kept.
func (l *Latest) figure(claims []int) int {
	if len(claims) > 1 {
		claims = l.keepRevision(claims)
		claims = l.keepDirect(claims)
		claims = l.keepDay(claims)
	}
	for _, i := range claims {
		l.Early[i] = l.isEarly(i)
	}
	l.Figures = longer(l.Figures)
	f := &l.Figures[len(l.Figures)-1]
	f.Source, f.Claims, f.Origin, f.Vote = l.scheme.names[l.recs[claims[0]].source], claims, l.commonOrigin(claims), 0
	l.copies = l.copies || f.Origin != ""
	l.merge(claims, &f.Bounds)
	return len(claims)
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
func (l *Latest) keep(claims []int, fate Fate, ok func(*record) bool) []int {
	kept := claims[:0]
	for _, i := range claims {
		if ok(&l.recs[i]) {
			kept = append(kept, i)
		} else {
			l.Fates[i] = fate
		}
	}
	return kept
}

func (l *Latest) keepRevision(claims []int) []int {
	highest := int32(0)
	for _, i := range claims {
		highest = max(highest, l.recs[i].revision)
	}
	if highest == 0 {
		return claims
	}
	return l.keep(claims, IsEarlierRevision, func(r *record) bool { return r.revision == highest })
}

func (l *Latest) keepDirect(claims []int) []int {
	direct, relays := false, false
	for _, i := range claims {
		direct = direct || l.recs[i].via == 0
		relays = relays || l.recs[i].via != 0
	}
	if !direct || !relays {
		return claims
	}
	return l.keep(claims, IsRelayBesideOwn, func(r *record) bool { return r.via == 0 })
}

func (l *Latest) keepDay(claims []int) []int {
	first, same := l.recs[claims[0]].day(), true
	for _, i := range claims[1:] {
		same = same && l.recs[i].day() == first
	}
	if same {
		return claims
	}
	var last date.Date
	for _, i := range claims {
		if d := l.recs[i].day(); d.IsKnown() && (!last.IsKnown() || d.EndsAfter(last)) {
			last = d
		}
	}
	return l.keep(claims, IsEarlierDay, func(r *record) bool {
		return !r.day().IsKnown() || !last.EndsAfter(r.day())
	})
}

// isEarly reports whether the claim is read as a minimum because it was made
// while the toll was still rising: an exact or "nearly" figure of the first
// days, or an undated one where the others of its table have dates.
func (l *Latest) isEarly(i int) bool {
	r := &l.recs[i]
	if !l.settled.IsKnown() || !r.isExact() && !r.isNearly() {
		return false
	}
	day := r.day()
	if !day.IsKnown() {
		return l.scheme.dated[l.scheme.shapes[r.shape].file]
	}
	return !day.EndsAfter(l.settled)
}

func (l *Latest) commonOrigin(claims []int) string {
	first := &l.recs[claims[0]]
	if first.origin == 0 { // as in most tables
		return ""
	}
	for _, i := range claims {
		if o := l.recs[i].origin; o != first.origin || o == first.source {
			return ""
		}
	}
	return l.scheme.names[first.origin]
}
