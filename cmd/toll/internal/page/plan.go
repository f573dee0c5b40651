package page

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"toll/stats"
)

// Plan is which pages a report has. Make it with NewPlan, say what it will
// write, then write its files.
type Plan struct {
	Files []File
	// Bytes is about how much they will take together.
	Bytes int64
	// Shown and Events are how many events the pages show, of how many.
	Shown, Events int

	report  *Report
	events  [][][]stats.Result // by page of events, then event: its cells
	sources int                // named sources with a claim
}

// File is one page.
type File struct {
	Name  string // path from the report's folder, with slashes
	write func(io.Writer) error
}

// Write writes the page. The error is one of writing or of drawing a figure.
func (f File) Write(w io.Writer) error { return f.write(w) }

// Bytes that things take on a page, about: measured on the embedded claims.
const (
	bytesOfPage   = 28_000
	bytesOfEvent  = 3_500
	bytesOfCell   = 900
	bytesOfClaim  = 1_000
	bytesOfFigure = 45_000
	bytesOfListed = 450
)

// NewPlan decides whether everything stands on one page, or on an index and
// pages of events beside it, and how much of a very large input is shown.
func NewPlan(r *Report) *Plan {
	p := &Plan{report: r}
	events := byEvent(r.Results)
	p.Events, p.sources = len(events), countSources(r.Results)
	shown := mostClaimed(events)
	p.Shown = len(shown)
	if p.Shown <= onePageEvents && claimsIn(shown) <= onePageClaims {
		p.events = [][][]stats.Result{shown}
		p.Files = []File{{"index.html", p.writeOne}}
	} else {
		p.events = paged(shown)
		m := newMaker()
		views := p.views(m)
		p.Files = []File{{"index.html", func(w io.Writer) error { return p.writeIndex(w, m, views) }}}
		for i := range p.events {
			p.Files = append(p.Files, File{pageName(i), func(w io.Writer) error { return p.writeEvents(w, m, views[i], i) }})
		}
	}
	p.Bytes = int64(len(p.Files))*bytesOfPage + int64(len(r.Figures))*bytesOfFigure
	for _, cells := range shown {
		p.Bytes += bytesOfEvent + bytesOfListed + int64(len(cells))*bytesOfCell + int64(claimsOf(cells))*bytesOfClaim
	}
	for _, t := range r.Tables {
		p.Bytes += int64(len(t.Rows)*len(t.Columns)) * 40
	}
	return p
}

// Words says in one sentence what will be written.
func (p *Plan) Words() string {
	text := fmt.Sprintf("index.html: about %s", sizeWords(p.Bytes))
	if len(p.Files) > 1 {
		text = fmt.Sprintf("index.html and %s of events: about %s", plural(len(p.Files)-1, "page"), sizeWords(p.Bytes))
	}
	if p.Shown < p.Events {
		text += fmt.Sprintf(", with %s of %s events", grouped(p.Shown), grouped(p.Events))
	}
	return text
}

func sizeWords(n int64) string {
	if n < 1_000_000 {
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func pageName(i int) string { return fmt.Sprintf("events/%04d.html", i+1) }

// byEvent groups the results, which are in order of their events.
func byEvent(results []stats.Result) [][]stats.Result {
	var out [][]stats.Result
	for i, r := range results {
		if i == 0 || results[i-1].Cell.Event.Key != r.Cell.Event.Key {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

func claimsOf(cells []stats.Result) int {
	n := 0
	for _, c := range cells {
		n += len(c.Cell.Claims)
	}
	return n
}

func claimsIn(events [][]stats.Result) int {
	n := 0
	for _, cells := range events {
		n += claimsOf(cells)
	}
	return n
}

// mostClaimed are the events that are shown: all, or of very many those with
// the most claims, in the order in which they stood.
func mostClaimed(events [][]stats.Result) [][]stats.Result {
	if len(events) <= mostEvents && claimsIn(events) <= mostClaims {
		return events
	}
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(claimsOf(events[b]), claimsOf(events[a])) })
	var keep []int
	claims := 0
	for _, i := range order {
		if n := claimsOf(events[i]); len(keep) < mostEvents && claims+n <= mostClaims {
			keep, claims = append(keep, i), claims+n
		}
	}
	slices.Sort(keep)
	var out [][]stats.Result
	for _, i := range keep {
		out = append(out, events[i])
	}
	return out
}

// paged divides events into pages.
func paged(events [][]stats.Result) [][][]stats.Result {
	var out [][][]stats.Result
	claims := 0
	for _, cells := range events {
		last := len(out) - 1
		if last < 0 || len(out[last]) >= pageEvents || claims+claimsOf(cells) > pageClaims {
			out, claims = append(out, nil), 0
			last++
		}
		out[last] = append(out[last], cells)
		claims += claimsOf(cells)
	}
	return out
}
