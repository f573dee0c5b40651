package casualties

import (
	"encoding/binary"

	"toll/casualties/count"
	"toll/casualties/date"
	"toll/casualties/fold"
	"toll/casualties/names"
)

// Claims is an append-only collection of claims, held compactly: names once,
// figures and positions in records without pointers, texts in one arena. It is
// read cell by cell with Cells, or claim by claim in the order of appending
// with All. It is not safe for concurrent use.
type Claims struct {
	names    nameTable
	events   []eventEntry
	eventID  map[string]uint32 // by folded key
	spelled  map[string]uint32 // event as spelled → event
	sources  map[string]string // source as spelled → the name it is known by
	sourceOf map[string]string // folded source → the name it is known by
	files    []fileEntry
	records  []record
	texts    []byte
}

// record is one claim without its texts. Ids are indexes into names.
type record struct {
	low, best, high                           int64
	text                                      uint64 // offset into texts + 1; 0: none kept
	event, spelling, eventName, place, admin  uint32
	source, via, origin, side                 uint32
	rule, lang, evidence, grade               uint32
	eventDate, stated, published              date.Date
	revision, line, column                    int32
	file                                      uint16
	measure, group, scope, doubt, basis, bits uint8
}

const (
	hasLow = 1 << iota
	hasBest
	hasHigh
	isCumulative
)

type fileEntry struct {
	name  string
	dated bool // some claim of it has a publication date
}

type eventEntry struct {
	key   string // as first seen
	count int    // claims
}

// NewClaims returns an empty collection.
func NewClaims() *Claims {
	return &Claims{names: newNames(), eventID: map[string]uint32{}, spelled: map[string]uint32{},
		sources: map[string]string{}, sourceOf: map[string]string{}}
}

// Len is the number of claims.
func (cs *Claims) Len() int { return len(cs.records) }

// Append adds a copy of the claim. Its event joins the events whose keys are
// equal after folding. Side and via are joined the same way; the first spelling
// is the one shown. Source and Origin are taken as they are: the reader has
// made them canonical.
func (cs *Claims) Append(c *Claim) {
	n := &cs.names
	r := record{
		event: cs.event(c.Event), spelling: n.id(c.Event), eventName: n.id(c.EventName), place: n.id(c.Place), admin: n.id(c.Admin),
		source: n.id(c.Source), via: n.folded("via", c.Via), origin: n.id(c.Origin), side: n.folded("side", c.Side),
		rule: n.id(c.Rule), lang: n.id(c.Lang), evidence: n.id(c.Evidence), grade: n.id(c.Grade),
		eventDate: c.EventDate, stated: c.Stated, published: c.Published,
		revision: int32(c.Revision), line: int32(c.Pos.Line), column: int32(c.Pos.Column), file: cs.file(c),
		measure: uint8(c.Measure), group: uint8(c.Group), scope: uint8(c.Scope), doubt: uint8(c.Doubt), basis: uint8(c.Basis),
	}
	r.low, r.bits = put(c.Count.Low, hasLow, r.bits)
	r.best, r.bits = put(c.Count.Best, hasBest, r.bits)
	r.high, r.bits = put(c.Count.High, hasHigh, r.bits)
	if c.Cumulative {
		r.bits |= isCumulative
	}
	r.text = cs.keepTexts(c)
	cs.events[r.event].count++
	cs.records = append(cs.records, r)
}

func put(x count.Number, bit, bits uint8) (int64, uint8) {
	n, known := x.Get()
	if known {
		bits |= bit
	}
	return n, bits
}

func get(n int64, bits, bit uint8) count.Number {
	if bits&bit == 0 {
		return count.Number{}
	}
	return count.Known(n)
}

func (cs *Claims) event(spelled string) uint32 {
	if id, ok := cs.spelled[spelled]; ok {
		return id
	}
	key := fold.Key(spelled)
	id, ok := cs.eventID[key]
	if !ok {
		id = uint32(len(cs.events))
		cs.eventID[key] = id
		cs.events = append(cs.events, eventEntry{key: spelled})
	}
	cs.spelled[spelled] = id
	return id
}

// Event returns the key under which an event is known: the first spelling met
// of those that are equal after folding (fold.Key). joined is true the first
// time that another spelling of a known event is met.
func (cs *Claims) Event(spelled string) (key string, joined bool) {
	_, known := cs.spelled[spelled]
	id := cs.event(spelled)
	key = cs.events[id].key
	return key, !known && key != spelled
}

// Source returns the name under which a source is known: the one in the table
// of sources, else the first spelling met of those that are equal after folding
// (fold.Name). The empty name stays empty. joined is true the first time that
// another spelling than that name is met.
func (cs *Claims) Source(spelled string) (name string, joined bool) {
	if name, ok := cs.sources[spelled]; ok || spelled == "" {
		return name, false
	}
	name = spelled
	if s, ok := names.LookupSource(spelled); ok {
		name = s.Name
	}
	folded := fold.Name(name)
	if first, ok := cs.sourceOf[folded]; ok {
		name = first
	} else {
		cs.sourceOf[folded] = name
	}
	cs.sources[spelled] = name
	return name, name != spelled
}

