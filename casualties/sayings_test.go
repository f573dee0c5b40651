package casualties

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"toll/casualties/layout"
	"toll/casualties/rows"
)

// sayingsTables are tables in which the same few figures come again and again:
// good and bad ones, words that contradict the columns, words that are alike at
// both ends, several figures, a basis that changes what words mean, a column of
// texts with several figures beside one with one.
func sayingsTables(t *testing.T, rng *rand.Rand) []sayingsTable {
	numbers := []string{"", "", "0", "3", "5", "12", "5 ", "x", "-1", "7.5", "1,200", "100000000000"}
	words := []string{"", "5", "at least 3", "about 12", "dozens", "unknown", "gibberish of words", "between 1000003 and 1000005",
		"between 1000003 and 1000005 or 1000005", "more than 1000003 people, 1000005", "more than 2000003 people, 1000005"}
	pick := func(list []string) string {
		s := list[rng.IntN(len(list))]
		if strings.ContainsAny(s, ",") || rng.IntN(9) == 0 {
			return `"` + s + `"`
		}
		return s
	}
	line := func(b *strings.Builder, parts ...string) { b.WriteString(strings.Join(parts, ",") + "\n") }
	var one, two, coded, only, both, text strings.Builder
	line(&one, "event", "source", "low", "best", "high", "reported", "measure")
	line(&two, "event", "source", "killed_low", "killed", "killed_high", "injured_low", "injured", "injured_high")
	line(&coded, "event", "source", "published", "best", "basis", "reported", "measure", "group")
	line(&only, "event", "source", "reported", "note", "measure")
	line(&both, "event", "source", "dead", "dead_words", "said")
	line(&text, "event", "source", "dead", "all")
	for i := range 600 {
		event, source := fmt.Sprint("e", i%7), fmt.Sprint("s", i%5)
		low, best, high := pick(numbers), pick(numbers), pick(numbers)
		if i%8 == 0 { // alike at both ends
			low, best, high = "1000001", fmt.Sprint(1000002+rng.IntN(3)), "1000009"
		}
		line(&one, event, source, low, best, high, pick(words), "killed")
		line(&two, event, source, pick(numbers), pick(numbers), pick(numbers), pick(numbers), pick(numbers), pick(numbers))
		line(&coded, event, source, "2017-04-07", pick(numbers), pick([]string{"", "context", "wording"}), pick(words), pick([]string{"killed", "injured", ""}), pick([]string{"", "children"}))
		line(&only, event, source, pick(words), pick([]string{"", "a note"}), "killed")
		line(&both, event, source, pick(numbers), pick(words), pick([]string{"", "he said", "she said"}))
		line(&text, event, source, pick(numbers), pick([]string{"", "590 (118k/450w/22mc)", "3 (1k/2w)", "gibberish"}))
	}
	l, err := layout.Read(strings.NewReader("column,role,measure,group,side,bound,value\nevent,event,,,,,\nsource,source,,,,,\n"+
		"dead,count,killed,total,,best,\ndead_words,count,killed,total,,,\nsaid,reported,,,,,\n"), "both.layout.csv")
	if err != nil {
		t.Fatal(err)
	}
	several, err := layout.Read(strings.NewReader("column,role,measure,group,side,bound,value\nevent,event,,,,,\nsource,source,,,,,\n"+
		"dead,count,killed,total,,best,\nall,text,,total,,,\n"), "several.layout.csv")
	if err != nil {
		t.Fatal(err)
	}
	return []sayingsTable{{one.String(), nil}, {two.String(), nil}, {coded.String(), nil}, {only.String(), nil}, {both.String(), l}, {text.String(), several}}
}

type sayingsTable struct {
	rows   string
	layout *layout.Layout // nil: inferred
}

// What is remembered of figures changes nothing: claims, findings and counts are
// those of a worker that forgets after every row.
func TestSayings(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 16))
	for n, text := range sayingsTables(t, rng) {
		for _, texts := range []bool{false, true} {
			read := func(forget bool) (*worker, int) {
				tab := &table{in: Input{Name: "t.csv", Reader: strings.NewReader(text.rows)}, opt: ReadOptions{Texts: texts, Layout: text.layout}, findings: &Findings{Limit: 5}, sum: &Summary{}}
				r, head, err := tab.open(tab.understand)
				if err != nil {
					t.Fatal(err)
				}
				w, remembered := newWorker(tab), 0
				for i := range tab.figures {
					tab.figures[i].hashed = tab.figures[i].hashed && !forget
				}
				row := func(row *rows.Row) {
					if forget {
						clear(w.sayings.slots)
					}
					w.row(row)
				}
				for _, h := range head {
					row(h)
				}
				var batch rows.Batch
				for r.Batch(&batch) == nil {
					for b := batch.Next(); b != nil; b = batch.Next() {
						row(b)
					}
				}
				for i := range w.sayings.slots {
					if w.sayings.slots[i].what != 0 {
						remembered++
					}
				}
				return w, remembered
			}
			got, remembered := read(false)
			want, _ := read(true)
			if remembered < 8 {
				t.Errorf("table %d: %d figures are remembered: this tests nothing", n, remembered)
			}
			for p := range want.out.parts {
				if string(got.out.parts[p].block) != string(want.out.parts[p].block) {
					t.Errorf("table %d, texts %v: other claims", n, texts)
					break
				}
			}
			if !reflect.DeepEqual(got.counted().Sorted(), want.counted().Sorted()) || !reflect.DeepEqual(got.counted().ByRule(), want.counted().ByRule()) {
				t.Errorf("table %d, texts %v: findings\n%v, want\n%v", n, texts, got.counted().ByRule(), want.counted().ByRule())
			}
			if !reflect.DeepEqual(got.sum, want.sum) || !reflect.DeepEqual(got.sums, want.sums) {
				t.Errorf("table %d, texts %v: %+v, want %+v", n, texts, got.sum, want.sum)
			}
		}
	}
}

// A saying fills a line of the processor's cache and no more.
func TestSayingIsALine(t *testing.T) {
	if size := reflect.TypeFor[saying]().Size(); size != 64 {
		t.Errorf("%d bytes, want 64", size)
	}
}
