package draw

import (
	"slices"

	"github.com/go-text/typesetting/font/opentype"
	"gonum.org/v1/plot/vg"
)

// Onto draws the page on any canvas of gonum/plot, text as outlines of the
// shaped glyphs. The canvas must be at least as large as the page; the page
// stands at its origin, the bottom left corner. The paper is not painted.
func (p *Page) Onto(c vg.Canvas, f *Fonts) {
	for _, it := range p.Items {
		switch v := it.(type) {
		case *Shape:
			v.onto(c, p.Height)
		case *Text:
			c.SetColor(v.Fill.Color)
			for _, word := range f.outlines(v, p.Height) { // the longer a path, the longer each part of it takes
				c.Fill(word)
			}
		}
	}
}

func (s *Shape) onto(c vg.Canvas, height float64) {
	path := flip(s.Path, height)
	if !s.Fill.IsZero() {
		c.SetColor(s.Fill.Color)
		c.Fill(path)
	}
	if s.Stroke.IsZero() {
		return
	}
	dash := make([]vg.Length, len(s.Dash))
	for i, d := range s.Dash {
		dash[i] = vg.Length(d)
	}
	c.SetColor(s.Stroke.Color)
	c.SetLineWidth(vg.Length(s.Width))
	c.SetLineDash(dash, 0)
	c.Stroke(path)
}

// flip turns a path with y down into one with y up from the page's foot.
func flip(path vg.Path, height float64) vg.Path {
	up := func(p vg.Point) vg.Point { return vg.Point{X: p.X, Y: vg.Length(height) - p.Y} }
	out := make(vg.Path, len(path))
	for i, c := range path {
		c.Pos = up(c.Pos)
		control := make([]vg.Point, len(c.Control))
		for j, q := range c.Control {
			control[j] = up(q)
		}
		c.Control = control
		out[i] = c
	}
	return out
}

// Outline returns the glyphs of a text as one path, y up from the foot of a
// page of the given height.
func (f *Fonts) Outline(t *Text, height float64) vg.Path {
	return slices.Concat(f.outlines(t, height)...)
}

// outlines returns the glyphs of a text as Outline does, as a path for each part
// that stands between blanks.
func (f *Fonts) outlines(t *Text, height float64) []vg.Path {
	line := f.Shape(t.S, t.Face)
	start := 0.0
	switch t.Anchor {
	case Middle:
		start = -float64(line.Width*t.Size) / 2
	case Right:
		start = -float64(line.Width * t.Size)
	}
	var words []vg.Path
	var path vg.Path
	for _, g := range line.Glyphs {
		outline, ok := g.face.GlyphDataOutline(g.ID)
		if !ok {
			continue
		}
		if len(outline.Segments) == 0 && len(path) > 0 {
			words, path = append(words, path), nil
		}
		em := t.Size / float64(g.face.Upem())
		ox, oy := start+float64(g.X*t.Size), float64(g.Y*t.Size)
		appendOutline(&path, outline.Segments, func(q opentype.SegmentPoint) vg.Point {
			along, above := ox+float64(float64(q.X)*em), oy+float64(float64(q.Y)*em)
			if t.Up {
				return roundPoint3(t.X-above, height-t.Y+along)
			}
			return roundPoint3(t.X+along, height-t.Y+above)
		})
	}
	if len(path) > 0 {
		words = append(words, path)
	}
	return words
}

// roundPoint3 rounds to 0.001 pt: finer than a pixel at any resolution in
// use, coarse enough to hide differences of floating point between machines.
func roundPoint3(x, y float64) vg.Point {
	return vg.Point{X: vg.Length(round2(x*10) / 10), Y: vg.Length(round2(y*10) / 10)}
}

func appendOutline(path *vg.Path, segments []opentype.Segment, at func(opentype.SegmentPoint) vg.Point) {
	for i, s := range segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				path.Close()
			}
			path.Move(at(s.Args[0]))
		case opentype.SegmentOpLineTo:
			path.Line(at(s.Args[0]))
		case opentype.SegmentOpQuadTo:
			path.QuadTo(at(s.Args[0]), at(s.Args[1]))
		case opentype.SegmentOpCubeTo:
			path.CubeTo(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if len(segments) > 0 {
		path.Close()
	}
}
