package casualties

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"toll/casualties/fold"
	"toll/casualties/spill"
)

// Claims is a collection of claims, held compactly: names once, claims packed
// into a few dozen bytes and spread over partitions by event. First claims are
// appended, then they are read: cell by cell with Cells, or one by one with
// All. It is not safe for concurrent use.
type Claims struct {
	names   nameTable
	shapes  []shape
	shapeID map[shape]uint32
	sources map[string]string // source as spelled → the name it is known by
	byFold  map[string]string // folded source → the same
	vias    spellings
	sides   spellings
	files   []fileEntry
	store   *spill.Store
	own     *appender // takes what Append is given
	taken   []taken
	n       int
	sealed  *sealed // what reading needs; nil while claims are appended
}

type fileEntry struct {
	name      string
	keyColumn string // header of the event's key
	dated     bool   // some claim of it has a publication date
	hashed    bool   // of the texts only a hash is kept
	order     dateOrders
}

// taken is an appender whose claims belong to Claims, and what its ids are
// there.
type taken struct {
	from           *appender
	names, vias    []uint32
	shapes, source []uint32
}

// spellings are the names of one kind as they are spelled. Those that are equal
// after folding of spaces and case are shown as the first of them in byte
// order.
type spellings struct {
	nameTable
	shown []uint32 // by id: the id in Claims.names; made when reading begins
}

// NewClaims returns an empty collection.
func NewClaims() *Claims {
	return &Claims{names: newNames(), shapeID: map[shape]uint32{}, sources: map[string]string{}, byFold: map[string]string{},
		vias: spellings{nameTable: newNames()}, sides: spellings{nameTable: newNames()}}
}

// Spill lets claims that are read from now on lie in store. Such a collection can
// be drained and nothing else.
func (cs *Claims) Spill(store *spill.Store) { cs.store = store }

// Len is the number of claims.
func (cs *Claims) Len() int {
	if cs.own != nil {
		return cs.n + cs.own.n
	}
	return cs.n
}

// Append adds a copy of the claim. Its event joins the events whose keys are
// equal after folding (fold.Key), its source the sources that are equal after
// folding (fold.Name) or by the table of sources.
func (cs *Claims) Append(c *Claim) {
	cs.unseal()
	if cs.own == nil {
		cs.own = newAppender(cs.store)
	}
	a := cs.own
	r := record{
		source: cs.sourceID(a, c.Source, c.Pos), origin: cs.sourceID(a, c.Origin, c.Pos), via: a.vias.id(c.Via),
		eventName: a.names.id(c.EventName), place: a.names.id(c.Place), admin: a.names.id(c.Admin),
		eventDate: c.EventDate, stated: c.Stated, published: c.Published,
		revision: int32(c.Revision), line: int32(c.Pos.Line), column: int32(c.Pos.Column), keyColumn: 0,
	}
	r.setCount(&c.Count)
	r.shape = a.shape(&shape{file: cs.file(c.Pos.File, c.Dated || c.Published.IsKnown()),
		measure: c.Measure, group: c.Group, scope: c.Scope, doubt: c.Doubt, basis: c.Basis, cumulative: c.Cumulative,
		side: a.sides.id(c.Side), rule: a.names.id(c.Rule), lang: a.names.id(c.Lang), evidence: a.names.id(c.Evidence), grade: a.names.id(c.Grade)})
	a.add([]byte(c.Event), &r, appendTexts(nil, c))
}

func (cs *Claims) sourceID(a *appender, spelled string, pos Position) uint32 {
	text := []byte(spelled)
	id, first := a.sources.id(text, glanceAll(text))
	if first {
		a.sources.spellings[id-1].pos = pos
	}
	return id
}

// file returns the number of a file.
func (cs *Claims) file(name string, dated bool) uint16 {
	i := len(cs.files) - 1
	for ; i >= 0 && cs.files[i].name != name; i-- {
	}
	if i < 0 {
		i = len(cs.files)
		cs.files = append(cs.files, fileEntry{name: name})
	}
	cs.files[i].dated = cs.files[i].dated || dated
	return uint16(i)
}

