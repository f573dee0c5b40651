package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/stats"
)

func codersCommand() command {
	return command{
		name:  "coders",
		args:  "A.csv B.csv",
		short: "how far two people agree who coded the same claims",
		long:  `Rows are matched by address and wording, or by --key, and compared field by field: the share that is the same, and Krippendorff's alpha (1 agreement, 0 what chance would give) with a 95% bootstrap interval over rows. --differences prints what was coded differently instead, with both lines. Alpha is about coders; it is no measure of sources. A data set that is to be quoted states these numbers.`,
		examples: []example{
			{"toll coders anna.csv ben.csv", "field by field"},
			{"toll coders --differences anna.csv ben.csv -o differences.csv", "what to talk about"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			f := &codersFlags{read: flagsRead(fs), choose: flagsWhich(fs), numbers: newChoice(string(stats.Ordinal), string(stats.Ordinal), string(stats.Interval), string(stats.RatioLevel), string(stats.Nominal))}
			inFamily(fs, familyHow, func(fs *pflag.FlagSet) {
				fs.StringArrayVar(&f.key, "key", nil, "match rows by the columns `A,B` (default: url,reported)")
				fs.Var(f.numbers, "numbers", "which differences of numbers count, `LEVEL` ordinal, interval, ratio or nominal")
				fs.Var(&f.seed, "seed", "begin the random draws of the intervals at `N`; the same N gives the same bytes")
			})
			f.out = flagsTable(fs)
			inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
				fs.BoolVar(&f.differences, "differences", false, "the rows that were coded differently, not the agreement")
			})
			return f.run
		},
	}
}

// codersFlags are the flags of coders.
type codersFlags struct {
	read        *readFlags
	choose      *selectFlags
	out         *tableFlags
	key         []string
	numbers     *choice
	seed        seed
	differences bool
}

func (f *codersFlags) run(ctx context.Context, e *env, args []string) error {
	if len(args) != 2 {
		return usagef(e.command, "coders compares two files, but got %s", plural(len(args), "file")).hint("for example: toll coders anna.csv ben.csv")
	}
	if f.read.rejects != "" {
		return usagef(e.command, "--rejects takes the rows of one file; coders reads two").hint("for one of them: toll check --rejects FILE %s", quote(args[0]))
	}
	inputs, err := e.inputs(args)
	if err != nil {
		return err
	}
	if err := f.out.check(e, inputs); err != nil {
		return err
	}
	f.read.force = f.out.force
	coders := [2]*casualties.Claims{}
	for i := range inputs {
		read := *f.read // its hints are made from the flags once a file
		l, err := read.loadInputs(ctx, e, inputs[i:i+1], true)
		if err != nil {
			return err
		}
		if coders[i], err = f.choose.apply(e, l.claims); err != nil {
			return err
		}
		read.tell(e, l)
	}
	key, err := f.keyOf(e, coders)
	if err != nil {
		return err
	}
	t := stats.Coders(coders[0], coders[1], stats.CoderOptions{Key: key, Numbers: stats.Level(f.numbers.value), Seed: f.seed.n})
	return f.print(e, t, args)
}

// keyOf returns what rows are matched by; nil is the default.
func (f *codersFlags) keyOf(e *env, coders [2]*casualties.Claims) (func(*casualties.Claim) string, error) {
	var columns []func(*casualties.Claim) string
	for _, list := range f.key {
		for name := range strings.SplitSeq(list, ",") {
			name = strings.TrimSpace(name)
			for _, claims := range coders {
				of, err := e.columnOf(claims, "--key "+shown(list), list, name, func(other string) string { return strings.Replace(list, name, other, 1) }, nil)
				if err != nil {
					return nil, err
				}
				if claims == coders[0] {
					columns = append(columns, of)
				}
			}
		}
	}
	if columns == nil {
		return nil, nil
	}
	return func(c *casualties.Claim) string {
		parts := make([]string, len(columns))
		for i, of := range columns {
			parts[i] = of(c)
		}
		return strings.Join(parts, " ")
	}, nil
}

// print prints the agreement or the differences, and says what was left over.
func (f *codersFlags) print(e *env, t *stats.CodersTable, args []string) error {
	both := 0
	if len(t.Rows) > 0 {
		both = t.Rows[0].Both
	}
	e.note("%s matched; %s in %s alone, %s in %s alone", plural(both, "row"), plural(t.OnlyA, "row"), shown(args[0]), plural(t.OnlyB, "row"), shown(args[1]))
	if both == 0 {
		e.note("no row of the one is in the other: match them by other columns with --key")
	}
	if f.differences {
		return printTable(e, f.out, nil, slices.Values(t.Differences))
	}
	if len(t.Differences) > 0 {
		e.note("%s; see them: --differences", plural(len(t.Differences), "difference"))
	}
	return printTable(e, f.out, nil, slices.Values(t.Rows))
}

// seed is a flag value: where random draws begin. It is the same where none is
// given, so that the same input gives the same bytes.
type seed struct{ n uint64 }

// Set reads digits, in base 10.
func (s *seed) Set(text string) error {
	if _, err := fmt.Sscanf(text, "%d", &s.n); err != nil || fmt.Sprint(s.n) != text {
		return errors.New("give a whole number, 0 or more")
	}
	return nil
}

func (s *seed) String() string { return fmt.Sprint(s.n) }
func (s *seed) Type() string   { return "number" }
