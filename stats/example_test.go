package stats_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"toll/casualties"
	"toll/stats"
)

// Three sources on one event, of which one states a minimum and one no number.
func ExampleRanges() {
	const table = `event,source,killed
Northgate market,Ministry of Health,at least 40
Northgate market,Red Crescent,25
Northgate market,Radio,dozens
`
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: "market.csv", Reader: strings.NewReader(table)}
	if _, err := casualties.Read(in, casualties.ReadOptions{}, claims, findings); err != nil {
		fmt.Println(err)
		return
	}
	for r := range stats.Ranges(claims, casualties.NewSelection()) {
		fmt.Println(r.Range.Event, "from", r.Range.Low, "to", r.Range.High, "open:", r.Range.Open)
	}
	for r := range stats.Ranges(claims, casualties.NewSelection()) {
		row := r.Range
		fmt.Println(row.Measure, row.Group)
		fmt.Println("gap", row.Gap, row.Verdict)
		fmt.Println("in words only:", row.Vague)
		fmt.Println(row.Warnings)
	}
	// Output:
	// Northgate market from 25 to 40 open: yes
	// killed total
	// gap 1.6 apart
	// in words only: 1
	// median, mean and sd rest on fewer than 3 points (1); 1 claim in words not compared
}

// Five units, two observers; one of them did not see the last.
func ExampleAlpha() {
	units := [][]float64{{1, 1}, {2, 2}, {3, 3}, {3, 4}, {2}}
	alpha, err := stats.Alpha(units, stats.Ordinal)
	if err != nil {
		fmt.Println(err)
		return
	}
	low, high, _, err := stats.AlphaInterval(units, stats.Ordinal, 0.95, 1000, rand.New(rand.NewPCG(1, 0)))
	fmt.Printf("%.3f, between %t and %t\n", alpha, low <= alpha, alpha <= high)
	fmt.Println(err)
	// Output:
	// 0.910, between true and true
	// <nil>
}

// Three surveys of one quantity, on the scale of natural logarithms.
func ExamplePool() {
	p, err := stats.Pool([]float64{6.9, 7.4, 7.1}, []float64{0.01, 0.02, 0.04}, stats.PoolREML)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f (%.2f to %.2f), I² %.0f%%, another study %.2f to %.2f\n", p.Estimate, p.Low, p.High, p.I2, p.PredictLow, p.PredictHigh)
	// Output:
	// 7.12 (6.81 to 7.43), I² 73%, another study 6.57 to 7.67
}

// One source is higher in nine events and lower in one.
func ExampleSignTest() {
	fmt.Println(stats.SignTest(9, 1))
	// Output:
	// 0.021484375
}
