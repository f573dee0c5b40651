package stats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/date"
	"toll/casualties/fold"
)

// AttributeRow is one row of the attributes table: what one source says of an
// event that is no number. Rows of one event and attribute stand together, and
// in them those of one value.
type AttributeRow struct {
	Event     string    `csv:"event" doc:"key of the event"`
	Attribute string    `csv:"attribute" doc:"what is said of it: the name of the column"`
	Value     string    `csv:"value" doc:"what the source says"`
	Sources   int       `csv:"sources" doc:"named sources that say so"`
	Values    int       `csv:"values" doc:"different values that named sources give; 2 or more: they differ"`
	Source    string    `csv:"source" doc:"who says so; empty: nobody is named"`
	Via       string    `csv:"via" doc:"the outlet that carried it; empty: the source itself"`
	Published date.Date `csv:"published" doc:"day the page appeared"`
	Reported  string    `csv:"reported" doc:"the words, as on the page"`
	URL       string    `csv:"url" doc:"address of the page"`
	Note      string    `csv:"note" doc:"what to know about it"`
	File      string    `csv:"file" doc:"file of the row"`
	Line      int       `csv:"line" doc:"its line"`
	Warnings  Warnings  `csv:"warnings" doc:"what to keep in mind about this row"`
}

// Attributes arranges what sources say of events: by event and attribute in the
// order in which they are met, then the values that the most sources give, ties
// in byte order, then source, day, file and line. Values are equal after folding
// of spaces and case, and shown as first met. Repeats of a claim word by word
// from the same outlet have one row.
func Attributes(said []casualties.Attribution) []*AttributeRow {
	var keys []attributeKey
	groups := map[attributeKey]*attributeGroup{}
	for i := range said {
		k := attributeKey{fold.Key(said[i].Event), said[i].Attribute}
		if groups[k] == nil {
			keys = append(keys, k)
			groups[k] = &attributeGroup{}
		}
		groups[k].said = append(groups[k].said, &said[i])
	}
	slices.SortStableFunc(keys, func(a, b attributeKey) int { return strings.Compare(a.event, b.event) })
	var rows []*AttributeRow
	for _, k := range keys {
		rows = append(rows, groups[k].rows()...)
	}
	return rows
}

type attributeKey struct{ event, attribute string }

// attributeGroup is what is said of one attribute of one event.
type attributeGroup struct{ said []*casualties.Attribution }

func (g *attributeGroup) rows() []*AttributeRow {
	sources, values, shown := map[string][]string{}, map[string][]string{}, map[string]string{}
	for _, a := range g.said { // who says what, and what who says; each once
		v := fold.Key(a.Value)
		shown[v] = cmp.Or(shown[v], a.Value)
		if a.Source != "" && !slices.Contains(sources[v], a.Source) {
			sources[v] = append(sources[v], a.Source)
			values[a.Source] = append(values[a.Source], v)
		}
	}
	var rows []*AttributeRow
	seen := map[attributeRepeat]bool{}
	for _, a := range g.said {
		v := fold.Key(a.Value)
		r := &AttributeRow{Event: a.Event, Attribute: a.Attribute, Value: shown[v], Sources: len(sources[v]), Values: len(sources),
			Source: a.Source, Via: a.Via, Published: a.Published, Reported: a.Reported, URL: a.URL, Note: a.Note, File: a.Pos.File, Line: a.Pos.Line}
		again := attributeRepeat{v, a.Source, a.Via, a.URL, a.Reported}
		if seen[again] {
			continue
		}
		seen[again] = true
		switch {
		case a.Source == "":
			r.Warnings = append(r.Warnings, "names no source: counted in neither sources nor values")
		case len(values[a.Source]) > 1:
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s is given with %d values", a.Source, len(values[a.Source])))
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b *AttributeRow) int {
		return cmp.Or(cmp.Compare(b.Sources, a.Sources), strings.Compare(a.Value, b.Value), strings.Compare(a.Source, b.Source),
			a.Published.Compare(b.Published), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return rows
}

// attributeRepeat is what is equal in two rows that say the same.
type attributeRepeat struct{ value, source, via, url, reported string }
