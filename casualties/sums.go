package casualties

import "toll/casualties/count"

// sums watches whether the last row of a table is the sum of those above it,
// whatever it is called.
type sums struct {
	rows int
	all  []int64 // by figure column: sum of the exact figures, the last row's included
	lost bool    // a sum is too large to be one
	line int     // of the last row
	last []count.Number
}

// see takes the exact numbers of a row, one for each figure column.
func (s *sums) see(line int, values []count.Number) {
	s.rows++
	if len(s.all) != len(values) {
		s.all, s.last = make([]int64, len(values)), make([]count.Number, len(values))
	}
	for i, v := range values {
		if n, known := v.Get(); known {
			s.plus(i, n)
		}
	}
	if line > s.line {
		s.line = line
		copy(s.last, values)
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
