package stats

import (
	"context"
	"runtime"
	"sync"

	"toll/casualties"
)

// inOrder does the pieces of work 0 to n−1 on all processors and hands what
// they return to take one after the other, in their order, on the goroutine of
// the caller. worker is called once for each goroutine, with its number, and
// returns what does a piece there; a result is not touched again after take. At
// most a few pieces for each processor are ahead of take. It stops with the
// first error of take, or with ctx's when that is done.
func inOrder[T any](ctx context.Context, n int, worker func(w int) func(i int) T, take func(T) error) error {
	type piece struct {
		i      int
		result T
		done   chan struct{}
	}
	workers := max(1, min(workerCount(), n))
	todo, ordered := make(chan *piece), make(chan *piece, 2*workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			do := worker(w)
			for p := range todo {
				p.result = do(p.i)
				close(p.done)
			}
		})
	}
	stop, cancel := context.WithCancel(ctx)
	defer group.Wait()
	defer cancel()
	go func() {
		defer close(todo)
		defer close(ordered)
		for i := 0; i < n && stop.Err() == nil; i++ {
			p := &piece{i: i, done: make(chan struct{})}
			select {
			case ordered <- p: // first its place in the order, then the work
				todo <- p
			case <-stop.Done():
			}
		}
	}()
	for p := range ordered {
		<-p.done
		if err := take(p.result); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// workerCount is the number of goroutines that inOrder starts at most.
func workerCount() int { return runtime.GOMAXPROCS(0) }

// runEvents is the number of events in one piece of work.
const runEvents = 512

// inRuns goes over the cells of all events on all processors, run of events by
// run. worker returns what takes the latest figures of one cell, with the
// number of its event, and what makes the result of a run; they are called on
// one goroutine, with runs in rising order. Results come to take in order.
func inRuns[T any](ctx context.Context, claims *casualties.Claims, sel casualties.Selection,
	worker func(w int) (add func(event int, l *casualties.Latest), end func() T), take func(T) error) error {
	events := claims.NumEvents() // prepares the claims for reading by several
	return inOrder(ctx, (events+runEvents-1)/runEvents, func(w int) func(int) T {
		cursor, selector := claims.Cursor(), casualties.NewSelector(sel)
		add, end := worker(w)
		return func(i int) T {
			for e := i * runEvents; e < min(events, (i+1)*runEvents); e++ {
				for _, cell := range cursor.Cells(e) {
					add(e, selector.Select(cell))
				}
			}
			return end()
		}
	}, take)
}
