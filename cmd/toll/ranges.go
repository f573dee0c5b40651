package main

import (
	"context"
	"io"
	"iter"

	"github.com/spf13/pflag"

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
				if pool.method == "" {
					return printRanges(ctx, e, c, args)
				}
				claims, err := c.claims(ctx, e, args)
				if err != nil {
					return err
				}
				return pool.print(ctx, e, c, claims)
			}
		},
	}
}

// printRanges prints the table. Whole tables as CSV, which may have millions of
// rows, are made in one pass.
func printRanges(ctx context.Context, e *env, c *comparing, args []string) error {
	o, err := c.out.options(e, table.Columns[stats.Range](), rangeColumns())
	if err != nil {
		return err
	}
	if o.Format == table.CSV && o.Columns == nil {
		return drainRanges(ctx, e, c, args, o)
	}
	claims, err := c.claims(ctx, e, args)
	if err != nil {
		return err
	}
	return e.writeOut(c.out.file, outfile.Options{Force: c.out.force}, func(w io.Writer) error {
		return table.Write(w, rangeRows(ctx, stats.Ranges(claims, c.choose.sel)), o)
	})
}

// drainRanges prints the whole table as CSV, on all processors and in one pass
// over the claims.
func drainRanges(ctx context.Context, e *env, c *comparing, args []string, o table.Options) (err error) {
	defer func() { err = spilling(err) }()
	c.read.unchecked = c.choose.all() && c.read.links == "" && !c.read.persons.asked()
	l, err := c.load(ctx, e, args)
	if err != nil {
		return err
	}
	claims, err := c.choose.apply(e, l.claims)
	if err != nil {
		return err
	}
	findings := l.findings
	if !c.read.unchecked { // they are checked already
		findings = nil
	}
	row := func(b []byte, r *stats.Range) []byte { return r.AppendCSV(b, o.Raw) }
	computing := e.begin("computing ranges", "", 0)
	defer computing.End()
	runs, err := stats.DrainRanges(ctx, claims, c.choose.sel, findings, l.store, row)
	if err != nil {
		return err
	}
	defer runs.Close()
	computing.end("computed the ranges")
	if spilled := l.store.Spilled(); spilled > 0 {
		e.detail("kept %d MiB in a temporary file", spilled>>20)
	}
	c.read.tell(e, l)
	return e.writeOut(c.out.file, outfile.Options{Force: c.out.force}, func(w io.Writer) error {
		if err := table.WriteSlice(w, []stats.Range{}, o); err != nil {
			return err
		}
		_, err := runs.WriteTo(w)
		return err
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
