package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// PairsSpec is what a figure of pairs shows, before it is laid out: the lower
// triangle of a matrix of sources.
type PairsSpec struct {
	frame
	Sources []string          // in the order of rows and columns
	Cells   map[[2]int]PairOf // by row and column, row > column
	Shared  int               // sources that share a cell with another
	Ratios  int               // pairs with enough events for a ratio
}

// PairOf is what two sources have in common.
type PairOf struct {
	Ratio     stats.Real // of the row's figures to the column's; unknown under stats.MinEvents events
	Low, High stats.Real // limits of agreement
	Cells     int
	Both      int // cells in which both can be complete counts
}

// Sources that fit on a page and in a column.
const (
	pairsOfPage   = 16
	pairsOfColumn = 7
)

// NewPairsSpec computes the specification. Of many sources those with most
// comparisons are shown, at most Options.Top, else as many as the width takes.
func NewPairsSpec(results []stats.Result, o Options) *PairsSpec {
	o = o.withDefaults()
	s := &PairsSpec{Cells: map[[2]int]PairOf{}, frame: frame{w: o.w, Title: o.w.say("pairs.title")}}
	var rows []*stats.Pair
	n := map[string]int{}
	for p := range stats.Pairs(slices.Values(results)) {
		if p.Cells == 0 || !p.SameShare.IsKnown() {
			continue
		}
		rows = append(rows, p)
		n[p.A], n[p.B] = n[p.A]+p.Cells, n[p.B]+p.Cells
	}
	s.Shared = len(n)
	chosen := chosenSources(n, pairLimit(o))
	s.order(chosen, rows)
	place := map[string]int{}
	for i, source := range chosen {
		place[source] = i
		s.Sources = append(s.Sources, s.w.name(source))
	}
	for _, p := range rows {
		a, hasA := place[p.A]
		b, hasB := place[p.B]
		if hasA && hasB {
			s.Cells[[2]int{max(a, b), min(a, b)}] = newPairOf(p, b > a)
		}
	}
	s.words(results, o)
	return s
}

func pairLimit(o Options) int {
	limit := pairsOfPage
	if o.narrow() {
		limit = pairsOfColumn
	}
	if o.Top > 0 {
		limit = min(limit, o.Top)
	}
	return limit
}

// chosenSources are the sources with most comparisons, in that order.
func chosenSources(n map[string]int, limit int) []string {
	list := make([]string, 0, len(n))
	for source := range n {
		list = append(list, source)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), strings.Compare(a, b)) })
	return list[:min(limit, len(list))]
}

// order sorts the sources by their ratios to the others, highest first, if every
// pair has one: an order by ratio would tell what the cells withhold.
func (s *PairsSpec) order(chosen []string, rows []*stats.Pair) {
	sum, pairs := map[string]float64{}, 0
	for _, p := range rows {
		if !slices.Contains(chosen, p.A) || !slices.Contains(chosen, p.B) {
			continue
		}
		ratio, ok := p.MedianRatio.Get()
		if p.Events < stats.MinEvents || !ok {
			continue
		}
		pairs++
		sum[p.B] += math.Log(ratio)
		sum[p.A] -= math.Log(ratio)
	}
	if n := len(chosen); pairs == n*(n-1)/2 {
		slices.SortStableFunc(chosen, func(a, b string) int { return cmp.Compare(sum[b], sum[a]) })
	}
}

// newPairOf turns a row of the pairs table round where b stands in the row.
func newPairOf(p *stats.Pair, bInRow bool) PairOf {
	share, _ := p.CompatibleShare.Get()
	out := PairOf{Cells: p.Cells, Both: int(math.Round(share * float64(p.Cells)))}
	if p.Events < stats.MinEvents {
		return out
	}
	out.Ratio, out.Low, out.High = p.MedianRatio, p.RatioLow, p.RatioHigh
	if !bInRow {
		out.Ratio, out.Low, out.High = inverse(p.MedianRatio), inverse(p.RatioHigh), inverse(p.RatioLow)
	}
	return out
}

func inverse(x stats.Real) stats.Real {
	v, ok := x.Get()
	if !ok || v == 0 {
		return stats.Real{}
	}
	return stats.Of(1 / v)
}

