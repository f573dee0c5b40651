package stats_test

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// The oracle computes the tables a second time, slowly and in the simplest way,
// from the definitions alone. Nothing in the files oracle_*_test.go but the
// driver (oracle_test.go) calls what it checks. This file makes its tables.

// num is a number that is known or not.
type num struct {
	n     int64
	known bool
}

func is(n int64) num { return num{n, true} }

// oclaim is one row of a table and what it means. Its texts are written as they
// are; figure holds the words or the columns and the count that DESIGN section 3
// gives them.
type oclaim struct {
	line                                   int // of the row in the table; the header is line 1
	event, name, place, eventDate          string
	source, via, origin, stated, published string
	revision                               int
	measure, group, side                   string
	cumulative                             bool
	scope, doubt                           string
	figure                                 ofigure
}

// ofigure is what stands in the columns reported, low, best and high.
type ofigure struct {
	reported, lowCell, bestCell, highCell string
	low, best, high                       num
	none                                  bool // no claim: empty or unknown
	bad                                   bool // no number of people: the row is set aside
}

func (f ofigure) vague() bool { return !f.low.known && !f.best.known && !f.high.known }

var oracleHeader = []string{"event", "event_name", "place", "event_date", "source", "via", "origin", "stated", "published",
	"revision", "measure", "group", "side", "cumulative", "scope", "doubt", "reported", "low", "best", "high"}

func (c *oclaim) cells() []string {
	revision, cumulative := "", ""
	if c.revision > 0 {
		revision = strconv.Itoa(c.revision)
	}
	if c.cumulative {
		cumulative = "yes"
	}
	f := c.figure
	return []string{c.event, c.name, c.place, c.eventDate, c.source, c.via, c.origin, c.stated, c.published, revision, c.measure, c.group,
		c.side, cumulative, c.scope, c.doubt, f.reported, f.lowCell, f.bestCell, f.highCell}
}

// tableText writes the rows as CSV, one line each.
func tableText(rows []oclaim) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.Write(oracleHeader); err != nil {
		panic(err)
	}
	for i := range rows {
		if err := w.Write(rows[i].cells()); err != nil {
			panic(err)
		}
	}
	w.Flush()
	return b.String()
}

// number gives small numbers mostly, so that there are ties, and the ends of
// what tables hold.
func number(rng *rand.Rand) int64 {
	switch rng.IntN(20) {
	case 0, 1:
		return 0
	case 2:
		return 1_000_000_000_000_000 - rng.Int64N(2)
	case 3:
		return 1_000 + rng.Int64N(100_000)
	case 4, 5, 6:
		return 40 + rng.Int64N(4)
	}
	return 1 + rng.Int64N(12)
}