func (cs *Claims) file(c *Claim) uint16 {
	i := len(cs.files) - 1
	for ; i >= 0 && cs.files[i].name != c.Pos.File; i-- {
	}
	if i < 0 {
		i = len(cs.files)
		cs.files = append(cs.files, fileEntry{name: c.Pos.File})
	}
	cs.files[i].dated = cs.files[i].dated || c.Published.IsKnown() || c.Dated
	return uint16(i)
}

// keepTexts stores the words, address, note and unknown columns of a claim and
// returns where; 0 where there is nothing to keep.
func (cs *Claims) keepTexts(c *Claim) uint64 {
	if c.Reported == "" && c.URL == "" && c.Note == "" && len(c.Extra) == 0 {
		return 0
	}
	at := uint64(len(cs.texts)) + 1
	put := func(s string) {
		cs.texts = binary.AppendUvarint(cs.texts, uint64(len(s)))
		cs.texts = append(cs.texts, s...)
	}
	put(c.Reported)
	put(c.URL)
	put(c.Note)
	cs.texts = binary.AppendUvarint(cs.texts, uint64(len(c.Extra)))
	for _, f := range c.Extra {
		cs.texts = binary.AppendUvarint(cs.texts, uint64(cs.names.id(f.Column)))
		put(f.Text)
	}
	return at
}

func (cs *Claims) loadTexts(at uint64, c *Claim) {
	if at == 0 {
		return
	}
	b := cs.texts[at-1:]
	number := func() uint64 {
		n, size := binary.Uvarint(b)
		b = b[size:]
		return n
	}
	text := func() string {
		n := number()
		s := string(b[:n])
		b = b[n:]
		return s
	}
	c.Reported, c.URL, c.Note = text(), text(), text()
	if n := number(); n > 0 {
		c.Extra = make([]Field, n)
		for i := range c.Extra {
			c.Extra[i] = Field{Column: cs.names.text(uint32(number())), Text: text()}
		}
	}
}

// load fills c with the claim of record r. Event is the key as first seen.
func (cs *Claims) load(r *record, c *Claim) {
	n := &cs.names
	*c = Claim{
		Event: cs.events[r.event].key, EventName: n.text(r.eventName), Place: n.text(r.place), Admin: n.text(r.admin), EventDate: r.eventDate,
		Source: n.text(r.source), Via: n.text(r.via), Origin: n.text(r.origin), Side: n.text(r.side),
		Stated: r.stated, Published: r.published, Revision: int(r.revision),
		Measure: Measure(r.measure), Group: Group(r.group), Scope: Scope(r.scope), Doubt: Doubt(r.doubt), Basis: Basis(r.basis),
		Cumulative: r.bits&isCumulative != 0,
		Count:      count.Count{Low: get(r.low, r.bits, hasLow), Best: get(r.best, r.bits, hasBest), High: get(r.high, r.bits, hasHigh)},
		Rule:       n.text(r.rule), Lang: n.text(r.lang), Evidence: n.text(r.evidence), Grade: n.text(r.grade),
		Pos:   Position{File: cs.files[r.file].name, Line: int(r.line), Column: int(r.column)},
		Dated: cs.files[r.file].dated,
	}
	cs.loadTexts(r.text, c)
}

// All yields every claim in the order of appending. The claim is reused: copy
// what is to be kept.
func (cs *Claims) All(yield func(*Claim) bool) {
	var c Claim
	for i := range cs.records {
		cs.load(&cs.records[i], &c)
		if !yield(&c) {
			return
		}
	}
}

// nameTable holds every distinct name once; id 0 is the empty name.
type nameTable struct {
	texts   []string
	ids     map[string]uint32
	byFold  map[kindName]uint32 // folded name → the id that stands for it
	spelled map[kindName]uint32 // name as spelled → the same
}

// kindName is a name among those of one kind: an outlet may be spelled like a
// side.
type kindName struct{ kind, name string }

func newNames() nameTable {
	return nameTable{texts: []string{""}, ids: map[string]uint32{"": 0}, byFold: map[kindName]uint32{}, spelled: map[kindName]uint32{}}
}

func (n *nameTable) text(id uint32) string { return n.texts[id] }

// id returns the id of a name as it is spelled.
func (n *nameTable) id(s string) uint32 {
	if id, ok := n.ids[s]; ok {
		return id
	}
	id := uint32(len(n.texts))
	n.texts = append(n.texts, s)
	n.ids[s] = id
	return id
}

// folded returns the id of the first spelling, among names of one kind, that is
// equal after folding of spaces and case.
func (n *nameTable) folded(kind, s string) uint32 {
	if s == "" {
		return 0
	}
	if id, ok := n.spelled[kindName{kind, s}]; ok {
		return id
	}
	key := kindName{kind, fold.Key(s)}
	id, ok := n.byFold[key]
	if !ok {
		id = n.id(s)
		n.byFold[key] = id
	}
	n.spelled[kindName{kind, s}] = id
	return id
}
