package casualties

import "toll/casualties/count"

// sums watches whether the last row of a table is the sum of those above it,
// whatever it is called.
type sums struct {
	rows int
	all  []count.Number // by figure column: sum of the exact figures, the last row's included
	lost bool           // a sum is too large to be one
	line int            // of the last row
	last []count.Number
}

// see takes the exact numbers of a row, one for each figure column.
func (s *sums) see(line int, values []count.Number) {
	s.rows++
	for len(s.all) < len(values) {
		s.all = append(s.all, count.Known(0))
	}
	for i, v := range values {
		s.plus(i, v)
	}
	if line > s.line {
		s.line = line
		s.last = append(s.last[:0], values...)
	}
}

func (s *sums) plus(i int, v count.Number) {
	if !v.IsKnown() {
		return
	}
	sum, err := count.Add(s.all[i], v)
	if err != nil {
		s.lost = true
		return
	}
	s.all[i] = sum
}

// add takes in what another worker saw.
func (s *sums) add(t *sums) {
	s.rows += t.rows
	s.lost = s.lost || t.lost
	for len(s.all) < len(t.all) {
		s.all = append(s.all, count.Known(0))
	}
	for i, v := range t.all {
		s.plus(i, v)
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
		if all, _ := s.all[i].Get(); n == 0 || all-n != n {
			return false
		}
		some = true
	}
	return some
}
