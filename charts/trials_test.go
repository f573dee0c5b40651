package charts

import (
	"bytes"
	"testing"

	"toll/stats/link/trial"
)

// The figure of docs/linking.md shows what linking achieves in the trials.
func TestTrials(t *testing.T) {
	var rows []Trial
	for _, d := range trial.Difficulties() {
		for _, m := range trial.Methods() {
			q, err := trial.Measure(t.Context(), d, m)
			if err != nil {
				t.Fatal(err)
			}
			f1, _ := q.F1.Get()
			rows = append(rows, Trial{Difficulty: d.Name, Method: m.Name, F1: f1})
		}
	}
	fig, err := Trials(rows, Options{Stem: "linking"})
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "linking", fig)
	table(t, fig.Data())
	golden(t, "linking.txt", []byte(fig.Spec()))
	var svg bytes.Buffer
	if err := fig.WriteSVG(&svg, 0); err != nil {
		t.Fatal(err)
	}
	golden(t, "../../docs/figures/linking.svg", svg.Bytes())
}
