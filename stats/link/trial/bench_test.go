package trial

import (
	"math/rand/v2"
	"testing"

	"toll/stats/link"
)

// BenchmarkLink links three files of a hundred thousand events each.
func BenchmarkLink(b *testing.B) {
	d := Difficulties()[1]
	d.Missing, d.Crowd = 0, 0.3
	events, _ := Make(rand.New(rand.NewPCG(1, 2)), 77_000, d)
	b.ReportAllocs()
	for b.Loop() {
		k, err := link.Link(b.Context(), events, link.NewOptions())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(k.Len()), "events")
		b.ReportMetric(float64(k.Candidates()), "candidates")
	}
}
