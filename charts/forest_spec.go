package charts

import (
	"slices"

	"toll/casualties"
	"toll/casualties/count"
	"toll/charts/draw"
	"toll/stats"
)

// RowKind says what stands in a row of a forest.
type RowKind uint8

// The kinds, in the order in which they stand.
const (
	VoteRow   RowKind = iota // a source with a vote
	GapRow                   // rows left out
	NoVoteRow                // a copy, an unattributed or a doubtful figure
	WordsRow                 // a source that gives no number
)

// ForestRow is one row of a forest: one source of the cell.
type ForestRow struct {
	Kind    RowKind
	Name    string
	Mark    Mark
	Printed string  // the figure as printed: "42+", "≥40, no vote", "no figure"
	Relays  string  // "own", "own + 4", "7", "–"
	Old     []int64 // earlier, relayed or otherwise dropped figures of the source
	Words   string  // of a WordsRow: what the source says instead of a number
	Claims  []int   // indexes into Cell.Claims of what the row shows, dropped figures included

	rank, low int64 // for the order
}

// Envelope is the last row of a forest: the votes' smallest low to their
// largest number.
type Envelope struct {
	Low, High count.Number
	Open      bool
	Printed   string
}

// ForestSpec is what a forest shows, before it is laid out.
type ForestSpec struct {
	Title, Subtitle string
	Rows            []ForestRow
	Strip           *Strip    // nil with fewer than two votes
	Envelope        *Envelope // nil with fewer than two votes
	Scale           Scale
	AxisName        string // empty where no row has a number
	Notes           []string
	Alt             string

	cell *casualties.Cell
	w    *words
}

// NewForestSpec computes the specification of a forest from a cell's result.
func NewForestSpec(r stats.Result, o Options) *ForestSpec {
	o = o.withDefaults()
	o.titled = true
	w := o.w
	s := &ForestSpec{Title: w.forestTitle(r.Cell), cell: r.Cell, w: w}
	s.Rows = append(s.Rows, topRows(w, voteRows(w, r.Latest), o.Top)...)
	s.Rows = append(s.Rows, noVoteRows(w, r.Latest, o.Selection)...)
	s.Rows = append(s.Rows, wordsRows(w, r.Latest)...)
	if len(r.Latest.Votes) > 1 {
		median, ok := r.Range.BestMedian.Get()
		s.Strip = newStrip(w, r.Latest.Votes, median, ok)
		open := r.Range.Open == stats.OpenYes
		s.Envelope = &Envelope{r.Range.Low, r.Range.High, open, w.span(r.Range.Low, r.Range.High, open)}
	}
	if shown := s.shown(); len(shown) > 0 {
		s.Scale = newScale(shown, false)
		s.AxisName = w.axisName(r.Cell, s.Scale)
	}
	verdict := w.verdictSentence(r)
	s.Subtitle = sentences(w.forestSubtitle(r), verdict)
	s.Notes = nonEmpty(s.key(), sourceNote([]stats.Result{r}, o))
	s.Alt = s.alt(r, verdict)
	if o.Title != "" {
		s.Title = draw.Clean(o.Title)
	}
	if o.Subtitle != "" {
		s.Subtitle = draw.Clean(o.Subtitle)
	}
	return s
}

// shown are all numbers that the figure draws.
func (s *ForestSpec) shown() []int64 {
	var out []int64
	for i := range s.Rows {
		out = append(out, s.Rows[i].Mark.numbers()...)
		out = append(out, s.Rows[i].Old...)
	}
	return out
}

func (w *words) forestTitle(c *casualties.Cell) string {
	key := "forest.title"
	if c.Cumulative {
		key += ".to_date"
	}
	return capital(tidy(w.say(key, w.eventTitle(c.Event, false), w.people(c.Group, c.Side), w.happened(c.Measure, c.Group))))
}

func (w *words) axisName(c *casualties.Cell, s Scale) string {
	text := w.say("axis.people", capital(w.measure(c.Measure)), w.groupLabel(c))
	if s.Log {
		text = w.say("axis.logarithmic", text)
	}
	return text
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}
