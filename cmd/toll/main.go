// Toll reads casualty reports as CSV, turns what each source claims into
// comparable counts, computes how far the sources range and where they disagree,
// and draws figures that can be printed. See 'toll help'.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(toll()) }

// toll runs the program on the process's own streams and returns its exit
// status. The first interrupt lets it clean up, a second one ends it at once.
func toll() int {
	relaxCollector()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	// A closed pipe comes back as an error of the write, so that what is staged
	// can be cleaned up; see output.
	signal.Ignore(syscall.SIGPIPE)
	return run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
}
