package casualties

// voice is who speaks where on which day.
type voice struct {
	source, via   uint32
	day, revision int32
}

// extremes are the claims of one voice with the highest floor and the lowest
// ceiling so far, as indexes plus one; 0: none has one.
type extremes struct{ floor, ceiling uint32 }

// voiced is a voice with its extremes.
type voiced struct {
	voice
	extremes
}

// noteAgainst notes the claims of a cell that say another figure than the same
// source did in the same place on the same day, such that both cannot be
// complete: which of them is its last word nobody can tell.
func (g *grouper) noteAgainst(cell []uint32) {
	if len(cell) <= fewClaims {
		g.voices = g.voices[:0]
		for _, i := range cell {
			if v, ok := g.voice(i); ok {
				g.contradicts(i, g.few(v))
			}
		}
		return
	}
	heard := map[voice]*extremes{}
	for _, i := range cell {
		v, ok := g.voice(i)
		if !ok {
			continue
		}
		if heard[v] == nil {
			heard[v] = &extremes{}
		}
		g.contradicts(i, heard[v])
	}
}

// few returns the extremes of one of few voices.
func (g *grouper) few(v voice) *extremes {
	for n := range g.voices {
		if g.voices[n].voice == v {
			return &g.voices[n].extremes
		}
	}
	g.voices = append(g.voices, voiced{voice: v})
	return &g.voices[len(g.voices)-1].extremes
}

// contradicts notes a claim that contradicts what its voice said before.
func (g *grouper) contradicts(i uint32, e *extremes) {
	r := &g.records[i]
	switch {
	case e.ceiling > 0 && r.known&hasLow != 0 && r.low > g.records[e.ceiling-1].high:
		g.addAgainst(i, e.ceiling-1)
	case e.floor > 0 && r.known&hasHigh != 0 && r.high < g.records[e.floor-1].low:
		g.addAgainst(i, e.floor-1)
	}
	if r.known&hasLow != 0 && (e.floor == 0 || r.low > g.records[e.floor-1].low) {
		e.floor = i + 1
	}
	if r.known&hasHigh != 0 && (e.ceiling == 0 || r.high < g.records[e.ceiling-1].high) {
		e.ceiling = i + 1
	}
}

// voice returns who speaks in a claim, and whether it counts here: it names a
// source and a day, and is about the whole event without a doubt.
func (g *grouper) voice(i uint32) (voice, bool) {
	r := &g.records[i]
	s := &g.cs.shapes[r.shape]
	day := r.stated
	if !day.IsKnown() {
		day = r.published
	}
	return voice{r.source, r.via, day.Raw(), r.revision}, r.source != 0 && day.IsKnown() && s.scope == WholeEvent && s.doubt == NoDoubt
}

func (g *grouper) addAgainst(i, j uint32) {
	g.again = append(g.again, repeat{at: g.spot(i), of: g.spot(j), against: true})
}
