package date

import (
	"errors"
	"fmt"
)

// What can be wrong with a date. Parse returns these in a *ParseError, to be
// told apart with errors.Is; an undecided order of day and month is an
// *AmbiguousError.
var (
	ErrNotADate      = errors.New("not a date")
	ErrNoSuchDay     = errors.New("a day or month that the calendar does not have")
	ErrYear          = errors.New("a year before 1000")
	ErrTwoDigitYear  = errors.New("a year of two digits")
	ErrInterval      = errors.New("two dates, first and last")
	ErrSerial        = errors.New("a day number of a spreadsheet")
	ErrOtherCalendar = errors.New("a date of another calendar")
	ErrTooNarrow     = errors.New("a spreadsheet column that was too narrow")
)

// ParseError says why a text is not taken for a date.
type ParseError struct {
	Text    string // as written
	Message string // what is wrong, for a person; lower case, without Text
	Advice  string // what to do; may be empty
	// Readings are the dates that the text probably means, for a note or for a
	// caller that knows more: one for a year of two digits (more where the order
	// is open too) or a day number, first and last for an interval.
	Readings []Date
	Err      error // one of the errors above
}

// Error names the text and what is wrong with it.
func (e *ParseError) Error() string { return fmt.Sprintf("%q: %s", short(e.Text), e.Message) }

// Unwrap returns the kind of error.
func (e *ParseError) Unwrap() error { return e.Err }

// Hint says what to do about it; empty where nothing general can be said.
func (e *ParseError) Hint() string { return e.Advice }

// AmbiguousError is a date of which nothing says whether the day or the month
// comes first.
type AmbiguousError struct {
	Text     string // as written
	DMY, MDY Date   // what it means with the day first, with the month first
}

// Error names both readings.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q is %s or %s: nothing says whether day or month comes first", short(e.Text), e.DMY.Words(), e.MDY.Words())
}

// Hint names the option that decides it.
func (e *AmbiguousError) Hint() string {
	return "give --date-order dmy (day first) or --date-order mdy (month first)"
}

// OrderError is a column in which one date can only have the day first and
// another only the month first.
type OrderError struct {
	DMY, MDY string // the first of each, as written
}

// Error names both.
func (e *OrderError) Error() string {
	return fmt.Sprintf("%q has the day first, %q the month first, in one column", short(e.DMY), short(e.MDY))
}

// Hint names the option that reads one of the two.
func (e *OrderError) Hint() string {
	return "give --date-order dmy or --date-order mdy; dates that do not fit it are then set aside. Better: write them as 2017-05-18"
}

// short keeps messages to a line.
func short(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
