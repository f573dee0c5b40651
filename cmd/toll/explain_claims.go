package main

import (
	"fmt"
	"slices"
	"strings"

	"toll/casualties"
	"toll/stats"
)

// votes writes each vote with its figure, then the sources behind it with all
// their claims.
func (p *prose) votes(r stats.Result) {
	l := r.Latest
	for _, v := range l.Votes {
		p.line(1, "vote of %s: %s", name(v.Name), v.Printed(figureClaims(l, v.Figures...)))
		if len(v.Figures) > 1 || l.Figures[v.Figures[0]].Source != v.Name {
			p.line(2, "one vote: these sources repeat %s", name(v.Name))
		}
		for _, f := range v.Figures {
			p.source(r, f)
		}
	}
}

// figureClaims are the claims of the figures, in the order of the cell.
func figureClaims(l *casualties.Latest, figures ...int) []casualties.Claim {
	var list []casualties.Claim
	for _, f := range figures {
		for _, i := range l.Figures[f].Claims {
			list = append(list, l.Cell.Claims[i])
		}
	}
	return list
}

// source writes one source's latest figure and all its claims: those that make
// the figure first.
func (p *prose) source(r stats.Result, figure int) {
	l := r.Latest
	f := l.Figures[figure]
	p.line(2, "%s: latest figure %s", name(f.Source), f.Printed(figureClaims(l, figure)))
	if f.Early {
		p.line(3, "early: read as a minimum, because first tolls rise")
	}
	for _, i := range f.Claims {
		p.claim(l, i)
	}
	for i := range l.Cell.Claims {
		if l.Cell.Claims[i].Source == f.Source && !slices.Contains(f.Claims, i) {
			p.claim(l, i)
		}
	}
}

// others writes what has no vote: copies, sources without a latest figure, and
// claims that name no source.
func (p *prose) others(r stats.Result) {
	l := r.Latest
	for i, f := range l.Figures {
		if f.Vote < 0 {
			p.line(1, "no vote: a copy of %s, which has a figure of its own here", name(f.Origin))
			p.source(r, i)
		}
	}
	var silent []string
	for i := range l.Cell.Claims {
		s := l.Cell.Claims[i].Source
		if !slices.Contains(silent, s) && !slices.ContainsFunc(l.Figures, func(f casualties.Figure) bool { return f.Source == s }) {
			silent = append(silent, s)
		}
	}
	slices.Sort(silent)
	for _, s := range silent {
		if s == "" {
			p.line(1, "no vote: no source is named")
		} else {
			p.line(1, "no vote: %s", name(s))
		}
		for i := range l.Cell.Claims {
			if l.Cell.Claims[i].Source == s {
				p.claim(l, i)
			}
		}
	}
}

// claim writes one claim: its figure and words, where it stands, and what
// became of it.
func (p *prose) claim(l *casualties.Latest, i int) {
	c := &l.Cell.Claims[i]
	figure := c.Count.String()
	if figure == "" {
		figure = "no number"
	}
	if c.Reported != "" {
		figure += "  " + quoted(c.Reported)
	}
	if c.Evidence != "" {
		figure += "  evidence: " + name(c.Evidence)
	}
	if c.Grade != "" {
		figure += "  grade: " + name(c.Grade)
	}
	p.line(3, "%s", figure)
	p.line(4, "%s", strings.Join(whereWords(c), ", "))
	if l.Fates[i] == casualties.IsLatest {
		p.line(4, "%s", usedWords(l, i))
		return
	}
	p.line(4, "not used: %s", l.Fates[i])
}

// usedWords says what part a latest figure has in the range.
func usedWords(l *casualties.Latest, claim int) string {
	text := "used: latest figure"
	for _, f := range l.Figures {
		if f.Vote < 0 && slices.Contains(f.Claims, claim) {
			text = "latest figure of a copy: no part in the range"
		}
	}
	if l.Early[claim] {
		text += ", early"
	}
	return text
}

func whereWords(c *casualties.Claim) []string {
	parts := []string{name(c.Pos.String())}
	switch {
	case c.Stated.IsKnown():
		parts = append(parts, "stated "+c.Stated.String())
	case c.Published.IsKnown():
		parts = append(parts, "published "+c.Published.String())
	default:
		parts = append(parts, "undated")
	}
	if c.Revision > 0 {
		parts = append(parts, fmt.Sprintf("revision %d", c.Revision))
	}
	if c.Via != "" {
		parts = append(parts, "via "+name(c.Via))
	}
	if c.Origin != "" {
		parts = append(parts, "from "+name(c.Origin))
	}
	return append(parts, "rule "+name(c.Rule))
}
