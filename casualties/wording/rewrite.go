package wording

import (
	"slices"

	"toll/data/frozen"
)

// rewrite applies ranges, hedges and fillers: each match becomes one quantity.
// A filler gives way to every hedge: in "plus de 350" the "de" belongs to
// the hedge.
func (b *builder) rewrite() {
	if n := b.quantities(); n > maxQuantities {
		return
	}
	for b.apply(ofRanges) || b.apply(ofHedges) || b.apply(ofFillers) {
	}
}

// maxQuantities is more than any one figure is made of ("at least 20 but no
// more than 30"); a text with more is not worth the time.
const maxQuantities = 6

func (b *builder) quantities() int {
	n := 0
	for _, it := range b.items {
		if it.q != nil {
			n++
		}
	}
	return n
}

// apply rewrites the first match, from the left, of the patterns of a turn, the
// longest first. It reports whether there was one.
func (b *builder) apply(t turn) bool {
	for i := range b.items {
		if b.applyAt(i, t) {
			return true
		}
	}
	return false
}

func (b *builder) applyAt(i int, t turn) bool {
	key := b.items[i].text
	if b.items[i].q != nil {
		key = slot
	}
	for list := b.lex.entry(key).patterns[t]; list != ""; {
		var p pattern
		p, list = cutPattern(list)
		if m, ok := b.match(p, i); ok && b.replace(p, m) {
			return true
		}
	}
	return false
}

// A match is where the parts of a pattern were found.
type match struct {
	slots    [2]int // items
	literals [maxElems]int
	nSlots   int
	nLits    int
	end      int
}

// match tries a pattern at item i.
func (b *builder) match(p pattern, i int) (match, bool) {
	var m match
	ok := b.matchElems(&m, p.elems, i)
	return m, ok
}

// matchElems goes on with a match.
func (b *builder) matchElems(m *match, elems string, i int) bool {
	for elems != "" {
		var e string
		if e, elems = frozen.Cut(elems); e == gap {
			return b.matchGap(m, elems, i)
		}
		if i >= len(b.items) || (b.items[i].q != nil) != (e == slot) {
			return false
		}
		if e == slot {
			m.slots[m.nSlots] = i
			m.nSlots++
		} else if b.items[i].text != e {
			return false
		} else {
			m.literals[m.nLits] = i
			m.nLits++
		}
		i++
	}
	m.end = i
	return true
}

// matchGap goes on behind up to maxGap words that the pattern passes over.
func (b *builder) matchGap(m *match, rest string, i int) bool {
	next, _ := frozen.Cut(rest)
	for end := i + maxGap; ; i++ {
		if i < len(b.items) && b.items[i].text == next {
			kept := *m
			if b.matchElems(&kept, rest, i) {
				*m = kept
				return true
			}
		}
		if i == end || i >= len(b.items) || b.items[i].q != nil || b.items[i].sign && b.items[i].text != "," && b.items[i].text != "(" {
			return false
		}
	}
}

// replace puts one quantity where a pattern matched. It does not where the
// pattern cannot apply to the quantities found.
func (b *builder) replace(p pattern, m match) bool {
	first := b.items[m.slots[0]]
	q := *first.q
	if p.rule == rulePart {
		b.sure = true
		b.fail(token{start: first.start}, "", "a part of a whole, or a comparison", hintColumns)
	} else if p.rule == RuleRange {
		if !b.makeRange(&q, m) {
			return false
		}
	} else if p.rule != "" && !b.hedge(&q, p.rule, first) {
		return false
	}
	whole := first
	whole.q = &q
	if m.nLits > 0 && m.literals[0] < m.slots[0] {
		whole.glued = b.items[m.literals[0]].glued
	}
	out := b.items[:0]
	for i, it := range b.items {
		switch {
		case i == m.slots[0]:
			out = append(out, whole)
		case !slices.Contains(m.literals[:m.nLits], i) && !slices.Contains(m.slots[:m.nSlots], i):
			out = append(out, it)
		}
	}
	b.items = out
	return true
}

// makeRange makes q the range of two plain quantities.
func (b *builder) makeRange(q *quantity, m match) bool {
	if m.nSlots != 2 {
		return false
	}
	from, to := b.items[m.slots[0]], b.items[m.slots[1]]
	low, high := from.q, to.q
	for _, x := range []*quantity{low, high} {
		if x.rule != "" || x.origin == fromVague || x.origin == fromRange || x.origin == fromNone {
			return false
		}
	}
	message := ""
	switch {
	case low.date || high.date || looksLikeYears(low, high) && len(b.items) <= 3:
		message = "a date, or a range of people?"
	case low.low < high.times && high.times > 1:
		message = "a range whose low may be short for a larger number"
	case low.low > high.low:
		message = "a range whose low is above its high"
	}
	if message != "" {
		b.fail(token{start: from.start}, "", message, hintColumns)
	}
	*q = quantity{low: low.low, high: max(low.low, high.low), origin: fromRange, rule: RuleRange}
	return true
}

// looksLikeYears reports two years, such as 2016-2017.
func looksLikeYears(a, b *quantity) bool {
	return a.origin == fromDigits && b.origin == fromDigits &&
		1900 <= a.low && a.low < b.low && b.low <= 2100 && b.low-a.low <= 50
}

// hedge applies a hedge to q.
func (b *builder) hedge(q *quantity, rule string, at item) bool {
	switch {
	case q.rule == "" || q.rule == rule:
		q.rule = rule
	case q.origin == fromRange && rule == RuleAtLeast && q.rule == RuleRange:
		*q = quantity{low: q.low, high: q.low, rule: rule}
	case q.origin == fromRange && rule == RuleUpTo && q.rule == RuleRange:
		*q = quantity{low: q.high, high: q.high, rule: rule}
	default:
		b.fail(token{start: at.start}, "", "two hedges that do not go together: "+q.rule+" and "+rule, hintColumns)
		q.rule = rule
	}
	return true
}
