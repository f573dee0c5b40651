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

func (d *drafts) loadNumbers() error {
	rows, err := readTable[numberRow]("wordings/numbers.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := d.of(r.Lang)
		if err != nil {
			return err
		}
		kind, ok := numberKinds[r.Kind]
		if !ok {
			return fmt.Errorf("wordings: number %q: no kind %q", r.Word, r.Kind)
		}
		value, err := strconv.ParseInt(r.Value, 10, 64)
		if err != nil {
			return fmt.Errorf("wordings: number %q: %w", r.Word, err)
		}
		l.addNumber(r.Word, value, kind)
	}
	return nil
}

func (d *drafts) loadWords() error {
	rows, err := readTable[wordRow]("wordings/words.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := d.of(r.Lang)
		if err != nil {
			return err
		}
		class, ok := wordClasses[r.Class]
		if !ok {
			return fmt.Errorf("wordings: word %q: no class %q", r.Word, r.Class)
		}
		l.addWord(r.Word, class)
		if r.Lang == "" { // of every language, and evidence for none
			for _, other := range d.list[1:] {
				other.classes[fold(r.Word)] |= class
			}
		}
	}
	return nil
}

func (d *drafts) loadHedges() error {
	rows, err := readTable[hedgeRow]("wordings/hedges.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := d.of(r.Lang)
		if err != nil {
			return err
		}
		if !slices.Contains(hedgeRules, r.Rule) {
			return fmt.Errorf("wordings: hedge %q: no rule %q", r.Phrase, r.Rule)
		}
		l.addPattern(r.Phrase, r.Rule)
		if r.Lang == "" { // signs are of every language
			for _, other := range d.list[1:] {
				other.addPattern(r.Phrase, r.Rule)
			}
		}
	}
	return nil
}

func (d *drafts) loadVague() error {
	rows, err := readTable[vagueRow]("wordings/vague.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := d.of(r.Lang)
		if err != nil {
			return err
		}
		l.addVague(r.Phrase, r.Class)
	}
	return nil
}

func (d *drafts) loadNothing() error {
	rows, err := readTable[nothingRow]("wordings/nothing.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if _, err := d.of(r.Lang); err != nil {
			return err
		}
		toks, _ := tokenize(r.Phrase, Options{})
		key := nothingKey(toks)
		if _, ok := d.nothing[key]; !ok {
			d.nothing[key] = r.Lang
		}
	}
	return nil
}
