package charts

import (
	"maps"
	"slices"
	"strings"
	"time"

	"toll/casualties"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats"
)

// claimCounts are counts of the claims of the cells shown. Each claim counts
// once, as the first of the kinds that it is.
type claimCounts struct {
	claims, undated, later, unknown        int // later and unknown: left out as of a day
	words, partial, wider, doubt, unsigned int
	sources                                map[string]bool
	figures                                map[string]bool // sources with a figure to compare in one of the cells
	last                                   date.Date       // latest publication
	dated, daily                           bool            // publication dates; events dated to the day
}

func countClaims(results []stats.Result) claimCounts {
	n := claimCounts{sources: map[string]bool{}, figures: map[string]bool{}}
	for _, r := range results {
		n.daily = n.daily || r.Cell.Event.Date.Precision() == date.Day
		for i := range r.Latest.Figures {
			n.figures[r.Latest.Figures[i].Source] = true
		}
		for i := range r.Cell.Claims {
			n.add(&r.Cell.Claims[i], r.Latest.Fates[i])
		}
	}
	return n
}

func (n *claimCounts) add(c *casualties.Claim, fate casualties.Fate) {
	switch fate {
	case casualties.IsAfterAsOf:
		n.later++
		return
	case casualties.IsUndatedAsOf:
		n.unknown++
		return
	}
	n.claims++
	n.dated = n.dated || c.Dated
	if c.IsAttributed() {
		n.sources[c.Source] = true
	}
	if !c.Published.IsKnown() {
		n.undated++
	} else if n.last.Compare(c.Published) < 0 {
		n.last = c.Published
	}
	switch {
	case c.Doubt != casualties.NoDoubt:
		n.doubt++
	case c.IsVague():
		n.words++
	case c.Scope == casualties.Part:
		n.partial++
	case c.Scope == casualties.Wider:
		n.wider++
	case !c.IsAttributed():
		n.unsigned++
	}
}

// sourceNote says what is counted, where the figures come from, how old they
// are, how the latest figures were chosen, and what is not compared.
func sourceNote(results []stats.Result, o Options) string {
	return originNote(results, o, true)
}

// originNote is sourceNote, for figures that do not choose latest figures
// without the sentences on how they are chosen.
func originNote(results []stats.Result, o Options, chosen bool) string {
	if o.Note != "" {
		return draw.Clean(o.Note)
	}
	n := countClaims(results)
	note := nonEmpty(n.origin(o), whatIsCounted(results, o))
	if chosen {
		note = append(note, nonEmpty(o.w.say("note.latest"), n.settle(o))...)
	}
	if o.Selection.EachSource && chosen {
		note = append(note, o.w.say("note.each_source"))
	}
	if list := n.notCompared(o.w); len(list) > 0 {
		note = append(note, o.w.say("note.not_compared", o.w.listed(list)))
	}
	if list := n.leftOut(o.w); len(list) > 0 {
		note = append(note, o.w.say("note.left_out", o.w.date(o.Selection.AsOf), o.w.listed(list)))
	}
	note = append(note, o.w.say("note.unreported"))
	if o.Version != "" {
		note = append(note, o.w.say("note.version", o.w.name("toll "+o.Version)))
	}
	return strings.Join(note, " ")
}

// newestDay is the day of the newest claim, or the day asked for; the zero time
// where no claim is dated.
func newestDay(results []stats.Result, o Options) time.Time {
	day := newestOf(results, o)
	if !day.IsKnown() {
		return time.Time{}
	}
	return time.Unix(int64(day.Last())*86400, 0).UTC()
}

// newestOf is the date of the newest claim, or the one asked for; unknown where
// no claim is dated.
func newestOf(results []stats.Result, o Options) date.Date {
	if o.Selection.AsOf.IsKnown() {
		return o.Selection.AsOf
	}
	n := countClaims(results)
	return n.last
}

// origin names the input and the age of the figures.
func (n *claimCounts) origin(o Options) string {
	w := o.w
	claims := w.say("claims_by_sources", w.count("claims", n.claims), n.who(w, o.titled))
	if len(o.Inputs) > 0 {
		claims = w.say("note.in_file", w.listed(w.names(o.Inputs)), claims)
	}
	switch asOf := o.Selection.AsOf; {
	case asOf.IsKnown():
		return w.say("note.source.as_of", claims, w.date(asOf))
	case n.last.IsKnown() && n.undated > 0:
		return w.say("note.source.published_undated", claims, w.date(n.last), w.count("note.undated", n.undated))
	case n.last.IsKnown():
		return w.say("note.source.published", claims, w.date(n.last))
	case n.claims > 0:
		return w.say("note.source.undated", claims)
	}
	return w.say("note.source", claims)
}

// fewSources is how many sources are named in the source note.
const fewSources = 3

// who says how many sources there are, which they are where they are few and not
// named in rows, and how many of them gave no figure to compare: words only, or
// a part of the event.
func (n *claimCounts) who(w *words, rows bool) string {
	text := w.count("sources_by", len(n.sources))
	list := slices.Sorted(maps.Keys(n.sources))
	if !rows && len(list) > 0 && len(list) <= fewSources && len(strings.Join(list, "")) <= 60 {
		text = w.say("who.named", text, w.listed(w.names(list)))
	}
	without := 0
	for _, source := range list {
		if !n.figures[source] {
			without++
		}
	}
	switch {
	case len(list) == 0, without == 0 && len(list) == 1:
		return text
	case without == 1 && len(list) == 1:
		return w.say("who.alone_without", text)
	case without == 0:
		return w.say("who.all_with", text)
	}
	return w.count("who.some_without", without, text)
}

// settle says which figures are read as minimums; empty where the rule cannot
// apply.
func (n *claimCounts) settle(o Options) string {
	if !n.daily || n.claims == 0 {
		return ""
	}
	undated := ""
	if n.undated > 0 && n.dated {
		undated = "_undated"
	}
	if o.Selection.Settle <= 0 {
		return o.w.say("note.settle_day" + undated)
	}
	return o.w.count("note.settle"+undated, o.Selection.Settle)
}

func (n *claimCounts) notCompared(w *words) []string {
	return w.countEach([]counted{{"note.partial", n.partial}, {"note.wider", n.wider}, {"note.in_words", n.words},
		{"note.unattributed", n.unsigned}, {"note.doubtful", n.doubt}})
}

func (n *claimCounts) leftOut(w *words) []string {
	return w.countEach([]counted{{"note.later", n.later}, {"note.undated_claims", n.unknown}})
}

// counted is a number of things of which the table has the words.
type counted struct {
	key string
	n   int
}

// countEach prints the numbers above zero.
func (w *words) countEach(list []counted) []string {
	var out []string
	for _, c := range list {
		if c.n > 0 {
			out = append(out, w.count(c.key, c.n))
		}
	}
	return out
}
