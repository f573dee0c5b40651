package rows

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
)

// claimsTable is a made-up table of claims such as people have: 11 columns, a
// twentieth of the rows with a quoted place, one in a thousand of those on two
// lines. The same n gives the same bytes.
func claimsTable(n int) []byte {
	rng := rand.New(rand.NewPCG(7, 7))
	sources := []string{"SOHR", "SANA", "Syrian army", "Russian MoD", "CENTCOM", "Airwars", "VDC", "SNHR", "AP", "Reuters"}
	places := []string{"Shayrat", "al-Tanf", "Deir ez-Zor", "Salamiyah", "Raqqa", "Aleppo", "Idlib", "Mosul", "Hama", "Homs"}
	wordings := []string{"at least %d", "more than %d", "about %d", "%d", "up to %d"}
	var b bytes.Buffer
	b.WriteString("event,place,event_date,source,published,killed_low,killed,killed_high,injured,reported\n")
	for i := range n {
		place, killed := places[rng.IntN(len(places))], 1+rng.IntN(60)
		switch r := rng.IntN(1000); {
		case r < 50:
			place = `"Homs, east ""gate"""`
		case r == 999:
			place = "\"Hama\nnorth\""
		}
		number := ",,"
		if rng.IntN(100) < 70 {
			number = fmt.Sprintf("%d,%d,%d", killed*8/10, killed, killed*13/10+1)
		}
		day := rng.IntN(28) + 1
		fmt.Fprintf(&b, "E%07d,%s,2017-05-%02d,%s,2017-05-%02d,%s,%d,", i/10*7919%n, place, day,
			sources[rng.IntN(len(sources))], day, number, killed*17/10)
		fmt.Fprintf(&b, wordings[rng.IntN(len(wordings))]+"\n", killed)
	}
	return b.Bytes()
}

const benchRows = 100_000

func BenchmarkReader(b *testing.B) {
	table := claimsTable(benchRows)
	b.SetBytes(int64(len(table)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Open("bench.csv", bytes.NewReader(table), Options{})
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			_, err = r.Next()
		}
		if err != io.EOF || r.Dialect().Records != benchRows+1 {
			b.Fatal(err, r.Dialect().Records)
		}
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkScan is the scan alone, without filling.
func BenchmarkScan(b *testing.B) {
	table := claimsTable(benchRows)
	s := newScanner(',', 100)
	var rec record
	b.SetBytes(int64(len(table)))
	for b.Loop() {
		s.forget()
		for at := 0; at < len(table); at += rec.size {
			if s.scan(table, at, true, &rec) != scanned {
				b.Fatal("not scanned")
			}
		}
	}
}

// BenchmarkEncodingCSV is what the standard library needs for the same.
func BenchmarkEncodingCSV(b *testing.B) {
	table := claimsTable(benchRows)
	b.SetBytes(int64(len(table)))
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(table))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestNoAllocations reads rows of the benchmark table: none of them, plain,
// quoted or with doubled quotes, may cost an allocation once the reader is warm.
func TestNoAllocations(t *testing.T) {
	r, err := Open("x.csv", bytes.NewReader(claimsTable(20_000)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	read := func() {
		row, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		for i := range row.Len() {
			if len(row.Field(i)) > 1000 {
				t.Fatal("a field of the table is longer than any written")
			}
		}
	}
	for range 1000 {
		read()
	}
	if n := testing.AllocsPerRun(10_000, read); n != 0 {
		t.Errorf("%v allocations a row, want 0", n)
	}
}
