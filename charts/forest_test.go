package charts

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/charts/draw"
)

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got); run with -update if the change is meant:\n%s", name, diff)
	}
}

// lint fails where a label is clipped, overlaps, is too small or too faint, or
// holds a character that no font has.
func lint(t *testing.T, name string, fig *Figure) {
	t.Helper()
	for _, l := range fig.Lint() {
		t.Errorf("%s: %s", name, l)
	}
	for _, p := range fig.Problems() {
		t.Errorf("%s: %q: %s", name, p.Label, p.Message)
	}
}

// syriaForests are one forest of each of the five events, and those that the
// house style was drawn with.
var syriaForests = []struct {
	name, event string
	measure     casualties.Measure
	group       casualties.Group
	side        string
}{
	{"khan-sheikhoun", "khan-sheikhoun-2017-04-04", casualties.Killed, casualties.Total, ""},
	{"khan-sheikhoun-injured", "khan-sheikhoun-2017-04-04", casualties.Injured, casualties.Total, ""},
	{"abu-kamal", "deir-ez-zor-2017-05-15", casualties.Killed, casualties.Civilians, ""},
	{"salamiyah", "salamiyah-2017-05-18", casualties.Killed, casualties.Total, ""},
	{"shayrat", "shayrat-2017-04-07", casualties.Killed, casualties.Combatants, "pro-government"},
	{"al-tanf", "al-tanf-2017-05-18", casualties.Killed, casualties.Combatants, "pro-government"},
}

func TestForestSyria(t *testing.T) {
	all := syria(t)
	for _, test := range syriaForests {
		t.Run(test.name, func(t *testing.T) {
			r := cell(t, all, test.event, test.measure, test.group, test.side)
			o := Options{Stem: test.name, Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection()}
			fig, err := Forest(r, o)
			if err != nil {
				t.Fatal(err)
			}
			lint(t, test.name, fig)
			golden(t, "forest-"+test.name+".txt", []byte(fig.Spec()))
			var svg bytes.Buffer
			if err := fig.WriteSVG(&svg, 0); err != nil {
				t.Fatal(err)
			}
			golden(t, "forest-"+test.name+".svg", svg.Bytes())
			show(t, "forest-"+test.name, fig)
		})
	}
}

// Every cell of the Syria claims, at every size and in every theme, passes the
// lint.
func TestForestEveryCell(t *testing.T) {
	for i, r := range syria(t) {
		for k, size := range []Size{Column, Page, Slide, {Width: 120}} {
			o := Options{Size: size, Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection(),
				Theme: []draw.Theme{draw.LightTheme(), draw.GreyTheme(), draw.DarkTheme()}[(i+k)%3]}
			fig, err := Forest(r, o)
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%s %s %s %s at %v mm", r.Cell.Event.Key, r.Cell.Measure, r.Cell.Group, r.Cell.Side, size.Width)
			lint(t, name, fig)
			if _, h := fig.Size(0); size.Height > 0 && (h < size.Height-0.1 || h > size.Height+0.1) {
				t.Errorf("%s: %.1f mm high, want %.1f", name, h, size.Height)
			}
		}
	}
}
