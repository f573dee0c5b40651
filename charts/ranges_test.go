package charts

import (
	"bytes"
	"testing"

	"toll/casualties"
	"toll/charts/draw"
)

func TestRangesSyria(t *testing.T) {
	o := Options{Stem: "ranges", Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection()}
	fig, err := Ranges(syria(t), o)
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "ranges", fig)
	golden(t, "ranges-syria.txt", []byte(fig.Spec()))
	var svg bytes.Buffer
	if err := fig.WriteSVG(&svg, 0); err != nil {
		t.Fatal(err)
	}
	golden(t, "ranges-syria.svg", svg.Bytes())
	show(t, "ranges-syria", fig)
}

func TestRangesSizes(t *testing.T) {
	all := syria(t)
	for name, o := range map[string]Options{
		"column": {Size: Column}, "slide": {Size: Slide, Theme: draw.DarkTheme()}, "120": {Size: Size{Width: 120}, Theme: draw.GreyTheme()},
		"160": {Size: Size{Width: 160}},
	} {
		o.Inputs, o.Selection = []string{"syria-2017.csv"}, casualties.NewSelection()
		fig, err := Ranges(all, o)
		if err != nil {
			t.Fatal(err)
		}
		lint(t, name, fig)
		show(t, "ranges-"+name, fig)
	}
}
