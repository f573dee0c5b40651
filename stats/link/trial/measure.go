package trial

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"

	"toll/casualties/fold"
	"toll/stats/link"
)

// Events is how many events happen in a trial, or a few more: see Make.
const Events = 2000

// Method is a way to link that is measured.
type Method struct {
	Name     string
	Options  link.Options
	Baseline bool // days and folded names alone
}

// Methods returns the methods that docs/linking.md compares.
func Methods() []Method {
	without := link.NewOptions()
	without.NoFigures = true
	return []Method{
		{Name: "with figures", Options: link.NewOptions()},
		{Name: "--no-figures", Options: without},
		{Name: "same day, same folded place", Options: link.Options{Name: 1, Most: 2, NoFigures: true}, Baseline: true},
	}
}

// Measure makes a trial, links it and compares it with the truth. The same
// trial is made every time. The error is link's.
func Measure(ctx context.Context, d Difficulty, m Method) (link.Quality, error) {
	list, truth := Make(rand.New(rand.NewPCG(9, 2017)), Events, d)
	if m.Baseline {
		baseline(list)
	}
	k, err := link.Link(ctx, list, m.Options)
	if err != nil {
		return link.Quality{}, err
	}
	rows, missing, err := k.Evaluate(truth)
	if err != nil {
		return link.Quality{}, err
	}
	if missing > 0 {
		return link.Quality{}, fmt.Errorf("%d events of the truth are in no file", missing)
	}
	return rows[len(rows)-1], nil
}

// baseline leaves of the events their days and the folded names of their
// places: no coordinates, and names that the table of places does not know.
func baseline(list []link.Event) {
	for i := range list {
		list[i].At = link.Coordinates{}
		list[i].Place = "folded" + strings.ReplaceAll(fold.Name(list[i].Place), " ", "")
	}
}
