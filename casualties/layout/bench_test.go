package layout

import (
	"encoding/csv"
	"os"
	"testing"
)

// The cost of understanding a table, once a file: 30 rows of 33 columns.
func BenchmarkInfer(b *testing.B) {
	f, err := os.Open("../../data/syria-2017.csv")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	var head [][]string
	for range 30 {
		row, err := r.Read()
		if err != nil {
			b.Fatal(err)
		}
		head = append(head, row)
	}
	for b.Loop() {
		if Infer(head, Hints{}) == nil {
			b.Fatal("not understood")
		}
	}
}
