// Package names knows sources and places under the spellings that reports use
// for them: the tables data/sources.csv and data/places.csv, looked up by
// fold.Name. It answers what a name is and never guesses: a near match is not
// a match.
package names

import (
	"fmt"
	"strings"
	"sync"

	"toll/casualties/fold"
	"toll/data"
)

// Source is a row of data/sources.csv: who asserts figures or carries them.
type Source struct {
	Name    string // as toll shows it
	Aliases []string
	Kind    string // government, belligerent, monitor …: data/README.md lists them
	Pooled  bool   // the name stands for many ("eyewitnesses"), who need not agree
	Latin   string // for figures that cannot show the name's script; else Name
	Note    string // what to beware of; may be empty
	Cite    string // where the row comes from
}

// Place is a row of data/places.csv.
type Place struct {
	Name        string
	Aliases     []string
	Kind        string // village, city, air base …
	Governorate string // empty where it is not one place
	Country     string
	Latitude    string // decimal degrees to about 0.01°, north positive; empty where not known
	Longitude   string // decimal degrees, east positive; empty where not known
	Precision   string // what the coordinates mean
	Note        string
	Cite        string
}

// LookupSource returns the source that is known under this name, and whether
// there is one. A name without a letter or digit is nobody's.
func LookupSource(name string) (Source, bool) { return sources().find(name) }

// LookupPlace returns the place that is known under this name, and whether
// there is one.
func LookupPlace(name string) (Place, bool) { return places().find(name) }

// Sources returns the whole table, in the order of the file.
func Sources() []Source { return append([]Source(nil), sources().rows...) }

// Places returns the whole table, in the order of the file.
func Places() []Place { return append([]Place(nil), places().rows...) }

// Carriers returns the outlets in a via: the whole text where the table has
// it, else its parts between slashes ("AFP / Digital Journal" is AFP and
// Digital Journal), without what stands in brackets behind them ("(repost)").
// An outlet that the table does not have is returned with its name alone. An
// empty via gives none.
func Carriers(via string) []Source {
	if s, ok := LookupSource(via); ok {
		return []Source{s}
	}
	var all []Source
	for part := range strings.SplitSeq(via, " / ") {
		part = strings.TrimSpace(part)
		s, ok := LookupSource(part)
		if bare := strings.TrimSpace(beforeBracket(part)); !ok && bare != "" {
			if s, ok = LookupSource(bare); !ok {
				s = Source{Name: bare, Latin: bare}
			}
		}
		if s.Name != "" {
			all = append(all, s)
		}
	}
	return all
}

func beforeBracket(s string) string {
	before, _, _ := strings.Cut(s, "(")
	return before
}

// index is a table with its rows by folded name.
type index[T any] struct {
	rows []T
	by   map[string]int
}

func (x *index[T]) find(name string) (row T, ok bool) {
	folded := fold.Name(name)
	if folded == "" {
		return row, false
	}
	i, ok := x.by[folded]
	if ok {
		row = x.rows[i]
	}
	return row, ok
}

// add files row i under its names. A name that two rows share would make the
// table's answer depend on their order: that is an error.
func (x *index[T]) add(i int, names []string) error {
	for _, n := range names {
		folded := fold.Name(n)
		if folded == "" {
			return fmt.Errorf("row %d: name %q has no letter", i+1, n)
		}
		if j, ok := x.by[folded]; ok && j != i {
			return fmt.Errorf("rows %d and %d both claim %q (%q)", j+1, i+1, n, folded)
		}
		x.by[folded] = i
	}
	return nil
}

var sources = sync.OnceValue(func() *index[Source] {
	x := &index[Source]{by: map[string]int{}}
	for i, r := range data.MustTable[struct {
		Name    string `csv:"source"`
		Aliases string `csv:"aliases"`
		Kind    string `csv:"kind"`
		Pooled  string `csv:"pooled"`
		Latin   string `csv:"latin"`
		Note    string `csv:"note"`
		Cite    string `csv:"citation"`
	}]("sources.csv") {
		s := Source{r.Name, split(r.Aliases), r.Kind, r.Pooled == "yes", r.Latin, r.Note, r.Cite}
		if s.Latin == "" {
			s.Latin = s.Name
		}
		x.rows = append(x.rows, s)
		must("sources.csv", x.add(i, append([]string{s.Name, s.Latin}, s.Aliases...)))
	}
	return x
})

var places = sync.OnceValue(func() *index[Place] {
	x := &index[Place]{by: map[string]int{}}
	for i, r := range data.MustTable[struct {
		Name        string `csv:"place"`
		Aliases     string `csv:"aliases"`
		Kind        string `csv:"kind"`
		Governorate string `csv:"governorate"`
		Country     string `csv:"country"`
		Latitude    string `csv:"latitude"`
		Longitude   string `csv:"longitude"`
		Precision   string `csv:"precision"`
		Note        string `csv:"note"`
		Cite        string `csv:"citation"`
	}]("places.csv") {
		p := Place{r.Name, split(r.Aliases), r.Kind, r.Governorate, r.Country, r.Latitude, r.Longitude, r.Precision, r.Note, r.Cite}
		x.rows = append(x.rows, p)
		must("places.csv", x.add(i, append([]string{p.Name}, p.Aliases...)))
	}
	return x
})

// must stops at a broken embedded table, as data.MustTable does.
func must(file string, err error) {
	if err != nil {
		panic(fmt.Errorf("embedded table %s: %w", file, err))
	}
}

// split takes a list of aliases apart.
func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, " | ")
}
