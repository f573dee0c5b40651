package progress

import (
	"fmt"
	"sync/atomic"
	"time"

	"toll/cmd/toll/internal/plain"
)

// Stage is one part of the work: reading, comparing, drawing. Its counts may be
// raised by any goroutine; a nil Stage takes them and does nothing.
type Stage struct {
	meter *Meter
	what  string // is being done
	unit  string // of what is counted beside the way that is done; empty: nothing
	total int64  // how long the way is; 0: not known
	begun time.Time

	done    atomic.Int64 // of total
	counted atomic.Int64 // of the unit
}

// Start begins a stage and ends the one before. total is how long the way is,
// in what Done counts: bytes of a file, figures to draw; 0 where that is not
// known. unit names what Count counts, such as "rows"; empty: nothing.
func (m *Meter) Start(what, unit string, total int64) *Stage {
	if m == nil {
		return nil
	}
	s := &Stage{meter: m, what: what, unit: unit, total: total, begun: time.Now()}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stage = s
	return s
}

// Done adds to the way that is done.
func (s *Stage) Done(n int) {
	if s != nil {
		s.done.Add(int64(n))
	}
}

// Counter is what counts the unit, to be handed to those who do the work.
func (s *Stage) Counter() *atomic.Int64 {
	if s == nil {
		return nil
	}
	return &s.counted
}

// End ends the stage and takes its bar away.
func (s *Stage) End() {
	if s == nil {
		return
	}
	s.meter.mu.Lock()
	defer s.meter.mu.Unlock()
	if s.meter.stage == s {
		s.meter.stage = nil
		s.meter.clear()
	}
}

// state is how far a stage is at one moment.
type state struct {
	what, unit           string
	done, total, counted int64
	passed               time.Duration
}

func (s *Stage) now() state {
	at := state{s.what, s.unit, s.done.Load(), s.total, s.counted.Load(), time.Since(s.begun)}
	if at.done > at.total {
		at.total = 0 // the file has grown: nothing is known of its end
	}
	return at
}

// words says in at most so many cells how far the work is: "reading a.csv,
// 1,200,000 rows, 400,000 rows/s, 12 s left". Where there is no room, it is the
// beginning that is cut.
func (s state) words(cells int) string {
	numbers := ""
	if s.unit != "" && s.counted > 0 {
		numbers += fmt.Sprintf(", %s %s", Grouped(s.counted), s.unit)
		if seconds := s.passed.Seconds(); seconds > 0 {
			numbers += fmt.Sprintf(", %s %s/s", Grouped(int64(float64(s.counted)/seconds)), s.unit)
		}
	}
	switch {
	case s.total > 0 && s.done > 0:
		left := s.passed.Seconds() * float64(s.total-s.done) / float64(s.done)
		numbers += ", " + Span(time.Duration(left*float64(time.Second))) + " left"
	case s.total <= 0:
		numbers += ", " + Span(s.passed)
	}
	return plain.Cut(plain.Cut(plain.Text(s.what), max(1, cells-plain.Width(numbers)))+numbers, max(1, cells))
}

// Span is a time in words, as exact as anyone needs who waits for it.
func Span(d time.Duration) string {
	switch s := d.Seconds(); {
	case s < 9.95:
		return fmt.Sprintf("%.1f s", s)
	case s < 99.5:
		return fmt.Sprintf("%.0f s", s)
	case s < 5970:
		return fmt.Sprintf("%.0f min", s/60)
	default:
		return fmt.Sprintf("%.1f h", s/3600)
	}
}

// Grouped is a number with its thousands apart: 1,234,567.
func Grouped(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
