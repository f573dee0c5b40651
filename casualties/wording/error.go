package wording

import "fmt"

// Error says why a text that looks like a number is not a safe whole count.
type Error struct {
	Offset  int    // where in the text, in characters from 0
	Seen    string // what stands there; may be empty
	Message string // what is wrong, in lower case, without a period
	Hint    string // what to do; may be empty
}

// Error returns the message, with what was seen.
func (e *Error) Error() string {
	if e.Seen == "" {
		return e.Message
	}
	return fmt.Sprintf("%s: %q", e.Message, e.Seen)
}

// The hints that several errors share.
const (
	hintColumns = "give the numbers in columns low, best and high"
	hintOwnCell = "put each figure in a cell of its own"
	hintLayout  = "write the number without signs between its digits; where a point stands between thousands all over the file: --decimal-comma"
	hintWhole   = "a count of people is a whole number"
)
