package main

import (
	"context"
	"iter"
	"slices"

	"github.com/spf13/pflag"

	"toll/stats"
)

func pairsCommand() command {
	return command{
		name:  "pairs",
		args:  "[FILE...]",
		short: "two sources side by side: who counts more, and how far they agree",
		long:  `One row for each two sources that both state a count in at least one cell. Ratios say who reports more, not who is right, and two sources that copy from one place agree without proof. Limits, correlations and the sign test are shown only of pairs with 10 or more events in common. --source A lists the pairs of A, --source A --source B that of the two.`,
		examples: []example{
			{"toll pairs", "the embedded claims"},
			{"toll pairs --source SOHR --source SANA", "two sources only"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			c := flagsCompare(fs)
			return func(ctx context.Context, e *env, args []string) error {
				claims, names, err := c.compared(ctx, e, args)
				if err != nil {
					return err
				}
				rows, enough := 0, 0
				counted := func(yield func(*stats.Pair) bool) {
					for p := range stats.Pairs(c.each(ctx, claims)) {
						if !isAsked(names, p) {
							continue
						}
						if rows++; p.Events >= stats.MinEvents {
							enough++
						}
						if !yield(p) {
							return
						}
					}
				}
				if err := printUntil(ctx, e, c.out, pairColumns(), iter.Seq[*stats.Pair](counted)); err != nil {
					return err
				}
				if rows > 0 && enough == 0 {
					e.note("no two sources have counts in %d events or more in common: too few for limits, correlations and tests", stats.MinEvents)
				}
				return nil
			}
		},
	}
}

// isAsked reports whether a pair is of the sources asked for: of two of them
// where there are several, of the one and any other where there is one.
func isAsked(names []string, p *stats.Pair) bool {
	a, b := slices.Contains(names, p.A), slices.Contains(names, p.B)
	switch len(names) {
	case 0:
		return true
	case 1:
		return a || b
	}
	return a && b
}

// pairColumns are the columns of the pairs table that fit on a screen.
func pairColumns() []string {
	return []string{"a", "b", "events", "cells", "same_share", "compatible_share", "median_ratio", "b_higher", "b_lower", "gap_max"}
}
