package casualties

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"toll/casualties/rows"
)

// A glance at a field shows what one at its text does: of plain rows and of rows
// with quotes, of fields with blanks and guards around them, of the last ones of a
// file, behind which nothing is read.
func TestLook(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	fields := []string{"", "a", "at least 3", "2017-04-04", "sixteen bytes of", "seventeen bytes of", " blanks ", "'=1", "\tx", "é", `"q"`, `"a ""b"" c"`, "x'"}
	look := func(row *rows.Row) {
		var texts rowTexts
		texts.take(row)
		for i := -1; i <= row.Len(); i++ {
			want := texts.text(i)
			got, looks := texts.look(i)
			if !bytes.Equal(got, want) || looks != glanceAll(want) || i >= 0 && i < row.Len() && !bytes.Equal(got, bare(row.Field(i))) {
				t.Fatalf("field %d of %q: %q, which looks like %v; want %q", i, row.Raw(), got, looks, want)
			}
		}
	}
	for range 300 {
		var b strings.Builder
		b.WriteString("first,row\n")
		for range 1 + rng.IntN(4) {
			list := make([]string, 1+rng.IntN(5))
			for i := range list {
				list[i] = fields[rng.IntN(len(fields))]
			}
			b.WriteString(strings.Join(list, ",") + "\n")
		}
		r, err := rows.Open("t.csv", strings.NewReader(b.String()), rows.Options{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		var kept []*rows.Row
		for {
			row, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			look(row)
			kept = append(kept, row.Clone())
			clear(row.Raw()) // the copies must not need it
		}
		for _, row := range kept {
			look(row)
		}
	}
}
