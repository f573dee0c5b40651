package link

import (
	"fmt"
	"io"
	"slices"

	"toll/stats"
)

// Truth says which events of the files are one: by reference, the event that it
// is.
type Truth struct {
	of []known
}

type known struct {
	ref   Ref
	event string
	line  int
}

// ReadTruth reads a CSV with the columns file, key and event, among others, as
// the link table has them: rows with the same event are one. The error names the
// line.
func ReadTruth(r io.Reader) (*Truth, error) {
	rows, err := readColumns(r, "the truth", []string{"file", "key", "event"})
	if err != nil {
		return nil, err
	}
	t := &Truth{}
	for _, row := range rows {
		if row.cells[2] == "" {
			return nil, fmt.Errorf("line %d of the truth: the row does not say which event it is", row.line)
		}
		t.Add(Ref{row.cells[0], row.cells[1]}, row.cells[2])
		t.of[len(t.of)-1].line = row.line
	}
	return t, nil
}

// Add says which event an event of a file is.
func (t *Truth) Add(r Ref, event string) { t.of = append(t.of, known{ref: r, event: event}) }

// Quality is how well the links meet the truth, counted in pairs of events of
// different files, with joins up to a score.
type Quality struct {
	Most      stats.Real `csv:"most" doc:"joins up to this score"`
	True      int        `csv:"true_links" doc:"pairs joined that are one event"`
	False     int        `csv:"false_links" doc:"pairs joined that are not"`
	Missed    int        `csv:"missed_links" doc:"pairs not joined that are one event"`
	Precision stats.Real `csv:"precision" doc:"true_links of the pairs joined; empty: none was joined"`
	Recall    stats.Real `csv:"recall" doc:"true_links of the pairs that are one event; empty: there is none"`
	F1        stats.Real `csv:"f1" doc:"harmonic mean of precision and recall; empty: neither"`
	Unknown   int        `csv:"unknown" doc:"events of the files of which the truth does not speak; left aside"`
}

// Evaluate compares the links with the truth, at thresholds of the score from 0
// up to Options.Most in steps of 0.05 and at Options.Most itself. missing are
// the rows of the truth whose event no file has.
func (k *Links) Evaluate(t *Truth) (rows []Quality, missing int, err error) {
	truth, missing := k.truth(t)
	opt := k.linker.opt
	f := k.linker.finder()
	for step := 0; ; step++ {
		l := *k.linker
		most := rounded(float64(step) * 0.05)
		if l.opt.Most = min(most, opt.Most); most >= opt.Most {
			l.opt.Most = opt.Most
		}
		together, _, err := l.decide(f)
		if err != nil {
			return nil, 0, err
		}
		edges := slices.Clone(k.edges)
		q := quality(l.assign(edges, together), truth, k.linker.items)
		q.Most = stats.Of(l.opt.Most)
		rows = append(rows, q)
		if most >= opt.Most {
			return rows, missing, nil
		}
	}
}

// truth returns the true event of every event, by number from 1; 0 where the
// truth does not speak of it.
func (k *Links) truth(t *Truth) (of []int32, missing int) {
	f := k.linker.finder()
	of = make([]int32, len(k.linker.items))
	ids := map[string]int32{}
	for _, known := range t.of {
		i, ok := f.find(known.ref)
		if !ok {
			missing++
			continue
		}
		if ids[known.event] == 0 {
			ids[known.event] = int32(len(ids) + 1)
		}
		of[i] = ids[known.event]
	}
	return of, missing
}

// quality counts pairs. Events of which the truth does not speak are left aside.
func quality(g *groups, truth []int32, items []item) Quality {
	type both struct{ group, event int32 }
	var q Quality
	joined, same, right := map[int32][]int32{}, map[int32][]int32{}, map[both][]int32{}
	for i, event := range truth {
		if event == 0 {
			q.Unknown++
			continue
		}
		root := g.find(int32(i))
		joined[root] = append(joined[root], items[i].file)
		same[event] = append(same[event], items[i].file)
		right[both{root, event}] = append(right[both{root, event}], items[i].file)
	}
	all, real := pairsOf(joined), pairsOf(same)
	q.True = pairsOf(right)
	q.False, q.Missed = all-q.True, real-q.True
	q.Precision = stats.Of(float64(q.True) / float64(all))
	q.Recall = stats.Of(float64(q.True) / float64(real))
	q.F1 = stats.Of(2 * float64(q.True) / float64(all+real))
	return q
}

// pairsOf counts the pairs of events of different files in each group.
func pairsOf[K comparable](groups map[K][]int32) int {
	n := 0
	for _, files := range groups {
		of := map[int32]int{}
		for _, f := range files {
			of[f]++
		}
		n += len(files) * (len(files) - 1) / 2
		for _, m := range of {
			n -= m * (m - 1) / 2
		}
	}
	return n
}
