package casualties

import (
	"fmt"

	"toll/casualties/count"
	"toll/casualties/date"
)

// Scope says whether a claim is about the whole event.
type Scope uint8

// The scopes. Only claims with WholeEvent are compared.
const (
	WholeEvent Scope = iota
	Part             // a figure for a part of the event
	Wider            // a figure for more than the event
)

var scopeWords = [...]string{"", "part", "wider"}

// String returns the word of the scope; the empty string for the whole event.
func (s Scope) String() string { return word(scopeWords[:], int(s)) }

// ParseScope reads the word of a scope; empty is the whole event.
func ParseScope(s string) (Scope, error) {
	i, err := lookUp("scope", scopeWords[:], s)
	return Scope(i), err
}

// Doubt says why a claim is kept and listed but has no vote.
type Doubt uint8

// The doubts.
const (
	NoDoubt  Doubt = iota
	Misrelay       // the carrier changed what was said
	Match          // not certain that the claim is about this event
)

var doubtWords = [...]string{"", "misrelay", "match"}

// String returns the word of the doubt; the empty string for none.
func (d Doubt) String() string { return word(doubtWords[:], int(d)) }

// ParseDoubt reads the word of a doubt; empty is none.
func ParseDoubt(s string) (Doubt, error) {
	i, err := lookUp("doubt", doubtWords[:], s)
	return Doubt(i), err
}

// Basis says where a claim's low, best and high come from.
type Basis uint8

// The bases. NoBasis is a table that does not say.
const (
	NoBasis Basis = iota
	Wording       // the wording alone, by the rules
	Context       // the context of the page, as the person who coded it judged
)

var basisWords = [...]string{"", "wording", "context"}

// String returns the word of the basis; the empty string where none is stated.
func (b Basis) String() string { return word(basisWords[:], int(b)) }

// ParseBasis reads the word of a basis; empty is not stated.
func ParseBasis(s string) (Basis, error) {
	i, err := lookUp("basis", basisWords[:], s)
	return Basis(i), err
}

// Position is a place in an input: file, physical line from 1, and column in
// characters from 1. Line 0 means the file as a whole, column 0 the whole line.
type Position struct {
	File   string
	Line   int
	Column int
}

// String returns file:line:column, leaving out what is 0.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Claim is one source's figure for one measure of one group in one event. Empty
// strings and zero values mean that the table does not say.
type Claim struct {
	Event     string    // the event's key as first seen
	EventName string    // what people call the event
	Place     string    // where
	Admin     string    // governorate, province or district
	EventDate date.Date // when

	Source    string    // who asserts the figure; empty: unattributed
	Via       string    // the outlet that carried it; empty: the source itself
	Origin    string    // the source from which this source has its figure
	Stated    date.Date // the day the source said it
	Published date.Date // the day the page appeared
	Revision  int       // order of the source's figures in the cell from 1; 0: not known

	Measure    Measure
	Group      Group
	Side       string // whose people; empty: not stated
	Cumulative bool   // a figure "to date"
	Scope      Scope
	Doubt      Doubt

	Reported string // the few words of the figure, as on the page
	Count    count.Count
	Basis    Basis
	Rule     string // the rule that turned words into the count; "columns" where the table gives it
	Lang     string // the language of the words; empty for bare digits
	Evidence string // what the source has to show for it, as the table says
	Grade    string // as a recorder graded it

	URL  string
	Note string

	// Extra holds the columns that toll does not know, in the table's order.
	// They pass through normalize and never into the report.
	Extra []Field

	Pos Position // where the figure stands
	// Dated is set where the claim's table has publication dates at all.
	Dated bool
}

// Field is one column of a row that toll passes through.
type Field struct{ Column, Text string }

// Day is the day the source said it: stated, else published; nothing where
// neither is known.
func (c *Claim) Day() date.Date {
	if c.Stated.IsKnown() {
		return c.Stated
	}
	return c.Published
}

// IsAttributed reports whether the claim names a source. An outlet alone, or
// nobody, is no source, and such a claim has no vote.
func (c *Claim) IsAttributed() bool { return c.Source != "" }

// IsRelay reports whether an outlet carried the claim.
func (c *Claim) IsRelay() bool { return c.Via != "" }

// IsVague reports whether the claim has words but no number.
func (c *Claim) IsVague() bool { return c.Count.IsEmpty() }

// Carrier is the outlet, or the source where it published the figure itself.
func (c *Claim) Carrier() string {
	if c.Via != "" {
		return c.Via
	}
	return c.Source
}
