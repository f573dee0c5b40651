package rows

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readBatches reads a text like readAll, first rows by Next and then batches.
func readBatches(t testing.TB, text string, opt Options, size, first int) (rows []got, d Dialect, err error) {
	t.Helper()
	r, err := open("x.csv", strings.NewReader(text), opt, size)
	if err != nil {
		return nil, Dialect{}, err
	}
	defer r.Close()
	for range first {
		row, err := r.Next()
		if err == io.EOF {
			return rows, r.Dialect(), nil
		}
		if err != nil {
			return rows, r.Dialect(), err
		}
		rows = append(rows, asGot(row))
	}
	var b Batch
	for {
		err := r.Batch(&b)
		if err == io.EOF {
			return rows, r.Dialect(), nil
		}
		if err != nil {
			return rows, r.Dialect(), err
		}
		for row := b.Next(); row != nil; row = b.Next() {
			rows = append(rows, asGot(row))
		}
	}
}

// sameByBatches checks that batches give what Next gives, errors included.
func sameByBatches(t testing.TB, text string, opt Options, size, first int) {
	t.Helper()
	want, wantDialect, wantErr := readAll(t, text, opt, size)
	got, dialect, err := readBatches(t, text, opt, size, first)
	if fmt.Sprint(err) != fmt.Sprint(wantErr) {
		t.Errorf("%q: %v, want %v", text, err, wantErr)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q, %+v, buffer %d (-rows +batches)\n%s", text, opt, size, diff)
	}
	if wantErr == nil && dialect != wantDialect {
		t.Errorf("%q: %+v, want %+v", text, dialect, wantDialect)
	}
}

func TestBatches(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	alphabets := []string{"a,b\n", "ab,\"\n\r", "abcdefghijkl,\n", "ab\"\"\",,\n\n", "é,x\r", "\x00a,\xE9\n"}
	for range 5_000 {
		runes := alphabets[rng.IntN(len(alphabets))]
		var b strings.Builder
		b.WriteString("h,i\n")
		for range rng.IntN(100) {
			b.WriteByte(runes[rng.IntN(len(runes))])
		}
		opt := Options{Encoding: "utf-8", Delimiter: ','}
		if rng.IntN(2) == 0 {
			opt.Limits = Limits{Field: 1 + rng.IntN(20), Record: 1 + rng.IntN(40), Columns: 1 + rng.IntN(8)}
		}
		sameByBatches(t, b.String(), opt, 1+rng.IntN(64), rng.IntN(3))
	}
	for _, text := range []string{table, "", "\n\n", "a,b", "a\rb\rc\r", "\"a\r\",b\r\"c\"\r"} {
		for _, size := range []int{1, 7, bufferSize} {
			sameByBatches(t, text, Options{}, size, 1)
		}
	}
}

// TestBatchesAtOnce reads one file by four goroutines: all rows come out, each
// once, and the dialect counts them all.
func TestBatchesAtOnce(t *testing.T) {
	const n = 50_000
	text := claimsTable(n)
	r, err := Open("x.csv", bytes.NewReader(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var lock sync.Mutex
	var group sync.WaitGroup
	var failed error
	lines := make(map[int]string)
	for range 4 {
		group.Go(func() {
			var b Batch
			for {
				lock.Lock()
				if failed == nil {
					failed = r.Batch(&b)
				}
				done := failed != nil
				lock.Unlock()
				if done {
					return
				}
				for row := b.Next(); row != nil; row = b.Next() {
					raw := string(row.Raw())
					lock.Lock()
					lines[row.Line] += raw
					lock.Unlock()
				}
			}
		})
	}
	group.Wait()
	if failed != io.EOF || len(lines) != n+1 || r.Dialect().Records != n+1 {
		t.Fatalf("%v, %d lines, %+v", failed, len(lines), r.Dialect())
	}
	var all strings.Builder
	for line := 1; line < int(r.Dialect().Lines)+1; line++ {
		all.WriteString(lines[line])
	}
	if all.String() != string(text) {
		t.Error("the rows by line are not the file")
	}
}

func BenchmarkBatch(b *testing.B) {
	table := claimsTable(benchRows)
	b.SetBytes(int64(len(table)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Open("bench.csv", bytes.NewReader(table), Options{})
		if err != nil {
			b.Fatal(err)
		}
		var batch Batch
		for err == nil {
			for batch.Next() != nil {
			}
			err = r.Batch(&batch)
		}
		if err != io.EOF || r.Dialect().Records != benchRows+1 {
			b.Fatal(err, r.Dialect().Records)
		}
	}
}

// BenchmarkCut is the part of reading in batches that is done in turn.
func BenchmarkCut(b *testing.B) {
	table := claimsTable(benchRows)
	b.SetBytes(int64(len(table)))
	for b.Loop() {
		r, err := Open("bench.csv", bytes.NewReader(table), Options{})
		if err != nil {
			b.Fatal(err)
		}
		var batch Batch
		for err == nil {
			err = r.Batch(&batch)
		}
	}
}
