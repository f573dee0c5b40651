package page

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"toll/casualties"
	"toll/cmd/toll/internal/plain"
	"toll/stats"
)

// eventView is one event as the page shows it.
type eventView struct {
	ID, Page string // Page: the file in which the event stands, from index.html
	Title    string // between isolates
	Date     string
	ISO      string
	Place    template.HTML
	Key      template.HTML
	Claims   []claimView
	Sources  int
	Ranges   []rangeView
	Disputes []string
	Changes  []changeView
	Heads    []string // of the matrix: what each column counts
	Matrix   []matrixRow
	Figures  []figureView
	Words    string // how many claims by how many sources
	Lead     string // what is reported, in one sentence
	Find     string // words by which the event is found in an index, beside those that it shows
}

// rangeView is one row of the ranges table.
type rangeView struct {
	ID, What         string
	Sources, Votes   int
	Claims           int
	Low, High        string
	Open             bool
	Counts           string
	Verdict, Meaning string
	Mind             []string

	tip string
}

// matrixRow is what one source says last of each group.
type matrixRow struct {
	Source template.HTML
	Cells  []matrixCell
}

// matrixCell is the latest figure of a source in a cell: a figure, words
// without a number, figures that are not compared, or no claim at all. The four
// must never look alike.
type matrixCell struct {
	Kind   cellKind
	Figure string
	Words  template.HTML
	Lang   string
	Claim  string // id of the claim
	NoVote bool
}

type cellKind string

const (
	noClaim     cellKind = ""
	hasNumber   cellKind = "number"
	hasZero     cellKind = "zero"
	hasWords    cellKind = "words"
	notCompared cellKind = "other"
)

// maker makes views of results; ids do not repeat within one report.
type maker struct {
	ids map[string]int // how often an id was asked for
	// at finds the view of a claim: by cell, then index.
	at     map[*casualties.Cell][]claimView
	ranges map[*casualties.Cell]*rangeView
	pages  map[*casualties.Cell]string // the page on which a cell stands, from index.html
	owner  map[*casualties.Cell]*eventView
}

func newMaker() *maker {
	return &maker{map[string]int{}, map[*casualties.Cell][]claimView{}, map[*casualties.Cell]*rangeView{}, map[*casualties.Cell]string{},
		map[*casualties.Cell]*eventView{}}
}

// unique makes an id that nothing else has.
func (m *maker) unique(id string) string {
	m.ids[id]++
	if n := m.ids[id]; n > 1 {
		return m.unique(fmt.Sprintf("%s-%d", id, n))
	}
	return id
}

// event makes the view of the cells of one event.
func (m *maker) event(cells []stats.Result, page string) *eventView {
	e := cells[0].Cell.Event
	v := &eventView{
		ID: m.unique("event-" + slugOf(e.Key)), Page: page, Title: "\u2068" + strip(e.Title()) + "\u2069", Key: user(e.Key),
		Place: user(strings.Join(slices.DeleteFunc([]string{e.Place, e.Admin}, func(s string) bool { return s == "" }), ", ")),
	}
	if strings.TrimSpace(e.Title()) == "" {
		v.Title = "event without a name"
	}
	if e.Date.IsKnown() {
		v.Date, v.ISO = e.Date.Words(), e.Date.String()
	}
	sources := map[string]bool{}
	for _, c := range cells {
		var views []claimView
		for i := range c.Cell.Claims {
			claim := &c.Cell.Claims[i]
			if claim.IsAttributed() {
				sources[claim.Source] = true
			}
			views = append(views, newClaimView(c.Latest, i, m.unique(claimID(claim.Pos))))
		}
		m.at[c.Cell], m.pages[c.Cell], m.owner[c.Cell] = views, page, v
		v.Claims = append(v.Claims, views...)
		v.Ranges = append(v.Ranges, m.rangeOf(c))
		v.Heads = append(v.Heads, what(c.Cell))
		if s := dispute(c); s != "" {
			v.Disputes = append(v.Disputes, s)
		}
		v.Changes = append(v.Changes, m.changes(c)...)
	}
	for i := range v.Ranges {
		m.ranges[cells[i].Cell] = &v.Ranges[i]
	}
	v.Sources = len(sources)
	v.Matrix = m.matrix(cells, sources)
	v.Lead = lead(cells)
	v.Find = findWords(e, cells)
	v.Words = fmt.Sprintf("%s by %s.", plural(len(v.Claims), "claim"), plural(v.Sources, "named source"))
	return v
}

// findWords are the key of an event, and who and what is reported on it: for the
// search of an index, where its claims are on another page.
func findWords(e *casualties.Event, cells []stats.Result) string {
	words := map[string]bool{}
	for _, c := range cells {
		words[c.Cell.Side] = true
		for i := range c.Cell.Claims {
			claim := &c.Cell.Claims[i]
			words[claim.Source], words[claim.Via] = true, true
		}
	}
	delete(words, "")
	return plain.Text(strings.Join(append([]string{e.Key}, slices.Sorted(maps.Keys(words))...), " "))
}