// ratio is ×0.80, ×1.4 or ×12.
func (w *words) ratio(v float64) string {
	if v < 10 {
		return w.ltr("×" + w.fixed(v))
	}
	return w.ltr("×" + w.number(int64(math.Round(v))))
}

// fixed prints two decimals under 10, else none.
func (w *words) fixed(v float64) string {
	if v < 9.995 {
		return w.fraction(v, 2)
	}
	if v >= 1e15 {
		return fmt.Sprintf("%.0g", v)
	}
	return w.number(int64(math.Round(v)))
}

// lines are what a cell prints: the ratio over its limits and cells, or how
// many cells can both be complete.
func (p PairOf) lines(w *words) (ratio, below string) {
	v, ok := p.Ratio.Get()
	if !ok {
		return "", w.say("n_of_m", p.Both, p.Cells)
	}
	low, hasLow := p.Low.Get()
	high, hasHigh := p.High.Get()
	if !hasLow || !hasHigh {
		return w.ratio(v), w.number(int64(p.Cells))
	}
	return w.ratio(v), w.say("pairs.limits", w.ltr(w.fixed(low)+"–"+w.fixed(high)), p.Cells)
}

func (s *PairsSpec) words(results []stats.Result, o Options) {
	for _, c := range s.Cells {
		if c.Ratio.IsKnown() {
			s.Ratios++
		}
	}
	grey := s.w.say("pairs.grey")
	switch {
	case len(s.Cells) == 0:
		s.Subtitle = s.w.say("pairs.none")
	case s.Ratios == 0:
		s.Subtitle = sentences(s.w.say("pairs.no_ratio", stats.MinEvents), grey)
	case s.Ratios == len(s.Cells):
		s.Subtitle = s.w.say("pairs.all_ratios", stats.MinEvents)
	default:
		s.Subtitle = sentences(s.w.count("pairs.some_ratios", s.Ratios, stats.MinEvents), grey)
	}
	s.Notes = nonEmpty(s.key(), sourceNote(results, o))
	s.Alt = s.alt()
	s.override(o)
}

func (s *PairsSpec) key() string {
	if len(s.Cells) == 0 {
		return ""
	}
	text := s.w.count("pairs.sources", len(s.Sources))
	if len(s.Sources) < s.Shared {
		text = s.w.count("pairs.sources_of", len(s.Sources), s.Shared)
	}
	return sentences(text, s.w.say("pairs.key"))
}

func (s *PairsSpec) alt() string {
	if len(s.Cells) == 0 {
		return sentences(s.Title+".", s.Subtitle)
	}
	both, cells := 0, 0
	for _, c := range s.Cells {
		both, cells = both+c.Both, cells+c.Cells
	}
	text := s.w.count("pairs.alt", len(s.Cells), both, cells)
	if s.Ratios > 0 {
		text = sentences(text, s.w.count("pairs.alt.ratios", s.Ratios))
	}
	return text
}

// String writes the specification as text, a line for each pair.
func (s *PairsSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("pairs"))
	for i, source := range s.Sources {
		fmt.Fprintf(&b, "  %s:", source)
		for k := range i {
			if c, ok := s.Cells[[2]int{i, k}]; ok {
				ratio, below := c.lines(s.w)
				fmt.Fprintf(&b, " [%s: %s]", s.Sources[k], strings.TrimSpace(ratio+" "+below))
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(s.tail())
	return b.String()
}

// pairsData is the table of the figure.
func pairsData(s *PairsSpec) [][]string {
	out := [][]string{{"row", "column", "ratio", "ratio_low", "ratio_high", "cells", "both_can_be_complete"}}
	for i := range s.Sources {
		for k := range i {
			if c, ok := s.Cells[[2]int{i, k}]; ok {
				out = append(out, []string{draw.Plain(s.Sources[i]), draw.Plain(s.Sources[k]), c.Ratio.String(), c.Low.String(), c.High.String(), fmt.Sprint(c.Cells), fmt.Sprint(c.Both)})
			}
		}
	}
	return out
}
