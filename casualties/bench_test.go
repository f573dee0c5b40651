package casualties

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"toll/casualties/layout"
	"toll/casualties/rows"
)

const benchRows = 100_000

// benchLayout is the layout of benchTable; injured is ignored, so that a row is
// one claim.
const benchLayout = `column,role,measure,group,side,bound,value
event,event,,,,,
place,place,,,,,
event_date,event_date,,,,,
source,source,,,,,
published,published,,,,,
killed_low,count,killed,total,,low,
killed,count,killed,total,,best,
killed_high,count,killed,total,,high,
injured,ignore,,,,,
reported,reported,,,,,
`

// benchTable is a made-up table such as ../shared/bench makes: 20 sources, one
// event in about ten rows, shuffled, two thirds of the rows with numbers and
// all with words. The same n gives the same bytes.
func benchTable(n int) []byte {
	rng := rand.New(rand.NewPCG(7, 7))
	sources := []string{"SOHR", "SANA", "Amal News", "Russian MoD", "CENTCOM", "Airwars", "VDC", "SNHR", "AP", "Reuters",
		"AFP", "Al Jazeera", "BBC", "RT", "TASS", "Xinhua", "UN COI", "HRW", "Amnesty", "MSF"}
	places := []string{"Shayrat", "al-Tanf", "Deir ez-Zor", "Salamiyah", "Raqqa", "Aleppo", "Idlib", "Mosul", "Hama", `"Homs, east ""gate"""`}
	wordings := []string{"at least %d", "more than %d", "about %d", "%d", "up to %d", "%d-70"}
	var b bytes.Buffer
	b.WriteString("event,place,event_date,source,published,killed_low,killed,killed_high,injured,reported\n")
	for range n {
		event, killed := rng.IntN(n/10), 1+rng.IntN(60)
		place := places[event%9]
		if event%20 == 0 {
			place = places[9]
		}
		number := ",,"
		if rng.IntN(100) < 66 {
			number = fmt.Sprintf("%d,%d,%d", killed*8/10, killed, killed*13/10+1)
		}
		year, month, day := 2013+event%8, 1+event%12, 1+event%28
		fmt.Fprintf(&b, "E%07d,%s,%04d-%02d-%02d,%s,%04d-%02d-%02d,%s,%d,", event, place, year, month, day,
			sources[rng.IntN(len(sources))], year, month, min(28, day+rng.IntN(4)), number, killed*17/10)
		fmt.Fprintf(&b, wordings[rng.IntN(len(wordings))]+"\n", killed)
	}
	return b.Bytes()
}

func readBench(tb testing.TB, text []byte, workers int) *Claims {
	tb.Helper()
	l, err := layout.Read(strings.NewReader(benchLayout), "bench.layout.csv")
	if err != nil {
		tb.Fatal(err)
	}
	claims := NewClaims()
	_, err = Read(Input{Name: "bench.csv", Reader: bytes.NewReader(text)}, ReadOptions{Layout: l, Workers: workers}, claims, &Findings{})
	if err != nil {
		tb.Fatal(err)
	}
	return claims
}

// BenchmarkRead is bytes to packed claims, by one worker.
func BenchmarkRead(b *testing.B) {
	text := benchTable(benchRows)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if n := readBench(b, text, 1).Len(); n != benchRows {
			b.Fatalf("%d claims of %d rows", n, benchRows)
		}
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "claims/s")
}

// benchRow returns a function that reads a row of a table from its bytes to a
// packed claim, each time the next one, and begins again at the end.
func benchRow(tb testing.TB, text []byte) (w *worker, row func()) {
	tb.Helper()
	l, err := layout.Read(strings.NewReader(benchLayout), "bench.layout.csv")
	if err != nil {
		tb.Fatal(err)
	}
	t := &table{in: Input{Name: "bench.csv", Reader: bytes.NewReader(text)}, opt: ReadOptions{Layout: l}, findings: &Findings{Limit: 1}, sum: &Summary{}}
	r, head, err := t.open(t.understand)
	if err != nil {
		tb.Fatal(err)
	}
	w = newWorker(t)
	for _, row := range head {
		w.row(row)
	}
	var batch rows.Batch
	return w, func() {
		row := batch.Next()
		for row == nil {
			if err := r.Batch(&batch); err == io.EOF {
				if r, err = rows.Open("bench.csv", bytes.NewReader(text), rows.Options{}); err != nil {
					tb.Fatal(err)
				}
				if _, err = r.Next(); err != nil { // the header
					tb.Fatal(err)
				}
				continue
			} else if err != nil {
				tb.Fatal(err)
			}
			row = batch.Next()
		}
		n := w.out.n
		if w.row(row); w.out.n != n+1 {
			tb.Fatalf("line %d is no claim", row.Line)
		}
	}
}

// TestNoAllocations takes rows from the bytes of a batch to packed claims: once
// the names and words of the table were met, none may cost an allocation. The
// blocks that claims are packed into are made before; else there is one for some
// hundred rows.
func TestNoAllocations(t *testing.T) {
	text := benchTable(5_000)
	header := bytes.IndexByte(text, '\n') + 1
	w, row := benchRow(t, append(text, bytes.Repeat(text[header:], 11)...)) // 60,000 rows of the same names
	for i := range w.out.parts {
		w.out.parts[i].block = make([]byte, 0, 1<<15)
	}
	for range 40_000 {
		row()
	}
	const many = 3000
	if n := testing.AllocsPerRun(5, func() {
		for range many {
			row()
		}
	}); n != 0 {
		t.Errorf("%v allocations for %d rows, want 0", n, many)
	}
}

// BenchmarkRow is one row from its bytes to a packed claim.
func BenchmarkRow(b *testing.B) {
	_, row := benchRow(b, benchTable(20_000))
	for range 30_000 {
		row()
	}
	b.ReportAllocs()
	for b.Loop() {
		row()
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "claims/s")
}