func (m *maker) rangeOf(c stats.Result) rangeView {
	r := c.Range
	v := rangeView{
		ID:   m.unique("range-" + slugOf(c.Cell.Event.Key+" "+what(c.Cell))),
		What: what(c.Cell), Sources: r.Sources, Votes: r.Origins, Claims: r.Claims,
		Low: r.Low.String(), High: r.High.String(), Open: r.Open == stats.OpenYes,
		Verdict: string(r.Verdict), Meaning: meaning(r), Mind: mind(r),
	}
	switch {
	case r.Points == 1:
		v.Counts = r.BestMedian.Short()
	case r.Points > 1 && r.BestLow == r.BestHigh:
		v.Counts = fmt.Sprintf("%s (%d of %d)", r.BestLow, r.Points, r.Origins)
	case r.Points > 1:
		v.Counts = fmt.Sprintf("%s–%s, median %s of %d", r.BestLow, r.BestHigh, r.BestMedian.Short(), r.Points)
	}
	lines := []string{v.What + ": " + spanWords(r) + ". " + sentence(v.Meaning)}
	for i := range c.Latest.Votes {
		vote := &c.Latest.Votes[i]
		var claims []casualties.Claim
		for _, f := range vote.Figures {
			for _, k := range c.Latest.Figures[f].Claims {
				claims = append(claims, c.Cell.Claims[k])
			}
		}
		lines = append(lines, inAttribute(vote.Name)+": "+vote.Printed(claims))
	}
	v.tip = strings.Join(lines, "\n")
	return v
}

// mind is what to keep in mind of a row, without what its verdict says.
func mind(r *stats.Range) []string {
	if r.Origins < 2 && len(r.Warnings) > 0 {
		return r.Warnings[1:]
	}
	return r.Warnings
}

// matrix puts the latest figures of the sources side by side, sources in byte
// order.
func (m *maker) matrix(cells []stats.Result, sources map[string]bool) []matrixRow {
	names := make([]string, 0, len(sources))
	for s := range sources {
		names = append(names, s)
	}
	slices.Sort(names)
	rows := make([]matrixRow, len(names))
	for i, s := range names {
		rows[i] = matrixRow{Source: user(s), Cells: make([]matrixCell, len(cells))}
		for k, c := range cells {
			rows[i].Cells[k] = m.matrixCell(c, s)
		}
	}
	return rows
}

func (m *maker) matrixCell(c stats.Result, source string) matrixCell {
	l, views := c.Latest, m.at[c.Cell]
	for _, f := range l.Figures {
		if f.Source != source {
			continue
		}
		var claims []casualties.Claim
		zero := true
		for _, i := range f.Claims {
			claims = append(claims, c.Cell.Claims[i])
			zero = zero && isZero(c.Cell.Claims[i].Count)
		}
		cell := matrixCell{Kind: hasNumber, Figure: f.Printed(claims), Claim: views[f.Claims[0]].ID, NoVote: f.Vote < 0}
		if zero {
			cell.Kind = hasZero
		}
		return cell
	}
	var found matrixCell
	for i := range c.Cell.Claims {
		switch claim := &c.Cell.Claims[i]; {
		case claim.Source != source:
		case l.Fates[i] == casualties.IsWithoutNumber:
			return matrixCell{Kind: hasWords, Words: views[i].Wording, Lang: views[i].Lang, Claim: views[i].ID}
		case found.Kind == noClaim:
			found = matrixCell{Kind: notCompared, Figure: claim.Count.String(), Claim: views[i].ID}
		}
	}
	return found
}

// changeView is how one source's figure in a cell went on.
type changeView struct {
	Source template.HTML
	What   string
	Steps  []step
}

// step is what was given at one time: several figures where no order is known.
type step struct {
	Figures []stepFigure
	Date    string
	ISO     string
}

type stepFigure struct{ Text, Claim string }

// changes lists the sources of a cell that gave more than one figure, each with
// its figures in order: by revision, then day; undated last.
func (m *maker) changes(c stats.Result) []changeView {
	bySource := map[string][]int{}
	var names []string
	for i := range c.Cell.Claims {
		claim := &c.Cell.Claims[i]
		if !wasFigure(c.Latest.Fates[i]) {
			continue
		}
		if bySource[claim.Source] == nil {
			names = append(names, claim.Source)
		}
		bySource[claim.Source] = append(bySource[claim.Source], i)
	}
	slices.Sort(names)
	var out []changeView
	for _, s := range names {
		steps := m.steps(c.Cell, bySource[s])
		if len(steps) > 1 || len(steps[0].Figures) > 1 {
			out = append(out, changeView{Source: user(s), What: what(c.Cell), Steps: steps})
		}
	}
	return out
}

// wasFigure reports whether a claim took part in the choice of a latest figure.
func wasFigure(f casualties.Fate) bool {
	switch f {
	case casualties.IsLatest, casualties.IsEarlierRevision, casualties.IsRelayBesideOwn, casualties.IsEarlierDay:
		return true
	}
	return false
}

func (m *maker) steps(cell *casualties.Cell, claims []int) []step {
	slices.SortStableFunc(claims, func(i, j int) int {
		a, b := &cell.Claims[i], &cell.Claims[j]
		return cmp.Or(compareBool(!a.Day().IsKnown(), !b.Day().IsKnown()), cmp.Compare(a.Revision, b.Revision), a.Day().Compare(b.Day()))
	})
	var out []step
	for k, i := range claims {
		c := &cell.Claims[i]
		figure := stepFigure{c.Count.String(), m.at[cell][i].ID}
		if k > 0 {
			before, last := &cell.Claims[claims[k-1]], &out[len(out)-1]
			same := slices.ContainsFunc(last.Figures, func(f stepFigure) bool { return f.Text == figure.Text })
			switch {
			case same:
				continue
			case before.Revision == c.Revision && before.Day() == c.Day():
				last.Figures = append(last.Figures, figure)
				continue
			}
		}
		s := step{Figures: []stepFigure{figure}}
		if d := c.Day(); d.IsKnown() {
			s.Date, s.ISO = d.Words(), d.String()
		}
		out = append(out, s)
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
