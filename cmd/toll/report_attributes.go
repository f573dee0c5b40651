package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"toll/casualties"
	"toll/casualties/contact"
	"toll/casualties/fold"
	"toll/casualties/rows"
	"toll/cmd/toll/internal/datapackage"
	"toll/data"
	"toll/stats"
)

// readAttributes reads what the inputs say that is no number, of the events and
// sources that the report is about: the columns that their layouts mark as
// attributes. Most tables have none. Standard input is gone once its claims are
// read. With the embedded claims goes the embedded table of attributes.
func (r *report) readAttributes(ctx context.Context, e *env, read *readFlags, choose *selectFlags) error {
	if read.persons.asked() {
		return nil // its texts are not looked through for their names
	}
	opt, err := read.options(e, true)
	if err != nil {
		return err
	}
	var said []casualties.Attribution
	for _, in := range r.loaded.inputs {
		switch {
		case in.path == "" && in.name == embedded:
			in.name = embeddedAttributes
			in.open = func() (io.ReadCloser, error) { return data.Files.Open(embeddedAttributes) }
		case in.path == "", !isRegular(in.path): // a pipe is gone, too
			continue
		}
		list, err := attributesOf(ctx, in, opt)
		if err != nil {
			return err
		}
		said = append(said, list...)
	}
	r.attributes = stats.Attributes(r.aboutThis(said, choose, opt.Hints.Personal))
	return nil
}

// isRegular reports whether a file can be read a second time.
func isRegular(name string) bool {
	s, err := os.Stat(name)
	return err == nil && s.Mode().IsRegular()
}

// attributesOf reads the attributes of one input, none where it has no column of
// them. What there is to say about its rows was said when the claims were read.
func attributesOf(ctx context.Context, in input, opt casualties.ReadOptions) ([]casualties.Attribution, error) {
	f, err := in.open()
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing is lost with its error
	list, err := casualties.ReadAttributes(casualties.Input{Name: in.name, Reader: &stoppable{ctx: ctx, r: f}, Source: in.source}, opt, &casualties.Findings{})
	var refused *rows.Error
	if errors.As(err, &refused) && refused.Rule == "no-attribute-column" {
		return nil, nil
	}
	return list, err
}

// aboutThis keeps what was said, by the day asked for, of the events of the
// report and by the sources asked for, without contact data.
func (r *report) aboutThis(said []casualties.Attribution, choose *selectFlags, personal bool) []casualties.Attribution {
	events, sources := map[string]string{}, map[string]bool{} // the key as the report has it
	for _, event := range r.claims.Events() {
		events[fold.Key(event.Key)] = event.Key
	}
	for _, name := range choose.sources {
		sources[sourceKey(name)] = true
	}
	for i := range said {
		said[i].Event = events[fold.Key(said[i].Event)]
		if !personal {
			for _, text := range []*string{&said[i].Value, &said[i].Reported, &said[i].Note} {
				*text, _ = contact.Scrub(*text)
			}
		}
	}
	return slices.DeleteFunc(said, func(a casualties.Attribution) bool {
		if asOf := r.sel.AsOf; asOf.IsKnown() && (!a.Published.IsKnown() || a.Published.Last() > asOf.Last()) {
			return true
		}
		return a.Event == "" || len(sources) > 0 && !sources[sourceKey(a.Source)]
	})
}

// attributesTable is the table of what was read; nil where there is nothing.
func (r *report) attributesTable() *reportTable {
	if len(r.attributes) == 0 {
		return nil
	}
	t := newTable("tables/attributes.csv", "what the sources say that is no number", slices.Values(r.attributes))
	t.foreign = []datapackage.ForeignKey{datapackage.In("events", "event")}
	return section(t, "What the sources say that is no number", `One row for each thing that a source says of an event, as its table has it: who is blamed, who the dead were. Where values is 2 or more, named sources differ; nothing is decided by the number of those who say it.`, slices.Values(r.attributes))
}
