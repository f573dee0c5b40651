package page

import (
	"cmp"
	"html/template"
	"path"
	"strconv"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
)

// claimView is one claim as the page shows it.
type claimView struct {
	ID       string
	What     string        // "killed, civilians"
	Source   template.HTML // empty: nobody is named
	Figure   string        // as printed; empty: no number
	Zero     bool
	SortBy   string        // the figure as a number; empty: none
	Backing  template.HTML // evidence and grade; empty: the table gives none
	Wording  template.HTML
	Lang     string
	Date     string // in words; empty: undated
	ISO      string
	Said     bool // the date is the day it was said, not that of the page
	Revision int
	Via      template.HTML
	Origin   template.HTML
	Fate     string
	Used     bool
	Where    template.HTML
	Line     int
	Link     string // empty: no address, or none to link to
	Host     string
	Address  template.HTML // what stands there instead, where it is no link

	tip string // one line for tool tips
}

// newClaimView shows claim i of a cell.
func newClaimView(l *casualties.Latest, i int, id string) claimView {
	c := &l.Cell.Claims[i]
	v := claimView{
		ID: id, What: what(l.Cell), Source: user(c.Source), Figure: c.Count.String(), Zero: isZero(c.Count),
		SortBy: sortNumber(c.Count), Wording: quotedUser(c.Reported), Lang: language(c.Lang), Revision: c.Revision,
		Via: user(c.Via), Origin: user(c.Origin), Fate: fateWords(l, i), Used: l.Fates[i] == casualties.IsLatest,
		Where: user(c.Pos.String()), Line: c.Pos.Line,
	}
	if d := c.Day(); d.IsKnown() {
		v.Date, v.ISO, v.Said = d.Words(), d.String(), c.Stated.IsKnown()
	}
	if v.Link = address(c.URL); v.Link != "" {
		v.Host = inAttribute(hostOf(v.Link))
	} else {
		v.Address = user(c.URL)
	}
	v.Backing = backing(c)
	v.tip = tip(c, v)
	return v
}

// backing is what the table says a figure rests on: never computed.
func backing(c *casualties.Claim) template.HTML {
	var parts []string
	if c.Evidence != "" {
		parts = append(parts, "evidence: "+string(user(c.Evidence)))
	}
	if c.Grade != "" {
		parts = append(parts, "grade: "+string(user(c.Grade)))
	}
	return template.HTML(strings.Join(parts, ", "))
}

// quotedUser is the words of a claim between quotation marks, which take part in
// the direction of the words.
func quotedUser(s string) template.HTML {
	if s == "" {
		return ""
	}
	return "<bdi>“" + escaped(s) + "”</bdi>"
}

// tip is a claim in one line of plain text: source, figure, words, date,
// carrier, place, address.
func tip(c *casualties.Claim, v claimView) string {
	parts := []string{cmp.Or(inAttribute(c.Source), "no source named") + ": " + cmp.Or(v.Figure, "no number")}
	if c.Reported != "" {
		parts[0] += " “" + inAttribute(c.Reported) + "”"
	}
	parts = append(parts, cmp.Or(v.Date, "undated"))
	if c.Via != "" {
		parts = append(parts, "via "+inAttribute(c.Via))
	}
	parts = append(parts, v.Fate, inAttribute(c.Pos.String()))
	if v.Link != "" {
		parts = append(parts, v.Link)
	}
	return strings.Join(parts, ", ")
}

// isZero reports whether the source says that nobody was.
func isZero(c count.Count) bool {
	zero := count.Known(0)
	return c.Best == zero || c.High == zero
}

// sortNumber is the number by which a figure is put in order: the count, else
// the largest number stated.
func sortNumber(c count.Count) string { return c.Best.Else(c.Largest()).String() }

// what says what a cell counts: "killed, combatants, ISIS, to date".
func what(c *casualties.Cell) string {
	text := c.Measure.String() + ", " + c.Group.String()
	if c.Side != "" {
		text += ", \u2068" + strip(c.Side) + "\u2069"
	}
	if c.Cumulative {
		text += ", to date"
	}
	return text
}

// strip takes the isolates out of a text that is put between isolates.
func strip(s string) string {
	return strings.NewReplacer("\u2068", "", "\u2069", "", "\u2066", "", "\u2067", "").Replace(s)
}

// fateWords says what became of a claim.
func fateWords(l *casualties.Latest, i int) string {
	if l.Fates[i] != casualties.IsLatest {
		return l.Fates[i].String()
	}
	text := "used: latest figure"
	if l.Early[i] {
		text += ", early: read as a minimum"
	}
	for _, f := range l.Figures {
		if f.Source == l.Cell.Claims[i].Source && f.Vote < 0 {
			return "a copy: no vote beside its origin"
		}
	}
	return text
}

// claimID is the id of a claim: file, line and column, which do not change when
// other rows do.
func claimID(pos casualties.Position) string {
	name := strings.TrimSuffix(path.Base(pos.File), path.Ext(pos.File))
	return "claim-" + slugOf(name) + "-" + strconv.Itoa(pos.Line) + "-" + strconv.Itoa(pos.Column)
}

// slugOf makes a text fit for an id; different texts may give the same.
func slugOf(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 80 {
			break
		}
	}
	return cmp.Or(strings.Trim(b.String(), "-"), "x")
}
