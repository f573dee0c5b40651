package charts

import (
	"toll/charts/draw"
)

// Sizes of type in points. The baseline of a text centred on a row is a third
// of its size below the centre.
const (
	titleSize    = 9
	subtitleSize = 7
	labelSize    = 6.5
	headSize     = 6
	directSize   = 6
	noteSize     = 5.5
	sectionSize  = 8
	journalSize  = 7 // the largest in a journal

	margin      = 4 * draw.PointsPerMM
	lineLeading = 7.2 // of labels that take several lines
	baseline    = 0.34
)

// sheet is a page while it is laid out: y grows as things are added.
type sheet struct {
	*draw.Page
	f     *draw.Fonts
	th    draw.Theme
	left  float64 // edges of what is printed
	right float64
	y     float64
	areas []Area

	journal bool
	w       *words
}

func newSheet(f *draw.Fonts, o Options) *sheet {
	p := &draw.Page{Width: o.width(), Theme: o.Theme, Stem: o.Stem, RTL: o.w != nil && o.w.rtl}
	return &sheet{Page: p, f: f, th: o.Theme, left: margin, right: o.width() - margin, journal: o.Journal, w: o.w}
}

// text adds a line of text.
func (s *sheet) text(x, y float64, text string, size float64, fill draw.Paint, with ...func(*draw.Text)) {
	if s.journal {
		size = min(size, journalSize)
	}
	t := &draw.Text{X: x, Y: y, S: text, Size: size, Fill: fill}
	for _, set := range with {
		set(t)
	}
	s.Add(t)
}

func bold(t *draw.Text)        { t.Face = draw.Bold }
func italic(t *draw.Text)      { t.Face = draw.Italic }
func alignRight(t *draw.Text)  { t.Anchor = draw.Right }
func alignMiddle(t *draw.Text) { t.Anchor = draw.Middle }

func class(name string) func(*draw.Text) { return func(t *draw.Text) { t.Class = name } }

// line adds a straight line.
func (s *sheet) line(x0, y0, x1, y1, width float64, paint draw.Paint, dash ...float64) {
	if paint.IsZero() {
		return // a grid that a journal does not want
	}
	s.Add(&draw.Shape{Path: draw.Polyline(x0, y0, x1, y1), Stroke: paint, Width: width, Dash: dash})
}

// rect adds a filled rectangle.
func (s *sheet) rect(x0, y0, x1, y1 float64, paint draw.Paint) {
	s.Add(&draw.Shape{Path: draw.Rect(x0, y0, x1, y1), Fill: paint})
}

// heading adds title and subtitle and leaves y at the baseline of the last line.
func (s *sheet) heading(title, subtitle string) {
	s.Title = title
	if s.journal {
		s.y = 0 // they stand in the caption
		return
	}
	s.y = 15
	for i, l := range s.f.Wrap(title, draw.Bold, titleSize, s.right-s.left) {
		if i > 0 {
			s.y += 11
		}
		s.text(s.left, s.y, l, titleSize, s.th.Ink, bold, class("title"))
	}
	for i, l := range s.f.Wrap(subtitle, draw.Regular, subtitleSize, s.right-s.left) {
		s.y += 9
		if i == 0 {
			s.y++
		}
		s.text(s.left, s.y, l, subtitleSize, s.th.Sub, class("subtitle"))
	}
}

// headingHeight is where heading leaves y.
func headingHeight(f *draw.Fonts, o Options, title, subtitle string) float64 {
	s := newSheet(f, o)
	s.heading(title, subtitle)
	return s.y
}

const (
	noteLeading = 7
	foot        = 6 // below the last note
)

// notes adds the paragraphs below everything else and closes the page, which
// becomes as high as its content, or as the size asked for.
func (s *sheet) notes(paragraphs []string, o Options) {
	if o.Size.Height > 0 { // they stand at the foot of a page of fixed height
		s.y = max(s.y, o.maxHeight()-notesHeight(s.f, paragraphs, s.right-s.left))
	}
	for _, p := range paragraphs {
		for _, l := range s.f.Wrap(p, draw.Regular, noteSize, s.right-s.left) {
			s.text(s.left, s.y, l, noteSize, s.th.Sub, class("note"))
			s.y += noteLeading
		}
	}
	s.Height = s.y - noteLeading + foot
	if o.Size.Height > 0 {
		s.Height = max(s.Height, o.maxHeight())
	}
}

func notesHeight(f *draw.Fonts, paragraphs []string, width float64) float64 {
	lines := 0
	for _, p := range paragraphs {
		lines += len(f.Wrap(p, draw.Regular, noteSize, width))
	}
	return float64(lines)*noteLeading - noteLeading + foot
}

// plot is the part of a sheet between two columns in which counts have places.
type plot struct {
	left, right float64
	scale       Scale
}

func (p plot) x(n int64) float64 { return p.scale.at(float64(n), p.left, p.right) }

// at is x for a place between two counts, kept inside the plot.
func (p plot) at(n float64) float64 {
	return min(max(p.scale.at(n, p.left, p.right), p.left), p.right)
}

// grid adds the vertical lines of the ticks; for a journal short ticks on a line
// at the bottom.
func (s *sheet) grid(p plot, top, bottom float64) {
	if s.journal {
		s.line(p.left, bottom, p.right, bottom, 0.5, s.th.Axis)
		for _, n := range p.scale.Ticks {
			s.line(p.x(n), bottom, p.x(n), bottom-2.2, 0.5, s.th.Axis)
		}
		return
	}
	for _, n := range p.scale.Ticks {
		s.line(p.x(n), top, p.x(n), bottom, 0.4, s.th.Grid)
	}
}

// axis adds tick labels and the axis' name, and on a logarithmic scale the axis
// line with its break. y is the baseline of the labels; it is left at that of
// the name.
func (s *sheet) axis(p plot, name string) {
	if p.scale.Log {
		s.axisBreak(p, s.y-tickSize-2)
	}
	for _, n := range p.scale.Ticks {
		s.text(p.x(n), s.y, s.w.number(n), tickSize, s.th.Sub, alignMiddle, class("tick"))
	}
	width := s.right - p.left
	x := p.left
	if s.f.Width(name, draw.Regular, headSize) > width {
		x, width = s.left, s.right-s.left
	}
	for _, l := range s.f.Wrap(name, draw.Regular, headSize, width) {
		s.y += 8
		s.text(x, s.y, l, headSize, s.th.Sub, class("axis-name"))
	}
}

// axisBreak adds an axis line that is broken between zero and 1.
func (s *sheet) axisBreak(p plot, y float64) {
	mid := p.left + zeroSlot/2
	s.line(p.left-4, y, mid-1.2, y, 0.5, s.th.Axis)
	s.line(mid+1.2, y, p.right, y, 0.5, s.th.Axis)
	for _, x := range []float64{mid - 1.2, mid + 1.2} {
		s.line(x-1, y+2, x+1, y-2, 0.5, s.th.Axis)
	}
}
