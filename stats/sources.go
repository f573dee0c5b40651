package stats

import (
	"context"
	"iter"
	"maps"
	"slices"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// SourceRow is one row of the sources table: one source over all events.
type SourceRow struct {
	Source    string       `csv:"source" doc:"who asserts the figures"`
	Kind      string       `csv:"kind" doc:"what it is, as the table of sources says"`
	Origin    string       `csv:"origin" doc:"the sources that its claims name as theirs"`
	Claims    int          `csv:"claims" doc:"all its claims"`
	Events    int          `csv:"events" doc:"events it has a claim on"`
	Cells     int          `csv:"cells" doc:"cells it has a claim in"`
	First     date.Date    `csv:"first_published" doc:"earliest day a claim of it was published, else stated"`
	Last      date.Date    `csv:"last_published" doc:"latest of these days"`
	Up        int          `csv:"revised_up" doc:"times that its next figure in a cell was higher, in its own order"`
	Down      int          `csv:"revised_down" doc:"times that it was lower"`
	Direct    int          `csv:"direct" doc:"claims it published itself"`
	Relays    int          `csv:"relays" doc:"claims an outlet carried"`
	Drift     Real         `csv:"drift_share" doc:"share of its claims given differently by other carriers at the same time"`
	Vague     Real         `csv:"vague_share" doc:"share of its claims in words without a number"`
	Bound     Real         `csv:"bound_share" doc:"share of its claims that state nothing but one bound (at least, up to)"`
	Lowest    Real         `csv:"lowest_share" doc:"share of the cells with two votes or more and unequal numbers in which its low is the smallest"`
	Highest   Real         `csv:"highest_share" doc:"share of the same cells in which its largest number is the largest"`
	Round     Real         `csv:"round_share" doc:"share of multiples of 5 among the numbers it states, 10 and above, each once a cell; 0.2 if last digits were even"`
	RoundLow  Real         `csv:"round_low" doc:"lower end of the exact 95% binomial interval"`
	RoundHigh Real         `csv:"round_high" doc:"upper end of the same"`
	Tendency  Real         `csv:"tendency" doc:"source effect on the natural logarithm of points: exp of it is how many times the others' figures"`
	SE        Real         `csv:"tendency_se" doc:"standard error of the tendency"`
	Low       Real         `csv:"tendency_low" doc:"lower end of its 95% t interval"`
	High      Real         `csv:"tendency_high" doc:"upper end of the same"`
	Group     count.Number `csv:"group_id" doc:"number of the group of sources that chains of cells connect; others cannot be compared"`
	Pivotal   int          `csv:"pivotal_cells" doc:"cells in which it is the pivotal vote"`
	Warnings  Warnings     `csv:"warnings" doc:"what to keep in mind about this row"`
}

// SourcesTable is the sources table and the model behind its tendencies.
type SourcesTable struct {
	Rows []*SourceRow // in byte order of the source
	Fit  *Fit         // its effects are numbered by Model
	// Model holds, by number of the fit, the names of the votes with a point
	// above 0.
	Model []string
	// Factor is by how much the points of a cell typically differ.
	Factor Factor

	model   Tendency
	ids     map[string]int // by name: the number in the model
	numbers []int          // scratch
}

// Sources makes the sources table. Votes named after an origin that has no
// claim of its own have a row too, so that no tendency is hidden. The error is
// that of a model that cannot be solved. SourcesOf is faster where the results
// are not there yet.
func Sources(results iter.Seq[Result]) (*SourcesTable, error) {
	t, part := newSourcesTable(), newSourceTallies()
	event, key := -1, ""
	for r := range results {
		if event < 0 || r.Cell.Event.Key != key {
			event, key = event+1, r.Cell.Event.Key
			if err := t.take(part.run()); err != nil {
				return nil, err
			}
		}
		part.add(event, r.Latest)
	}
	if err := t.take(part.run()); err != nil {
		return nil, err
	}
	return t.finish([]*sourceTallies{part})
}

// SourcesOf is Sources of the claims, on all processors. The error is also
// ctx's.
func SourcesOf(ctx context.Context, claims *casualties.Claims, sel casualties.Selection) (*SourcesTable, error) {
	t, parts := newSourcesTable(), make([]*sourceTallies, workerCount())
	err := inRuns(ctx, claims, sel, func(w int) (func(int, *casualties.Latest), func() sourceRun) {
		parts[w] = newSourceTallies()
		return parts[w].add, parts[w].run
	}, t.take)
	if err != nil {
		return nil, err
	}
	return t.finish(parts)
}

func newSourcesTable() *SourcesTable { return &SourcesTable{ids: map[string]int{}} }

// take adds the points of the next run of events to the model.
func (t *SourcesTable) take(r sourceRun) error {
	t.Factor.take(&r.factor)
	from := 0
	for _, end := range r.ends {
		t.numbers = t.numbers[:0]
		for _, tally := range r.tallies[from:end] {
			if tally.model < 0 {
				tally.model = t.number(tally.row.Source)
			}
			t.numbers = append(t.numbers, tally.model)
		}
		if err := t.model.addLogs(t.numbers, r.logs[from:end]); err != nil {
			return err
		}
		from = end
	}
	return nil
}

// number is the number of a source in the model.
func (t *SourcesTable) number(name string) int {
	id, ok := t.ids[name]
	if !ok {
		id = len(t.Model)
		t.ids[name] = id
		t.Model = append(t.Model, name)
	}
	return id
}

// finish makes the rows of what the parts have counted.
func (t *SourcesTable) finish(parts []*sourceTallies) (*SourcesTable, error) {
	fit, err := t.model.Fit(len(t.Model))
	if err != nil {
		return nil, err
	}
	t.Fit = fit
	by := map[string]*sourceTally{}
	for _, part := range parts {
		if part == nil {
			continue
		}
		for name, tally := range part.by {
			if have := by[name]; have != nil {
				have.take(tally)
			} else {
				by[name] = tally
			}
		}
	}
	groups := map[int]int64{} // numbered in the order of the rows
	for _, name := range slices.Sorted(maps.Keys(by)) {
		t.Rows = append(t.Rows, by[name].finish(fit, groups))
	}
	t.model, t.ids, t.numbers = Tendency{}, nil, nil
	return t, nil
}
