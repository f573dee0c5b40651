package main

import (
	"context"
	"io"
	"iter"
	"slices"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

// comparing are the flags of every command that compares claims and prints one
// table.
type comparing struct {
	read   *readFlags
	choose *selectFlags
	out    *tableFlags
	texts  bool // the table shows words, addresses or columns that toll does not know
}

func flagsCompare(fs *pflag.FlagSet) *comparing {
	c := &comparing{read: flagsRead(fs), choose: flagsSelect(fs), out: flagsTable(fs)}
	flagsPseudonyms(fs, c.read)
	return c
}

// load reads the files in args.
func (c *comparing) load(ctx context.Context, e *env, args []string) (*loaded, error) {
	c.read.force = c.out.force
	l, err := c.read.load(ctx, e, args, c.texts || c.choose.needsTexts())
	if err != nil {
		return nil, err
	}
	return l, c.out.check(e, l.inputs)
}

// claims reads the files in args, keeps what the flags choose, and tells what
// was found.
func (c *comparing) claims(ctx context.Context, e *env, args []string) (*casualties.Claims, error) {
	l, err := c.load(ctx, e, args)
	if err != nil {
		return nil, err
	}
	claims, err := c.choose.apply(e, l.claims)
	if err != nil {
		return nil, err
	}
	c.read.tell(e, l)
	return claims, nil
}

// compared is claims for tables about sources, in which --source chooses rows
// and not claims: what the others say is what a source is compared with. It
// returns the names asked for as the claims have them; none where none is.
func (c *comparing) compared(ctx context.Context, e *env, args []string) (*casualties.Claims, []string, error) {
	l, err := c.load(ctx, e, args)
	if err != nil {
		return nil, nil, err
	}
	names, err := e.sourceNames(l.claims, c.choose.sources)
	if err != nil {
		return nil, nil, err
	}
	c.choose.sources = nil
	claims, err := c.choose.apply(e, l.claims)
	if err != nil {
		return nil, nil, err
	}
	c.read.tell(e, l)
	return claims, names, nil
}

// sourceNames returns the names, as the claims have them, of the sources asked
// for.
func (e *env) sourceNames(claims *casualties.Claims, asked []string) ([]string, error) {
	if len(asked) == 0 {
		return nil, nil
	}
	test, err := e.nameTest(claims, "source", asked, func(c *casualties.Claim) string { return c.Source }, sourceKey)
	if err != nil {
		return nil, err
	}
	var names []string
	seen := map[string]bool{}
	for c := range claims.All {
		if !seen[c.Source] && test(c) {
			seen[c.Source] = true
			names = append(names, c.Source)
		}
	}
	slices.Sort(names)
	return names, nil
}

// each yields the results of the claims one after the other, each valid until
// the next one, until the user interrupts.
func (c *comparing) each(ctx context.Context, claims *casualties.Claims) iter.Seq[stats.Result] {
	return until(ctx, stats.Each(claims, c.choose.sel))
}

// until yields what seq does until ctx is done.
func until[T any](ctx context.Context, seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range seq {
			if ctx.Err() != nil || !yield(x) {
				return
			}
		}
	}
}

// printUntil is printTable for rows that are computed while they are printed: a
// table that the user interrupts is not put in place.
func printUntil[T any](ctx context.Context, e *env, t *tableFlags, most []string, rows iter.Seq[T]) error {
	o, err := t.options(e, table.Columns[T](), most)
	if err != nil {
		return err
	}
	return e.writeOut(t.file, outfile.Options{Force: t.force}, func(w io.Writer) error {
		if err := table.Write(w, until(ctx, rows), o); err != nil {
			return err
		}
		return ctx.Err()
	})
}

// told adds findings that the computation made to those of the input: warnings
// are printed and errors raise the status.
func (c *comparing) told(e *env, found []casualties.Finding) {
	for _, f := range found {
		switch f.Severity {
		case casualties.Error:
			e.raise(statusFindings)
			e.message("%v", f)
		case casualties.Warning:
			if c.read.strict {
				e.raise(statusFindings)
			}
			e.note("%v", f)
		default:
			e.note("%v", f)
		}
	}
}
