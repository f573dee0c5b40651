package page

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"toll/casualties"
	"toll/casualties/date"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{"user": user, "own": own, "short": table.Short}).Parse(pageHTML))
})

// indexView is index.html as the template shows it.
type indexView struct {
	Assets          assets
	Version         string
	Title, Subtitle string
	From            string
	Summary         []string
	Rows            string
	Verdicts        []verdictCount
	Disputes        []disputeLink
	LeftOut         string
	Paged           bool
	NotShown        string
	NavEvents       []*eventView // in the list of contents
	List            []*eventView // in the table of events
	Events          []*eventView // in the page itself
	Overview        []figureView
	Tables          []tableView
	Inputs          []Input
	Rules           []ruleCount
	Found           []findingView
	FoundWords      string
	FoundCaption    string
	SortFound       bool
	Described       []Described
	Settle          string
	Votes           string
	ExampleLink     string
	Undrawn         string
}

type verdictCount struct{ Count, Verdict, Words string }

type disputeLink struct{ Href, Event, Text string }

type ruleCount struct {
	Count int
	Rule  string
	Title string
}

type findingView struct {
	Where, Column, Message, Hint template.HTML
	Severity, Rule               string
}

// views makes the views of all events, so that every page can link to any.
func (p *Plan) views(m *maker) [][]*eventView {
	out := make([][]*eventView, len(p.events))
	for i, events := range p.events {
		page := ""
		if len(p.Files) != 1 {
			page = pageName(i)
		}
		for _, cells := range events {
			out[i] = append(out[i], m.event(cells, page))
		}
	}
	return out
}

// writeOne writes everything as one page.
func (p *Plan) writeOne(w io.Writer) error {
	m := newMaker()
	events := p.views(m)[0]
	if err := p.figures(m, events, "", ""); err != nil {
		return err
	}
	v, err := p.index(m, events)
	if err != nil {
		return err
	}
	v.Events = events
	return templates().ExecuteTemplate(w, "index", v)
}

// writeIndex writes the page that leads to the pages of events.
func (p *Plan) writeIndex(w io.Writer, m *maker, pages [][]*eventView) error {
	v, err := p.index(m, slices.Concat(pages...))
	if err != nil {
		return err
	}
	v.Paged, v.NavEvents = true, nil
	return templates().ExecuteTemplate(w, "index", v)
}

// writeEvents writes one page of events.
func (p *Plan) writeEvents(w io.Writer, m *maker, events []*eventView, i int) error {
	if err := p.figures(m, events, pageName(i), "../"); err != nil {
		return err
	}
	v := struct {
		indexView
		Before, After string
	}{}
	v.Assets, v.Version, v.From = pageAssets(), p.report.Version, p.from()
	v.Title = fmt.Sprintf("Events, page %d of %d", i+1, len(p.events))
	v.Subtitle, v.Events = p.title(), events
	if i > 0 {
		v.Before = strings.TrimPrefix(pageName(i-1), "events/")
	}
	if i+1 < len(p.events) {
		v.After = strings.TrimPrefix(pageName(i+1), "events/")
	}
	return templates().ExecuteTemplate(w, "pageOfEvents", v)
}

// figures draws the forests of the events of a page.
func (p *Plan) figures(m *maker, events []*eventView, here, folder string) error {
	for _, e := range events {
		e.Figures = nil
	}
	for _, f := range p.report.Figures {
		if f.Cell == nil || f.Wide == nil {
			continue
		}
		for _, e := range events {
			if m.owner[f.Cell] != e {
				continue
			}
			v, err := m.figure(f, here, folder)
			if err != nil {
				return fmt.Errorf("drawing %s: %w", f.Name, err)
			}
			e.Figures = append(e.Figures, v)
		}
	}
	return nil
}

func (p *Plan) from() string {
	var names []string
	for _, in := range p.report.Inputs {
		names = append(names, inAttribute(in.Title))
	}
	return strings.Join(names, ", ")
}

func (p *Plan) title() string {
	return fmt.Sprintf("What %s report on %s", plural(p.sources, "source"), plural(p.Events, "event"))
}

func countSources(results []stats.Result) int {
	seen := map[string]bool{}
	for _, r := range results {
		for i := range r.Cell.Claims {
			if c := &r.Cell.Claims[i]; c.IsAttributed() {
				seen[c.Source] = true
			}
		}
	}
	return len(seen)
}

const navEvents = 12 // events in the list of contents

