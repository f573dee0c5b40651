package main

import (
	"context"
	"io"
	"iter"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

func rangesCommand() command {
	return command{
		name:  "ranges",
		args:  "[FILE...]",
		short: "how far the sources range in each event, measure, group and side",
		long: `Each row compares what the sources say of one measure of one group of one side in one event: the smallest and the largest number, the counts they give as their own, and whether two of them cannot both be complete counts. 'toll help columns' explains every column, 'toll help methods' what is computed.

What is reported is a floor: deaths that nobody reported are in no table.`,
		examples: []example{
			{"toll ranges", "the embedded claims"},
			{"toll ranges --measure killed --format csv -o ranges.csv claims.csv", "the killed only, into a file"},
			{"toll ranges --as-of 2017-05-16 --event deir-ez-zor-2017-05-15", "what was known on a day"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			c, pool := flagsCompare(fs), &pooling{}
			inFamily(fs, familyHow, func(fs *pflag.FlagSet) {
				fs.Var(pool, "pool", "columns of a pooled number, for independent studies with intervals, by `METHOD` fixed, dl, pm or reml; never for news reports")
			})
			return func(ctx context.Context, e *env, args []string) error {
				claims, err := c.claims(ctx, e, args)
				if err != nil {
					return err
				}
				if pool.method != "" {
					return pool.print(ctx, e, c, claims)
				}
				return printRanges(ctx, e, c.out, claims, c.choose.sel)
			}
		},
	}
}

// printRanges prints the table. Whole tables as CSV, which may have millions of
// rows, are computed and written on all processors.
func printRanges(ctx context.Context, e *env, out *tableFlags, claims *casualties.Claims, sel casualties.Selection) error {
	o, err := out.options(e, table.Columns[stats.Range](), rangeColumns())
	if err != nil {
		return err
	}
	return e.writeOut(out.file, outfile.Options{Force: out.force}, func(w io.Writer) error {
		if o.Format != table.CSV || len(o.Columns) > 0 {
			return table.Write(w, rangeRows(ctx, stats.Ranges(claims, sel)), o)
		}
		if err := table.WriteSlice(w, []stats.Range{}, o); err != nil {
			return err
		}
		return stats.Stream(ctx, w, claims, sel, func(b []byte, r *stats.Range) []byte { return r.AppendCSV(b, o.Raw) })
	})
}

// rangeColumns are the columns of the ranges table that fit on a screen.
func rangeColumns() []string {
	return []string{"event", "measure", "group", "side", "sources", "origins", "points", "low", "high", "open",
		"best_low", "best_median", "best_high", "gap", "gap_strict", "verdict"}
}

// rangeRows yields the rows of results until the user interrupts.
func rangeRows(ctx context.Context, results iter.Seq[stats.Result]) iter.Seq[*stats.Range] {
	return func(yield func(*stats.Range) bool) {
		for r := range results {
			if ctx.Err() != nil || !yield(r.Range) {
				return
			}
		}
	}
}
