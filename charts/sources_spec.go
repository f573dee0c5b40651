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

// SourcesSpec is what a figure of sources shows, before it is laid out: who
// tends to report high or low.
type SourcesSpec struct {
	frame
	Blocks []TendencyBlock // sources that chains of shared cells connect
	Few    []TendencyRow   // sources with too few shared events
	Rest   int             // sources left out for room
	Most   int             // shared events of a source, at most
}

// TendencyBlock is a group of connected sources, highest first.
type TendencyBlock struct{ Rows []TendencyRow }

// TendencyRow is one source.
type TendencyRow struct {
	Source         string
	Ratio          stats.Real // how many times the others' figures; unknown with too few events
	Low, High      stats.Real // its 95 % interval
	Cells          []float64  // the same for each single cell
	Shared, Shares int        // events and cells shared with another source
	Events         int        // in which it has a claim
}

// tendency is the tendency as it stands in the column.
func (w *words) tendency(r *TendencyRow) string {
	v, ok := r.Ratio.Get()
	if !ok {
		return w.say("sources.too_few")
	}
	low, hasLow := r.Low.Get()
	high, hasHigh := r.High.Get()
	if !hasLow || !hasHigh {
		return w.ratio(v)
	}
	return w.ltr(fmt.Sprintf("%s (%s–%s)", w.ratio(v), w.fixed(low), w.fixed(high)))
}

// mostTendencies is how many sources with a tendency, and how many without, a
// figure lists unless Options.Top asks for fewer.
const mostTendencies = 50

// NewSourcesSpec computes the specification. The error is that of a model that
// cannot be solved.
func NewSourcesSpec(results []stats.Result, o Options) (*SourcesSpec, error) {
	o = o.withDefaults()
	s := &SourcesSpec{frame: frame{w: o.w, Title: o.w.say("sources.title")}}
	table, err := stats.Sources(slices.Values(results))
	if err != nil {
		return nil, fmt.Errorf("the tendencies of the sources: %w", err)
	}
	rows := sharedCells(o.w, results, table)
	groups := map[int64][]TendencyRow{}
	var ids []int64
	sources := 0
	for _, r := range table.Rows {
		row := rows[r.Source]
		if row == nil {
			continue // shares no cell
		}
		sources++
		row.Events = r.Events
		s.Most = max(s.Most, row.Shared)
		group, _ := r.Group.Get()
		tendency, ok := r.Tendency.Get()
		if !ok {
			row.Cells = nil
			s.Few = append(s.Few, *row)
			continue
		}
		row.Ratio = stats.Of(math.Exp(tendency))
		row.Low, row.High = expReal(r.Low), expReal(r.High)
		if groups[group] == nil {
			ids = append(ids, group)
		}
		groups[group] = append(groups[group], *row)
	}
	slices.Sort(ids)
	for _, id := range ids {
		s.Blocks = append(s.Blocks, TendencyBlock{groups[id]})
	}
	s.order(o.Top)
	s.words(results, o, sources)
	return s, nil
}

func expReal(x stats.Real) stats.Real {
	v, ok := x.Get()
	if !ok {
		return stats.Real{}
	}
	return stats.Of(math.Exp(v))
}

// sharedCells counts for each source the events and cells in which it and
// another have a count above 0, and by how many times its count is above what
// the model expects of the cell.
func sharedCells(w *words, results []stats.Result, table *stats.SourcesTable) map[string]*TendencyRow {
	effect := map[string]float64{}
	for i, source := range table.Model {
		effect[source], _ = table.Fit.Effects[i].Value.Get()
	}
	rows, last := map[string]*TendencyRow{}, map[string]string{}
	for _, r := range results {
		type point struct {
			source string
			log    float64
		}
		var points []point
		sum := 0.0
		for i := range r.Latest.Votes {
			v := &r.Latest.Votes[i]
			if n, ok := v.Point.Get(); ok && n > 0 {
				points = append(points, point{v.Name, math.Log(float64(n))})
				sum += math.Log(float64(n)) - effect[v.Name]
			}
		}
		if len(points) < 2 {
			continue
		}
		for _, p := range points {
			row := rows[p.source]
			if row == nil {
				row = &TendencyRow{Source: w.name(p.source)}
				rows[p.source] = row
			}
			row.Shares++
			if key := r.Cell.Event.Key; row.Shared == 0 || last[p.source] != key {
				row.Shared++
				last[p.source] = key
			}
			row.Cells = append(row.Cells, math.Exp(p.log-sum/float64(len(points))))
		}
	}
	return rows
}

