package stats_test

import (
	"fmt"
	"math/rand/v2"

	"toll/stats"
)

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
