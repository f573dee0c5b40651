package link

import "fmt"

// Options say when two events may be one. NewOptions fills them; the zero value
// joins nothing but equal days and places.
type Options struct {
	Days int     // how many days apart the first days, and the last, may be
	Km   float64 // how many kilometres apart, where both have coordinates
	// Name is the least Jaro-Winkler similarity of two place names, from 0 to 1,
	// where one has no coordinates. At 1 only equal names agree.
	Name float64
	// Most is the highest score at which events are joined.
	Most float64
	// NoFigures leaves the casualty figures out of the score.
	NoFigures bool
	// Taxonomy says what categories have in common; nil: categories as they are
	// spelled.
	Taxonomy *Taxonomy
	// Decisions are a person's; they win over everything.
	Decisions []Decision
}

// NewOptions returns the options that toll link begins with.
func NewOptions() Options { return Options{Days: 2, Km: 25, Name: 0.88, Most: 0.75} }

// Validate returns an error that names the option out of its bounds.
func (o *Options) Validate() error {
	switch {
	case o.Days < 0 || o.Days > 366:
		return fmt.Errorf("days is %d; it can be 0 to 366", o.Days)
	case !(o.Km >= 0 && o.Km <= 1000):
		return fmt.Errorf("km is %g; it can be 0 to 1000", o.Km)
	case !(o.Name > 0.5 && o.Name <= 1):
		return fmt.Errorf("the similarity of names is %g; it can be above 0.5, up to 1", o.Name)
	case !(o.Most >= 0 && o.Most <= 2):
		return fmt.Errorf("the highest score is %g; it can be 0 to 2", o.Most)
	}
	return nil
}
