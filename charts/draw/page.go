package draw

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// PointsPerMM is how many points one millimetre has.
const PointsPerMM = 72 / 25.4

// Anchor says which point of a text stands at its x.
type Anchor uint8

// The anchors. They mean edges of the page, not of the reading direction: a
// right-to-left text anchored at Left begins at its left edge too.
const (
	Left Anchor = iota
	Middle
	Right
)

// Item is one thing on a page: a *Shape or a *Text.
type Item interface {
	scale(f float64) Item
	mirror(width float64) Item
}

// Shape is a path that is filled, stroked, or both (fill first).
type Shape struct {
	Path   vg.Path // y down
	Fill   Paint   // zero: not filled
	Stroke Paint   // zero: not stroked
	Width  float64 // of the stroke, in points
	Dash   []float64
	Class  string // for style sheets; one word, may be empty
	Title  string // the tool tip of a mark in SVG; may be empty
}

// Text is one line of text.
type Text struct {
	X, Y   float64 // Y is the baseline
	S      string  // cleaned: see Clean
	Size   float64 // in points
	Face   Face
	Anchor Anchor
	Up     bool // reads upwards, turned by a quarter about X, Y; for the heads of narrow columns
	Fill   Paint
	On     Paint  // what it stands on; zero: the paper
	Class  string // for style sheets; one word, may be empty
	Title  string // the full text in SVG where S is cut short; may be empty
}

// Page is a display list with what the file around it needs. The zero value
// is not usable: set Width, Height and Theme.
type Page struct {
	Width, Height float64 // in points
	Theme         Theme
	Title, Desc   string // for screen readers
	Lang          string // of title, description and fixed words: a code of BCP 47; empty: "en"
	RTL           bool   // its sentences read from right to left
	Stem          string // prefix of the ids in SVG; empty: "figure"
	Items         []Item
}

// language is the language of the page.
func (p *Page) language() string {
	if p.Lang == "" {
		return "en"
	}
	return identifier(p.Lang)
}

// Add appends an item. Coordinates are rounded to 0.01 pt and texts cleaned of
// what a file cannot hold; an empty text and an empty path are left out.
func (p *Page) Add(it Item) {
	switch v := it.(type) {
	case *Shape:
		if len(v.Path) == 0 {
			return
		}
		for i := range v.Path {
			c := &v.Path[i]
			c.Pos = roundPoint(c.Pos)
			for j := range c.Control {
				c.Control[j] = roundPoint(c.Control[j])
			}
		}
	case *Text:
		v.S = printable(v.S)
		if p.RTL && isRTLSentence(v.S) {
			v.S = rightToLeftMark + v.S
		}
		v.S = isolateRuns(v.S)
		if v.S == "" {
			return
		}
		v.X, v.Y = round2(v.X), round2(v.Y)
	}
	p.Items = append(p.Items, it)
}

// Scaled returns a copy of the page with everything f times as large, type and
// line widths included.
func (p *Page) Scaled(f float64) *Page {
	q := *p
	q.Width, q.Height = round2(p.Width*f), round2(p.Height*f)
	q.Items = make([]Item, len(p.Items))
	for i, it := range p.Items {
		q.Items[i] = it.scale(f)
	}
	return &q
}

func (s *Shape) scale(f float64) Item {
	t := *s
	t.Path = moved(s.Path, func(p vg.Point) vg.Point { return vg.Point{X: p.X * vg.Length(f), Y: p.Y * vg.Length(f)} })
	t.Width *= f
	t.Dash = make([]float64, len(s.Dash))
	for i, d := range s.Dash {
		t.Dash[i] = d * f
	}
	return &t
}

func (t *Text) scale(f float64) Item {
	u := *t
	u.X, u.Y, u.Size = round2(t.X*f), round2(t.Y*f), t.Size*f
	return &u
}

// Mirrored returns a copy of the page with left and right exchanged, for figures
// that read from right to left. Letters and numbers stay as they are.
func (p *Page) Mirrored() *Page {
	q := *p
	q.Items = make([]Item, len(p.Items))
	for i, it := range p.Items {
		q.Items[i] = it.mirror(p.Width)
	}
	return &q
}

func (s *Shape) mirror(width float64) Item {
	t := *s
	t.Path = moved(s.Path, func(p vg.Point) vg.Point { return vg.Point{X: vg.Length(width) - p.X, Y: p.Y} })
	return &t
}

// moved is the path with each of its points where to puts it.
func moved(path vg.Path, to func(vg.Point) vg.Point) vg.Path {
	out := make(vg.Path, len(path))
	for i, c := range path {
		c.Pos = roundPoint(to(c.Pos))
		control := make([]vg.Point, len(c.Control))
		for j, q := range c.Control {
			control[j] = roundPoint(to(q))
		}
		c.Control = control
		out[i] = c
	}
	return out
}

func (t *Text) mirror(width float64) Item {
	u := *t
	u.X = round2(width - t.X)
	if t.Up { // it reads upwards still: its ascenders are on the left
		u.X = round2(u.X + (ascent-descent)*t.Size)
		return &u
	}
	u.Anchor = Right - t.Anchor
	return &u
}

// Texts returns the texts of the page in the order in which they are drawn.
func (p *Page) Texts() []*Text {
	var out []*Text
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok {
			out = append(out, t)
		}
	}
	return out
}

// round2 rounds to 0.01 and turns a negative zero into zero, so that the same
// number is always written with the same digits.
func round2(x float64) float64 { return math.Round(x*100)/100 + 0 }

func roundPoint(p vg.Point) vg.Point {
	return vg.Point{X: vg.Length(round2(float64(p.X))), Y: vg.Length(round2(float64(p.Y)))}
}
