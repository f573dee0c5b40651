package link

import (
	"fmt"
	"io"
	"path"

	"toll/casualties"
	"toll/casualties/fold"
)

// Table is a link table that was written before: which key was given to which
// event of which file.
type Table struct {
	events  map[Ref]string
	rows    []tableRow
	files   fileNames
	Missing int  // claims that Apply found of events that the table does not have
	Figures bool // the casualty figures helped to choose
}

// tableRow is what the table says of one event of a file.
type tableRow struct {
	Ref
	event, date, place, match, score, reason string
}

// ReadTable reads a link table, as toll link writes it. The columns file, key
// and event are enough; a person may have edited it. The error names the line of
// a row without a key given, or of an event that is there twice under two keys.
func ReadTable(r io.Reader) (*Table, error) {
	rows, err := readColumns(r, "the links", []string{"file", "key", "event"}, "event_date", "place", "match", "score", "reason", "figures")
	if err != nil {
		return nil, err
	}
	t := &Table{events: map[Ref]string{}}
	for _, row := range rows {
		c := row.cells
		if c[2] == "" {
			return nil, fmt.Errorf("line %d of the links: the row does not say which event it is", row.line)
		}
		ref := Ref{c[0], fold.Key(c[1])}
		if have, ok := t.events[ref]; ok && have != c[2] {
			return nil, fmt.Errorf("line %d of the links: %s is %s further up", row.line, Ref{c[0], c[1]}, have)
		}
		t.events[ref] = c[2]
		t.rows = append(t.rows, tableRow{Ref{c[0], c[1]}, c[2], c[3], c[4], c[5], c[6], c[7]})
		t.Figures = t.Figures || c[8] != ""
		t.files.add(c[0])
	}
	return t, nil
}

// Event is the key given to an event of a file; false where the table does not
// have it. Folders in front of the name of a file may be there or not, as long
// as one file only can be meant.
func (t *Table) Event(r Ref) (string, bool) {
	file, ok := t.files.meant(r.File)
	if !ok {
		return "", false
	}
	event, ok := t.events[Ref{file, fold.Key(r.Key)}]
	return event, ok
}

// Apply returns the claims with the keys that the table gives to their events.
// Claims of events that it does not have keep a key of their own: that of their
// file, so that equal keys of two files are not taken for one event.
func (t *Table) Apply(claims *casualties.Claims) *casualties.Claims {
	linked := casualties.NewClaims()
	t.Missing = 0
	for c := range claims.All {
		own := *c
		event, ok := t.Event(Ref{c.Pos.File, c.Event})
		if !ok {
			t.Missing++
			event = path.Base(c.Pos.File) + ": " + c.Event
		}
		own.Event = event
		linked.Append(&own)
	}
	return linked
}

// Say is what the table says of an event, given by the key: a paragraph for each
// event of a file that is this one.
func (t *Table) Say(event string) []string {
	var list []string
	for _, r := range t.rows {
		if fold.Key(r.event) != fold.Key(event) {
			continue
		}
		text := r.Ref.String()
		if r.date != "" || r.place != "" {
			text += fmt.Sprintf(" (%s, %s)", orWords(r.date, "no date"), orWords(r.place, "no place"))
		}
		if r.match != "" {
			text += " goes with " + r.match
		}
		if r.score != "" {
			text += ", score " + r.score
		}
		list = append(list, text+": "+orWords(r.reason, "the table of links does not say why")+".")
	}
	return list
}

func orWords(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
