package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Role is what a column is for.
type Role string

// The roles.
const (
	Event      Role = "event"      // the event's key; several columns together, joined by a space
	EventName  Role = "event_name" // what people call the event
	Place      Role = "place"
	Admin      Role = "admin" // governorate, province, district; several are joined by a comma
	EventDate  Role = "event_date"
	EventEnd   Role = "event_end" // last day of an event that lasted
	Precision  Role = "precision" // how exact the event's date is
	Source     Role = "source"
	Via        Role = "via"
	Origin     Role = "origin"
	Stated     Role = "stated"
	Published  Role = "published"
	Revision   Role = "revision"
	Measure    Role = "measure"
	Group      Role = "group"
	Side       Role = "side"
	Cumulative Role = "cumulative"
	Scope      Role = "scope"
	Doubt      Role = "doubt"
	Basis      Role = "basis"
	Reported   Role = "reported" // the words of the figure
	Count      Role = "count"    // a number, or with an empty bound a wording
	Text       Role = "text"     // a text that may hold several measures: "590 (118k/450w/22mc)"
	Category   Role = "category" // what a value of the column means; one row a value
	Evidence   Role = "evidence"
	Grade      Role = "grade"
	URL        Role = "url"
	Note       Role = "note"
	Attribute  Role = "attribute" // what a source says that is not a number
	Latitude   Role = "latitude"
	Longitude  Role = "longitude"
	Ignore     Role = "ignore" // not read, and no remark on it
)

// Roles returns all roles in the order of this list.
func Roles() []Role {
	return []Role{Event, EventName, Place, Admin, EventDate, EventEnd, Precision, Source, Via, Origin, Stated, Published, Revision,
		Measure, Group, Side, Cumulative, Scope, Doubt, Basis, Reported, Count, Text, Category, Evidence, Grade, URL, Note,
		Attribute, Latitude, Longitude, Ignore}
}

// several are the roles that more than one column may have.
var several = []Role{Event, Admin, Count, Text, Category, Attribute, Ignore}

// check returns an error where a row of a layout makes no sense by itself. A
// row with a column and no role is a column not placed yet; it is read past.
func (c *Column) check() error {
	switch {
	case c.Role == "" && c.Column != "":
		return nil
	case c.Role == "" && c.Value == "" && c.Measure == "":
		return nil
	case !slices.Contains(Roles(), c.Role):
		return fmt.Errorf("%q is no role; there are: %s", c.Role, join(Roles()))
	case c.Column == "" && c.Value == "":
		return fmt.Errorf("a row without a column is a constant and needs a value")
	case c.Column == "" && slices.Contains([]Role{Count, Text, Category, Reported, Ignore}, c.Role):
		return fmt.Errorf("%q cannot be a constant", c.Role)
	case c.Bound != "" && !slices.Contains([]string{"low", "best", "high"}, c.Bound):
		return fmt.Errorf("%q is no bound; there are: low, best, high, or nothing for a wording", c.Bound)
	case c.Bound != "" && c.Role != Count:
		return fmt.Errorf("a bound belongs to a count, not to %q", c.Role)
	case c.Role == Category && c.Value == "":
		return fmt.Errorf("a category needs a value: what it means is said value by value")
	case c.Role == Origin && c.Column != "" && c.Value != "" && c.Source == "":
		return fmt.Errorf("a value whose figures are another source's needs that source, in the column source")
	case !slices.Contains([]string{"", "part", "wider"}, c.Scope):
		return fmt.Errorf("%q is no scope; there are: part, wider, or nothing for the whole event", c.Scope)
	case c.Cumulative != "" && !isYes(c.Cumulative) && !isNo(c.Cumulative):
		return fmt.Errorf("%q is neither yes nor no", c.Cumulative)
	}
	return nil
}

func join(roles []Role) string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = string(r)
	}
	return strings.Join(words, ", ")
}
