package stats

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// Where and how large a table of made-up claims is written; see TestMadeUp.
var (
	madeUpFile    = flag.String("madeup", "", "write made-up claims to `FILE`")
	madeUpCells   = flag.Int("madeup-cells", 200_000, "its cells")
	madeUpClaims  = flag.Int("madeup-claims", 2_000_000, "its claims")
	madeUpSources = flag.Int("madeup-sources", 1000, "its sources")
)

// writeMadeUp writes a table of claims in which every cell has the same number
// of claims, of sources drawn at random, whose figures spread about the size of
// the event: four of five state a number, the others a bound, a range,
// a rough number or words. The same arguments give the same bytes.
func writeMadeUp(w io.Writer, cells, claims, sources int) error {
	rng := rand.New(rand.NewPCG(1, 1))
	b := bufio.NewWriterSize(w, 1<<20)
	b.WriteString("event,event_date,source,published,measure,group,reported\n") // an error stays until Flush
	written := 0
	for e := range cells {
		size, day := math.Exp(rng.NormFloat64()*1.5+2), 1+rng.IntN(28)
		month, year := 1+rng.IntN(12), 2010+rng.IntN(12)
		for ; written < (e+1)*claims/cells; written++ {
			n := int(size*math.Exp(rng.NormFloat64()*0.4)) + 1
			fmt.Fprintf(b, "E%07d,%d-%02d-%02d,Source %04d,%d-%02d-%02d,killed,total,%s\n",
				e, year, month, day, rng.IntN(sources), year+1, month, 1+rng.IntN(28), madeUpFigure(rng.IntN(20), n))
		}
	}
	return b.Flush()
}

func madeUpFigure(kind, n int) string {
	switch kind {
	case 0:
		return fmt.Sprint("at least ", n)
	case 1:
		return fmt.Sprintf("%d-%d", n, n+n/4+1)
	case 2:
		return fmt.Sprint("about ", n)
	case 3:
		return "dozens"
	}
	return fmt.Sprint(n)
}

// The table has the cells, claims and sources asked for. With -madeup it is
// written to a file, for measurements of the program:
//
//	go test ./stats -run TestMadeUp -madeup claims.csv -madeup-cells 1000000 -madeup-claims 10000000
func TestMadeUp(t *testing.T) {
	var b bytes.Buffer
	if err := writeMadeUp(&b, 300, 2999, 40); err != nil {
		t.Fatal(err)
	}
	claims := readTable(t, "madeup.csv", b.String())
	sources := map[string]bool{}
	for c := range claims.All {
		sources[c.Source] = true
	}
	if claims.Len() != 2999 || claims.NumEvents() != 300 || len(sources) != 40 {
		t.Errorf("%d claims, %d events, %d sources", claims.Len(), claims.NumEvents(), len(sources))
	}
	if first, _, _ := strings.Cut(b.String()[strings.Index(b.String(), "\n")+1:], "\n"); !strings.HasPrefix(first, "E0000000,20") {
		t.Errorf("first line %q", first)
	}
	if *madeUpFile == "" {
		return
	}
	f, err := os.Create(*madeUpFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(writeMadeUp(f, *madeUpCells, *madeUpClaims, *madeUpSources), f.Close()); err != nil {
		t.Fatal(err)
	}
}
