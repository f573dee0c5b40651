package main

import (
	"context"

	"github.com/spf13/pflag"

	"toll/stats"
)

func revisionsCommand() command {
	return command{
		name:  "revisions",
		args:  "[FILE...]",
		short: "how the figures of each source went on, in its own order",
		long:  `One row for each claim of a source that has more than one in a cell, in the source's own order: revision, day, file and line, the undated last. 'step' is the number stated divided by the one in the row above. What was found is not all that a source ever said.`,
		examples: []example{
			{"toll revisions --source SOHR --event deir-ez-zor-2017-05-15", "one source and event"},
			{"toll revisions claims.csv --format csv -o revisions.csv", "everything, into a file"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			c := flagsCompare(fs)
			return func(ctx context.Context, e *env, args []string) error {
				claims, err := c.claims(ctx, e, args)
				if err != nil {
					return err
				}
				return printUntil(ctx, e, c.out, revisionColumns(), stats.Revisions(c.each(ctx, claims)))
			}
		},
	}
}

// revisionColumns are the columns of the revisions table that fit on a screen.
func revisionColumns() []string {
	return []string{"event", "measure", "group", "side", "source", "via", "published", "revision", "low", "best", "high", "step", "latest", "line"}
}
