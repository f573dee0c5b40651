package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/plain"
	"toll/stats"
	"toll/stats/link"
)

func explainCommand() command {
	return command{
		name:  "explain",
		args:  "EVENT [FILE...]",
		short: "how each figure of an event came about, from file and line to range",
		long:  `For each row that the event has in the ranges table: the range, then each vote with its figure, and under it every claim of its sources with its words, file:line:column, date, outlet and rule, and what became of it and why. EVENT is the event's key, its name, or the beginning of its key.`,
		examples: []example{
			{"toll explain deir-ez-zor-2017-05-15", "an event of the embedded claims"},
			{"toll explain shayrat --measure killed --group combatants", "one row of it"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, choose := flagsRead(fs), flagsSelect(fs)
			flagsPseudonyms(fs, read)
			var file string
			var force bool
			inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
				fs.StringVarP(&file, "output", "o", "", "write to `FILE` instead of standard output (-)")
				fs.BoolVar(&force, "force", false, "replace a file that exists")
			})
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) == 0 {
					return usagef("explain", "explain needs the EVENT").hint("for example: toll explain deir-ez-zor-2017-05-15")
				}
				if _, err := os.Stat(args[0]); err == nil && looksLikeFile(args[0]) {
					return usagef("explain", "%s is a file; the EVENT comes first", shown(args[0])).
						hint("for example: toll explain EVENT %s", strings.Join(quoteAll(args), " "))
				}
				read.force = force
				l, err := read.load(ctx, e, args[1:], true)
				if err != nil {
					return err
				}
				if err := notAnInput(e, file, l.inputs); err != nil {
					return err
				}
				keys, err := e.findEvents(l.claims, args[0], "EVENT")
				if err != nil {
					return err
				}
				choose.events = append(choose.events, keys...)
				claims, err := choose.apply(e, l.claims)
				if err != nil {
					return err
				}
				read.tell(e, l)
				return e.writeOut(file, outfile.Options{Force: force}, func(w io.Writer) error { return explain(w, claims, choose.sel, l.links) })
			}
		},
	}
}

// explain writes one section for each cell of the claims.
func explain(w io.Writer, claims *casualties.Claims, sel casualties.Selection, links *link.Table) error {
	p := &prose{w: w}
	last := ""
	for r := range stats.Ranges(claims, sel) {
		if key := r.Cell.Event.Key; key != last {
			last = key
			p.event(r.Cell.Event)
			p.links(links, key)
		}
		p.cell(r)
	}
	return p.err
}

// prose writes indented lines; its first error ends it.
type prose struct {
	w   io.Writer
	err error
}

// line writes one line, indented by depth steps. Words of the input are made
// harmless by the callers, with quoted or name.
func (p *prose) line(depth int, format string, args ...any) {
	if p.err != nil {
		return
	}
	text := strings.TrimRight(strings.Repeat("  ", depth)+fmt.Sprintf(format, args...), " ")
	_, p.err = io.WriteString(p.w, text+"\n")
}

// name makes a name of the input fit for a line.
func name(s string) string { return plain.Isolate(plain.Text(s)) }

func quoted(s string) string { return "“" + name(s) + "”" }

// links says why the rows of the files were taken for this event, a paragraph
// for each event of a file.
func (p *prose) links(links *link.Table, key string) {
	if links == nil {
		return
	}
	for _, text := range links.Say(key) {
		p.line(0, "")
		p.line(0, "%s", name(text))
	}
}

func (p *prose) event(e *casualties.Event) {
	parts := []string{}
	for _, s := range []string{e.Name, e.Place, e.Admin} {
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != name(s)) {
			parts = append(parts, name(s))
		}
	}
	if e.Date.IsKnown() {
		parts = append(parts, e.Date.Words())
	}
	if len(parts) == 0 {
		p.line(0, "%s", name(e.Key))
		return
	}
	p.line(0, "%s: %s", name(e.Key), strings.Join(parts, ", "))
}

func (p *prose) cell(r stats.Result) {
	c, row := r.Cell, r.Range
	title := c.Measure.String() + ", " + c.Group.String()
	if c.Side != "" {
		title += ", " + name(c.Side)
	}
	if c.Cumulative {
		title += ", to date"
	}
	p.line(0, "")
	p.line(0, "%s", title)
	p.line(1, "range: %s", rangeWords(row))
	p.line(1, "%s", verdictWords(row))
	p.line(1, "%s", countWords(row))
	if s := row.FaceValue(); s != "" {
		p.line(1, "%s", s)
	}
	p.votes(r)
	p.others(r)
}

// rangeWords is the envelope in words.
func rangeWords(r *stats.Range) string {
	if r.Origins == 0 {
		return "none: no named source gives a number that can be compared"
	}
	text := "?"
	switch {
	case r.Low.IsKnown() && r.High == r.Low:
		text = r.Low.String()
	case r.Low.IsKnown() && r.High.IsKnown():
		text = r.Low.String() + " to " + r.High.String()
	case r.Low.IsKnown():
		text = r.Low.String() + " or more"
	case r.High.IsKnown():
		text = "up to " + r.High.String()
	}
	if r.Open == stats.OpenYes {
		text += ", open upwards"
	}
	if r.Points == 1 {
		text += "; one count stated: " + r.BestMedian.String()
	} else if r.Points > 1 {
		text += fmt.Sprintf("; %d counts stated: %s to %s, median %s", r.Points, r.BestLow, r.BestHigh, r.BestMedian)
	}
	return text
}

// verdictWords is the verdict in words, with the gap behind it.
func verdictWords(r *stats.Range) string {
	text := string(r.Verdict) + ": "
	switch r.Verdict {
	case stats.VerdictNone:
		text += "there is nothing to compare"
	case stats.VerdictSingle:
		text += "one vote, nothing to compare it with"
	case stats.VerdictApart:
		text += "two of the figures cannot both be complete counts"
	case stats.VerdictSame:
		text += "every vote states the same count"
	case stats.VerdictMinimums:
		text += "fewer than two votes have a ceiling, so they cannot be compared"
	case stats.VerdictCompatible:
		text += fmt.Sprintf("no vote excludes %s to %s", r.CompatibleLow, r.CompatibleHigh)
	}
	if r.Gap.IsKnown() {
		text += "; gap " + r.Gap.Short()
	}
	if r.GapStrict.IsKnown() && r.GapStrict != r.Gap {
		text += "; gap " + r.GapStrict.Short() + " at face value"
	}
	return text
}

func countWords(r *stats.Range) string {
	return fmt.Sprintf("%s, %s, %s", plural(r.Sources, "source"), plural(r.Origins, "vote"), plural(r.Claims, "claim"))
}
