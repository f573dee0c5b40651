package stats

import "slices"

// meeting is two votes of one cell, a's first.
type meeting struct {
	x, y  packed
	event uint32
}

// meetingScratch is the memory of one goroutine.
type meetingScratch struct {
	count   []uint32 // by place: meetings with it; 0 between calls
	next    []uint32 // by place: where the next meeting with it is filed; notFiled between calls
	others  []uint32
	met     []meeting
	compare comparison
}

// metAtOnce is how many meetings of one source are filed at a time, unless two
// sources alone have more.
const metAtOnce = 1 << 18

// notFiled marks a source whose meetings are not filed now.
const notFiled = 1<<32 - 1

// each calls visit for every source b after a for which asked holds, in byte
// order, that meets a or copies it or is copied by it. The meetings are in the
// order of the cells, and valid during the call.
func (t *meetings) each(a uint32, s *meetingScratch, asked func(a, b string) bool, visit func(b uint32, met []meeting)) {
	if s.count == nil {
		s.count, s.next = make([]uint32, len(t.names)), make([]uint32, len(t.names))
		for b := range s.next {
			s.next[b] = notFiled
		}
	}
	s.others = s.others[:0]
	t.meet(a, func(b uint32, _, _ *meetingVote) {
		if s.count[b] == 0 {
			s.others = append(s.others, b)
		}
		s.count[b]++
	})
	for _, b := range t.copied[a] {
		if s.count[b] == 0 { // it copies and nothing else
			s.others = append(s.others, b)
		}
	}
	slices.Sort(s.others)
	others := s.others
	if asked != nil {
		others = slices.DeleteFunc(slices.Clone(others), func(b uint32) bool { return !asked(t.names[a], t.names[b]) })
	}
	for len(others) > 0 {
		n := s.fit(others)
		t.file(a, others[:n], s, visit)
		others = others[n:]
	}
	for _, b := range s.others {
		s.count[b] = 0
	}
}

// fit is the number of the first sources of a list whose meetings are filed at
// one time: at least one.
func (s *meetingScratch) fit(others []uint32) int {
	total := 0
	for n, b := range others {
		if total += int(s.count[b]); total > metAtOnce && n > 0 {
			return n
		}
	}
	return len(others)
}

// file puts the meetings of a with each of the others together, and visits
// these.
func (t *meetings) file(a uint32, others []uint32, s *meetingScratch, visit func(b uint32, met []meeting)) {
	total := uint32(0)
	for _, b := range others {
		s.next[b], total = total, total+s.count[b]
	}
	s.met = slices.Grow(s.met[:0], int(total))[:total]
	if total > 0 {
		t.meet(a, func(b uint32, v, w *meetingVote) {
			if at := s.next[b]; at != notFiled {
				s.met[at] = meeting{v.value, w.value, v.event}
				s.next[b]++
			}
		})
	}
	from := uint32(0)
	for _, b := range others {
		visit(b, s.met[from:s.next[b]])
		from, s.next[b] = s.next[b], notFiled
	}
}

// meet calls visit for every vote w of a later source b in the cells in which
// source a has a vote v, unless one of the two repeats the other. The later
// sources stand behind a in the cell.
func (t *meetings) meet(a uint32, visit func(b uint32, v, w *meetingVote)) {
	for _, i := range t.bySource[a] {
		cell := t.votes[i:]
		v := &cell[0]
		for j := 0; cell[j].value&isLast == 0; {
			j++
			w := &cell[j]
			if (v.value|w.value)&isWide == 0 || !t.repeat(v, w) {
				visit(w.source, v, w)
			}
		}
	}
}

// repeat reports whether one of two votes is known to repeat the other's
// source.
func (t *meetings) repeat(v, w *meetingVote) bool {
	return v.value&isWide != 0 && t.wide[v.value.number()].origin == w.source+1 ||
		w.value&isWide != 0 && t.wide[w.value.number()].origin == v.source+1
}
