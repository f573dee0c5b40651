package main

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"sync"
)

// together does n things, as many at once as there are processors to use, and
// returns the error of the first of them that failed, in their order. After one
// has failed, or ctx has ended, no other is begun.
func together(ctx context.Context, n int, do func(i int) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	errs := make([]error, n)
	slots := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))
	var wait sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] == nil {
				if errs[i] = do(i); errs[i] != nil {
					stop()
				}
			}
		})
	}
	wait.Wait()
	return firstFault(errs)
}

// firstFault is the first error that is one of the work, and not of having been
// stopped; where there is none, the first of those.
func firstFault(errs []error) error {
	var stopped error
	for _, err := range errs {
		switch {
		case errors.Is(err, context.Canceled):
			stopped = cmp.Or(stopped, err)
		case err != nil:
			return err
		}
	}
	return stopped
}
