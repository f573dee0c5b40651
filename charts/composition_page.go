package charts

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/stats"
)

// page is what one source says on one page on one day: the statements that
// differ in nothing but the revision of their figures.
type page struct {
	*casualties.Statement
	revision int
	claims   []casualties.Claim // of the measure, usable
}

// addToPages adds the usable claims of a statement.
func addToPages(pages []*page, st *casualties.Statement, m casualties.Measure, o Options) []*page {
	var usable []casualties.Claim
	for _, c := range st.Claims {
		if c.Measure == m && c.Scope == casualties.WholeEvent && c.Doubt == casualties.NoDoubt && !c.IsVague() && !c.Cumulative && wasPublic(&c, o.Selection) {
			usable = append(usable, c)
		}
	}
	if len(usable) == 0 {
		return pages
	}
	for _, p := range pages {
		if p.Source == st.Source && p.Via == st.Via && p.URL == st.URL && p.Day == st.Day && p.Origin == st.Origin {
			p.claims, p.revision = append(p.claims, usable...), max(p.revision, st.Revision)
			return pages
		}
	}
	return append(pages, &page{Statement: st, revision: st.Revision, claims: usable})
}

// wasPublic reports whether a claim was known on the day asked for.
func wasPublic(c *casualties.Claim, sel casualties.Selection) bool {
	if !sel.AsOf.IsKnown() {
		return true
	}
	day := c.PublicKnown()
	return day.IsKnown() && day.Last() <= sel.AsOf.Last()
}

// stated is what a page states of one group.
type stated struct {
	n             int64 // as drawn
	printed       string
	exact, closed bool // a count without bounds; with an upper limit
}

// find is the page's figure of a group, of its highest revision; several of one
// page are one figure from the lowest to the highest.
func (p *page) find(w *words, g casualties.Group, side string) (stated, bool) {
	var found []count.Count
	revision := 0
	for i := range p.claims {
		c := &p.claims[i]
		if c.Group != g || c.Side != side || c.Revision < revision {
			continue
		}
		if c.Revision > revision {
			found, revision = nil, c.Revision
		}
		if !slices.Contains(found, c.Count) {
			found = append(found, c.Count)
		}
	}
	switch len(found) {
	case 0:
		return stated{}, false
	case 1:
		c := found[0]
		return stated{height(c), w.grouped(c.String()), c.IsExact(), c.High.IsKnown()}, true
	}
	out := stated{closed: true}
	var low count.Number
	for _, c := range found {
		low = count.Min(low, c.LowestStated())
		out.n, out.closed = max(out.n, height(c)), out.closed && c.High.IsKnown()
	}
	span := low.String()
	if high := count.Known(out.n); high != low {
		span += "–" + high.String()
	}
	if !low.IsKnown() {
		span = "≤" + count.Known(out.n).String()
	}
	if !out.closed {
		span += "+"
	}
	out.printed = w.grouped(span)
	return out, true
}

// sides are the sides of a group on the page, in byte order.
func (p *page) sides(groups ...casualties.Group) []string {
	var out []string
	for i := range p.claims {
		if c := &p.claims[i]; slices.Contains(groups, c.Group) && !slices.Contains(out, c.Side) {
			out = append(out, c.Side)
		}
	}
	slices.Sort(out)
	return out
}

// bar is the page as a bar, and whether it breaks its figure down.
func (p *page) bar(w *words) (CompositionBar, bool) {
	b := CompositionBar{Source: w.name(p.Source), Carrier: p.carrier(w), Civilians: "–", Printed: w.say("total.not_stated"), Open: true,
		NoVote: p.Source == "", claims: p.claims}
	if b.NoVote {
		b.Source = w.say("row.no_source")
		if p.Via != "" {
			b.Source = w.name(p.Via)
		}
	}
	exact := true // every part
	for _, side := range p.sides(casualties.Children, casualties.Women, casualties.WomenAndChildren, casualties.Civilians) {
		exact = p.civilians(w, &b, side) && exact
	}
	for _, side := range p.sides(casualties.Combatants) {
		if c, ok := p.find(w, casualties.Combatants, side); ok {
			b.Parts = append(b.Parts, PeoplePart{CombatantsPart, side, c.n, c.printed})
			exact = exact && c.exact
		}
	}
	for _, side := range p.sides(casualties.Unidentified) {
		if c, ok := p.find(w, casualties.Unidentified, side); ok {
			b.Parts = append(b.Parts, PeoplePart{UnidentifiedPart, side, c.n, c.printed})
			exact = exact && c.exact
		}
	}
	slices.SortStableFunc(b.Parts, func(x, y PeoplePart) int { return cmp.Compare(x.Kind, y.Kind) })
	for _, part := range b.Parts {
		b.length += part.N
	}
	p.total(w, &b, exact)
	return b, len(b.Parts) > 0
}

