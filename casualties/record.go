package casualties

import (
	"toll/casualties/count"
	"toll/casualties/date"
)

// record is one claim in numbers: names are ids, texts are apart.
type record struct {
	numbers
	open                    uint8 // dates of which the order of day and month is not decided yet
	shape                   uint32
	source, via, origin     uint32
	eventName, place, admin uint32
	eventDate, stated       date.Date
	published               date.Date
	revision, line, column  int32
	keyColumn, keyBack      int32  // where the event's key stands: its column, and how many lines above
	text                    uint32 // hash of its words, where nothing else is kept; 0: none
}

// numbers are a count, as records hold it.
type numbers struct {
	low, best, high int64
	known           uint8 // hasLow, hasBest, hasHigh, isOne
}

// shape is what many claims of a table share.
type shape struct {
	file                              uint16
	measure                           Measure
	group                             Group
	scope                             Scope
	doubt                             Doubt
	basis                             Basis
	cumulative                        bool
	side, rule, lang, evidence, grade uint32
}

const (
	hasLow = 1 << iota
	hasBest
	hasHigh
	isOne  // all three are known and one number
	hasAll = hasLow | hasBest | hasHigh
)

const (
	openEventDate = 1 << iota
	openStated
	openPublished
)

// count returns the numbers.
func (r *numbers) count() count.Count {
	return count.Count{Low: get(r.low, r.known, hasLow), Best: get(r.best, r.known, hasBest), High: get(r.high, r.known, hasHigh)}
}

// isExact is count.Count.IsExact.
func (r *numbers) isExact() bool { return r.known&isOne != 0 }

// isNearly is count.Count.IsNearly.
func (r *numbers) isNearly() bool { return r.known == hasBest|hasHigh && r.best == r.high }

// day is the day on which the source said it, as Claim.Day.
func (r *record) day() date.Date {
	if r.stated.IsKnown() {
		return r.stated
	}
	return r.published
}

func (r *numbers) setCount(c *count.Count) {
	r.known = 0
	r.low, r.known = put(c.Low, hasLow, r.known)
	r.best, r.known = put(c.Best, hasBest, r.known)
	r.high, r.known = put(c.High, hasHigh, r.known)
	if r.known == hasAll && r.low == r.best && r.best == r.high {
		r.known |= isOne
	}
}

func put(x count.Number, bit, bits uint8) (int64, uint8) {
	n, known := x.Get()
	if known {
		bits |= bit
	}
	return n, bits
}

func get(n int64, bits, bit uint8) count.Number {
	if bits&bit == 0 {
		return count.Number{}
	}
	return count.Known(n)
}
