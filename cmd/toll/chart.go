package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/charts"
	"toll/cmd/toll/internal/suggest"
	"toll/stats"
)

// chartKind is one kind of figure.
type chartKind struct {
	name, short string
	texts       bool // needs words and addresses of the claims
	draw        func(e *env, claims *casualties.Claims, results []stats.Result, o charts.Options) (*charts.Figure, error)
}

// chartKinds is the table of figures, in the order in which help lists them.
func chartKinds() []chartKind {
	return []chartKind{
		{"forest", "what each source says of one event, measure, group and side", true, drawForest},
		{"ranges", "how far the sources range in many of them", false, onResults(charts.Ranges)},
		{"revisions", "how the figures changed after the event", false, onResults(charts.Revisions)},
		{"composition", "who the sources say was killed, statement by statement", true, drawComposition},
		{"pairs", "how the figures of every two sources compare", false, onResults(charts.Pairs)},
		{"sources", "which sources tend to report higher or lower figures", false, onResults(charts.Sources)},
		{"coverage", "what each source reported, and what it did not", false, onResults(charts.Coverage)},
		{"timeline", "the counts of several sources by month or year", false, onResults(charts.Timeline)},
		{"totals", "what the figures add up to over the events", false, onResults(charts.Totals)},
	}
}

func chartCommand() command {
	return command{
		name:  "chart",
		args:  "KIND [FILE...]",
		short: "one figure, of the kinds that 'toll help chart' lists",
		long: `Draws one figure and writes it as SVG, PNG or PDF. Kinds:

` + kindList() + `
A dot is a figure that a source gives as its count, a tick a bound; an arrow says that no upper bound is stated. A figure that is higher than a page is written as several files: x.svg, x-2.svg ..., or with -o x-%d.svg x-1.svg, x-2.svg ...; a PDF has all pages in one file.`,
		examples: []example{
			{"toll chart forest --event deir-ez-zor-2017-05-15 --measure killed --group civilians -o forest.svg", "one row a source"},
			{"toll chart ranges --measure killed --size slide -o ranges.png", "all events, for a slide"},
			{"toll chart revisions --measure killed --top 4 --theme grey -o revisions.pdf", "the four that changed most, for print without colour"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, choose, look := flagsRead(fs), flagsSelect(fs), flagsFigure(fs)
			flagsPseudonyms(fs, read)
			return func(ctx context.Context, e *env, args []string) error {
				kind, err := e.chartKind(args)
				if err != nil {
					return err
				}
				target, err := look.target(e)
				if err != nil {
					return err
				}
				read.force = look.force
				l, err := read.load(ctx, e, args[1:], kind.texts || choose.needsTexts())
				if err != nil {
					return err
				}
				if err := notAnInput(e, look.file, l.inputs); err != nil {
					return err
				}
				claims, err := choose.apply(e, l.claims)
				if err != nil {
					return err
				}
				read.tell(e, l)
				o := look.options
				o.Selection, o.Inputs = choose.sel, inputNames(l.inputs)
				results, err := collectWithin(stats.Ranges(claims, choose.sel))
				if err != nil {
					return err
				}
				figure, err := kind.draw(e, claims, results, o)
				if err != nil {
					return err
				}
				for _, p := range figure.Problems() {
					e.note("warning: label %s: %s", shown(p.Label), p.Message)
				}
				if ctx.Err() != nil {
					return ctx.Err()
				}
				if err := look.write(e, figure, target); err != nil {
					return err
				}
				return look.writeBeside(e, figure)
			}
		},
	}
}

func kindNames() []string {
	var names []string
	for _, k := range chartKinds() {
		names = append(names, k.name)
	}
	return names
}

func kindList() string {
	var b strings.Builder
	for _, k := range chartKinds() {
		fmt.Fprintf(&b, "  %-12s %s\n", k.name, k.short)
	}
	return b.String()
}

// chartKind finds the kind in the first argument.
func (e *env) chartKind(args []string) (chartKind, error) {
	known := "kinds there are: " + strings.Join(kindNames(), ", ")
	if len(args) == 0 {
		return chartKind{}, usagef("chart", "chart needs the KIND of figure").hint("%s", known)
	}
	for _, k := range chartKinds() {
		if k.name == args[0] {
			return k, nil
		}
	}
	u := usagef("chart", "there is no figure %s", shown(args[0]))
	near := suggest.Near(args[0], kindNames(), 1)
	for _, n := range near {
		u.hint("did you mean: %s", e.corrected(args[0], n))
	}
	switch {
	case len(near) > 0:
	case looksLikeFile(args[0]):
		u.hint("the KIND comes first, for example: toll chart ranges %s", strings.Join(quoteAll(args), " "))
	default:
		u.hint("%s", known)
	}
	return chartKind{}, u
}

// onResults draws a figure that is made from results alone.
func onResults(draw func([]stats.Result, charts.Options) (*charts.Figure, error)) func(*env, *casualties.Claims, []stats.Result, charts.Options) (*charts.Figure, error) {
	return func(_ *env, _ *casualties.Claims, results []stats.Result, o charts.Options) (*charts.Figure, error) {
		return draw(results, o)
	}
}

func drawComposition(_ *env, claims *casualties.Claims, results []stats.Result, o charts.Options) (*charts.Figure, error) {
	return charts.Composition(claims, results, o)
}

// drawForest draws the one cell that the filters leave; if they leave several,
// it says how to ask for each.
func drawForest(e *env, _ *casualties.Claims, results []stats.Result, o charts.Options) (*charts.Figure, error) {
	switch len(results) {
	case 0:
		return nil, withHint(fmt.Errorf("there is nothing to draw: no claim is left"), "see what there is: toll ranges")
	case 1:
		return charts.Forest(results[0], o)
	}
	if only := withoutSide(results); only >= 0 {
		e.note("the figures that state no side are drawn; the others: --side NAME")
		return charts.Forest(results[only], o)
	}
	u := usagef("chart", "a forest shows one event, measure, group and side; %d are left", len(results))
	const most = 6
	for _, r := range results[:min(most, len(results))] {
		u.hint("one of them: %s", strings.Join(slices.Concat(cellFlags(r.Cell, results), quoteAll(e.files), e.outputFlag()), " "))
	}
	if n := len(results) - most; n > 0 {
		u.hint("and %s: see toll ranges", plural(n, "other"))
	}
	return nil, u
}

// withoutSide returns the one result that states no side, where the results
// differ in nothing else; -1 where there is none.
func withoutSide(results []stats.Result) int {
	only, first := -1, results[0].Cell
	for i, r := range results {
		c := r.Cell
		if c.Event.Key != first.Event.Key || c.Measure != first.Measure || c.Group != first.Group || c.Cumulative != first.Cumulative {
			return -1
		}
		if c.Side == "" {
			only = i
		}
	}
	return only
}

// cellFlags is the command line that chooses one cell among the results.
func cellFlags(c *casualties.Cell, results []stats.Result) []string {
	words := []string{"toll", "chart", "forest", "--event", quote(c.Event.Key), "--measure", quote(c.Measure.String()), "--group", quote(c.Group.String())}
	sides := 0
	for _, r := range results {
		if r.Cell.Event.Key == c.Event.Key && r.Cell.Measure == c.Measure && r.Cell.Group == c.Group {
			sides++
		}
	}
	if sides > 1 {
		words = append(words, "--side", quote(c.Side))
	}
	return words
}

// outputFlag is the -o of the command line, to be repeated in hints.
func (e *env) outputFlag() []string {
	for i, a := range e.args {
		if (a == "-o" || a == "--output") && i+1 < len(e.args) {
			return []string{"-o", quote(e.args[i+1])}
		}
	}
	return nil
}

func inputNames(inputs []input) []string {
	var names []string
	for _, in := range inputs {
		names = append(names, in.title())
	}
	return names
}
