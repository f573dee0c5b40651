package main

import (
	"context"
	"slices"

	"github.com/spf13/pflag"

	"toll/stats"
)

func sourcesCommand() command {
	return command{
		name:  "sources",
		args:  "[FILE...]",
		short: "each source over all events: its revisions, round numbers, tendency",
		long: `One row for each source over all events: how many claims, how often it revised up or down, how often it states the lowest or the highest figure, how round its numbers are, and its tendency: how many times the others' figures its own usually are. A tendency is no bias, because no true figure is known; it is shown only of sources with figures in 10 or more events shared with others. --source chooses rows: the source is still compared with all.

Sources copy each other, so that no number here is a test. 'toll help methods' says what each cannot show.`,
		examples: []example{
			{"toll sources", "the embedded claims"},
			{"toll sources --measure killed --group total --format csv -o sources.csv claims.csv", "over one measure and group"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			c := flagsCompare(fs)
			return func(ctx context.Context, e *env, args []string) error {
				claims, names, err := c.compared(ctx, e, args)
				if err != nil {
					return err
				}
				t, err := stats.SourcesOf(ctx, claims, c.choose.sel)
				if err != nil {
					return err
				}
				e.noteSources(t)
				if names != nil {
					t.Rows = slices.DeleteFunc(t.Rows, func(r *stats.SourceRow) bool { return !slices.Contains(names, r.Source) })
				}
				return printUntil(ctx, e, c.out, sourceColumns(), slices.Values(t.Rows))
			}
		},
	}
}

// sourceColumns are the columns of the sources table that fit on a screen.
func sourceColumns() []string {
	return []string{"source", "kind", "claims", "events", "cells", "revised_up", "revised_down", "relays", "lowest_share", "highest_share", "round_share", "tendency"}
}

// noteSources says over all sources what the table says of each: how far their
// figures are typically apart, and that there is no tendency where there is
// none.
func (e *env) noteSources(t *stats.SourcesTable) {
	if f := t.Factor.Typical(); f.IsKnown() {
		e.note("in the %s with two counts or more a count typically differs by a factor of %s from the middle of its cell", plural(t.Factor.Cells2, "cell"), f.Fixed(2))
	}
	shown := slices.ContainsFunc(t.Rows, func(r *stats.SourceRow) bool { return r.Tendency.IsKnown() })
	if !shown && len(t.Rows) > 0 {
		e.note("no source has counts in %d events or more that it shares with others: too few for a tendency", stats.MinEvents)
	}
}
