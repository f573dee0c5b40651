package charts

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"toll/casualties/date"
	"toll/stats/link"
)

// linksOf makes rows of files that share numbers of events, and months from
// January 2016 on.
func linksOf(t testing.TB, files int, months ...int) ([]link.Shared, []link.Month) {
	t.Helper()
	var shared []link.Shared
	for i := range files {
		for k := i + 1; k < files; k++ {
			shared = append(shared, link.Shared{A: fmt.Sprintf("file-%02d.csv", i), B: fmt.Sprintf("file-%02d.csv", k), Joined: 10*i + k})
		}
	}
	var list []link.Month
	for n, events := range months {
		m, err := date.OfMonth(2016+n/12, 1+n%12)
		if err != nil {
			t.Fatal(err)
		}
		if events > 0 {
			list = append(list, link.Month{Month: m, Events: events, Joined: events / 2, Groups: events - events/4})
		}
	}
	return shared, list
}

func TestLinks(t *testing.T) {
	shared, months := linksOf(t, 3, 12, 20, 0, 0, 8, 30, 1)
	shared[2].A, shared[1].B, shared[2].B, shared[0].B = "البوكمال.csv", "ACLED <1>.csv", "ACLED <1>.csv", "البوكمال.csv"
	fig, err := Links(shared, months, Options{Stem: "links"})
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "links", fig)
	golden(t, "links.txt", []byte(fig.Spec()))
	var svg bytes.Buffer
	if err := fig.WriteSVG(&svg, 0); err != nil {
		t.Fatal(err)
	}
	golden(t, "links.svg", svg.Bytes())
	table(t, fig.Data())
}

// Few and many files and months pass the lint at every size.
func TestLinksSizes(t *testing.T) {
	many := make([]int, 150)
	for i := range many {
		many[i] = 1 + i*i%977
	}
	for _, size := range []Size{Column, Page, Slide} {
		for name, c := range map[string]struct {
			files  int
			months []int
		}{"none": {0, nil}, "two": {2, []int{1}}, "a year": {5, many[:12]}, "many": {30, many}} {
			shared, months := linksOf(t, c.files, c.months...)
			fig, err := Links(shared, months, Options{Size: size, Stem: "x"})
			if err != nil {
				t.Fatal(err)
			}
			lint(t, fmt.Sprint(name, " ", size.Width), fig)
			if c.files == 0 && !strings.Contains(fig.Spec(), "No event of one file has a match in another.") {
				t.Errorf("nothing says that nothing is shared:\n%s", fig.Spec())
			}
		}
	}
}
