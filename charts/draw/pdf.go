package draw

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"
)

// WritePDF writes pages as one PDF document, each at its own size. Text is
// text, in an embedded subset of the font, where one font shows it from left to
// right; right-to-left and mixed labels are outlines that carry their text for
// readers. day is the date the document gives as its own, so that the same
// pages give the same bytes; the zero time stands for 1 January 2000.
func WritePDF(w io.Writer, f *Fonts, pages []*Page, day time.Time) error {
	if day.IsZero() {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt"})
	doc.SetCatalogSort(true)
	doc.SetCreationDate(day)
	doc.SetModificationDate(day)
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetCellMargin(0)
	doc.SetLang(pages[0].language())
	for style, ttf := range map[string][]byte{"": liberationsansregular.TTF, "B": liberationsansbold.TTF, "I": liberationsansitalic.TTF} {
		doc.AddUTF8FontFromBytes(pdfFamily, style, slices.Clone(ttf))
	}
	for i, p := range pages {
		if i == 0 {
			doc.SetTitle(pdfString(p.Title), true)
			doc.SetSubject(pdfString(p.Desc), true)
		}
		doc.AddPageFormat("P", fpdf.SizeType{Wd: p.Width, Ht: p.Height})
		p.writePDF(doc, f)
	}
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("writing PDF: %w", err)
	}
	return nil
}

const pdfFamily = "liberation"

func (p *Page) writePDF(doc *fpdf.Fpdf, f *Fonts) {
	paper := &Shape{Path: Rect(0, 0, p.Width, p.Height), Fill: p.Theme.Paper}
	paper.writePDF(doc)
	for _, it := range p.Items {
		switch v := it.(type) {
		case *Shape:
			v.writePDF(doc)
		case *Text:
			if f.isSimple(v) && !v.Up {
				v.writePDF(doc)
			} else {
				v.outlinePDF(doc, f, p.Height)
			}
		}
	}
}

func (s *Shape) writePDF(doc *fpdf.Fpdf) {
	mode := ""
	if c := s.Fill.Color; !s.Fill.IsZero() {
		doc.SetFillColor(int(c.R), int(c.G), int(c.B))
		mode = "F"
	}
	if c := s.Stroke.Color; !s.Stroke.IsZero() {
		doc.SetDrawColor(int(c.R), int(c.G), int(c.B))
		doc.SetLineWidth(s.Width)
		doc.SetDashPattern(append([]float64{}, s.Dash...), 0)
		mode += "D"
	}
	if mode == "" {
		return
	}
	drawPDF(doc, s.Path, func(q vg.Point) (x, y float64) { return float64(q.X), float64(q.Y) })
	doc.DrawPath(mode)
}

// drawPDF adds the components of a path to the document's current path.
func drawPDF(doc *fpdf.Fpdf, path vg.Path, at func(vg.Point) (x, y float64)) {
	var x, y float64
	for _, c := range path {
		switch c.Type {
		case vg.MoveComp:
			x, y = at(c.Pos)
			doc.MoveTo(x, y)
		case vg.LineComp:
			x, y = at(c.Pos)
			doc.LineTo(x, y)
		case vg.CurveComp:
			x0, y0 := x, y
			x1, y1 := at(c.Control[0])
			x2, y2 := at(c.Control[len(c.Control)-1])
			x, y = at(c.Pos)
			if len(c.Control) == 1 { // a quadratic curve as a cubic one
				x2, y2 = x+2*(x1-x)/3, y+2*(y1-y)/3
				x1, y1 = x0+2*(x1-x0)/3, y0+2*(y1-y0)/3
			}
			doc.CurveBezierCubicTo(x1, y1, x2, y2, x, y)
		case vg.CloseComp:
			doc.ClosePath()
		}
	}
}

// isSimple reports whether one font shows the text from left to right, letter
// by letter, so that it can stand in the document as text.
func (f *Fonts) isSimple(t *Text) bool {
	line := f.Shape(t.S, t.Face)
	if hasRTL(t.S) || len(line.Missing) > 0 {
		return false
	}
	for _, g := range line.Glyphs {
		if g.face != f.faces[t.Face].latin {
			return false
		}
	}
	return !strings.ContainsFunc(t.S, func(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Cf) || r > 0xffff })
}

var pdfStyles = [...]string{Regular: "", Bold: "B", Italic: "I"}

func (t *Text) writePDF(doc *fpdf.Fpdf) {
	doc.SetFont(pdfFamily, pdfStyles[t.Face], t.Size)
	doc.SetTextColor(int(t.Fill.Color.R), int(t.Fill.Color.G), int(t.Fill.Color.B))
	x := t.X
	switch t.Anchor {
	case Middle:
		x -= doc.GetStringWidth(t.S) / 2
	case Right:
		x -= doc.GetStringWidth(t.S)
	}
	doc.Text(x, t.Y, t.S)
}

// outlinePDF draws the glyphs of a text as paths, marked with the text they
// stand for.
func (t *Text) outlinePDF(doc *fpdf.Fpdf, f *Fonts, height float64) {
	doc.RawWriteStr("/Span <</ActualText <" + utf16Hex(t.S) + ">>> BDC")
	doc.SetFillColor(int(t.Fill.Color.R), int(t.Fill.Color.G), int(t.Fill.Color.B))
	drawPDF(doc, f.Outline(t, height), func(q vg.Point) (x, y float64) { return float64(q.X), height - float64(q.Y) })
	doc.DrawPath("F")
	doc.RawWriteStr("EMC")
}

// pdfString makes a text fit for the document's properties: the library fails on
// broken UTF-8 and on characters beyond the first plane.
func pdfString(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return unicode.ReplacementChar
		}
		return r
	}, printable(Plain(s)))
}

func utf16Hex(s string) string {
	var b strings.Builder
	b.WriteString("FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