// civilians adds children, women and the other civilians of a side and reports
// whether all are exact.
func (p *page) civilians(w *words, b *CompositionBar, side string) bool {
	exact, sum := true, int64(0)
	for _, g := range []struct {
		group casualties.Group
		kind  PartKind
	}{{casualties.Children, ChildrenPart}, {casualties.Women, WomenPart}, {casualties.WomenAndChildren, WomenAndChildrenPart}} {
		c, ok := p.find(w, g.group, side)
		if !ok {
			continue
		}
		if g.kind == WomenAndChildrenPart && sum > 0 {
			continue // its women or children are drawn already
		}
		b.Parts = append(b.Parts, PeoplePart{g.kind, side, c.n, c.printed})
		sum += c.n
		exact = exact && c.exact
	}
	c, ok := p.find(w, casualties.Civilians, side)
	if !ok {
		return exact
	}
	if b.Civilians == "–" {
		b.Civilians = c.printed
	} else {
		b.Civilians = w.say("civilians.by_side") // several, and they are not added
	}
	switch rest := c.n - sum; {
	case sum == 0:
		b.Parts = append(b.Parts, PeoplePart{CiviliansPart, side, c.n, c.printed})
	case rest > 0 && exact && c.exact:
		b.Parts = append(b.Parts, PeoplePart{CiviliansPart, side, rest, w.number(rest)})
	case rest > 0:
		b.Parts = append(b.Parts, PeoplePart{CiviliansPart, side, rest, ""})
	case rest < 0:
		b.Above = true
	}
	return exact && c.exact
}

// total sets the stated total and what of it is not broken down.
func (p *page) total(w *words, b *CompositionBar, exact bool) {
	sides := p.sides(casualties.Total)
	side := ""
	if slices.Contains(sides, casualties.AllSides) {
		side = casualties.AllSides
	} else if len(sides) == 1 {
		side = sides[0]
	}
	c, ok := p.find(w, casualties.Total, side)
	if !ok {
		return
	}
	n := c.n
	b.Total, b.Open = count.Known(n), !c.closed
	b.Printed = c.printed
	if side != "" {
		b.Printed = w.say("group.of_side", b.Printed, w.side(side))
	}
	b.Above = b.Above || b.length > n
	if n > b.length {
		b.Rest = PeoplePart{RestPart, "", n - b.length, ""}
		if exact && c.exact {
			b.Rest.Printed = w.number(n - b.length)
		}
		b.length = n
	}
}

// carrier says when and where the page appeared.
func (p *page) carrier(w *words) string {
	when := w.say("undated")
	if p.Day.IsKnown() {
		when = w.shortDate(p.Day)
	}
	switch {
	case p.Source == "":
		return w.say("figure.no_vote", when)
	case p.Via != "":
		return w.say("carrier.via", when, w.name(withoutBrackets(p.Via)))
	}
	return w.say("carrier.own", when)
}

// withoutBrackets drops what stands in parentheses.
func withoutBrackets(s string) string {
	for {
		i := strings.IndexByte(s, '(')
		j := strings.IndexByte(s, ')')
		if i <= 0 || j < i {
			return strings.TrimSpace(s)
		}
		s = strings.TrimSpace(s[:i]) + s[j+1:]
	}
}

// newCompositionPanel chooses the statement of each source and lists the others.
func newCompositionPanel(w *words, pages []*page, results []stats.Result) CompositionPanel {
	p := CompositionPanel{event: pages[0].Event, results: results, Title: w.eventTitle(pages[0].Event, true)}
	best := map[string]*page{}
	var sources []string
	drawn := map[string]bool{}
	for _, pg := range pages {
		b, ok := pg.bar(w)
		if !ok {
			continue
		}
		if pg.Source == "" {
			p.Bars = append(p.Bars, b)
			continue
		}
		if best[pg.Source] == nil {
			sources = append(sources, pg.Source)
		}
		if best[pg.Source] == nil || newer(pg, best[pg.Source]) {
			best[pg.Source] = pg
		}
		drawn[pg.Source] = true
	}
	for _, source := range sources {
		pg := best[source]
		if pg.Origin != "" && drawn[pg.Origin] {
			p.Copies = append(p.Copies, w.say("row.copy_of", w.name(source), w.name(pg.Origin)))
			continue
		}
		b, _ := pg.bar(w)
		p.Bars = append(p.Bars, b)
	}
	slices.SortStableFunc(p.Bars, func(a, b CompositionBar) int {
		return cmp.Or(compareBool(a.NoVote, b.NoVote), cmp.Compare(b.length, a.length), strings.Compare(a.Source, b.Source))
	})
	p.listTotals(w, results, drawn)
	return p
}

// newer reports whether a comes after b: the higher revision, the source's own
// page, the later day, the one with more groups.
func newer(a, b *page) bool {
	day := func(d date.Date) int {
		if !d.IsKnown() {
			return -1 << 40
		}
		return d.Last()
	}
	return cmp.Or(cmp.Compare(a.revision, b.revision), compareBool(a.Via == "", b.Via == ""), cmp.Compare(day(a.Day), day(b.Day)),
		cmp.Compare(len(a.claims), len(b.claims))) > 0
}

// listTotals lists the sources that give a total and no breakdown.
func (p *CompositionPanel) listTotals(w *words, results []stats.Result, drawn map[string]bool) {
	for _, r := range results {
		if r.Cell.Group != casualties.Total {
			continue
		}
		for i := range r.Latest.Figures {
			f := &r.Latest.Figures[i]
			if drawn[f.Source] {
				continue
			}
			drawn[f.Source] = true
			text := w.say("part.figure", w.name(f.Source), w.stated(f.Bounds, claimsOf(r.Latest, f.Claims)))
			if f.Vote < 0 {
				text = w.say("figure.copy", text)
			}
			p.TotalOnly = append(p.TotalOnly, text)
		}
	}
}
