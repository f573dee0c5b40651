package wording

import (
	"encoding/csv"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/gocarina/gocsv"

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

// tables are the embedded tables, ready for use. They do not change.
type tables struct {
	lexicons []*lexicon // in the order of languages; [0] has no language: the signs
	byLang   map[string]*lexicon
	nothing  map[string]string // joined tokens of the whole text → language
	words    map[string]uint64 // word → bits of the lexicons that know it
}

// languages in the order in which equal evidence is decided. Those after
// mainLanguages are covered only as far as the example claims need.
var languages = [...]string{"", "en", "ar", "fa", "ru", "uk", "fr", "es", "pt", "de", "it", "nl", "tr",
	"nb", "id", "ca", "sco", "ja"}

const mainLanguages = 13

// loadTables reads the embedded tables once.
var loadTables = sync.OnceValues(buildTables)

// buildTables reads the embedded tables. Each language is made by itself, so
// that several processors share the work.
func buildTables() (*tables, error) {
	t := &tables{byLang: map[string]*lexicon{}, nothing: map[string]string{}, words: make(map[string]uint64, 1<<13)}
	for _, lang := range languages {
		l := newLexicon(lang)
		t.lexicons = append(t.lexicons, l)
		t.byLang[lang] = l
	}
	for _, load := range []func() error{t.loadNumbers, t.loadWords, t.loadHedges, t.loadVague, t.loadNothing} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	var group sync.WaitGroup
	var next atomic.Int32
	for range min(runtime.GOMAXPROCS(0), len(t.lexicons)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(t.lexicons); i = int(next.Add(1)) - 1 {
				t.lexicons[i].finish()
			}
		})
	}
	group.Wait()
	for i, l := range t.lexicons {
		for w := range l.vocabulary {
			t.words[w] |= 1 << i
		}
	}
	return t, nil
}

// readTable reads one embedded CSV table into rows.
func readTable[T any](name string) ([]T, error) {
	rows, err := data.Table[T](name)
	if err != nil {
		return nil, fmt.Errorf("wordings: %w", err)
	}
	return rows, nil
}

// decodeTable reads CSV with our own csv.Reader, so that no setting of gocsv
// that another package makes can change it.
func decodeTable[T any](r io.Reader) ([]T, error) {
	var rows []T
	if err := gocsv.UnmarshalCSV(csv.NewReader(r), &rows); err != nil {
		return nil, err
	}
	return rows, nil
}

// lexicon returns the lexicon of a language that a table names.
func (t *tables) lexicon(lang string) (*lexicon, error) {
	if l, ok := t.byLang[lang]; ok {
		return l, nil
	}
	return nil, fmt.Errorf("wordings: no language %q", lang)
}

func (t *tables) loadNumbers() error {
	rows, err := readTable[numberRow]("wordings/numbers.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := t.lexicon(r.Lang)
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
		l.later(func() { l.addNumber(r.Word, value, kind) })
	}
	return nil
}

func (t *tables) loadWords() error {
	rows, err := readTable[wordRow]("wordings/words.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := t.lexicon(r.Lang)
		if err != nil {
			return err
		}
		class, ok := wordClasses[r.Class]
		if !ok {
			return fmt.Errorf("wordings: word %q: no class %q", r.Word, r.Class)
		}
		l.later(func() { l.addWord(r.Word, class) })
		if r.Lang == "" { // of every language, and evidence for none
			for _, other := range t.lexicons[1:] {
				other.later(func() { other.words[fold(r.Word)] |= class })
			}
		}
	}
	return nil
}

func (t *tables) loadHedges() error {
	rows, err := readTable[hedgeRow]("wordings/hedges.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := t.lexicon(r.Lang)
		if err != nil {
			return err
		}
		if !slices.Contains(hedgeRules, r.Rule) {
			return fmt.Errorf("wordings: hedge %q: no rule %q", r.Phrase, r.Rule)
		}
		l.later(func() { l.addPattern(r.Phrase, r.Rule) })
		if r.Lang == "" { // signs are of every language
			for _, other := range t.lexicons[1:] {
				other.later(func() { other.addPattern(r.Phrase, r.Rule) })
			}
		}
	}
	return nil
}

func (t *tables) loadVague() error {
	rows, err := readTable[vagueRow]("wordings/vague.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l, err := t.lexicon(r.Lang)
		if err != nil {
			return err
		}
		l.later(func() { l.addVague(r.Phrase, r.Class) })
	}
	return nil
}
