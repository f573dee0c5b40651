package main

import (
	"fmt"

	"toll/casualties"
)

// doesNotSay is the paragraph without which the numbers would look more certain
// than they are.
func (r *report) doesNotSay(p *markdown) {
	p.say("## What this does not say")
	p.say(`Counts are people. What sources report is a floor under what happened: deaths that nobody reported are in no table and in no figure here.`)
	p.say(`A range is how far the sources are apart, not an interval in which the true number lies; no number here is the true one. Sources that copy each other are not independent, so the agreement of many is no proof. "Latest" is the latest figure that was found, not what a source stands by. Rows of an event overlap (children are also civilians, civilians are in the total) and must not be added up.`)
	p.say(`Figures of the first %s after an event are read as minimums, because first tolls rise. An empty cell is unknown, never zero; words without a number ("dozens") are counted as claims and compared with nothing.`, plural(r.sel.Settle, "day"))
	if drawn, all := len(r.figures)-1, len(r.comparable()); all > 0 {
		p.say(`%d of the %s with two votes or more have a figure here; the others: toll chart forest --event KEY --measure M --group G.`, drawn, plural(all, "row"))
	}
}

func (r *report) findings(p *markdown) {
	fs := r.loaded.findings
	p.say("## What was found in the input")
	for _, s := range r.loaded.summaries {
		p.item("%s: %s read, %d used, %d set aside, %d skipped; %s", md(s.File), plural(s.Rows, "row"), s.Used, s.Rejected, s.Skipped, plural(s.Claims, "claim"))
	}
	p.end()
	if fs.Len() == 0 {
		p.say("There is nothing to say about the input.")
		return
	}
	p.say("%s; each with file, line and column in [tables/findings.csv](tables/findings.csv).", countFindings(fs))
	titles := map[string]string{}
	for _, rule := range casualties.Rules() {
		titles[rule.ID] = rule.Title
	}
	for _, c := range fs.ByRule() {
		p.item("%d × %s: %s", c.Count, md(c.Rule), md(titles[c.Rule]))
	}
	p.end()
}

func (r *report) howMade(p *markdown) {
	p.say("## How it was made")
	for _, t := range r.tables {
		p.item("[%s](%s): %s", t.path, t.path, t.title)
	}
	p.item("[datapackage.json](datapackage.json): what the columns of these tables mean, for programs")
	if len(r.figures) > 0 {
		p.item("figures/: the figures above as SVG and as PNG")
	}
	p.item("[%s](%s): the same as a page, with every claim and its address", indexFile, indexFile)
	p.end()
	each := "copies of one origin have one vote together"
	if r.sel.EachSource {
		each = "every source has a vote, copies included"
	}
	p.say("Made with toll: the latest figure of each source, figures of the first %s read as minimums, %s. 'toll help columns' and 'toll help methods' explain every column and number.", plural(r.sel.Settle, "day"), each)
}

// asOfWords says what --as-of leaves out.
func asOfWords(sel casualties.Selection, later, undated, all int) string {
	return fmt.Sprintf("as of %s: left out %d published later and %d undated, of %s", sel.AsOf, later, undated, plural(all, "claim"))
}
