// Package progress shows on a terminal how far a long piece of work has come.
// What works only counts; one goroutine looks at the counts from time to time
// and draws, so that the work pays next to nothing for being watched.
package progress

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

const (
	patience = time.Second            // work that is done by then is not shown
	every    = 200 * time.Millisecond // between two drawings
)

// Meter draws a bar on a terminal and takes it away again. It is the writer for
// everything else that goes to the terminal, so that messages and the bar do not
// run into each other. A nil Meter draws nothing.
type Meter struct {
	w     io.Writer
	width func() int // of the terminal, in cells
	begun time.Time
	stop  chan struct{}
	ended sync.WaitGroup

	mu    sync.Mutex
	stage *Stage // that runs; nil: none
	shown int    // cells that the bar on the screen may fill; 0: there is none
	over  bool   // nothing is drawn any more
}

// New returns a meter for a terminal. width says how many cells wide it is, 0
// where that is not known. Close it when the work is done.
func New(w io.Writer, width func() int) *Meter {
	m := &Meter{w: w, width: width, begun: time.Now(), stop: make(chan struct{})}
	m.ended.Go(m.watch)
	return m
}

// watch draws until the meter is closed.
func (m *Meter) watch() {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-m.stop:
			return
		case <-tick.C:
			if time.Since(m.begun) >= patience {
				m.draw()
			}
		}
	}
}

// Close takes the bar away for good. It may be called more than once, and more
// than one goroutine may call it.
func (m *Meter) Close() {
	if m == nil {
		return
	}
	m.mu.Lock()
	m.clear()
	again := m.over
	m.over = true
	m.mu.Unlock()
	if !again {
		close(m.stop)
		m.ended.Wait()
	}
}

// Write writes a message where the bar was; the bar comes back under it.
func (m *Meter) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
	return m.w.Write(p)
}

// clear takes the bar off the screen. An error of a terminal has nowhere to be
// told, here as in draw.
func (m *Meter) clear() {
	if m.shown > 0 {
		io.WriteString(m.w, "\r"+strings.Repeat(" ", m.shown)+"\r")
		m.shown = 0
	}
}

func (m *Meter) draw() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stage == nil || m.over {
		return
	}
	width := m.width()
	if width == 0 {
		width = 80 // what terminals have that do not say
	}
	m.clear()
	io.WriteString(m.w, line(m.stage.now(), width-1)) // in the last cell some terminals go on to the next line
	m.shown = width - 1
}

// Cells of a drawn line, beside its words: " 45% [=======>........] words".
const (
	barCells   = 18
	frameCells = 6
	fewest     = 20 // cells of words, below which there is no room for a bar
)

// line draws a state in at most so many cells. The bar is left out where there
// is no room for it, or no end that is known.
func line(s state, cells int) string {
	room := cells - barCells - frameCells
	if s.total <= 0 || room < fewest {
		return "\r" + s.words(cells)
	}
	var bar strings.Builder
	filler := mpb.BarStyle().Padding(".").Build()
	filler.Fill(&bar, decor.Statistics{AvailableWidth: barCells, Total: s.total, Current: s.done}) // a strings.Builder has no errors
	return fmt.Sprintf("\r%3d%% %s %s", s.done*100/s.total, bar.String(), s.words(room))
}
