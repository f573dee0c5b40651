package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type warned struct {
	Event    string `csv:"event"`
	Low      int    `csv:"low"`
	Warnings string `csv:"warnings"`
}

// A warning travels with its row in every format: as a column for programs, as
// footnotes for people, each text once.
func TestFootnotes(t *testing.T) {
	t.Parallel()
	list := []warned{{"a", 40, "few sources; open"}, {"b", 3, ""}, {"c", 7, "open; *early*"}}
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"CSV keeps the column", Options{Format: CSV, Footnotes: "warnings"}, "event,low,warnings\na,40,few sources; open\nb,3,\nc,7,open; *early*\n"},
		{"Markdown", Options{Format: MD, Footnotes: "warnings"}, `| event | low |
| --- | ---: |
| a ¹ ² | 40 |
| b | 3 |
| c ² ³ | 7 |

- ¹ few sources
- ² open
- ³ \*early\*
`},
		{"aligned, of columns without the warnings", Options{Format: Aligned, Columns: []string{"low"}, Footnotes: "warnings"}, `low
 40  ¹ ²
  3
  7  ² ³

¹ few sources
² open
³ *early*
`},
		{"no such column", Options{Format: Aligned, Columns: []string{"low"}, Footnotes: "remarks"}, "low\n 40\n  3\n  7\n"},
		{"not asked for", Options{Format: MD}, "| event | low | warnings |\n| --- | ---: | --- |\n| a | 40 | few sources; open |\n| b | 3 |  |\n| c | 7 | open; \\*early\\* |\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			if err := WriteSlice(&b, list, c.o); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, b.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The marks of a terminal that is too narrow are not cut.
func TestFootnotesAreNotCut(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	list := []warned{{strings.Repeat("long ", 20), 1, "open"}}
	if err := WriteSlice(&b, list, Options{Format: Aligned, Width: 24, Footnotes: "warnings"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "1  ¹\n\n¹ open\n") {
		t.Errorf("printed:\n%s", b.String())
	}
}

func TestRaised(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "¹", 9: "⁹", 10: "¹⁰", 123: "¹²³"} {
		if got := raised(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
