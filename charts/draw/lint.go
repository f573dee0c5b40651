package draw

import "fmt"

// MinSize is the smallest type a figure may have, in points.
const MinSize = 5

// MinContrast is the least contrast a text may have with what is under it
// (WCAG 2.1, level AA).
const MinContrast = 4.5

// Box is the place a text takes: ascenders and descenders, not ink.
type Box struct{ X0, Y0, X1, Y1 float64 }

// The box of a line of type reaches so far above and below the baseline, as a
// share of its size: the ascenders and descenders of Liberation Sans.
const (
	ascent  = 0.73
	descent = 0.21
)

// Box returns where a text stands.
func (f *Fonts) Box(t *Text) Box {
	w := f.Width(t.S, t.Face, t.Size)
	start := 0.0
	switch t.Anchor {
	case Middle:
		start = -w / 2
	case Right:
		start = -w
	}
	if t.Up {
		return Box{t.X - ascent*t.Size, t.Y - start - w, t.X + descent*t.Size, t.Y - start}
	}
	return Box{t.X + start, t.Y - ascent*t.Size, t.X + start + w, t.Y + descent*t.Size}
}

// Lint returns what is wrong with the layout of a page, in words: texts that
// leave the page, overlap, are too small, or stand out too little. None for a
// page fit to print. It does not see text on marks: look at the picture.
func (p *Page) Lint(f *Fonts) []string {
	var out []string
	texts := p.Texts()
	boxes := make([]Box, len(texts))
	for i, t := range texts {
		boxes[i] = f.Box(t)
		out = append(out, p.lintText(t, boxes[i])...)
	}
	for i := range boxes {
		for j := i + 1; j < len(boxes); j++ {
			if overlap(boxes[i], boxes[j]) {
				out = append(out, fmt.Sprintf("%q at %.1f,%.1f overlaps %q at %.1f,%.1f",
					texts[i].S, texts[i].X, texts[i].Y, texts[j].S, texts[j].X, texts[j].Y))
			}
		}
	}
	return out
}

func (p *Page) lintText(t *Text, b Box) []string {
	var out []string
	if b.X0 < 0 || b.Y0 < 0 || b.X1 > p.Width || b.Y1 > p.Height {
		out = append(out, fmt.Sprintf("%q leaves the page: %.1f,%.1f to %.1f,%.1f of %.1f × %.1f",
			t.S, b.X0, b.Y0, b.X1, b.Y1, p.Width, p.Height))
	}
	if t.Size < MinSize {
		out = append(out, fmt.Sprintf("%q is set in %.1f pt", t.S, t.Size))
	}
	on := t.On
	if on.IsZero() {
		on = p.Theme.Paper
	}
	if c := Contrast(t.Fill.Color, on.Color); c < MinContrast {
		out = append(out, fmt.Sprintf("%q has a contrast of %.1f", t.S, c))
	}
	return out
}

func overlap(a, b Box) bool {
	w := min(a.X1, b.X1) - max(a.X0, b.X0)
	h := min(a.Y1, b.Y1) - max(a.Y0, b.Y0)
	return w > 0.3 && h > 0.6
}

// MissingGlyph is a character of a label that no font has. It is drawn as an
// empty box, never as nothing.
type MissingGlyph struct {
	Label string
	Rune  rune
}

// Missing returns the characters that the fonts lack, each once a label.
func (p *Page) Missing(f *Fonts) []MissingGlyph {
	var out []MissingGlyph
	seen := map[MissingGlyph]bool{}
	for _, t := range p.Texts() {
		for _, r := range f.Shape(t.S, t.Face).Missing {
			m := MissingGlyph{t.S, r}
			if !seen[m] {
				seen[m] = true
				out = append(out, m)
			}
		}
	}
	return out
}
