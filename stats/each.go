package stats

import (
	"iter"
	"runtime"
	"sync"

	"toll/casualties"
)

// Each yields what Ranges does, computed on all processors in memory that is
// used again: a result is valid until the next one. It is for tables made in
// one pass, such as Pairs, Sources, Totals and Revisions, which keep nothing of
// a result. It holds a few batches of events at a time.
func Each(claims *casualties.Claims, sel casualties.Selection) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		e := newEachRun(claims, sel)
		defer e.end()
		for b := range e.ordered {
			<-b.done
			for i := range b.to - b.from {
				for _, r := range b.events[i].results {
					if !yield(r) {
						return
					}
				}
			}
			e.free <- b
		}
	}
}

// eachRun is one pass over the events by several workers.
type eachRun struct {
	ordered    chan *eachBatch // in the order of the events
	todo, free chan *eachBatch
	stop       chan struct{}
	group      sync.WaitGroup
}

// eachBatch is a run of events and what was computed of them. Every event of it
// has its own memory, for all of them are there at once.
type eachBatch struct {
	from, to int
	events   [eachEvents]*EventRanges
	done     chan struct{}
}

// eachEvents is the number of events of a batch.
const eachEvents = 32

func newEachRun(claims *casualties.Claims, sel casualties.Selection) *eachRun {
	workers := runtime.GOMAXPROCS(0)
	batches := 2 * workers
	e := &eachRun{ordered: make(chan *eachBatch, batches), todo: make(chan *eachBatch, batches),
		free: make(chan *eachBatch, batches), stop: make(chan struct{})}
	events := claims.NumEvents() // prepares the claims for reading by several
	for range batches {
		e.free <- &eachBatch{}
	}
	for range workers {
		e.group.Go(func() {
			for b := range e.todo {
				for i := range b.to - b.from {
					if b.events[i] == nil {
						b.events[i] = NewEventRanges(claims, sel)
					}
					b.events[i].Results(b.from + i)
				}
				close(b.done)
			}
		})
	}
	e.group.Go(func() {
		defer close(e.ordered)
		defer close(e.todo)
		for from := 0; from < events; from += eachEvents {
			select {
			case b := <-e.free:
				b.from, b.to, b.done = from, min(events, from+eachEvents), make(chan struct{})
				e.todo <- b // there is room for every batch in both
				e.ordered <- b
			case <-e.stop:
				return
			}
		}
	})
	return e
}

// end stops the workers and waits for them.
func (e *eachRun) end() {
	close(e.stop)
	e.group.Wait()
}
