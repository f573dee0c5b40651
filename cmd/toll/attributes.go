package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/fold"
	"toll/casualties/rows"
	"toll/cmd/toll/internal/suggest"
	"toll/data"
	"toll/stats"
)

// embeddedAttributes is what attributes reads without a FILE.
const embeddedAttributes = "syria-2017-attributes.csv"

func attributesCommand() command {
	return command{
		name:  "attributes",
		args:  "[FILE...]",
		short: "what the sources say that is no number: who is blamed, which weapon",
		long: `One row for each thing that a source says of an event in a column that the layout marks as attribute: who struck, who the dead were, which weapon. 'values' counts the different ones that named sources give: with 2 or more they differ. Values are equal after folding of spaces and case, no more; nothing is decided by the number of those who say it.

Without a FILE it reads the embedded table of what is said of two strikes in Syria in 2017.`,
		examples: []example{
			{"toll attributes", "the embedded table"},
			{"toll attributes --differ --event al-tanf-2017-05-18", "where sources differ on an event"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			f := &attributesFlags{read: flagsRead(fs)}
			inFamily(fs, familyWhich, func(fs *pflag.FlagSet) {
				fs.StringArrayVar(&f.events, "event", nil, "only the event with this `KEY` (repeatable)")
				fs.StringArrayVar(&f.attributes, "attribute", nil, "only this `COLUMN` (repeatable)")
				fs.StringArrayVar(&f.sources, "source", nil, "only rows of this `SOURCE` (repeatable)")
				fs.BoolVar(&f.differ, "differ", false, "only where named sources differ")
			})
			f.out = flagsTable(fs)
			return f.run
		},
	}
}

// attributesFlags are the flags of attributes.
type attributesFlags struct {
	read                        *readFlags
	out                         *tableFlags
	events, attributes, sources []string
	differ                      bool
}

func (f *attributesFlags) run(ctx context.Context, e *env, args []string) error {
	if f.read.rejects != "" {
		return usagef(e.command, "attributes does not write --rejects").hint("toll check --rejects FILE writes them")
	}
	inputs, err := f.inputs(e, args)
	if err != nil {
		return err
	}
	if err := f.out.check(e, inputs); err != nil {
		return err
	}
	said, err := f.load(ctx, e, inputs)
	if err != nil {
		return err
	}
	list := stats.Attributes(said)
	for _, choose := range []struct {
		flag  string
		asked []string
		of    func(*stats.AttributeRow) string
		key   func(string) string
	}{
		{"event", f.events, func(r *stats.AttributeRow) string { return r.Event }, fold.Key},
		{"attribute", f.attributes, func(r *stats.AttributeRow) string { return r.Attribute }, fold.Key},
		{"source", f.sources, func(r *stats.AttributeRow) string { return r.Source }, sourceKey},
	} {
		if list, err = e.rowsWith(list, choose.flag, choose.asked, choose.of, choose.key); err != nil {
			return err
		}
	}
	if f.differ {
		list = slices.DeleteFunc(list, func(r *stats.AttributeRow) bool { return r.Values < 2 })
	}
	return printTable(e, f.out, attributeColumns(), slices.Values(list))
}

// inputs are those of args, or the embedded table.
func (f *attributesFlags) inputs(e *env, args []string) ([]input, error) {
	if len(args) > 0 {
		return e.inputs(args)
	}
	e.note("no FILE given: using the embedded table %s", embeddedAttributes)
	return []input{{name: embeddedAttributes, open: func() (io.ReadCloser, error) { return data.Files.Open(embeddedAttributes) }}}, nil
}

// load reads what the files say.
func (f *attributesFlags) load(ctx context.Context, e *env, inputs []input) ([]casualties.Attribution, error) {
	opt, err := f.read.options(e, true)
	if err != nil {
		return nil, err
	}
	l := &loaded{inputs: inputs, findings: &casualties.Findings{Limit: f.read.findings}}
	var said []casualties.Attribution
	for _, in := range inputs {
		r, err := in.open()
		if err != nil {
			return nil, err
		}
		list, err := casualties.ReadAttributes(casualties.Input{Name: in.name, Reader: &stoppable{ctx: ctx, r: r}, Source: in.source}, opt, l.findings)
		r.Close() // read only: nothing is lost with its error
		if err != nil {
			return nil, attributeHint(err, in)
		}
		said = append(said, list...)
	}
	f.read.tell(e, l)
	return said, nil
}

// attributeHint adds how to mark a column to the refusal of a table without one.
func attributeHint(err error, in input) error {
	var refused *rows.Error
	if errors.As(err, &refused) && refused.Rule == "no-attribute-column" && in.path != "" {
		return withHint(err, "for example: toll layout %s > layout.csv, write attribute as the role of the column, then --layout layout.csv", quote(in.path))
	}
	return err
}

// rowsWith keeps the rows with one of the words asked for, all where none is; a
// word that no row has is answered with near ones.
func (e *env) rowsWith(list []*stats.AttributeRow, flag string, asked []string, of func(*stats.AttributeRow) string, key func(string) string) ([]*stats.AttributeRow, error) {
	if len(asked) == 0 {
		return list, nil
	}
	var known []string
	for _, r := range list {
		if word := of(r); !slices.Contains(known, word) {
			known = append(known, word)
		}
	}
	var wanted []string
	for _, word := range asked {
		if !slices.ContainsFunc(known, func(k string) bool { return key(k) == key(word) }) {
			u := usagef(e.command, "--%s %s: no row has this %[1]s", flag, shown(word))
			if near := suggest.Near(word, known, 1); len(near) > 0 {
				return nil, u.hint("did you mean: %s", e.corrected(word, near[0]))
			}
			return nil, e.didYouMean(u, word, known, flag+"s there are")
		}
		wanted = append(wanted, key(word))
	}
	return slices.DeleteFunc(list, func(r *stats.AttributeRow) bool { return !slices.Contains(wanted, key(of(r))) }), nil
}

// attributeColumns are the columns of the attributes table that fit on a screen.
func attributeColumns() []string {
	return []string{"event", "attribute", "value", "sources", "values", "source", "via", "published", "line"}
}
