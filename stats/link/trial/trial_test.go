package trial

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"toll/stats/link"
)

func TestProbe(t *testing.T) {
	for _, d := range Difficulties() {
		for _, nofig := range []bool{false, true} {
			events, truth := Make(rand.New(rand.NewPCG(1, 2)), 2000, d)
			opt := link.NewOptions()
			opt.NoFigures = nofig
			opt.Most = 1.2
			k, err := link.Link(events, opt)
			if err != nil {
				t.Fatal(err)
			}
			rows, _, err := k.Evaluate(truth)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range rows {
				fmt.Println(d.Name, nofig, len(events), q.Most, q.Precision.Short(), q.Recall.Short(), q.F1.Short())
			}
		}
	}
}