// written writes a number as reports do.
func written(rng *rand.Rand, n int64) string {
	text := strconv.FormatInt(n, 10)
	if n < 1000 || rng.IntN(2) == 0 {
		return text
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func pick[T any](rng *rand.Rand, list ...T) T { return list[rng.IntN(len(list))] }

// inWords are the wordings of DESIGN section 3, with N for the number, and what
// they mean of n. The number is at least 2, M is larger.
var inWords = []struct {
	text            string
	low, best, high func(n, m int64) num
}{
	{"N", first, first, first},
	{"at least N", first, nobody, nobody},
	{"N+", first, nobody, nobody},
	{"no fewer than N", first, nobody, nobody},
	{"a minimum of N", first, nobody, nobody},
	{"more than N", above, nobody, nobody},
	{"over N", above, nobody, nobody},
	{"up to N", nobody, nobody, first},
	{"as many as N", nobody, nobody, first},
	{"at most N", nobody, nobody, first},
	{"fewer than N", nobody, nobody, below},
	{"under N", nobody, nobody, below},
	{"N-M", first, nobody, second},
	{"between N and M", first, nobody, second},
	{"from N to M", first, nobody, second},
	{"about N", nobody, first, nobody},
	{"around N", nobody, first, nobody},
	{"~N", nobody, first, nobody},
	{"nearly N", nobody, first, first},
	{"almost N", nobody, first, first},
	{"dozens", nobody, nobody, nobody},
	{"several", nobody, nobody, nobody},
	{"many", nobody, nobody, nobody},
	{"hundreds", nobody, nobody, nobody},
	{"a dozen", dozen, dozen, dozen},
	{"more than a dozen", aboveDozen, nobody, nobody},
}

func first(n, _ int64) num      { return is(n) }
func second(_, m int64) num     { return is(m) }
func above(n, _ int64) num      { return is(n + 1) }
func below(n, _ int64) num      { return is(n - 1) }
func nobody(_, _ int64) num     { return num{} }
func dozen(_, _ int64) num      { return is(12) }
func aboveDozen(_, _ int64) num { return is(13) }

func randomFigure(rng *rand.Rand) ofigure {
	switch k := rng.IntN(20); {
	case k == 0:
		return ofigure{reported: pick(rng, "", "NA", "n/a", "unknown", "-", "?"), none: true}
	case k == 1:
		return ofigure{reported: pick(rng, "12.5", "-4", "(12)"), bad: true}
	case k < 12:
		return randomColumns(rng)
	}
	w := inWords[rng.IntN(len(inWords))]
	n := max(2, number(rng))
	if w.text == "N" && rng.IntN(5) == 0 {
		n = 0
	}
	m := n + 1 + rng.Int64N(30)
	text := strings.NewReplacer("N", written(rng, n), "M", written(rng, m)).Replace(w.text)
	return ofigure{reported: text, low: w.low(n, m), best: w.best(n, m), high: w.high(n, m)}
}

// randomColumns gives low, best and high themselves, in any combination.
func randomColumns(rng *rand.Rand) ofigure {
	n := []int64{number(rng), number(rng), number(rng)}
	low, high := min(n[0], n[1], n[2]), max(n[0], n[1], n[2])
	best := n[0] + n[1] + n[2] - low - high
	var f ofigure
	switch which := rng.IntN(8); which {
	case 0:
		f.low, f.best, f.high = is(best), is(best), is(best)
	default:
		if which&1 != 0 {
			f.low = is(low)
		}
		if which&2 != 0 {
			f.best = is(best)
		}
		if which&4 != 0 {
			f.high = is(high)
		}
	}
	f.lowCell, f.bestCell, f.highCell = cellOf(f.low), cellOf(f.best), cellOf(f.high)
	return f
}

func cellOf(x num) string {
	if !x.known {
		return ""
	}
	return strconv.FormatInt(x.n, 10)
}

// maybe returns the text with a chance of 1 in n, else nothing.
func maybe(rng *rand.Rand, n int, text string) string {
	if rng.IntN(n) == 0 {
		return text
	}
	return ""
}

// randomDate gives days around the events of the tables, months, years and
// nothing.
func randomDate(rng *rand.Rand) string {
	day := 1 + rng.IntN(8)
	switch rng.IntN(12) {
	case 0:
		return "2017"
	case 1:
		return "2017-05"
	case 2:
		return "2018-01-31"
	case 3, 4, 5:
		return ""
	}
	return fmt.Sprintf("2017-05-%02d", day)
}

// traits are what a table has much or nothing of, so that every trait meets
// tables that are else simple.
type traits struct {
	events, sources, cells, rows            int
	dates, relays, origins, revisions, rare bool
	exact                                   bool // one number in most figures: ties
	huge                                    bool // those of one source as large as they can be
}

func randomTraits(rng *rand.Rand) traits {
	half := func() bool { return rng.IntN(2) == 0 }
	if rng.IntN(8) == 0 { // two or three sources over many events: for the columns that need ten
		return traits{events: 10 + rng.IntN(20), sources: 2 + rng.IntN(2), cells: 1 + rng.IntN(2), rows: 50 + rng.IntN(60),
			dates: rng.IntN(3) == 0, relays: rng.IntN(4) == 0, origins: rng.IntN(3) == 0, exact: true, huge: rng.IntN(4) == 0}
	}
	return traits{events: 1 + rng.IntN(3), sources: 1 + rng.IntN(7), cells: 1 + rng.IntN(5), rows: 1 + rng.IntN(24),
		dates: half(), relays: half(), origins: half(), revisions: half(), rare: half(), exact: half(), huge: rng.IntN(10) == 0}
}

var oracleSources = []string{"Hospital", "Council", "Brigade", "Ministry", "Radio", "Witness", "Monitor"}

// randomTable makes the rows of one table.
func randomTable(rng *rand.Rand) []oclaim {
	t := randomTraits(rng)
	type cell struct {
		measure, group, side string
		cumulative           bool
	}
	var cells []cell
	for range t.cells {
		cells = append(cells, cell{pick(rng, "killed", "killed", "killed", "injured", "missing", "casualties"),
			pick(rng, "total", "total", "civilians", "combatants", "children", "women", "men", "women and children", "medical", "journalists"),
			maybe(rng, 3, "North"), rng.IntN(6) == 0})
	}
	var eventDates []string
	for range t.events {
		eventDates = append(eventDates, pick(rng, "2017-05-02", "2017-05-02", "2017-05-04", "2017-05", "2016", ""))
	}
	var rows []oclaim
	for i := range t.rows {
		e, where := rng.IntN(t.events), cells[rng.IntN(len(cells))]
		c := oclaim{line: i + 2, event: eventKey(rng, e), eventDate: eventDates[e], source: pick(rng, oracleSources[:t.sources]...),
			measure: where.measure, group: where.group, side: where.side, cumulative: where.cumulative, figure: randomFigure(rng)}
		if rng.IntN(10) == 0 {
			c.eventDate = pick(rng, "2017-05-03", "2017-05", "")
		}
		c.name, c.place = pick(rng, "", "Battle", "Raid", "Battle"), pick(rng, "", "Hill", "Town")
		t.decorate(rng, &c)
		rows = append(rows, c)
	}
	return rows
}

// eventKey spells the key of event e in one of the ways that are equal.
func eventKey(rng *rand.Rand, e int) string {
	key := []string{"Alpha Road", "alpha bridge", "Émile Square", "Field"}[min(e, 3)]
	if e >= 3 {
		key += " " + strconv.Itoa(e)
	}
	switch rng.IntN(8) {
	case 0:
		return strings.ToUpper(key)
	case 1:
		return " " + strings.ReplaceAll(key, " ", "  ") + " "
	}
	return key
}

// decorate gives a claim what the table has of dates, carriers and the rest.
func (t traits) decorate(rng *rand.Rand, c *oclaim) {
	if t.exact && rng.IntN(3) > 0 {
		n := number(rng)
		if t.huge && (c.source == oracleSources[0] || rng.IntN(8) == 0) {
			n = 1_000_000_000_000_000 - rng.Int64N(3)
		}
		c.figure = ofigure{reported: strconv.FormatInt(n, 10), low: is(n), best: is(n), high: is(n)}
	}
	if t.dates {
		c.published = randomDate(rng)
		if rng.IntN(5) == 0 {
			c.stated = randomDate(rng)
		}
	}
	if t.relays {
		c.via = maybe(rng, 2, pick(rng, "Agency", "Daily", "Station"))
	}
	if t.origins && rng.IntN(2) == 0 {
		c.origin = pick(rng, "Hospital", "Council", "Brigade", "Archive", "Office")
	}
	if t.revisions && rng.IntN(2) == 0 {
		c.revision = 1 + rng.IntN(3)
	}
	if t.rare {
		c.scope = maybe(rng, 8, pick(rng, "part", "wider"))
		c.doubt = maybe(rng, 8, pick(rng, "misrelay", "match"))
		if rng.IntN(8) == 0 {
			c.source = ""
		}
	}
}
