package layout

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"toll/data"
	"toll/data/frozen"
)

// vocabulary is what words in the names of columns mean: data/headers.csv and
// data/personal.csv by folded words, joined by a space, frozen in the binary. A
// draft is how they get there.
type vocabulary struct {
	headers  frozen.Map // to a term
	personal frozen.Map // to what of a person it is
	longest  int        // words in the longest part of the name of a count
}

// candidate is a role that a column may have. Among columns that may have the
// same role, the one of the lowest rank has it.
type candidate struct {
	role Role
	rank int
}

// made is freeze of the two tables, at the time of the last
// go test ./casualties/layout -update.
//
//go:embed words.frozen
var made string

// sources are the files that the vocabulary is made from.
var sources = []string{"headers.csv", "personal.csv", "letters.csv", "articles.csv"}

var words = sync.OnceValue(func() *vocabulary {
	v, err := openVocabulary(frozen.Map(made))
	if err != nil {
		panic(fmt.Errorf("embedded words of headers: %w", err)) // a broken build; covered by tests
	}
	return v
})

// freezeTables lays the two tables out as they are now.
func freezeTables() (map[string]string, error) {
	d, err := readDraft(data.MustTable[entry]("headers.csv"), data.MustTable[personalWord]("personal.csv"))
	if err != nil {
		return nil, err
	}
	return d.freeze(), nil
}

// openVocabulary makes frozen words ready. Where the files are no longer those
// that they were made from, as while somebody edits them, they are made anew.
func openVocabulary(all frozen.Map) (*vocabulary, error) {
	all, err := frozen.Current(all, version, sources, freezeTables)
	if err != nil {
		return nil, err
	}
	return thaw(all), nil
}

// roles returns the roles that the column of a name of these words may have.
func (v *vocabulary) roles(words []string) []candidate {
	roles, _ := v.term(strings.Join(words, " "))
	return roles
}

// figure returns what words mean as a part of the name of a count, and whether
// they mean anything there.
func (v *vocabulary) figure(words []string) (entry, bool) {
	_, figures := v.term(strings.Join(words, " "))
	if len(figures) == 0 {
		return entry{}, false
	}
	return figures[0], true
}
