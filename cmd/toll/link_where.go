package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"toll/casualties"
	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/stats/link"
)

// whereabouts is what linking needs of a row and claims do not hold: where it
// was, until when it lasted, what kind it was.
type whereabouts struct {
	line       int // the first line of the row
	at         link.Coordinates
	end        date.Date
	categories []string
}

// locate reads a file once more and gives its events their coordinates, last
// day and categories, if it has columns for them. Standard input cannot be read
// twice.
func (l *linking) locate(ctx context.Context, e *env, in input, opt casualties.ReadOptions, sum *casualties.Summary, events []link.Event) error {
	if in.name == "-" {
		e.note("standard input is read once: its coordinates are not used for linking; name a file to use them")
		return nil
	}
	f, err := in.open()
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := rows.Open(in.name, &stoppable{ctx: ctx, r: f}, opt.Rows)
	if err != nil {
		return err
	}
	defer r.Close()
	found, err := l.whereabouts(r, opt, sum)
	if err != nil || found == nil {
		return err
	}
	for i := range events {
		give(&events[i], found)
	}
	return nil
}

// whereabouts returns what the rows say, in order; nil where no column says it.
func (l *linking) whereabouts(r *rows.Reader, opt casualties.ReadOptions, sum *casualties.Summary) ([]whereabouts, error) {
	var head []*rows.Row
	var texts [][]string
	for len(head) < 30 {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		head = append(head, row.Clone())
		texts = append(texts, cellTexts(row))
	}
	columns := l.columnsOf(head, texts, opt, sum)
	if columns == nil {
		return nil, nil
	}
	var found []whereabouts
	for _, row := range head {
		if row.Line > sum.Header {
			found = append(found, columns.read(row))
		}
	}
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		found = append(found, columns.read(row))
	}
}

func cellTexts(row *rows.Row) []string {
	var texts []string
	for i := range row.Len() {
		texts = append(texts, strings.TrimSpace(string(row.Field(i))))
	}
	return texts
}

// whereColumns are the columns that say where, until when and what kind; -1
// where there is none.
type whereColumns struct {
	latitude, longitude, end int
	categories               []int
	order                    date.Order
}

func (l *linking) columnsOf(head []*rows.Row, texts [][]string, opt casualties.ReadOptions, sum *casualties.Summary) *whereColumns {
	at := slices.IndexFunc(head, func(row *rows.Row) bool { return row.Line == sum.Header })
	if at < 0 {
		return nil
	}
	lay := opt.Layout
	if lay == nil {
		if in := layout.Infer(texts, opt.Hints); in != nil {
			lay = in.Layout
		}
	}
	if lay == nil {
		return nil
	}
	bind, _ := lay.Bind(texts[at]) // its problems are told where the claims are read
	c := &whereColumns{field(bind, layout.Latitude), field(bind, layout.Longitude), field(bind, layout.EventEnd), nil, opt.DateOrder}
	if t := l.opt.Taxonomy; t != nil {
		for i, name := range texts[at] {
			if slices.Contains(t.Columns, name) {
				c.categories = append(c.categories, i)
			}
		}
	}
	if (c.latitude < 0 || c.longitude < 0) && c.end < 0 && c.categories == nil {
		return nil
	}
	return c
}

func field(b *layout.Binding, r layout.Role) int {
	if i, ok := b.Field[r]; ok {
		return i
	}
	return -1
}

func (c *whereColumns) read(row *rows.Row) whereabouts {
	text := func(i int) string {
		if i < 0 || i >= row.Len() {
			return ""
		}
		return strings.TrimSpace(string(row.Field(i)))
	}
	w := whereabouts{line: row.Line}
	lat, err1 := strconv.ParseFloat(text(c.latitude), 64)
	lon, err2 := strconv.ParseFloat(text(c.longitude), 64)
	// 0, 0 lies in the sea and is how tables write that they do not know.
	if err1 == nil && err2 == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 && (lat != 0 || lon != 0) {
		w.at = link.Coordinates{Latitude: lat, Longitude: lon, Known: true}
	}
	if s := text(c.end); s != "" {
		if d, err := date.Parse(s, c.order); err == nil {
			w.end = d
		}
	}
	for _, i := range c.categories {
		if s := text(i); s != "" {
			w.categories = append(w.categories, s)
		}
	}
	return w
}

// give tells an event what its rows say: the least of coordinates that differ,
// so that the order of rows changes nothing, the last of the last days, and all
// categories.
func give(e *link.Event, found []whereabouts) {
	for _, line := range e.Lines {
		i, ok := slices.BinarySearchFunc(found, line, func(w whereabouts, line int) int { return cmp.Compare(w.line, line) })
		if !ok {
			i-- // the line lies within a row
		}
		if i < 0 {
			continue
		}
		w := &found[i]
		if w.at.Known && (!e.At.Known || cmp.Or(cmp.Compare(w.at.Latitude, e.At.Latitude), cmp.Compare(w.at.Longitude, e.At.Longitude)) < 0) {
			e.At = w.at
		}
		if w.end.IsKnown() && w.end.Compare(e.End) > 0 {
			e.End = w.end
		}
		for _, c := range w.categories {
			if !slices.Contains(e.Categories, c) {
				e.Categories = append(e.Categories, c)
			}
		}
	}
}
