package casualties

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// gatherTable is a table of events whose rows stand together, but for some that
// come again; spelled makes some keys be spelled in two ways.
func gatherTable(rng *rand.Rand, again int, spelled bool) string {
	var b strings.Builder
	b.WriteString("event,event_date,source,published,measure,best,note\n")
	for e := range 40_000 {
		for range 1 + rng.IntN(4) {
			key := fmt.Sprint("Event ", e)
			if e > 0 && rng.IntN(1000) < again {
				key = fmt.Sprint("Event ", rng.IntN(e))
			}
			if spelled && rng.IntN(50) == 0 {
				key = strings.ToUpper(key)
			}
			fmt.Fprintf(&b, "%s,2017-05-01,S%d,2017-05-%02d,killed,%d,%s\n", key, rng.IntN(9), 1+rng.IntN(9), rng.IntN(30), strings.Repeat("n", rng.IntN(3)))
		}
	}
	return b.String()
}

// Claims that are gathered in one pass are where two passes put them.
func TestGather(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 5))
	for _, c := range []struct {
		again       int // rows of a thousand
		spelled     bool
		least, most int // partitions that are gathered; hashes differ from run to run
	}{{0, false, 1000, 1024}, {10, false, 1000, 1024}, {60, false, 1, 1023}, {900, false, 0, 20}, {0, true, 1, 1023}} {
		claims := NewClaims()
		in := Input{Name: "t.csv", Reader: strings.NewReader(gatherTable(rng, c.again, c.spelled))}
		if _, err := Read(in, ReadOptions{Workers: 2, Texts: true}, claims, &Findings{}); err != nil {
			t.Fatal(err)
		}
		_, cells := claims.settle()
		g, gathered := claims.newGrouper(cells), 0
		for p := range 1 << partitionBits {
			g.blocks = g.blocks[:0]
			for i := range claims.taken {
				blocks, err := g.bufs.open(claims.taken[i].from, p, nil)
				if err != nil {
					t.Fatal(err)
				}
				g.blocks = append(g.blocks, blocks)
			}
			if !g.gather() {
				continue
			}
			gathered++
			got := g.eventsByKey()
			if g.countAndPlace(); !reflect.DeepEqual(got, g.eventsByKey()) {
				t.Fatalf("%+v: partition %d: other claims", c, p)
			}
		}
		if gathered < c.least || gathered > c.most {
			t.Errorf("%+v: %d of %d partitions are gathered", c, gathered, 1<<partitionBits)
		}
	}
}

// eventsByKey are the claims of the events that were put in their places, with
// their texts.
func (g *grouper) eventsByKey() map[string][]string {
	events := map[string][]string{}
	for e := range g.events {
		for _, r := range g.list(uint32(e)) {
			text := string(g.text(&r))
			r.text = 0
			events[string(g.key(uint32(e)))] = append(events[string(g.key(uint32(e)))], fmt.Sprintf("%+v %q", r, text))
		}
	}
	return events
}
