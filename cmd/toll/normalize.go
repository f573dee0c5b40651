package main

import (
	"context"
	"iter"

	"github.com/spf13/pflag"

	"toll/casualties"
)

func normalizeCommand() command {
	return command{
		name:  "normalize",
		args:  "[FILE...]",
		short: "the claims as toll reads them, one row a claim",
		long:  `Each row is one claim: who says what of whom, in low, best and high, with the words, and behind them the file, line and column it stands in and the rule that made the count. The table can be read again and gives the same claims.`,
		examples: []example{
			{"toll normalize --event shayrat-2017-04-07", "the claims about one event"},
			{"toll normalize claims.csv -o normalized.csv", "a file of your own"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, choose, out := flagsRead(fs), flagsWhich(fs), flagsTable(fs)
			return func(ctx context.Context, e *env, args []string) error {
				read.force = out.force
				l, err := read.load(ctx, e, args, true)
				if err != nil {
					return err
				}
				if err := out.check(e, l.inputs); err != nil {
					return err
				}
				claims, err := choose.apply(e, l.claims)
				if err != nil {
					return err
				}
				read.tell(e, l)
				return printTable(e, out, claimColumns(), claimRows(claims))
			}
		},
	}
}

// claimColumns are the columns of the normalize table that fit on a screen.
func claimColumns() []string {
	return []string{"event", "source", "via", "published", "measure", "group", "side", "reported", "low", "best", "high", "rule", "line"}
}

func claimRows(claims *casualties.Claims) iter.Seq[casualties.Row] {
	return func(yield func(casualties.Row) bool) {
		for c := range claims.All {
			if !yield(casualties.NewRow(c)) {
				return
			}
		}
	}
}
