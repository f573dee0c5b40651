package draw

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	xbidi "golang.org/x/text/unicode/bidi"
)

// shapeSize is the size at which text is shaped; glyph positions are then
// exact to 1/64000 em and scale to any size of type.
const shapeSize = 1000

// Line is one line of shaped text.
type Line struct {
	Width   float64 // in em
	Glyphs  []Glyph // from left to right
	Missing []rune  // characters no font has, each once, in order
	RTL     bool    // the first strong letter reads from right to left
}

// Glyph is one glyph of a line.
type Glyph struct {
	ID   font.GID
	X, Y float64 // of its origin, in em; y up from the baseline
	face *font.Face
}

// Shape returns the line that s makes in a face: joined, ordered, with marks
// placed. Lines are kept and shared: do not change them.
func (f *Fonts) Shape(s string, face Face) *Line {
	key := shapeKey{s, face}
	if line, ok := f.cache[key]; ok {
		return line
	}
	line := f.shape([]rune(s), face)
	f.cache[key] = line
	return line
}

// Width returns the width of s in points.
func (f *Fonts) Width(s string, face Face, size float64) float64 {
	return f.Shape(s, face).Width * size
}

// levelRun is a stretch of text of one embedding level, shaped.
type levelRun struct {
	level bidi.Level
	out   []shaping.Output
}

func (f *Fonts) shape(text []rune, face Face) *Line {
	line := &Line{}
	if len(text) == 0 {
		return line
	}
	var paragraph bidi.Paragraph
	line.RTL = firstStrongRTL(text)
	base := bidi.LeftToRight
	if line.RTL {
		base = bidi.RightToLeft
	}
	runs := paragraph.Segment(text, base)
	var levels []levelRun
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		levels = append(levels, f.shapeRun(text, run, face, line))
	}
	x := 0.0
	for _, run := range reorder(levels) {
		for _, out := range run.out {
			x = line.place(out, x)
		}
	}
	line.Width = x
	return line
}

// shapeRun shapes one bidi run, which may change script and font within, and
// returns its parts in visual order.
func (f *Fonts) shapeRun(text []rune, run bidi.Run, face Face, line *Line) levelRun {
	in := shaping.Input{
		Text: text, RunStart: run.Start, RunEnd: run.End,
		Size: fixed.I(shapeSize), Direction: di.DirectionLTR, Language: "en",
	}
	if !run.IsLeftToRight() {
		in.Direction = di.DirectionRTL
	}
	made := levelRun{level: run.Level}
	for _, part := range f.seg.Split(in, &f.faces[face]) {
		part.Direction = in.Direction
		out := f.shaper.Shape(part)
		line.noteMissing(out, text)
		made.out = append(made.out, out)
	}
	if in.Direction == di.DirectionRTL {
		slices.Reverse(made.out)
	}
	return made
}

// reorder puts runs of embedding levels into visual order: rule L2 of the
// Unicode bidirectional algorithm.
func reorder(runs []levelRun) []levelRun {
	highest := bidi.Level(0)
	for _, r := range runs {
		highest = max(highest, r.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(i, j)
		}
	}
	return runs
}

func (l *Line) place(out shaping.Output, x float64) float64 {
	const em = 64 * shapeSize
	for _, g := range out.Glyphs {
		l.Glyphs = append(l.Glyphs, Glyph{ID: g.GlyphID, face: out.Face, X: x + float64(g.XOffset)/em, Y: float64(g.YOffset) / em})
		x += float64(g.Advance) / em
	}
	return x
}

// noteMissing records the characters of a shaped part that came out as the
// font's "no such glyph", and those that stand for broken input.
func (l *Line) noteMissing(out shaping.Output, text []rune) {
	for _, g := range out.Glyphs {
		for i := g.TextIndex(); i < g.TextIndex()+g.RunesCount(); i++ {
			r := text[i]
			if r != unicode.ReplacementChar && (g.GlyphID != 0 || unicode.Is(unicode.Cf, r)) {
				continue
			}
			if !slices.Contains(l.Missing, r) {
				l.Missing = append(l.Missing, r)
			}
		}
	}
}

// firstStrongRTL finds the direction of the first letter that has one, outside
// of isolates (rules P2 and P3).
func firstStrongRTL(text []rune) bool {
	depth := 0
	for _, r := range text {
		switch r {
		case '\u2066', '\u2067', isolateStart:
			depth++
			continue
		case isolateEnd:
			depth = max(depth-1, 0)
			continue
		}
		if depth > 0 {
			continue
		}
		p, _ := xbidi.LookupRune(r)
		switch p.Class() {
		case xbidi.L:
			return false
		case xbidi.R, xbidi.AL:
			return true
		}
	}
	return false
}

// hasRTL reports whether any letter of s reads from right to left.
func hasRTL(s string) bool {
	for _, r := range s {
		if isRTL(r) {
			return true
		}
	}
	return false
}

func isRTL(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := xbidi.LookupRune(r)
	c := p.Class()
	return c == xbidi.R || c == xbidi.AL || c == xbidi.AN
}
