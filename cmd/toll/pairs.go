package main

import (
	"context"
	"io"
	"iter"
	"slices"
	"sync/atomic"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
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
				pairs, err := stats.PairsOf(ctx, claims, c.choose.sel)
				if err != nil {
					return err
				}
				return printPairs(ctx, e, c.out, pairs, names)
			}
		},
	}
}

// printPairs prints the rows of the sources asked for, and says so where none of
// them has enough behind it. Whole tables as CSV, which may have millions of
// rows, are computed and written on all processors.
func printPairs(ctx context.Context, e *env, out *tableFlags, pairs *stats.PairsTable, names []string) error {
	o, err := out.options(e, table.Columns[stats.Pair](), pairColumns())
	if err != nil {
		return err
	}
	var rows, enough atomic.Bool // whether there are any
	met := func(p *stats.Pair) {
		if !rows.Load() {
			rows.Store(true)
		}
		if p.Events >= stats.MinEvents && !enough.Load() {
			enough.Store(true)
		}
	}
	asked := askedPairs(names)
	err = e.writeOut(out.file, outfile.Options{Force: out.force}, func(w io.Writer) error {
		if o.Format == table.CSV && len(o.Columns) == 0 {
			if err := table.WriteSlice(w, []stats.Pair{}, o); err != nil {
				return err
			}
			return pairs.Stream(ctx, w, asked, func(b []byte, p *stats.Pair) []byte {
				met(p)
				return p.AppendCSV(b, o.Raw)
			})
		}
		seen := func(yield func(*stats.Pair) bool) {
			for p := range pairs.Rows(asked) {
				if met(p); !yield(p) {
					return
				}
			}
		}
		if err := table.Write(w, until(ctx, iter.Seq[*stats.Pair](seen)), o); err != nil {
			return err
		}
		return ctx.Err()
	})
	if err == nil && rows.Load() && !enough.Load() {
		e.note("no two sources have counts in %d events or more in common: too few for limits, correlations and tests", stats.MinEvents)
	}
	return err
}

// askedPairs says which pairs are of the sources asked for: of two of them where
// there are several, of the one and any other where there is one; nil: all.
func askedPairs(names []string) func(a, b string) bool {
	switch len(names) {
	case 0:
		return nil
	case 1:
		return func(a, b string) bool { return a == names[0] || b == names[0] }
	}
	return func(a, b string) bool { return slices.Contains(names, a) && slices.Contains(names, b) }
}

// pairColumns are the columns of the pairs table that fit on a screen.
func pairColumns() []string {
	return []string{"a", "b", "events", "cells", "same_share", "compatible_share", "median_ratio", "b_higher", "b_lower", "gap_max"}
}
