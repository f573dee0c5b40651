package main

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/stats"
)

func totalsCommand() command {
	return command{
		name:  "totals",
		args:  "[FILE...]",
		short: "sums over events, and what they rest on",
		long: `One row for each measure, group and side, and with --by for each period, place or value of a column. The sums of lows and of highs each assume one kind of source right everywhere; cells without a figure count nothing, and deaths that nobody reported are in neither. Figures to date are never added, nor parts and wholes; groups overlap, so that the rows must not be added up.

With --source the sums are of that source's own figures. With --without-each every row is followed by the same without each source in turn: where a sum rests on one source.`,
		examples: []example{
			{"toll totals --measure killed --group total", "one measure of one group"},
			{"toll totals --by month --measure killed --group civilians claims.csv", "month by month"},
			{"toll totals --without-each --measure killed --group civilians", "what the sum rests on"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			c, t := flagsCompare(fs), &totalsFlags{}
			inFamily(fs, familyHow, func(fs *pflag.FlagSet) {
				fs.StringVar(&t.by, "by", "", "a row for each `COLUMN` value: year, month, place, or any column of the claims")
				fs.BoolVar(&t.withoutEach, "without-each", false, "after each row the same without each source in turn")
			})
			return func(ctx context.Context, e *env, args []string) error { return t.run(ctx, e, c, args) }
		},
	}
}

// totalsFlags are the flags of totals alone.
type totalsFlags struct {
	by          string
	withoutEach bool
}

func (t *totalsFlags) run(ctx context.Context, e *env, c *comparing, args []string) error {
	if t.withoutEach && len(c.choose.sources) > 0 {
		return usagef(e.command, "--without-each leaves each source out in turn, and --source keeps one").hint("give one of the two")
	}
	by := newGrouping(t.by)
	c.texts = by.needsTexts()
	claims, names, err := c.compared(ctx, e, args)
	if err != nil {
		return err
	}
	if err := by.check(e, claims); err != nil {
		return err
	}
	if names == nil {
		names = []string{""}
	}
	var rows []*stats.Total
	for _, name := range names {
		sums, found, err := stats.TotalsOf(ctx, claims, c.choose.sel, stats.TotalsOptions{By: by.of, Source: name, WithoutEach: t.withoutEach})
		if err != nil {
			return err
		}
		c.told(e, found)
		rows = append(rows, sums...)
	}
	by.tell(e)
	return printUntil(ctx, e, c.out, t.columns(names), slices.Values(rows))
}

// columns are the columns that fit on a screen and say something here.
func (t *totalsFlags) columns(sources []string) []string {
	var list []string
	if t.by != "" {
		list = append(list, "by")
	}
	list = append(list, "measure", "group", "side")
	if len(sources) > 0 && sources[0] != "" {
		list = append(list, "source")
	}
	if t.withoutEach {
		list = append(list, "without")
	}
	return append(list, "cells", "apart", "minimums", "single", "low", "high", "open", "points_sum", "points_cells")
}

// grouping says in which row of the totals a cell is counted. It is asked by
// several goroutines.
type grouping struct {
	column string
	of     func(*casualties.Cell) string // nil: all in one
	differ atomic.Int64                  // cells whose claims have several values
}

func newGrouping(column string) *grouping {
	g := &grouping{column: column}
	switch column {
	case "":
	case "year":
		g.of = stats.ByYear
	case "month":
		g.of = stats.ByMonth
	case "place":
		g.of = stats.ByPlace
	case "governorate":
		g.of = func(c *casualties.Cell) string { return c.Event.Admin }
	case "event":
		g.of = func(c *casualties.Cell) string { return c.Event.Key }
	case "event_name":
		g.of = func(c *casualties.Cell) string { return c.Event.Title() }
	case "event_date", "day":
		g.of = func(c *casualties.Cell) string { return c.Event.Date.String() }
	default:
		g.of = g.agreed
	}
	return g
}

// ofEvents are the columns whose value is the event's: what most claims say.
func ofEvents() []string {
	return []string{"year", "month", "day", "place", "governorate", "event", "event_name", "event_date"}
}

func (g *grouping) needsTexts() bool { return g.column != "" && !slices.Contains(ofEvents(), g.column) }

// check refuses a column that there is not, and the source: what one source says
// is no part of what all say.
func (g *grouping) check(e *env, claims *casualties.Claims) error {
	if !g.needsTexts() {
		return nil
	}
	switch g.column {
	case "source":
		return usagef(e.command, "--by source: the figures of several sources are not added up").hint("for one source's own sums: --source NAME; without each in turn: --without-each")
	case "measure", "group", "side", "cumulative":
		return usagef(e.command, "--by %s: the totals have a row for each already", g.column)
	}
	_, err := e.columnOf(claims, "--by "+shown(g.column), g.column, g.column, func(name string) string { return name }, ofEvents())
	return err
}

// agreed is the value on which the claims of a cell agree, among those that have
// one; empty where they do not.
func (g *grouping) agreed(c *casualties.Cell) string {
	value := ""
	for i := range c.Claims {
		claim := &c.Claims[i]
		v := strings.TrimSpace(cellOf(claim, g.column))
		switch {
		case v == "" || v == value:
		case value == "":
			value = v
		default:
			g.differ.Add(1)
			return ""
		}
	}
	return value
}

// tell says how many cells stand in the row without a value because their claims
// differ.
func (g *grouping) tell(e *env) {
	if n := g.differ.Load(); n > 0 {
		e.note("%s with claims that differ in %s: in the row without a value", plural(int(n), "cell"), shown(g.column))
	}
}