// order sorts the rows and leaves out what there is no room for.
func (s *SourcesSpec) order(top int) {
	if top <= 0 {
		top = mostTendencies
	}
	for i := range s.Blocks {
		rows := s.Blocks[i].Rows
		slices.SortStableFunc(rows, func(a, b TendencyRow) int {
			x, _ := a.Ratio.Get()
			y, _ := b.Ratio.Get()
			return cmp.Or(cmp.Compare(y, x), strings.Compare(a.Source, b.Source))
		})
		if n := len(rows); n > top {
			s.Blocks[i].Rows = slices.Concat(rows[:(top+1)/2], rows[n-top/2:])
			s.Rest += n - top
		}
	}
	slices.SortStableFunc(s.Few, func(a, b TendencyRow) int {
		return cmp.Or(cmp.Compare(b.Shared, a.Shared), cmp.Compare(b.Shares, a.Shares), strings.Compare(a.Source, b.Source))
	})
	if n := len(s.Few); n > top {
		s.Few = s.Few[:top]
		s.Rest += n - top
	}
}

func (s *SourcesSpec) words(results []stats.Result, o Options, sources int) {
	shown := 0
	for _, b := range s.Blocks {
		shown += len(b.Rows)
	}
	switch {
	case sources == 0:
		s.Subtitle = s.w.say("sources.none")
	case shown == 0:
		s.Subtitle = s.w.say("sources.not_enough", stats.MinEvents, s.Most)
	default:
		s.Subtitle = s.w.count("sources.subtitle", sources, sources-len(s.Few), stats.MinEvents)
	}
	if s.Rest > 0 {
		s.Subtitle = sentences(s.Subtitle, s.w.count("sources.rest", s.Rest))
	}
	key := s.w.key([]sign{{shown > 0, "sources.key.tendency", nil}, {sources > 0, "sources.key.enter", nil}, {sources > 0, "sources.key.bias", nil}})
	s.Notes = nonEmpty(key, sourceNote(results, o))
	s.Alt = sentences(s.Title+".", s.Subtitle)
	if shown > 0 {
		rows := s.Blocks[0].Rows
		top, bottom := &rows[0], &rows[len(rows)-1]
		s.Alt = sentences(s.w.say("sources.alt", top.Source, s.w.tendency(top), bottom.Source, s.w.tendency(bottom)), s.w.say("sources.key.bias"))
	}
	s.override(o)
}

// String writes the specification as text, a line for each source.
func (s *SourcesSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("sources"))
	row := func(r *TendencyRow) {
		fmt.Fprintf(&b, "  %s | %s | %d shared events | %d cells | %d events\n", r.Source, s.w.tendency(r), r.Shared, r.Shares, r.Events)
	}
	for i := range s.Blocks {
		fmt.Fprintf(&b, "group %d:\n", i+1)
		for k := range s.Blocks[i].Rows {
			row(&s.Blocks[i].Rows[k])
		}
	}
	if len(s.Few) > 0 {
		b.WriteString("too few:\n")
	}
	for i := range s.Few {
		row(&s.Few[i])
	}
	b.WriteString(s.tail())
	return b.String()
}

// sourcesData is the table of the figure.
func sourcesData(s *SourcesSpec) [][]string {
	out := [][]string{{"group", "source", "ratio", "ratio_low", "ratio_high", "shared_events", "shared_cells", "events"}}
	add := func(group string, rows []TendencyRow) {
		for i := range rows {
			r := &rows[i]
			out = append(out, []string{group, draw.Plain(r.Source), r.Ratio.String(), r.Low.String(), r.High.String(), fmt.Sprint(r.Shared), fmt.Sprint(r.Shares), fmt.Sprint(r.Events)})
		}
	}
	for i := range s.Blocks {
		add(fmt.Sprint(i+1), s.Blocks[i].Rows)
	}
	add("", s.Few)
	return out
}
