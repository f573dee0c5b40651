package casualties

import "toll/casualties/count"

// sums watches whether the last row of a table is the sum of those above it,
// whatever it is called.
type sums struct {
	rows int
	all  []int64        // by figure column: sum of the exact figures, the last row's included
	lost bool           // a sum is too large to be one
	line int            // of the last row
	last []count.Number // its exact numbers, one for each figure column
}

// see takes in the row in last. The lines of one worker's rows rise.
func (s *sums) see(line int) {
	s.rows++
	s.line = line
	if len(s.all) != len(s.last) {
		s.all = make([]int64, len(s.last))
	}
	for i, v := range s.last {
		s.plus(i, v.OrZero())
	}
}

func (s *sums) plus(i int, n int64) {
	sum := s.all[i] + n
	s.lost = s.lost || sum < s.all[i] // no figure is under 0
	s.all[i] = sum
}

// add takes in what another worker saw.
func (s *sums) add(t *sums) {
	s.rows += t.rows
	s.lost = s.lost || t.lost
	if len(s.all) == 0 {
		s.all = make([]int64, len(t.all))
	}
	for i, n := range t.all {
		s.plus(i, n)
	}
	if t.line > s.line {
		s.line, s.last = t.line, t.last
	}
}

// isSum reports whether the last row holds the sums of at least three others.
func (s *sums) isSum() bool {
	if s.rows < 4 || s.lost {
		return false
	}
	some := false
	for i, v := range s.last {
		n, known := v.Get()
		if !known {
			continue
		}
		if n == 0 || s.all[i]-n != n {
			return false
		}
		some = true
	}
	return some
}
