package main

import (
	"context"
	"strings"

	"toll/casualties"
	"toll/stats"
)

// pooling is the flag value of --pool.
type pooling struct{ method stats.PoolMethod }

// Set takes the word of a method.
func (p *pooling) Set(s string) error {
	m, err := stats.ParsePoolMethod(strings.ToLower(s))
	if err == nil {
		p.method = m
	}
	return err
}

func (p *pooling) String() string { return string(p.method) }
func (p *pooling) Type() string   { return "method" }
func (p *pooling) choices() []string {
	var list []string
	for _, m := range stats.PoolMethods() {
		list = append(list, string(m))
	}
	return list
}

// print prints the ranges with the columns of pooling, and says what pooling
// takes for granted.
func (p *pooling) print(ctx context.Context, e *env, c *comparing, claims *casualties.Claims) error {
	pooled := 0
	rows := func(yield func(*stats.PooledRange) bool) {
		for r := range stats.PoolRanges(stats.Ranges(claims, c.choose.sel), p.method) {
			if r.Pooled.IsKnown() {
				pooled++
			}
			if !yield(r) {
				return
			}
		}
	}
	if err := printUntil(ctx, e, c.out, poolColumns(), rows); err != nil {
		return err
	}
	e.note("pooling takes the votes of a row for independent studies of one quantity; news reports, which copy each other, are none")
	if pooled == 0 {
		e.note("nothing was pooled: no row has two votes with a best, a low and a high that differ")
	}
	return nil
}

// poolColumns are the columns that fit on a screen.
func poolColumns() []string {
	return []string{"event", "measure", "group", "side", "origins", "low", "high", "verdict", "studies", "pooled", "pooled_low", "pooled_high", "predict_low", "predict_high", "i2"}
}
