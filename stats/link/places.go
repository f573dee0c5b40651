package link

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"strconv"

	"toll/casualties/fold"
	"toll/casualties/names"
)

// noPlace is the id of an event that does not say where.
const noPlace = int32(-1)

// gazetteer is the places of all events: spellings that the table of places has
// under one name, or that are equal after folding, are one place.
type gazetteer struct {
	ids     map[string]int32
	folded  [][]rune // by id
	letters []letters
	spelled map[string]placed
	similar [][]near // by id, in the order of ids
	least   float64
}

type placed struct {
	id int32
	at Coordinates
}

// near is a place with a similar name.
type near struct {
	id         int32
	similarity float32
}

func newGazetteer(least float64) *gazetteer {
	return &gazetteer{ids: map[string]int32{}, spelled: map[string]placed{}, least: least}
}

// place returns the id of a place as spelled, and its coordinates if the table
// of places has them.
func (g *gazetteer) place(spelling string) placed {
	if p, ok := g.spelled[spelling]; ok {
		return p
	}
	p := placed{id: noPlace}
	name := spelling
	if known, ok := names.LookupPlace(spelling); ok {
		name, p.at = known.Name, coordinatesOf(&known)
	}
	if folded := fold.Name(name); folded != "" {
		p.id = g.id(folded)
	}
	g.spelled[spelling] = p
	return p
}

func coordinatesOf(p *names.Place) Coordinates {
	lat, err1 := strconv.ParseFloat(p.Latitude, 64)
	lon, err2 := strconv.ParseFloat(p.Longitude, 64)
	if err1 != nil || err2 != nil {
		return Coordinates{}
	}
	return Coordinates{Latitude: lat, Longitude: lon, Known: true}
}

func (g *gazetteer) id(folded string) int32 {
	id, ok := g.ids[folded]
	if !ok {
		id = int32(len(g.folded))
		g.ids[folded] = id
		g.folded = append(g.folded, []rune(folded))
		g.letters = append(g.letters, lettersOf(g.folded[id]))
	}
	return id
}

// compare finds for every place the places with similar names: those that share
// at least a third of the pairs of letters of the shorter name and have the
// least Jaro-Winkler similarity. Its cost grows with the names that share pairs
// of letters.
func (g *gazetteer) compare(ctx context.Context) {
	g.similar = make([][]near, len(g.folded))
	if g.least >= 1 {
		return
	}
	postings := map[[2]rune][]int32{}
	pairs := make([]int, len(g.folded))
	shared := make([]int32, len(g.folded))
	var touched []int32
	for id := range g.folded {
		if id%1024 == 0 && ctx.Err() != nil {
			return
		}
		mine := letterPairs(g.folded[id])
		pairs[id] = len(mine)
		touched = touched[:0]
		for _, pair := range mine {
			for _, other := range postings[pair] {
				if shared[other] == 0 {
					touched = append(touched, other)
				}
				shared[other]++
			}
			postings[pair] = append(postings[pair], int32(id))
		}
		for _, other := range touched {
			if 3*int(shared[other]) >= min(pairs[id], pairs[other]) {
				g.meet(int32(id), other)
			}
			shared[other] = 0
		}
	}
	for _, list := range g.similar {
		slices.SortFunc(list, func(a, b near) int { return cmp.Compare(a.id, b.id) })
	}
}

func (g *gazetteer) meet(a, b int32) {
	if !g.mayMeet(a, b) {
		return
	}
	s := similarity(g.folded[a], g.folded[b])
	if s < g.least {
		return
	}
	g.similar[a] = append(g.similar[a], near{b, float32(s)})
	g.similar[b] = append(g.similar[b], near{a, float32(s)})
}

// mayMeet reports whether names with these letters can have the least
// similarity: as many letters as they share, in whatever order, are the most
// that can be common, and then Jaro is a third of one more than their shares.
func (g *gazetteer) mayMeet(a, b int32) bool {
	x, y := g.folded[a], g.folded[b]
	common, ok := g.letters[a].shared(g.letters[b])
	if !ok {
		return true
	}
	most := (float64(common)/float64(len(x)) + float64(common)/float64(len(y)) + 1) / 3
	prefix := 0
	for prefix < min(len(x), len(y), 4) && x[prefix] == y[prefix] {
		prefix++
	}
	return most+float64(prefix)*0.1*(1-most) >= g.least-1e-9
}

// letters are how often each letter occurs in a name, as bits: four for each of
// 32 kinds of letters.
type letters struct {
	bits [2]uint64
	many bool // a letter occurs more than four times
}

func lettersOf(name []rune) letters {
	var l letters
	var n [32]int
	for _, r := range name {
		kind := int(r) % 32 // the small letters of ASCII have kinds of their own
		if n[kind] == 4 {
			l.many = true
			continue
		}
		l.bits[kind/16] |= 1 << (kind%16*4 + n[kind])
		n[kind]++
	}
	return l
}

// shared is how many letters two names share at most; ok is false where it is
// not known.
func (l letters) shared(m letters) (n int, ok bool) {
	return bits.OnesCount64(l.bits[0]&m.bits[0]) + bits.OnesCount64(l.bits[1]&m.bits[1]), !l.many && !m.many
}

// similarity is Jaro-Winkler, and 0 for names whose numbers differ: Camp 1 is
// not Camp 2.
func similarity(a, b []rune) float64 {
	if !sameDigits(a, b) {
		return 0
	}
	if slices.Compare(a, b) > 0 { // common letters are found from one side
		a, b = b, a
	}
	return jaroWinkler(a, b)
}

// sameDigits reports whether two names have the same digits in the same order.
func sameDigits(a, b []rune) bool {
	next := func(s []rune) (rune, []rune) {
		for i, r := range s {
			if r >= '0' && r <= '9' {
				return r, s[i+1:]
			}
		}
		return 0, nil
	}
	for {
		var x, y rune
		x, a = next(a)
		if y, b = next(b); x != y || x == 0 {
			return x == y
		}
	}
}

// letterPairs returns the different pairs of neighbouring letters of a name; a
// name of one letter is a pair with itself.
func letterPairs(name []rune) [][2]rune {
	if len(name) == 1 {
		return [][2]rune{{name[0], name[0]}}
	}
	list := make([][2]rune, 0, len(name))
	for i := 1; i < len(name); i++ {
		if pair := [2]rune{name[i-1], name[i]}; !slices.Contains(list, pair) {
			list = append(list, pair)
		}
	}
	return list
}

// of returns the similarity of two places: 1 for the same, 0 for names that are
// not similar.
func (g *gazetteer) of(a, b int32) float64 {
	if a == b {
		return 1
	}
	i, ok := slices.BinarySearchFunc(g.similar[a], b, func(n near, id int32) int { return cmp.Compare(n.id, id) })
	if !ok {
		return 0
	}
	return float64(g.similar[a][i].similarity)
}
