package main

import (
	"context"

	"github.com/spf13/pflag"

	"toll/stats"
)

func statementsCommand() command {
	return command{
		name:  "statements",
		args:  "[FILE...]",
		short: "what one source says on one page on one day, and whether it adds up",
		long:  `One row for each statement (source, outlet, day, page) and measure: its claims side by side, the parts added up where a total stands beside them, and what they leave unexplained. Parts and wholes are compared within a statement only; nothing is mixed across statements.`,
		examples: []example{
			{"toll statements --event salamiyah-2017-05-18 --source SOHR", "what one source says of an event"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, choose, out := flagsRead(fs), flagsWhich(fs), flagsTable(fs)
			flagsPseudonyms(fs, read)
			return func(ctx context.Context, e *env, args []string) error {
				c := &comparing{read: read, choose: choose, out: out, texts: true}
				claims, err := c.claims(ctx, e, args)
				if err != nil {
					return err
				}
				return printUntil(ctx, e, c.out, statementColumns(), stats.Statements(claims))
			}
		},
	}
}

// statementColumns are the columns of the statements table that fit on a screen.
func statementColumns() []string {
	return []string{"event", "source", "via", "day", "measure", "total", "civilians", "combatants", "children", "women", "unidentified", "part_of_event", "sum", "unexplained", "line"}
}