func (p *Plan) index(m *maker, events []*eventView) (*indexView, error) {
	r := p.report
	v := &indexView{
		Assets: pageAssets(), Version: r.Version, Title: p.title(), From: p.from(), LeftOut: r.LeftOut,
		List: events, Inputs: r.Inputs, Described: r.Described, Settle: plural(r.Selection.Settle, "day"),
		Votes: "Copies of one origin have one vote together.", ExampleLink: "#summary",
	}
	if r.Selection.EachSource {
		v.Votes = "Every source has a vote, copies included."
	}
	if len(events) <= navEvents {
		v.NavEvents = events
	}
	if len(events) > 0 {
		v.ExampleLink = "#" + events[0].Claims[0].ID
	}
	if p.Shown < p.Events {
		v.NotShown = fmt.Sprintf("%s of %s events are shown here, those with the most claims; the tables have all of them.", grouped(p.Shown), grouped(p.Events))
	}
	p.summary(v, m)
	for _, t := range r.Tables {
		if len(t.Rows) > 0 {
			v.Tables = append(v.Tables, newTableView(t))
		}
	}
	p.found(v)
	drawn := 0
	for _, f := range r.Figures {
		if f.Cell != nil {
			drawn++
			continue
		}
		fig, err := m.figure(f, "", "")
		if err != nil {
			return nil, fmt.Errorf("drawing %s: %w", f.Name, err)
		}
		v.Overview = append(v.Overview, fig)
	}
	if r.Drawable > drawn {
		v.Undrawn = fmt.Sprintf("%d of the %s with two votes or more have a figure here; the others can be drawn with toll chart.", drawn, plural(r.Drawable, "group"))
	}
	return v, nil
}

// summary says in sentences what the report is on.
func (p *Plan) summary(v *indexView, m *maker) {
	r := p.report
	claims, last := 0, date.Date{}
	for _, c := range r.Results {
		claims += len(c.Cell.Claims)
		for i := range c.Cell.Claims {
			if d := c.Cell.Claims[i].Published; d.IsKnown() && d.Compare(last) > 0 {
				last = d
			}
		}
	}
	v.Subtitle = fmt.Sprintf("%s, read from %s", plural(claims, "claim"), p.from())
	if last.IsKnown() {
		v.Subtitle += ", published up to " + last.Words()
	}
	if claims == 0 {
		v.Summary = []string{"There are no claims to report on."}
		return
	}
	v.Rows = plural(len(r.Results), "group") + " of people (an event, a measure such as killed, a group such as civilians, and a side)"
	v.Summary = append(v.Summary, fmt.Sprintf("%s make %s on %s. Each claim is one figure for one group of people; figures are compared only within their group.",
		capital(plural(p.sources, "named source")), plural(claims, "claim"), plural(p.Events, "event")))
	for _, line := range verdictLines(r.Results) {
		if line.Rows > 0 {
			v.Verdicts = append(v.Verdicts, verdictCount{plural(line.Rows, "group"), string(line.Verdict), line.Words})
		}
	}
	for _, c := range r.Results {
		if c.Range.Verdict != stats.VerdictApart || m.owner[c.Cell] == nil {
			continue
		}
		if len(v.Disputes) == mostDisputes {
			break
		}
		e := m.owner[c.Cell]
		v.Disputes = append(v.Disputes, disputeLink{e.Page + "#" + m.ranges[c.Cell].ID, e.Title, dispute(c)})
	}
}

const mostDisputes = 12 // in the summary

// found lists the findings.
func (p *Plan) found(v *indexView) {
	fs := p.report.Findings
	if fs == nil || fs.Len() == 0 {
		return
	}
	titles := map[string]string{}
	for _, rule := range casualties.Rules() {
		titles[rule.ID] = rule.Title
	}
	for _, c := range fs.ByRule() {
		v.Rules = append(v.Rules, ruleCount{c.Count, c.Rule, titles[c.Rule]})
	}
	for _, f := range fs.Sorted() {
		if len(v.Found) == mostFindings {
			break
		}
		v.Found = append(v.Found, findingView{Where: user(f.Pos.String()), Column: user(f.Column), Message: quoting(f.Message), Hint: user(f.Hint),
			Severity: f.Severity.String(), Rule: f.Rule})
	}
	v.SortFound = len(v.Found) >= fewestToSort
	v.FoundWords = fmt.Sprintf("%s, %s and %s.", plural(fs.Count(casualties.Error), "error"), plural(fs.Count(casualties.Warning), "warning"), plural(fs.Count(casualties.Note), "note"))
	v.FoundCaption = "Findings one by one."
	if len(v.Found) < fs.Len() {
		v.FoundCaption = fmt.Sprintf("The first %s of %s.", plural(len(v.Found), "finding"), grouped(fs.Len()))
	}
}
