// Package count holds what one claim says in numbers: how many people at
// least, how many as the source's own count, and how many at most. Each of the
// three is known or unknown, and an unknown number is never zero.
package count

import (
	"errors"
	"fmt"
)

// Count is one figure: the three numbers that a wording such as "at least 40"
// or "between 30 and 60" states. All unknown means words without a number
// ("dozens"). The zero value is such a figure without a number.
type Count struct {
	Low  Number // the smallest number of people the wording allows
	Best Number // the number the source gives as its count; never a bound, never a midpoint
	High Number // the largest number of people the wording allows
}

// Exactly returns the figure of a source that states one number: low, best and
// high are n.
func Exactly(n int64) Count { return Count{Known(n), Known(n), Known(n)} }

// AtLeast returns the figure "at least n": a low and nothing else.
func AtLeast(n int64) Count { return Count{Low: Known(n)} }

// AtMost returns the figure "up to n": a high and nothing else.
func AtMost(n int64) Count { return Count{High: Known(n)} }

// Between returns the figure "from low to high"; it has no best.
func Between(low, high int64) Count { return Count{Low: Known(low), High: Known(high)} }

// About returns the figure "about n": a best without bounds.
func About(n int64) Count { return Count{Best: Known(n)} }

// Nearly returns the figure "nearly n": a count that is also its own ceiling.
func Nearly(n int64) Count { return Count{Best: Known(n), High: Known(n)} }

// IsEmpty reports whether no number is known.
func (c Count) IsEmpty() bool { return !c.Low.IsKnown() && !c.Best.IsKnown() && !c.High.IsKnown() }

// IsExact reports whether low, best and high are stated and equal.
func (c Count) IsExact() bool {
	return c.Low.IsKnown() && c.Low == c.Best && c.Best == c.High
}

// IsNearly reports whether the figure is a count that is its own ceiling and
// has no floor, as "nearly 300" is.
func (c Count) IsNearly() bool {
	return !c.Low.IsKnown() && c.Best.IsKnown() && c.Best == c.High
}

// IsAbout reports whether only a best is stated.
func (c Count) IsAbout() bool { return c.Best.IsKnown() && !c.Low.IsKnown() && !c.High.IsKnown() }

// Smallest is the smallest number that the figure allows or names: its low,
// else its best. Unknown where it states neither ("up to 73").
func (c Count) Smallest() Number { return c.Low.Else(c.Best) }

// Largest is the largest number that the figure states, of its low, best and
// high. Unknown only where none is.
func (c Count) Largest() Number { return Max(Max(c.Low, c.Best), c.High) }

// LowestStated is the smallest number that the figure states, of its low, best
// and high. Unknown only where none is.
func (c Count) LowestStated() Number { return Min(Min(c.Low, c.Best), c.High) }

// Errors that Validate returns.
var (
	ErrLowAboveHigh = errors.New("low is above high")
	ErrBestOutside  = errors.New("best is outside low and high")
	ErrNegative     = errors.New("a count of people cannot be negative")
)

// Validate returns an error that wraps ErrNegative, ErrLowAboveHigh or
// ErrBestOutside where the known numbers contradict each other, else nil.
func (c Count) Validate() error {
	if c.IsExact() && c.Best.n() >= 0 {
		return nil
	}
	for _, n := range []Number{c.Low, c.Best, c.High} {
		if n.IsKnown() && n.n() < 0 {
			return fmt.Errorf("%w: %s", ErrNegative, n)
		}
	}
	if c.Low.IsKnown() && c.High.IsKnown() && c.Low.n() > c.High.n() {
		return fmt.Errorf("%w: low %s, high %s", ErrLowAboveHigh, c.Low, c.High)
	}
	if c.Best.IsKnown() && (c.Low.IsKnown() && c.Best.n() < c.Low.n() || c.High.IsKnown() && c.Best.n() > c.High.n()) {
		return fmt.Errorf("%w: low %s, best %s, high %s", ErrBestOutside, c.Low, c.Best, c.High)
	}
	return nil
}

// String writes the figure as it is printed beside a mark: "31", "≥40", "≤73",
// "25–73", "42 (23–58)", "42+", "≈100"; "nearly 300" prints as 300.
// A figure without a number is the empty string, never "0".
func (c Count) String() string {
	low, best, high := c.Low, c.Best, c.High
	switch {
	case c.IsEmpty():
		return ""
	case c.IsExact(), c.IsNearly():
		return best.String()
	case c.IsAbout():
		return "≈" + best.String()
	case !best.IsKnown() && !high.IsKnown():
		return "≥" + low.String()
	case !best.IsKnown() && !low.IsKnown():
		return "≤" + high.String()
	case !best.IsKnown():
		return low.String() + "–" + high.String()
	case !high.IsKnown() && low == best:
		return best.String() + "+"
	case !high.IsKnown():
		return best.String() + " (" + low.String() + "+)"
	case !low.IsKnown():
		return best.String() + " (≤" + high.String() + ")"
	}
	return best.String() + " (" + low.String() + "–" + high.String() + ")"
}
