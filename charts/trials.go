package charts

import (
	"fmt"
	"strings"

	"toll/charts/draw"
)

// Trial is how well one method did in one trial: F1, from 0 to 1.
type Trial struct {
	Difficulty, Method string
	F1                 float64
}

// Trials draws how well methods of linking did where the truth is known: a dot
// each on a scale from 0 to 1, in the order given, trials of one difficulty
// together. The error says that the embedded fonts cannot be read.
func Trials(trials []Trial, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	fr := frame{w: o.w, Title: "How well links are found where the truth is known",
		Subtitle: "F1: the harmonic mean of precision and recall, in pairs of events.",
		Notes:    []string{"Made-up events; the difficulties are chosen, not measured."}}
	var spec, alt strings.Builder
	data := [][]string{{"difficulty", "method", "f1"}}
	for _, t := range trials {
		fmt.Fprintf(&spec, "%s | %s | %.2f\n", t.Difficulty, t.Method, t.F1)
		fmt.Fprintf(&alt, " %s, %s: %.2f.", t.Difficulty, t.Method, t.F1)
		data = append(data, []string{t.Difficulty, t.Method, fmt.Sprintf("%.2f", t.F1)})
	}
	fr.Alt = fr.Title + "." + alt.String()
	fr.override(o)
	fig := newFigure(f, o, &fr, fr.head("trials")+spec.String()+fr.tail(), data, nil)
	s := fr.begin(f, o, 0, 1, alt.String())
	drawTrials(s, trials)
	fig.addSheet(fr.end(s, o))
	return fig, nil
}

func drawTrials(s *sheet, trials []Trial) {
	const row = 12.0
	label := 0.0
	for _, t := range trials {
		label = max(label, s.f.Width(s.w.name(t.Method), draw.Regular, labelSize))
	}
	label = min(label, 0.45*(s.right-s.left))
	left, right := s.left+label+14, s.right-26
	x := func(v float64) float64 { return left + (right-left)*min(max(v, 0), 1) }
	top, last := s.y+10, ""
	s.y = top
	for _, t := range trials {
		if t.Difficulty != last {
			last = t.Difficulty
			s.y += row + 2
			s.text(s.left, s.y, s.w.name(last), labelSize, s.th.Ink, bold, class("section"))
		}
		s.y += row
		text, cut := s.f.Fit(s.w.name(t.Method), draw.Regular, labelSize, label)
		s.text(s.left+6, s.y, text, labelSize, s.th.Ink, class("label"), titled(t.Method, cut))
		mid := s.y - baseline*labelSize
		s.line(x(0), mid, x(1), mid, 0.4, s.th.Grid)
		s.dot(x(t.F1), mid, false, false)
		s.text(s.right, s.y, fmt.Sprintf("%.2f", t.F1), labelSize, s.th.Ink, alignRight, class("value"))
	}
	s.y += row
	for _, v := range []float64{0, 0.25, 0.5, 0.75, 1} {
		s.line(x(v), s.y-7, x(v), s.y-4, 0.5, s.th.Axis)
		s.text(x(v), s.y+3, fmt.Sprintf("%g", v), headSize, s.th.Sub, alignMiddle, class("tick"))
	}
	s.y += 4
}
