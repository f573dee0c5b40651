package date

import (
	"fmt"
	"iter"
	"strings"
)

// Order is the order of day, month and year in dates of figures alone.
type Order uint8

// The orders. Unknown reads what needs no order: a year of four digits first,
// or a part over 12, or day and month equal.
const (
	Unknown Order = iota
	DMY
	MDY
	YMD
)

// String returns dmy, mdy, ymd, and the empty string for Unknown.
func (o Order) String() string { return [...]string{"", "dmy", "mdy", "ymd"}[o&3] }

// ParseOrder reads what String writes, in any case.
func ParseOrder(s string) (Order, error) {
	for _, o := range []Order{Unknown, DMY, MDY, YMD} {
		if strings.EqualFold(s, o.String()) {
			return o, nil
		}
	}
	return Unknown, fmt.Errorf("date order %q is none of dmy, mdy, ymd", s)
}

// Evidence gathers from the dates of one column what their order is. The zero
// value has seen nothing.
type Evidence struct{ dmy, mdy, ymd string }

// Add looks at one date. Only dates of figures with the year last say
// something, by a first or second part over 12; a first part over 31 can only
// be a year. All else, also what is no date, is passed over.
func (e *Evidence) Add(s string) {
	if _, ok := iso(s); ok {
		return
	}
	nums := dateNumbers(s)
	if nums == nil {
		return
	}
	a, b, c := nums[0], nums[1], nums[2]
	yearLast := c.digits == 4 || c.digits == 2 && c.value > 31
	switch {
	case a.digits > 2 || b.digits > 2 || a.value == 0 && !yearLast:
	case a.digits == 2 && a.value > 31 && c.digits <= 2:
		keep(&e.ymd, s)
	case yearLast && a.value > 12 && a.value <= 31 && b.value >= 1 && b.value <= 12:
		keep(&e.dmy, s)
	case yearLast && b.value > 12 && b.value <= 31 && a.value >= 1 && a.value <= 12:
		keep(&e.mdy, s)
	}
}

func keep(first *string, s string) {
	if *first == "" {
		*first = s
	}
}

// Order returns what the dates say: Unknown where none decides, an *OrderError
// where they contradict each other.
func (e *Evidence) Order() (Order, error) {
	switch {
	case e.dmy != "" && e.mdy != "":
		return Unknown, &OrderError{e.dmy, e.mdy}
	case e.dmy != "":
		return DMY, nil
	case e.mdy != "":
		return MDY, nil
	case e.ymd != "":
		return YMD, nil
	}
	return Unknown, nil
}

// DecideOrder returns the order of the dates of one column: any part over 12
// decides. Where nothing does it is Unknown; where two dates contradict each
// other the error is an *OrderError that names both.
func DecideOrder(samples iter.Seq[string]) (Order, error) {
	var e Evidence
	for s := range samples {
		e.Add(s)
	}
	return e.Order()
}

// Merge takes in what another one has seen. Of two dates that say the same the
// receiver's stands.
func (e *Evidence) Merge(other *Evidence) {
	keep(&e.dmy, other.dmy)
	keep(&e.mdy, other.mdy)
	keep(&e.ymd, other.ymd)
}