// take makes the appenders' claims part of the collection. Sources get the name
// under which they are known: that of the table of sources, else the first
// spelling met of those that are equal after folding. A spelling that is
// another than that name is reported where it was first met.
func (cs *Claims) take(list []*appender, findings *Findings) {
	cs.nameSources(list, findings)
	for _, a := range list {
		t := taken{from: a, names: remap(&cs.names, &a.names), vias: remap(&cs.vias.nameTable, &a.vias)}
		sides := remap(&cs.sides.nameTable, &a.sides)
		for _, s := range a.shapes {
			s.side, s.rule, s.lang = sides[s.side], t.names[s.rule], t.names[s.lang]
			s.evidence, s.grade = t.names[s.evidence], t.names[s.grade]
			t.shapes = append(t.shapes, cs.shape(s))
		}
		t.source = []uint32{0}
		for _, s := range a.sources.spellings {
			t.source = append(t.source, cs.names.id(cs.sources[s.text]))
		}
		cs.taken = append(cs.taken, t)
		cs.n += a.n
	}
}

func (cs *Claims) shape(s shape) uint32 {
	id, ok := cs.shapeID[s]
	if !ok {
		id = uint32(len(cs.shapes))
		cs.shapes = append(cs.shapes, s)
		cs.shapeID[s] = id
	}
	return id
}

// remap enters the names of one table into another and returns their ids there.
func remap(into, from *nameTable) []uint32 {
	ids := make([]uint32, len(from.texts))
	for i, text := range from.texts {
		ids[i] = into.id(text)
	}
	return ids
}

// nameSources decides the name of every source of the appenders, in the order
// of their positions.
func (cs *Claims) nameSources(list []*appender, findings *Findings) {
	var met []spelling
	for _, a := range list {
		met = append(met, a.sources.spellings...)
	}
	slices.SortStableFunc(met, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.pos.Line, b.pos.Line), cmp.Compare(a.pos.Column, b.pos.Column))
	})
	for _, s := range met {
		if _, known := cs.sources[s.text]; known {
			continue
		}
		name := cs.sourceName(s.text)
		cs.sources[s.text] = name
		if name != s.text && findings != nil {
			findings.Add(Finding{Rule: "same-source", Pos: s.pos, Column: s.column, Seen: excerpt(s.text),
				Message: fmt.Sprintf("%q is read as the source %q", excerpt(s.text), name)})
		}
	}
}

func (cs *Claims) sourceName(spelled string) string {
	name := canonical(spelled)
	folded := fold.Name(name)
	if folded == "" { // no letter, no digit: nothing to compare
		return name
	}
	if first, ok := cs.byFold[folded]; ok {
		return first
	}
	cs.byFold[folded] = name
	return name
}

// show decides which spelling of each name is shown.
func (s *spellings) show(names *nameTable) {
	first := map[string]string{}
	for _, text := range s.texts {
		key := fold.Key(text)
		if f, ok := first[key]; !ok || text < f {
			first[key] = text
		}
	}
	s.shown = make([]uint32, len(s.texts))
	for i, text := range s.texts {
		s.shown[i] = names.id(first[fold.Key(text)])
	}
}

// appendTexts packs the words, address, note and unknown columns of a claim;
// nothing where there are none.
func appendTexts(b []byte, c *Claim) []byte {
	if c.Reported == "" && c.URL == "" && c.Note == "" && len(c.Extra) == 0 {
		return b
	}
	put := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	put(c.Reported)
	put(c.URL)
	put(c.Note)
	for _, f := range c.Extra {
		put(f.Column)
		put(f.Text)
	}
	return b
}

// loadTexts fills in what appendTexts packed.
func loadTexts(b []byte, c *Claim) {
	if len(b) == 0 {
		return
	}
	n := 0
	text := func() string {
		var s []byte
		s, n = textsAt(b, n)
		return string(s)
	}
	c.Reported, c.URL, c.Note = text(), text(), text()
	for n < len(b) {
		c.Extra = append(c.Extra, Field{Column: text(), Text: text()})
	}
}
