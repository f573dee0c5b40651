package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
)

// synthetic are claims of so many sources on so many events, one cell each, ten
// claims a cell, as the sizes of the performance notes.
func synthetic(b *testing.B, cells, sources int) *casualties.Claims {
	b.Helper()
	rng := rand.New(rand.NewPCG(1, 1))
	claims := casualties.NewClaims()
	names := make([]string, sources)
	for i := range names {
		names[i] = fmt.Sprintf("Source %d", i)
	}
	for e := range cells {
		size := math.Exp(rng.NormFloat64() * 2)
		for range 10 {
			n := int64(size*(1+10*rng.Float64())) + 1
			c := casualties.Claim{Event: fmt.Sprintf("event %d", e), Source: names[rng.IntN(sources)], Measure: casualties.Killed, Group: casualties.Total,
				Count: count.Exactly(n)}
			if rng.IntN(4) == 0 {
				c.Count = count.AtLeast(n)
			}
			claims.Append(&c)
		}
	}
	return claims
}

// BenchmarkTables compares each table with the ranges table, on the same claims.
func BenchmarkTables(b *testing.B) {
	for _, cells := range []int{10_000, 100_000, 1_000_000} {
		if testing.Short() && cells > 10_000 {
			break
		}
		claims := synthetic(b, cells, 1000)
		sel := casualties.NewSelection()
		for _, table := range []struct {
			name string
			run  func() error
		}{
			{"ranges", func() error {
				for range Each(claims, sel) {
				}
				return nil
			}},
			{"pairs", func() error {
				for range Pairs(Each(claims, sel)) {
				}
				return nil
			}},
			{"sources", func() error {
				_, err := Sources(Each(claims, sel))
				return err
			}},
			{"totals", func() error {
				Totals(Each(claims, sel), TotalsOptions{})
				return nil
			}},
			{"totals-without-each", func() error {
				Totals(Each(claims, sel), TotalsOptions{WithoutEach: true})
				return nil
			}},
		} {
			b.Run(fmt.Sprintf("%s/cells=%d", table.name, cells), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := table.run(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(cells), "ns/cell")
			})
		}
	}
}

// BenchmarkTendency is the model alone: its dense part grows with the sources.
func BenchmarkTendency(b *testing.B) {
	for _, sources := range []int{100, 1000, 3000} {
		b.Run(fmt.Sprintf("sources=%d", sources), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 1))
			var m Tendency
			for range 100_000 {
				first := rng.IntN(sources)
				second := (first + 1 + rng.IntN(sources-1)) % sources
				if err := m.Add([]int{first, second}, []int64{1 + rng.Int64N(100), 1 + rng.Int64N(100)}); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				if _, err := m.Fit(sources); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAlphaInterval is the bootstrap of a coders table.
func BenchmarkAlphaInterval(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	units := make([][]float64, 10_000)
	for i := range units {
		n := float64(rng.IntN(300))
		units[i] = []float64{n, n + float64(rng.IntN(2))}
	}
	for b.Loop() {
		if _, _, _, err := AlphaInterval(units, Ordinal, .95, 1000, rng); err != nil {
			b.Fatal(err)
		}
	}
}
