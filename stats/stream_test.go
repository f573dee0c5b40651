package stats

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"

	"toll/casualties"
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
			err := Stream(context.Background(), &got, claims, casualties.NewSelection(), func(b []byte, r *Range) []byte { return r.AppendCSV(b, true) })
			if err != nil {
				t.Fatal(err)
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

func TestStreamStops(t *testing.T) {
	claims := readTable(t, "t.csv", syria(t))
	row := func(b []byte, r *Range) []byte { return r.AppendCSV(b, false) }
	if err := Stream(context.Background(), &failing{100}, claims, casualties.NewSelection(), row); !errors.Is(err, errFull) {
		t.Errorf("a failing writer: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Stream(ctx, &failing{1 << 30}, claims, casualties.NewSelection(), row); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context: %v", err)
	}
}
