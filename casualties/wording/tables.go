package wording

import (
	_ "embed"
	"sync"

	"toll/data/frozen"
)

// languages in the order in which equal evidence is decided. Those after
// mainLanguages are covered only as far as the example claims need.
var languages = [...]string{"", "en", "ar", "fa", "ru", "uk", "fr", "es", "pt", "de", "it", "nl", "tr",
	"nb", "id", "ca", "sco", "ja"}

const mainLanguages = 13

// tables are the tables of words, ready for use. They do not change.
type tables struct {
	lexicons [len(languages)]*lexicon // [0] has no language: the signs
	nothing  frozen.Map               // joined tokens of the whole text → language
	words    frozen.Map               // word → bits of the lexicons that know it
}

// made is freeze of the tables in data/wordings, at the time of the last
// go test ./casualties/wording -update.
//
//go:embed words.frozen
var made string

// sources are the files that the tables of words are made from.
var sources = []string{"wordings/numbers.csv", "wordings/words.csv", "wordings/hedges.csv", "wordings/vague.csv", "wordings/nothing.csv"}

// loadTables makes the tables ready once.
var loadTables = sync.OnceValues(func() (*tables, error) { return openTables(frozen.Map(made)) })

// freezeTables lays the tables out as they are now.
func freezeTables() (map[string]string, error) {
	d, err := readDrafts()
	if err != nil {
		return nil, err
	}
	return d.freeze(), nil
}

// openTables makes frozen tables ready. Where the files are no longer those
// that they were made from, as while somebody edits them, they are made anew.
func openTables(all frozen.Map) (*tables, error) {
	all, err := frozen.Current(all, version, sources, freezeTables)
	if err != nil {
		return nil, err
	}
	t := &tables{nothing: all.Section(keyNothing), words: all.Section(keyWords)}
	for i, lang := range languages {
		t.lexicons[i] = thaw(lang, all)
	}
	return t, nil
}
