package date

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"toll/casualties/fold"
	"toll/data"
)

// sense is what a word may be in a date; "mai" is a month, "do" is a German
// weekday and a Portuguese "of".
type sense uint8

const (
	weekday   sense = 1 << iota
	ordinal         // behind a day: 3rd, 1er
	filler          // 3 de mayo, 18 мая 2017 г.
	interval        // 3 to 5 May
	hijri           // of the Islamic calendar
	solar           // of the Persian calendar
	before          // before the common era
	separator       // 2017年5月18日
)

// meaning is an entry of data/months.csv; a word of two senses has both.
type meaning struct {
	month int // 1 to 12, or 0
	sense sense
}

func (m meaning) is(s sense) bool { return m.sense&s != 0 }

// lookup returns what a word means; nothing where it is not known.
func lookup(word string) meaning { return words()[fold.Name(word)] }

// phrase returns the meaning of the longest phrase that begins at ts[0], of at
// most three words, and how many tokens it takes; full stops of abbreviations
// between its words count with them ("до н. э.").
func phrase(ts []token) (m meaning, used int) {
	var text []string
	for i := 0; i < len(ts) && len(text) < 3; i++ {
		switch {
		case ts[i].kind == '.' && i > 0:
			continue
		case ts[i].kind == '\'' && i > 0 && i+1 < len(ts) && ts[i+1].kind == 'w':
			continue // п'ятниця
		case ts[i].kind != 'w':
			return m, used
		}
		text = append(text, ts[i].text)
		key := text[0]
		if len(text) > 1 {
			key = strings.Join(text, " ")
			if i > 0 && ts[i-1].kind == '\'' {
				key = strings.Join(text, "'")
			}
		}
		if found := lookup(key); found != (meaning{}) {
			m, used = found, i+1
		}
	}
	return m, used
}

var senses = map[string]sense{
	"weekday": weekday, "ordinal": ordinal, "filler": filler, "interval": interval, "hijri": hijri, "solar": solar, "before": before,
	"separator": separator,
}

// words is data/months.csv by folded word. A word that would be two months is
// a broken table, as in data.MustTable.
var words = sync.OnceValue(func() map[string]meaning {
	all := map[string]meaning{}
	for i, r := range data.MustTable[struct {
		Word  string `csv:"word"`
		Kind  string `csv:"kind"`
		Month string `csv:"month"`
	}]("months.csv") {
		key := fold.Name(r.Word)
		m := all[key]
		if err := m.add(r.Kind, r.Month); err != nil || key == "" {
			panic(fmt.Errorf("months.csv: row %d, %q: %w", i+2, r.Word, err))
		}
		all[key] = m
	}
	return all
})

func (m *meaning) add(kind, month string) error {
	if kind != "month" {
		s, ok := senses[kind]
		if !ok {
			return fmt.Errorf("kind %q is not known", kind)
		}
		m.sense |= s
		return nil
	}
	n, err := strconv.Atoi(month)
	if err != nil || n < 1 || n > 12 {
		return fmt.Errorf("month %q is not 1 to 12", month)
	}
	if m.month != 0 && m.month != n {
		return fmt.Errorf("month %d here, %d in another row", n, m.month)
	}
	m.month = n
	return nil
}
