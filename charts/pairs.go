package charts

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"toll/charts/draw"
	"toll/stats"
)

// Pairs draws how the figures of every two sources compare: a ratio where they
// share enough events, else in how many cells both can be complete counts.
// Where no two share a cell it says so in words. The error says that the
// embedded fonts cannot be read.
func Pairs(results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawPairs(results, o) })
}

func drawPairs(results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewPairsSpec(results, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), pairsData(spec), results)
	var desc strings.Builder
	for i := range spec.Sources {
		for k := range i {
			if c, ok := spec.Cells[[2]int{i, k}]; ok {
				ratio, below := c.lines(spec.w)
				desc.WriteString(" " + spec.w.say("pairs.desc", spec.Sources[i], spec.Sources[k], strings.TrimSpace(ratio+" "+below)))
			}
		}
	}
	s := spec.begin(f, o, 0, 1, desc.String())
	if len(spec.Cells) > 0 {
		newPairsLayout(spec, f, o).draw(s)
	}
	fig.addSheet(spec.end(s, o))
	return fig, nil
}

// pairsLayout holds where the cells of a figure of pairs stand.
type pairsLayout struct {
	*PairsSpec
	f             *draw.Fonts
	o             Options
	label         float64 // width of the names at the rows
	left          float64 // of the first column
	width, height float64 // of a cell
}

func newPairsLayout(spec *PairsSpec, f *draw.Fonts, o Options) *pairsLayout {
	l := &pairsLayout{PairsSpec: spec, f: f, o: o, width: 24, height: 15.5}
	for _, c := range spec.Cells {
		ratio, below := c.lines(spec.w)
		l.width = max(l.width, f.Width(below, draw.Regular, 5)+4, f.Width(ratio, draw.Bold, 6)+4)
	}
	full := o.width() - 2*margin
	for _, source := range spec.Sources[1:] {
		l.label = max(l.label, f.Width(source, draw.Regular, labelSize))
	}
	l.label = min(l.label, 0.3*full)
	columns := float64(max(len(spec.Sources)-1, 1))
	room := full - l.label - 6 - 0.12*full // the last name on the diagonal
	l.width = min(l.width, max(room/columns, 17))
	l.left = margin + l.label + 6
	if used := l.left + l.width*columns; used > o.width()-margin {
		l.width = (o.width() - margin - l.left) / columns
	}
	return l
}

// draw adds rows, names on the diagonal and the legend.
func (l *pairsLayout) draw(s *sheet) {
	top := s.y + 18
	var dots vg.Path
	for k := range len(l.Sources) - 1 {
		x := l.left + l.width*float64(k) + 3
		text, cut := l.f.Fit(l.Sources[k], draw.Regular, directSize, s.right-x)
		s.text(x, top+l.height*float64(k)-3, text, directSize, s.th.Ink, class("label"), func(t *draw.Text) {
			if cut {
				t.Title = l.Sources[k]
			}
		})
	}
	for i := 1; i < len(l.Sources); i++ {
		y := top + l.height*(float64(i-1)+0.5)
		text, cut := l.f.Fit(l.Sources[i], draw.Regular, labelSize, l.label)
		s.text(l.left-5, y+baseline*labelSize, text, labelSize, s.th.Ink, alignRight, class("label"), func(t *draw.Text) {
			if cut {
				t.Title = l.Sources[i]
			}
		})
		for k := range i {
			x := l.left + l.width*float64(k)
			if c, ok := l.Cells[[2]int{i, k}]; ok {
				l.cell(s, x, y, c)
			} else {
				dots = append(dots, draw.Circle(x+l.width/2, y, 0.45)...)
			}
		}
	}
	s.Add(&draw.Shape{Path: dots, Fill: s.th.Axis, Class: "no-cell"})
	s.y = top + l.height*float64(len(l.Sources)-1)
	l.legend(s)
	s.y += 2
}

// cell draws a pair around the middle of its height.
func (l *pairsLayout) cell(s *sheet, x, y float64, c PairOf) {
	ratio, below := c.lines(l.w)
	box := draw.Rect(x+0.5, y-l.height/2+0.5, x+l.width-0.5, y+l.height/2-0.5)
	v, ok := c.Ratio.Get()
	mid := x + l.width/2
	if !ok {
		s.Add(&draw.Shape{Path: box, Stroke: s.th.Grid, Width: 0.6})
		l.fit(s, mid, y+baseline*5.5, below, 5.5, draw.Regular, s.th.Sub, s.th.Paper)
		return
	}
	fill := s.th.Ratio[ratioClass(v)]
	s.Add(&draw.Shape{Path: box, Fill: fill, Class: "ratio"})
	l.fit(s, mid, y-1, ratio, 6, draw.Bold, s.th.Ink, fill)
	l.fit(s, mid, y+5.2, below, 5, draw.Regular, s.th.Ink, fill)
}

// fit prints a text in a cell, cut short where it is wider. Of an interval a part
// would be read as another one: there it is a mark alone.
func (l *pairsLayout) fit(s *sheet, x, y float64, full string, size float64, face draw.Face, paint, on draw.Paint) {
	text, cut := l.f.Fit(full, face, size, l.width-1)
	if cut && face == draw.Regular {
		text = "…"
	}
	s.text(x, y, text, size, paint, alignMiddle, class("cell"), func(t *draw.Text) {
		if t.Face, t.On = face, on; cut {
			t.Title = full
		}
	})
}

// ratioClass is the place of a ratio among the nine colours: log2, half or less
// to double or more.
func ratioClass(v float64) int {
	if v <= 0 {
		return 0
	}
	return int(math.Round(4 + 4*min(max(math.Log2(v), -1), 1)))
}

// legend explains the cells, under the triangle.
func (l *pairsLayout) legend(s *sheet) {
	s.y += 14
	if l.Ratios > 0 {
		divided, half := l.w.say("pairs.legend.divided"), l.w.say("pairs.legend.half")
		s.text(s.left, s.y, divided, headSize, s.th.Ink, bold, class("legend"))
		x := s.left + l.f.Width(divided, draw.Bold, headSize) + 8
		if x+86+l.f.Width(half+l.w.say("pairs.legend.double"), draw.Regular, headSize) > s.right {
			x, s.y = s.left, s.y+9
		}
		s.text(x, s.y, half, headSize, s.th.Sub, class("legend"))
		x += l.f.Width(half, draw.Regular, headSize) + 4
		for i, p := range s.th.Ratio {
			s.rect(x+8*float64(i), s.y-5.4, x+8*float64(i+1), s.y+0.6, p)
		}
		s.text(x+76, s.y, l.w.say("pairs.legend.double"), headSize, s.th.Sub, class("legend"))
		s.y += 9
	}
	legend := l.w.say("pairs.legend.few", stats.MinEvents)
	if l.Ratios > 0 {
		legend = l.w.say("pairs.legend.ratios", legend)
	}
	for _, text := range l.f.Wrap(legend, draw.Regular, headSize, s.right-s.left) {
		s.text(s.left, s.y, text, headSize, s.th.Sub, class("legend"))
		s.y += 8
	}
	s.y -= 8
}
