package progress

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"toll/cmd/toll/internal/plain"
)

// screen is a terminal of one line: what a carriage return and spaces leave of
// it, and the lines that were ended.
type screen struct {
	mu    sync.Mutex
	cells []rune
	at    int
	lines []string
	bytes int
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += len(p)
	for _, r := range string(p) {
		switch r {
		case '\r':
			s.at = 0
		case '\n':
			s.lines = append(s.lines, strings.TrimRight(string(s.cells), " "))
			s.cells, s.at = nil, 0
		default:
			if s.at == len(s.cells) {
				s.cells = append(s.cells, ' ')
			}
			s.cells[s.at] = r
			s.at++
		}
	}
	return len(p), nil
}

func (s *screen) shows() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.TrimRight(string(s.cells), " ")
}

func (s *screen) written() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

func eighty() int { return 80 }

// 1,000 of 4,000 bytes after 2 seconds: a quarter, 6 seconds are left; 50 rows
// in 2 seconds are 25 a second.
func TestMeterShowsRowsRateAndTimeLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at screen
		m := New(&at, eighty)
		s := m.Start("reading a.csv", "rows", 4000)
		s.Done(1000)
		s.Counter().Add(50)
		time.Sleep(2*time.Second + time.Millisecond)
		want := " 25% [===>............] reading a.csv, 50 rows, 25 rows/s, 6.0 s left"
		if got := at.shows(); got != want {
			t.Errorf("shows %q\nwant  %q", got, want)
		}
		m.Write([]byte("toll: a message\n"))
		if got := at.shows(); got != "" || at.lines[0] != "toll: a message" {
			t.Errorf("beside a message there stands %q; the message is %q", got, at.lines[0])
		}
		time.Sleep(every)
		if !strings.Contains(at.shows(), "reading a.csv") {
			t.Error("the bar did not come back under the message")
		}
		s.End()
		if got := at.shows(); got != "" {
			t.Errorf("when the stage ended there was left %q", got)
		}
		m.Close()
		m.Close()
		written := at.written()
		time.Sleep(time.Minute)
		if at.written() != written {
			t.Error("it is drawn after the end")
		}
	})
}

// Work that takes under a second is not shown, in however many stages.
func TestMeterWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at screen
		m := New(&at, eighty)
		for range 9 {
			s := m.Start("reading", "rows", 10)
			s.Done(5)
			time.Sleep(100 * time.Millisecond)
			s.End()
		}
		if at.written() != 0 {
			t.Errorf("after 0.9 s there are %d bytes", at.written())
		}
		m.Start("drawing", "", 0)
		time.Sleep(400 * time.Millisecond)
		if at.written() == 0 {
			t.Error("after 1.3 s there is nothing")
		}
		m.Close()
		if got := at.shows(); got != "" {
			t.Errorf("at the end there was left %q", got)
		}
	})
}

// A pipe has no end that is known: no bar and no time left, but rows and rate.
func TestMeterWithoutTotal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at screen
		m := New(&at, eighty)
		defer m.Close()
		s := m.Start("reading standard input", "rows", 0)
		s.Done(99)
		s.Counter().Add(3_000_000)
		time.Sleep(3*time.Second + time.Millisecond)
		if got, want := at.shows(), "reading standard input, 3,000,000 rows, 1,000,000 rows/s, 3.0 s"; got != want {
			t.Errorf("shows %q, want %q", got, want)
		}
	})
}

// A file that grew has no known end either; what is drawn fits into the
// terminal whatever the file is called.
func TestLineFits(t *testing.T) {
	grown := &Stage{meter: &Meter{}, total: 10, begun: time.Now()}
	grown.Done(11)
	if got := grown.now().total; got != 0 {
		t.Errorf("the end of a file that grew is %d", got)
	}
	for _, what := range []string{"reading a.csv", "reading " + strings.Repeat("long ", 40) + ".csv", "reading 事件" + strings.Repeat("表", 60), "reading \x1b[31m" + strings.Repeat("x", 90)} {
		for cells := 1; cells < 140; cells++ {
			for _, total := range []int64{0, 1, 1000} {
				got := line(state{what: what, unit: "rows", total: total, done: min(500, total), counted: 123456, passed: 2 * time.Second}, cells)
				if strings.ContainsAny(got, "\x1b\n") {
					t.Fatalf("%q steers the terminal", got)
				}
				if n := plain.Width(strings.TrimRight(strings.TrimPrefix(got, "\r"), " ")); n > cells {
					t.Fatalf("%d cells in a terminal of %d: %q", n, cells, got)
				}
			}
		}
	}
}

func TestNilMeter(t *testing.T) {
	var m *Meter
	s := m.Start("reading", "rows", 10)
	s.Done(1)
	if s.Counter() != nil {
		t.Error("no stage has a counter")
	}
	s.End()
	m.Close()
}

func TestSpanAndGrouped(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0.0 s", 9949 * time.Millisecond: "9.9 s", 10 * time.Second: "10 s", 99 * time.Second: "99 s",
		100 * time.Second: "2 min", 99 * time.Minute: "99 min", 2 * time.Hour: "2.0 h"} {
		if got := Span(d); got != want {
			t.Errorf("Span(%v) = %q, want %q", d, got, want)
		}
	}
	var b bytes.Buffer
	for _, n := range []int64{0, 999, 1000, 1234567} {
		b.WriteString(Grouped(n) + " ")
	}
	if got, want := b.String(), "0 999 1,000 1,234,567 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
