package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/charts"
	"toll/stats/link"
)

func linkCommand() command {
	return command{
		name:  "link",
		args:  "FILE FILE...",
		short: "which rows of different files speak of the same event",
		long: `Files from different hands share no event keys, spell places differently and are a day off. This compares the events of each file with those of the others: their days, their places (by distance where both have coordinates, else by name, with the table of places that toll knows), their categories if --taxonomy says what these have in common, and their casualty figures: those that cannot both be complete counts speak against one event, equal rare ones for it. Pairs are joined from the lowest score upwards, an event of one file with at most one of another, and never so that a third brings together what a direct comparison keeps apart.

The table has one row for each event of each file: the key given to it, the match with its score part by part, the runner-up, and why. Pass it to 'toll ranges --link LINKS FILE...' or 'toll report --link LINKS FILE...'. An event of several days is never joined with an event of one day: such pairs, and all that are doubtful, are in --review for a person, whose answers come back with --decisions and win.

Linking by figures makes the sources look more alike than they are: of two candidates it takes the one that agrees, and the agreement is then measured. Where disagreement is what you measure, use --no-figures.`,
		examples: []example{
			{"toll link ucdp.csv acled.csv airwars.csv -o links.csv --review doubtful.csv", "link three files, list the doubtful"},
			{"toll link ucdp.csv acled.csv --decisions doubtful.csv -o links.csv", "again, with a person's answers"},
			{"toll ranges --link links.csv ucdp.csv acled.csv", "what the two say of the same events"},
			{"toll link ucdp.csv acled.csv --why ucdp.csv:1234 --why acled.csv:SYR5678", "why two events were joined or not"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			l := &linking{opt: link.NewOptions()}
			l.declare(fs)
			l.read, l.out = flagsFiles(fs), flagsTable(fs)
			return l.run
		},
	}
}

// linking is a run of toll link.
type linking struct {
	opt  link.Options
	read *readFlags
	out  *tableFlags

	taxonomy, decisions, truth     string
	review, shared, months, scores string
	figure                         string
	why                            []string
}

func (l *linking) declare(fs *pflag.FlagSet) {
	inFamily(fs, familyHow, func(fs *pflag.FlagSet) {
		fs.Var(&whole{&l.opt.Days, 0}, "days", "events may be `N` days apart")
		fs.Float64Var(&l.opt.Km, "km", l.opt.Km, "places may be `N` kilometres apart, where both have coordinates")
		fs.Float64Var(&l.opt.Name, "name", l.opt.Name, "else their names must be alike by `S`, up to 1: Jaro-Winkler similarity")
		fs.Float64Var(&l.opt.Most, "most", l.opt.Most, "join no pair with a score above `S`")
		fs.StringVar(&l.taxonomy, "taxonomy", "", "compare categories by `FILE`, a CSV: column,value and levels from fine to coarse")
		fs.BoolVar(&l.opt.NoFigures, "no-figures", false, "leave the casualty figures out of the score")
		fs.StringVar(&l.decisions, "decisions", "", "follow a person's answers in `FILE`, a table as --review writes it")
	})
	inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
		fs.StringVar(&l.review, "review", "", "write the doubtful pairs to `FILE`, .csv or .html")
		fs.StringVar(&l.shared, "shared", "", "write how many events each pair of files shares, and estimates of those nobody recorded, to `FILE`")
		fs.StringVar(&l.months, "months", "", "write the links over time, month by month, to `FILE`")
		fs.StringVar(&l.figure, "figure", "", "draw what the files share, and the links over time, to `FILE`, .svg, .png or .pdf")
		fs.StringVar(&l.truth, "truth", "", "compare with the known links in `FILE`, a CSV with file,key,event")
		fs.StringVar(&l.scores, "scores", "", "write precision, recall and F1 by threshold to `FILE`; with --truth")
		fs.StringArrayVar(&l.why, "why", nil, "print why two events were joined or not, and no table: give `FILE:KEY` twice, or FILE:ROW")
	})
}

