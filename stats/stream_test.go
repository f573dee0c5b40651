package stats

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/guard"
	"toll/casualties/spill"
)

// The fast writer's bytes are those of gocsv over the results of Ranges.
func TestStreamIsRanges(t *testing.T) {
	var many strings.Builder
	many.WriteString("event,event_date,source,published,measure,group,side,reported\n")
	for i := range 3000 {
		fmt.Fprintf(&many, "\"e %d, \"\"x\"\"\",2017-05-18,S%d,2017-05-%02d,killed,total,\" =1,\n2\",%d\n", i%700, i%5, 19+i%10, i%13)
	}
	for name, text := range map[string]string{"syria": syria(t), "many": many.String()} {
		t.Run(name, func(t *testing.T) {
			claims := readTable(t, "t.csv", text)
			var want, got bytes.Buffer
			for r := range Ranges(claims, casualties.NewSelection()) {
				if err := gocsv.MarshalCSVWithoutHeaders([]Range{*r.Range}, gocsv.NewSafeCSVWriter(csv.NewWriter(&want))); err != nil {
					t.Fatal(err)
				}
			}
			row := func(b []byte, r *Range) []byte { return r.AppendCSV(b, true) }
			runs, err := DrainRanges(context.Background(), claims, casualties.NewSelection(), nil, nil, row)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := runs.WriteTo(&got); err != nil {
				t.Fatal(err)
			}
			if claims.Len() != 0 || claims.NumEvents() != 0 {
				t.Errorf("%d claims are left", claims.Len())
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("(-gocsv +stream)\n%.2000s", diff)
			}
		})
	}
}

type failing struct{ after int }

var errFull = errors.New("disk full")

func (f *failing) Write(b []byte) (int, error) {
	if f.after -= len(b); f.after < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestDrainStops(t *testing.T) {
	row := func(b []byte, r *Range) []byte { return r.AppendCSV(b, false) }
	runs, err := DrainRanges(context.Background(), readTable(t, "t.csv", syria(t)), casualties.NewSelection(), nil, nil, row)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := runs.WriteTo(&failing{100}); !errors.Is(err, errFull) {
		t.Errorf("a failing writer: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := DrainRanges(ctx, readTable(t, "t.csv", syria(t)), casualties.NewSelection(), nil, nil, row); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context: %v", err)
	}
}

// Rows that have nowhere to go are an error, not a shorter table.
func TestDrainWithoutRoom(t *testing.T) {
	row := func(b []byte, r *Range) []byte { return r.AppendCSV(b, false) }
	store := spill.NewStore(0, "no/such/folder")
	if _, err := DrainRanges(context.Background(), readTable(t, "t.csv", syria(t)), casualties.NewSelection(), nil, store, row); err == nil {
		t.Error("no error")
	}
}

// Rows are written into the memory of claims that are done: what comes out is the
// same as where every piece of memory is new.
func TestDrainInUsedMemory(t *testing.T) {
	var table strings.Builder
	table.WriteString("event,source,published,measure,reported,note\n")
	for i := range 60_000 { // 20 events fill more than one piece each, 20,000 are small
		event := i % 20
		if i%3 == 0 {
			event = 100 + i
		}
		fmt.Fprintf(&table, "e%d,S%d,2017-05-%02d,killed,%d,page %d\n", event, i%7, 1+i%28, i%90, i)
	}
	drained := func(store *spill.Store) string {
		claims := casualties.NewClaims()
		claims.Spill(store)
		in := casualties.Input{Name: "t.csv", Reader: strings.NewReader(table.String())}
		if _, err := casualties.Read(in, casualties.ReadOptions{Texts: true, Workers: 2}, claims, &casualties.Findings{}); err != nil {
			t.Fatal(err)
		}
		runs, err := DrainRanges(context.Background(), claims, casualties.NewSelection(), nil, store, func(b []byte, r *Range) []byte { return r.AppendCSV(b, true) })
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if _, err := runs.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := drained(nil)
	if n := strings.Count(want, "\n"); n != 20_020 {
		t.Fatalf("%d rows, want 20,020", n)
	}
	for _, limit := range []int64{1 << 40, 1 << 20, 0} {
		if drained(spill.NewStore(limit, t.TempDir())) != want {
			t.Errorf("with %d bytes of memory other rows come out", limit)
		}
	}
}

// What is written without a look at it never needs one: the words of a row, and
// texts that isPlain lets through.
func TestPlainCells(t *testing.T) {
	plain := func(s string) bool { return !needsQuotes(s) && !guard.NeedsGuard(s) }
	words := []string{OpenUnknown.String(), OpenYes.String(), OpenNo.String(), YesNo(true).String(), YesNo(false).String(),
		string(VerdictNone), string(VerdictSingle), string(VerdictApart), string(VerdictSame), string(VerdictMinimums), string(VerdictCompatible)}
	for _, m := range casualties.Measures() {
		words = append(words, m.String())
	}
	for _, g := range casualties.Groups() {
		words = append(words, g.String())
	}
	for _, w := range words {
		if w != "" && !plain(w) {
			t.Errorf("%q needs quotes or a guard", w)
		}
	}
	rng := rand.New(rand.NewPCG(3, 8))
	through := 0
	for range 200_000 {
		b := make([]byte, rng.IntN(24))
		for i := range b {
			if b[i] = byte('a' + rng.IntN(26)); rng.IntN(16) == 0 {
				b[i] = "\x00\t\n\r\x1f !\",'-=+@\\.;09AZ~\x7f\x80\xa0\xac\xa2\xff"[rng.IntN(28)]
			}
		}
		if isPlain(b) && len(b) > 0 {
			through++
			if !plain(string(b)) {
				t.Fatalf("%q is written as it is", b)
			}
		}
	}
	if through < 25_000 {
		t.Errorf("only %d texts went through", through)
	}
}
