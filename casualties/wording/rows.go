package wording

import (
	"fmt"
	"slices"
	"strconv"

	"toll/data"
)

// The rows of the tables in data/wordings. Words are spelled as people spell
// them; they are folded here.
type (
	numberRow struct {
		Lang  string `csv:"lang"`
		Word  string `csv:"word"`
		Value string `csv:"value"`
		Kind  string `csv:"kind"`
	}
	hedgeRow struct {
		Lang   string `csv:"lang"`
		Phrase string `csv:"phrase"`
		Rule   string `csv:"rule"`
	}
	vagueRow struct {
		Lang   string `csv:"lang"`
		Phrase string `csv:"phrase"`
		Class  string `csv:"class"`
	}
	nothingRow struct {
		Lang   string `csv:"lang"`
		Phrase string `csv:"phrase"`
	}
	wordRow struct {
		Lang  string `csv:"lang"`
		Word  string `csv:"word"`
		Class string `csv:"class"`
	}
)

// readTable reads one embedded CSV table into rows.
func readTable[T any](name string) ([]T, error) {
	rows, err := data.Table[T](name)
	if err != nil {
		return nil, fmt.Errorf("wordings: %w", err)
	}
	return rows, nil
}

// drafts are what the tables say, a draft for each of the languages.
type drafts struct {
	list    [len(languages)]*draft
	nothing map[string]string // words of the whole text → language
}

// readDrafts reads all tables of words.
func readDrafts() (*drafts, error) {
	d := &drafts{nothing: map[string]string{}}
	for i := range d.list {
		d.list[i] = newDraft()
	}
	for _, load := range []func() error{d.loadNumbers, d.loadWords, d.loadHedges, d.loadVague, d.loadNothing} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	for _, l := range d.list {
		l.sort()
	}
	return d, nil
}

// of returns the draft of a language that a table names.
func (d *drafts) of(lang string) (*draft, error) {
	if i := slices.Index(languages[:], lang); i >= 0 {
		return d.list[i], nil
	}
	return nil, fmt.Errorf("wordings: no language %q", lang)
}

// addRows reads a table and adds each row to the draft of its language.
func addRows[T any](d *drafts, table string, lang func(T) string, add func(*draft, T) error) error {
	rows, err := readTable[T](table)
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := d.of(lang(r))
		if err != nil {
			return err
		}
		if err := add(l, r); err != nil {
			return fmt.Errorf("wordings: %w", err)
		}
	}
	return nil
}

func (d *drafts) loadNumbers() error {
	return addRows(d, "wordings/numbers.csv", func(r numberRow) string { return r.Lang }, func(l *draft, r numberRow) error {
		kind, ok := numberKinds[r.Kind]
		if !ok {
			return fmt.Errorf("number %q: no kind %q", r.Word, r.Kind)
		}
		value, err := strconv.ParseInt(r.Value, 10, 64)
		if err != nil {
			return fmt.Errorf("number %q: %w", r.Word, err)
		}
		l.addNumber(r.Word, value, kind)
		return nil
	})
}

func (d *drafts) loadWords() error {
	return addRows(d, "wordings/words.csv", func(r wordRow) string { return r.Lang }, func(l *draft, r wordRow) error {
		class, ok := wordClasses[r.Class]
		if !ok {
			return fmt.Errorf("word %q: no class %q", r.Word, r.Class)
		}
		l.addWord(r.Word, class)
		if r.Lang == "" { // of every language, and evidence for none
			for _, other := range d.list[1:] {
				other.classes[fold(r.Word)] |= class
			}
		}
		return nil
	})
}

func (d *drafts) loadHedges() error {
	return addRows(d, "wordings/hedges.csv", func(r hedgeRow) string { return r.Lang }, func(l *draft, r hedgeRow) error {
		if !slices.Contains(hedgeRules, r.Rule) {
			return fmt.Errorf("hedge %q: no rule %q", r.Phrase, r.Rule)
		}
		l.addPattern(r.Phrase, r.Rule)
		if r.Lang == "" { // signs are of every language
			for _, other := range d.list[1:] {
				other.addPattern(r.Phrase, r.Rule)
			}
		}
		return nil
	})
}

func (d *drafts) loadVague() error {
	return addRows(d, "wordings/vague.csv", func(r vagueRow) string { return r.Lang }, func(l *draft, r vagueRow) error {
		l.addVague(r.Phrase, r.Class)
		return nil
	})
}

func (d *drafts) loadNothing() error {
	return addRows(d, "wordings/nothing.csv", func(r nothingRow) string { return r.Lang }, func(_ *draft, r nothingRow) error {
		toks, _ := tokenize(r.Phrase, Options{})
		key := nothingKey(toks)
		if _, ok := d.nothing[key]; !ok {
			d.nothing[key] = r.Lang
		}
		return nil
	})
}