func (l *linking) run(ctx context.Context, e *env, args []string) error {
	if err := l.usage(args); err != nil {
		return err
	}
	inputs, err := e.inputs(args)
	if err != nil {
		return err
	}
	outputs := []string{l.out.file, l.review, l.shared, l.months, l.scores, l.figure}
	for _, file := range outputs {
		if err := notAnInput(e, file, inputs); err != nil {
			return err
		}
	}
	if _, err := l.look().target(e); l.figure != "" && err != nil {
		return err
	}
	if err := l.readSide(e); err != nil {
		return err
	}
	if err := l.opt.Validate(); err != nil {
		return usagef("link", "%v", err)
	}
	events, findings, err := l.events(ctx, e, inputs)
	if err != nil {
		return err
	}
	links, err := link.Link(ctx, events, l.opt)
	if err != nil {
		return fmt.Errorf("linking: %w", err)
	}
	for _, d := range links.Unknown {
		e.note("line %d of %s speaks of an event that no file has: %s or %s", d.Line, shown(l.decisions), shown(d.A.String()), shown(d.B.String()))
	}
	l.read.tell(e, &loaded{inputs: inputs, findings: findings})
	if len(l.why) > 0 {
		return l.explain(e, links, events)
	}
	if err := l.print(e, links); err != nil {
		return err
	}
	return l.tell(e, links)
}

// usage refuses a command line that cannot be meant.
func (l *linking) usage(args []string) error {
	switch {
	case len(args) < 2:
		return usagef("link", "link compares files: name two or more").hint("for example: toll link ucdp.csv acled.csv -o links.csv")
	case len(l.why) != 0 && len(l.why) != 2:
		return usagef("link", "--why needs two events: give it twice").hint("for example: --why %s:KEY --why %s:KEY", quote(args[0]), quote(args[1]))
	case l.scores != "" && l.truth == "":
		return usagef("link", "--scores needs the known links: --truth FILE")
	}
	return nil
}

// readSide reads the small files beside the inputs.
func (l *linking) readSide(e *env) error {
	if l.taxonomy != "" {
		f, err := e.disk.Open(l.taxonomy)
		if err != nil {
			return fmt.Errorf("--taxonomy: %w", err)
		}
		defer f.Close()
		if l.opt.Taxonomy, err = link.ReadTaxonomy(f); err != nil {
			return fmt.Errorf("%s: %w", shown(l.taxonomy), err)
		}
	}
	if l.decisions != "" {
		f, err := e.disk.Open(l.decisions)
		if err != nil {
			return fmt.Errorf("--decisions: %w", err)
		}
		defer f.Close()
		if l.opt.Decisions, err = link.ReadDecisions(f); err != nil {
			return fmt.Errorf("%s: %w", shown(l.decisions), err)
		}
	}
	return nil
}

// events reads the files one by one, so that equal keys in two of them are not
// taken for one event.
func (l *linking) events(ctx context.Context, e *env, inputs []input) ([]link.Event, *casualties.Findings, error) {
	l.read.force = l.out.force
	opt, err := l.read.options(e, false)
	if err != nil {
		return nil, nil, err
	}
	findings := &casualties.Findings{Limit: l.read.findings}
	var all []link.Event
	for _, in := range inputs {
		one := &loaded{inputs: []input{in}, claims: casualties.NewClaims(), findings: findings}
		if err := one.read(ctx, e, opt); err != nil {
			return nil, nil, err
		}
		events := link.Events(in.name, one.claims)
		if err := l.locate(ctx, e, in, opt, one.summaries[0], events); err != nil {
			return nil, nil, err
		}
		all = append(all, events...)
	}
	return all, findings, nil
}

// print writes the link table and the tables asked for.
func (l *linking) print(e *env, links *link.Links) error {
	if err := printTable(e, l.out, linkColumns(), links.Rows()); err != nil {
		return err
	}
	if l.review != "" {
		if err := l.printReview(e, links); err != nil {
			return err
		}
	}
	if l.shared != "" {
		if err := writeTable(e, l.shared, l.out, links.SharedEvents()); err != nil {
			return err
		}
	}
	if l.months != "" {
		if err := writeTable(e, l.months, l.out, slices.Collect(links.Months())); err != nil {
			return err
		}
	}
	return l.draw(e, links)
}

// draw writes the figure of the links.
func (l *linking) draw(e *env, links *link.Links) error {
	if l.figure == "" {
		return nil
	}
	look := l.look()
	format, err := look.target(e)
	if err != nil {
		return err
	}
	figure, err := charts.Links(links.SharedEvents(), slices.Collect(links.Months()), look.options)
	if err != nil {
		return err
	}
	return look.write(e, figure, format)
}

// look is how the figure looks.
func (l *linking) look() *figureFlags {
	return &figureFlags{file: l.figure, force: l.out.force, format: newChoice(""), theme: newChoice("light"), lang: newLang(), dpi: 300}
}

// linkColumns are the columns of the link table that fit on a screen.
func linkColumns() []string {
	return []string{"event", "file", "row", "key", "event_date", "place", "events", "score", "runner_up_score", "reason"}
}
