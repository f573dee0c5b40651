package charts

import (
	"gonum.org/v1/plot/vg"

	"toll/charts/draw"
)

// band shades the most covered numbers behind the rows of the votes.
func (l *forestLayout) band(s *sheet, top, bottom float64) {
	x0, x1 := l.stepEdges(l.Strip.Most)
	if x1-x0 < 1.5 {
		mid := (x0 + x1) / 2
		x0, x1 = mid-0.75, mid+0.75
	}
	s.rect(x0, top, x1, bottom, s.th.Band)
}

// stepEdges are the edges of a run of numbers: a person is one unit wide, and
// a run at least 0.9 pt. On a logarithmic axis 0 and 1 keep to their side of the
// break.
func (l *forestLayout) stepEdges(st Step) (x0, x1 float64) {
	const half = 4
	x0, x1 = l.plot.at(float64(st.From)-0.5), l.plot.at(float64(st.To)+0.5)
	if l.plot.scale.Log && st.From <= 1 {
		x0 = l.plot.x(st.From) - half
	}
	if l.plot.scale.Log && st.To == 0 {
		x1 = l.plot.x(0) + half
	}
	if x1-x0 < 0.9 {
		mid := (l.plot.x(st.From) + l.plot.x(st.To)) / 2
		x0, x1 = mid-0.45, mid+0.45
	}
	return x0, x1
}

const stripHeight = 10

// strip draws above the rows how many spans cover each number.
func (l *forestLayout) strip(s *sheet, axis float64) {
	var light, most vg.Path
	for _, st := range l.Strip.Steps {
		path := &light
		if l.Strip.Band && st == l.Strip.Most {
			path = &most
		}
		h := stripHeight * float64(st.Spans) / float64(l.Strip.Most.Spans)
		for _, edge := range l.bars(st) {
			*path = append(*path, draw.Rect(edge[0], axis-h, edge[1], axis)...)
		}
	}
	s.Add(&draw.Shape{Path: light, Fill: s.th.Light, Class: "strip"})
	s.Add(&draw.Shape{Path: most, Fill: s.th.Accent, Class: "strip"})
	s.line(l.plot.left, axis, l.plot.right, axis, 0.5, s.th.Axis)
	s.text(s.left, axis-1.8, l.w.say("head.per_number"), noteSize, s.th.Sub, class("head"))
	x0, x1 := l.stepEdges(l.Strip.Most)
	w := l.f.Width(l.Strip.Label, draw.Regular, directSize)
	edge := l.plot.left
	if w > l.plot.right-l.plot.left {
		edge = s.left
	}
	x := max(min((x0+x1)/2-w/2, l.plot.right-w), edge)
	s.text(x, axis-13, l.Strip.Label, directSize, s.th.Ink, class("strip-label"))
}

// bars are the edges of the bars of a run: one a person where they are wide
// enough to be seen apart, else one for the run.
func (l *forestLayout) bars(st Step) [][2]float64 {
	x0, x1 := l.stepEdges(st)
	n := float64(st.To-st.From) + 1
	if l.plot.scale.Log || (x1-x0)/n < 2 || n > 1000 {
		return [][2]float64{{x0, x1}}
	}
	var out [][2]float64
	for k := st.From; k <= st.To; k++ {
		a, b := l.stepEdges(Step{From: k, To: k})
		out = append(out, [2]float64{a + 0.12, b - 0.12})
	}
	return out
}
