package main

import (
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

// pageFile is the page that a reader of the report begins with.
const pageFile = "report.md"

// writePage writes report.md: what the sources report, event by event, with the
// figures, and what it does not say.
func (r *report) writePage(_ context.Context, folder *outfile.Folder) error {
	return folder.Write(pageFile, func(w io.Writer) error {
		p := &markdown{w: w}
		r.summary(p)
		r.rangesFigure(p)
		for _, cells := range r.byEvent() {
			r.event(p, cells)
		}
		r.howTheyDiffer(p)
		r.doesNotSay(p)
		r.findings(p)
		r.howMade(p)
		return p.err
	})
}

// markdown writes paragraphs; its first error ends it.
type markdown struct {
	w   io.Writer
	err error
}

// say writes a paragraph. Words of the input are escaped by the callers.
func (p *markdown) say(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n\n", args...)
	}
}

// item writes one line of a list; end ends the list.
func (p *markdown) item(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, "- "+format+"\n", args...)
	}
}

// end ends a list or a table.
func (p *markdown) end() {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, "\n")
	}
}

// md makes a text of the input show as it is.
func md(s string) string { return table.EscapeMarkdown(s) }

func (r *report) summary(p *markdown) {
	events := len(r.byEvent())
	p.say("# What %s report on %s", plural(r.sourceCount(), "source"), plural(events, "event"))
	if r.claims.Len() == 0 {
		p.say("There are no claims to report on: 0 rows with a figure were read from %s.", md(strings.Join(inputNames(r.loaded.inputs), ", ")))
		return
	}
	p.say("%s from %s, in %s (an event, a measure, a group, a side). Each row compares what the sources say of the same people.",
		plural(r.claims.Len(), "claim"), md(strings.Join(inputNames(r.loaded.inputs), ", ")), plural(len(r.results), "row"))
	r.verdicts(p)
	if r.sel.AsOf.IsKnown() {
		later, undated := leftOut(r.claims, r.sel)
		p.say("%s.", asOfWords(r.sel, later, undated, r.claims.Len()))
	}
}

// verdicts counts the rows by their verdict.
func (r *report) verdicts(p *markdown) {
	for _, v := range []struct {
		verdict stats.Verdict
		words   string
	}{
		{stats.VerdictApart, "two of the figures cannot both be complete counts"},
		{stats.VerdictSame, "every vote states the same count"},
		{stats.VerdictCompatible, "some number is excluded by no vote"},
		{stats.VerdictMinimums, "fewer than two votes have a ceiling: minimums, not comparable as complete counts"},
		{stats.VerdictSingle, "one vote, and nothing to compare it with"},
		{stats.VerdictNone, "no named source gives a number"},
	} {
		if n := r.verdictCount(v.verdict); n > 0 {
			p.item("%s (%s): %s", plural(n, "row"), v.verdict, v.words)
		}
	}
	p.end()
}

func (r *report) rangesFigure(p *markdown) {
	for _, f := range r.figures {
		if f.cell != nil {
			continue
		}
		p.figure(f)
		if n := len(r.comparable()); n > mostInRanges {
			p.say("The figure shows %d of %d rows with two votes or more: those furthest apart.", mostInRanges, n)
		}
	}
}

// figure shows all pages of a figure, each with a link to its PNG.
func (p *markdown) figure(f *reportFigure) {
	for i := range f.figure.Pages() {
		svg, png := f.file(i, "svg"), f.file(i, "png")
		p.say("![%s](%s)", md(oneLine(f.figure.Alt())), svg)
		p.say("[%s](%s) · [%s](%s)", path.Base(svg), svg, path.Base(png), png)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// eventLine is one row of an event's table on the page.
type eventLine struct {
	Measure string         `csv:"measure"`
	Group   string         `csv:"group"`
	Side    string         `csv:"side"`
	Sources int            `csv:"sources"`
	Votes   int            `csv:"votes"`
	Range   string         `csv:"lowest to highest"`
	Stated  string         `csv:"counts stated"`
	Verdict string         `csv:"verdict"`
	Mind    stats.Warnings `csv:"keep in mind"`
}

func (r *report) event(p *markdown, cells []stats.Result) {
	e := cells[0].Cell.Event
	title := e.Title()
	if e.Date.IsKnown() {
		title += ", " + e.Date.Words()
	}
	p.say("## %s", md(title))
	p.say("%s", eventWords(e, newEventRow(cells)))
	var lines []eventLine
	for _, c := range cells {
		lines = append(lines, newEventLine(c))
	}
	if p.err == nil {
		p.err = table.WriteSlice(p.w, lines, table.Options{Format: table.MD})
	}
	p.end()
	for _, f := range r.figures {
		if f.cell != nil && f.cell.Cell.Event.Key == e.Key {
			p.figure(f)
		}
	}
}

func eventWords(e *casualties.Event, row eventRow) string {
	where := []string{}
	for _, s := range []string{e.Place, e.Admin} {
		if s != "" {
			where = append(where, md(s))
		}
	}
	text := fmt.Sprintf("%s by %s. Key: %s.", plural(row.Claims, "claim"), plural(row.Sources, "named source"), md(e.Key))
	if len(where) > 0 {
		text = strings.Join(where, ", ") + ". " + text
	}
	return text
}

func newEventLine(c stats.Result) eventLine {
	r := c.Range
	line := eventLine{Measure: r.Measure.String(), Group: r.Group.String(), Side: r.Side, Sources: r.Sources, Votes: r.Origins,
		Range: spanWords(r), Verdict: string(r.Verdict), Mind: r.Warnings}
	if c.Cell.Cumulative {
		line.Measure += ", to date"
	}
	if r.Points > 0 {
		line.Stated = r.BestLow.String()
		if r.BestLow != r.BestHigh {
			line.Stated = fmt.Sprintf("%s–%s (median %s of %d)", r.BestLow, r.BestHigh, r.BestMedian.Short(), r.Points)
		}
	}
	if r.Gap.IsKnown() && r.Verdict == stats.VerdictApart {
		line.Verdict += " ×" + r.Gap.Fixed(2)
	}
	if r.Verdict == stats.VerdictCompatible {
		line.Verdict += fmt.Sprintf(": %s–%s", r.CompatibleLow, r.CompatibleHigh)
	}
	return line
}

// spanWords is the envelope as it stands in a table: "25–73, open".
func spanWords(r *stats.Range) string {
	if r.Origins == 0 {
		return "?"
	}
	text := "?"
	switch {
	case r.Low.IsKnown() && r.High.IsKnown() && r.Low != r.High:
		text = r.Low.String() + "–" + r.High.String()
	case r.Low.IsKnown():
		text = r.Low.String()
	case r.High.IsKnown():
		text = "≤" + r.High.String()
	}
	if r.Open == stats.OpenYes {
		text += ", open"
	}
	return text
}
