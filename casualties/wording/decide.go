package wording

import (
	"math"
	"strings"

	"toll/casualties/count"
)

// decide turns the items into a reading.
func (b *builder) decide(opt Options) (Reading, *Error) {
	at, err := b.only()
	if err != nil {
		return Reading{}, err
	}
	if at < 0 {
		return Reading{Kind: Vague, Rule: RuleVague}, nil
	}
	q := b.items[at].q
	if q.origin == fromVague {
		return b.vagueReading(q, opt), nil
	}
	if q.origin == fromNone {
		if b.undercut() {
			return Reading{Kind: Vague, Rule: RuleVague}, nil
		}
		return Reading{Kind: Figure, Rule: RuleZero, Count: count.Exactly(0)}, nil
	}
	if err := b.surroundings(at); err != nil {
		return Reading{}, err
	}
	return q.reading(b.items[at])
}

// only returns the one quantity of the text, -1 where there is none. Two that
// bound one number ("at least 20 but no more than 30"), or say the same twice
// ("five (5)"), are put together; any other two are an error.
func (b *builder) only() (int, *Error) {
	at := -1
	for i, it := range b.items {
		if it.q == nil {
			continue
		}
		if at < 0 {
			at = i
			continue
		}
		first := b.items[at].q
		switch {
		case first.origin == fromVague && it.q.origin == fromVague:
			continue
		case first.same(it.q):
			continue
		case first.isFloor() && it.q.isCeiling():
			first.low, first.high = first.floor(), it.q.ceiling()
			first.origin, first.rule = fromRange, RuleRange
			if first.low > first.high {
				return -1, &Error{Offset: b.items[at].start, Message: "a range whose low is above its high", Hint: hintColumns}
			}
			continue
		}
		return -1, &Error{Offset: it.start, Message: "a second number in the text", Hint: hintOwnCell}
	}
	return at, nil
}

// undercut reports whether a word takes the "no" back: "no deaths reported".
func (b *builder) undercut() bool {
	for _, it := range b.items {
		if it.q == nil && b.lex.is(it.text, classUndercut) {
			return true
		}
	}
	return false
}

// reading returns the reading of a quantity with a number.
func (q *quantity) reading(it item) (Reading, *Error) {
	r := Reading{Kind: Figure, Rule: q.rule}
	switch q.rule {
	case "":
		r.Count, r.Rule = count.Exactly(q.low), q.plainRule()
		if q.origin == fromAbout {
			r.Count, r.Rule = count.About(q.low), RuleAbout
		}
	case RuleAtLeast:
		r.Count = count.AtLeast(q.low)
	case RuleMoreThan:
		if q.low+1 < q.low {
			return r, &Error{Offset: it.start, Message: "larger than 9223372036854775807"}
		}
		r.Count = count.AtLeast(q.low + 1)
	case RuleUpTo:
		r.Count = count.AtMost(q.high)
	case RuleFewerThan:
		if q.high == 0 {
			return r, &Error{Offset: it.start, Message: "fewer than none", Hint: hintWhole}
		}
		r.Count = count.AtMost(q.high - 1)
	case RuleAbout:
		r.Count = count.About(q.low)
	case RuleNearly:
		r.Count = count.Nearly(q.low)
	case RuleRange:
		r.Count = count.Between(q.low, q.high)
	}
	return r, nil
}

// plainRule names how a number without a hedge is written.
func (q *quantity) plainRule() string {
	switch q.origin {
	case fromDozen:
		return RuleDozen
	case fromArticle:
		return RuleArticle
	case fromDual:
		return RuleDual
	}
	return RuleExact
}

// vagueReading returns the reading of words for an unsaid number. A rule
// gives it a low where no hedge says that there may be fewer.
func (b *builder) vagueReading(q *quantity, opt Options) Reading {
	r := Reading{Kind: Vague, Rule: RuleVague}
	if opt.Vague == nil || q.rule != "" && q.rule != RuleAtLeast && q.rule != RuleMoreThan && q.rule != RuleAbout {
		return r
	}
	if v, ok := opt.Vague.low(q.class, b.words()); ok {
		r.Count, r.Rule = count.AtLeast(v), RuleVague+":"+opt.Vague.Profile
	}
	return r
}

// words returns the words of the text, folded, with spaces between and around.
func (b *builder) words() string {
	var s strings.Builder
	s.WriteByte(' ')
	for _, t := range b.tokens {
		if t.kind == tokenWord {
			s.WriteString(t.text)
			s.WriteByte(' ')
		}
	}
	return s.String()
}

// same reports whether two quantities say one number in two ways.
func (q *quantity) same(r *quantity) bool {
	return q.rule == "" && r.rule == "" && q.low == r.low && q.high == r.high &&
		q.origin != r.origin && (q.origin == fromDigits || r.origin == fromDigits) &&
		(q.origin == fromWords || r.origin == fromWords)
}

// isFloor reports whether q is a number with a lower bound only.
func (q *quantity) isFloor() bool {
	return q.origin != fromVague && (q.rule == RuleAtLeast || q.rule == RuleMoreThan)
}

// isCeiling reports whether q is a number with an upper bound only.
func (q *quantity) isCeiling() bool {
	return q.origin != fromVague && (q.rule == RuleUpTo || q.rule == RuleFewerThan)
}

// floor returns the least that a lower bound allows.
func (q *quantity) floor() int64 {
	if q.rule == RuleMoreThan && q.low < math.MaxInt64 {
		return q.low + 1
	}
	return q.low
}

// ceiling returns the most that an upper bound allows.
func (q *quantity) ceiling() int64 {
	if q.rule == RuleFewerThan {
		return q.high - 1
	}
	return q.high
}
