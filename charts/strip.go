package charts

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"toll/casualties"
)

// Strip says for each number in how many votes' stated spans, from the smallest
// to the largest number a vote states, it lies. It shows where numbers
// coincide, not what is agreed.
type Strip struct {
	Steps []Step // in order, only where at least one span is
	Votes int
	Most  Step   // the numbers in most spans; of equals the nearest to the median point, then the lower
	Band  bool   // more than half of the votes are in Most
	Label string // what the strip says, in words
}

// Step is a run of whole numbers that the same number of spans cover.
type Step struct {
	From, To int64
	Spans    int
}

// newStrip counts the spans of the votes. Votes without a number cover nothing.
func newStrip(w *words, votes []casualties.Vote, median float64, hasMedian bool) *Strip {
	s := &Strip{Votes: len(votes)}
	change := map[int64]int{} // by how much the cover changes at a number
	for i := range votes {
		low, ok := votes[i].LowestStated.Get()
		high, _ := votes[i].Largest.Get()
		if ok {
			change[low]++
			change[min(high, math.MaxInt64-1)+1]--
		}
	}
	at := make([]int64, 0, len(change))
	for n := range change {
		at = append(at, n)
	}
	slices.Sort(at)
	spans := 0
	for i, n := range at {
		spans += change[n]
		if spans == 0 || change[n] == 0 && len(s.Steps) > 0 {
			if spans > 0 {
				s.Steps[len(s.Steps)-1].To = at[i+1] - 1
			}
			continue
		}
		s.Steps = append(s.Steps, Step{n, at[i+1] - 1, spans})
	}
	s.choose(w, median, hasMedian)
	return s
}

// choose finds the most covered numbers and words for them.
func (s *Strip) choose(w *words, median float64, hasMedian bool) {
	if len(s.Steps) == 0 {
		return
	}
	far := func(st Step) float64 {
		if !hasMedian {
			return 0
		}
		return max(float64(st.From)-median, median-float64(st.To), 0)
	}
	s.Most = slices.MinFunc(s.Steps, func(a, b Step) int {
		return cmp.Or(cmp.Compare(b.Spans, a.Spans), cmp.Compare(far(a), far(b)), cmp.Compare(a.From, b.From))
	})
	s.Band = 2*s.Most.Spans > s.Votes
	if !s.Band {
		s.Label = w.say("strip.none", s.Most.Spans, s.Votes)
		return
	}
	numbers := w.number(s.Most.From)
	if s.Most.To != s.Most.From {
		numbers = w.say("from_to", numbers, w.number(s.Most.To))
	}
	s.Label = w.say("strip.most", numbers, s.Most.Spans, s.Votes)
}

// Spans returns in how many spans n lies.
func (s *Strip) Spans(n int64) int {
	i := sort.Search(len(s.Steps), func(i int) bool { return s.Steps[i].To >= n })
	if i == len(s.Steps) || s.Steps[i].From > n {
		return 0
	}
	return s.Steps[i].Spans
}
