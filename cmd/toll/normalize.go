package main

import (
	"context"
	"iter"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/guard"
	"toll/cmd/toll/internal/table"
)

func normalizeCommand() command {
	return command{
		name:  "normalize",
		args:  "[FILE...]",
		short: "the claims as toll reads them, one row a claim",
		long:  `Each row is one claim: who says what of whom, in low, best and high, with the words, and behind them the file, line and column it stands in and the rule that made the count. Columns that toll does not know stand behind these. The table can be read again and gives the same claims.`,
		examples: []example{
			{"toll normalize --event shayrat-2017-04-07", "the claims about one event"},
			{"toll normalize claims.csv -o normalized.csv", "a file of your own"},
			{"toll normalize --hxl --datapackage claims.csv -o normalized.csv", "for exchange: with HXL tags, and a description of the columns beside it"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, choose, out := flagsRead(fs), flagsWhich(fs), flagsTable(fs)
			flagsPseudonyms(fs, read)
			more := &normalizeFlags{}
			inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
				fs.BoolVar(&more.hxl, "hxl", false, "a row of HXL tags under the header")
				fs.BoolVar(&more.describe, "datapackage", false, "beside -o FILE.csv write FILE.datapackage.json, which describes its columns (Table Schema)")
			})
			return func(ctx context.Context, e *env, args []string) error {
				read.force = out.force
				if err := more.check(e, out); err != nil {
					return err
				}
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
				columns := extraColumns(claims)
				for _, name := range columns {
					out.extra = append(out.extra, string(guard.Unguard([]byte(name))))
				}
				if err := printTable(e, out, claimColumns(claims), extendedRows(claims, columns)); err != nil || !more.describe {
					return err
				}
				return e.describe(out, l.inputs)
			}
		},
	}
}

// claimColumns are the columns of the normalize table that fit on a screen, with
// the evidence and the grade of the figures where some claim has one.
func claimColumns(claims *casualties.Claims) []string {
	list := []string{"event", "source", "via", "published", "measure", "group", "side", "reported", "low", "best", "high"}
	evidence, grade := false, false
	for c := range claims.All {
		evidence, grade = evidence || c.Evidence != "", grade || c.Grade != ""
	}
	if evidence {
		list = append(list, "evidence")
	}
	if grade {
		list = append(list, "grade")
	}
	return append(list, "rule", "line")
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

// extendedRow is a row of the normalize table with the columns of the input
// that toll does not know.
type extendedRow struct {
	casualties.Row
	Extra []string `csv:"-"`
}

// ExtraCells returns the cells of the unknown columns.
func (r extendedRow) ExtraCells() []string { return r.Extra }

// extraColumns are the columns of the input that toll does not know, in the
// order in which they are met. One with the name of a column that toll writes is
// left out: it would be there twice.
func extraColumns(claims *casualties.Claims) []string {
	var names []string
	seen := map[string]bool{}
	for _, name := range table.Columns[casualties.Row]() {
		seen[name] = true
	}
	for c := range claims.All {
		for _, f := range c.Extra {
			if !seen[f.Column] {
				seen[f.Column] = true
				names = append(names, f.Column)
			}
		}
	}
	return names
}

func extendedRows(claims *casualties.Claims, columns []string) iter.Seq[extendedRow] {
	return func(yield func(extendedRow) bool) {
		for c := range claims.All {
			cells := make([]string, len(columns))
			for i, name := range columns {
				cells[i] = extra(c, name)
			}
			if !yield(extendedRow{casualties.NewRow(c), cells}) {
				return
			}
		}
	}
}
