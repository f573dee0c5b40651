package draw

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"
)

// WriteSVG writes the page as SVG: the size in millimetres, coordinates in
// points, text as text. Every paint is an attribute and a class
// (toll-ink, toll-bar …), so that a style sheet of a web page can restyle it;
// ids begin with the page's stem, so that several figures can stand in one
// page. f tells the reading direction of labels.
func (p *Page) WriteSVG(w io.Writer, f *Fonts) error {
	var b bytes.Buffer
	stem, direction := identifier(p.Stem), ""
	if p.RTL {
		direction = ` direction="rtl"`
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%smm" height="%smm" viewBox="0 0 %s %s" lang="%s"%s role="img" aria-labelledby="%s-title %s-desc" class="toll-figure toll-%s">`+"\n",
		num(p.Width/PointsPerMM), num(p.Height/PointsPerMM), num(p.Width), num(p.Height), p.language(), direction, stem, stem, p.Theme.Name)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", stem, escape(p.Title), stem, escape(p.Desc))
	fmt.Fprintf(&b, `<rect width="%s" height="%s"%s/>`+"\n", num(p.Width), num(p.Height), fill(p.Theme.Paper, ""))
	fmt.Fprintf(&b, "<g font-family=\"%s\">\n", FontFamilies)
	for _, it := range p.Items {
		switch v := it.(type) {
		case *Shape:
			v.writeSVG(&b)
		case *Text:
			v.writeSVG(&b, f, p.RTL)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (s *Shape) writeSVG(b *bytes.Buffer) {
	fmt.Fprintf(b, `<path d="%s"`, pathData(s.Path))
	if s.Fill.IsZero() {
		b.WriteString(` fill="none"`)
		if !s.Stroke.IsZero() {
			fmt.Fprintf(b, ` class="%s"`, classes(s.Class, s.Stroke.Role+"-line"))
		}
	} else {
		b.WriteString(fill(s.Fill, s.Class))
	}
	if !s.Stroke.IsZero() {
		fmt.Fprintf(b, ` stroke="%s" stroke-width="%s"`, s.Stroke.Hex(), num(s.Width))
		if len(s.Dash) > 0 {
			dash := make([]string, len(s.Dash))
			for i, d := range s.Dash {
				dash[i] = num(d)
			}
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, strings.Join(dash, " "))
		}
	}
	closeWithTitle(b, "path", s.Title)
}

func (t *Text) writeSVG(b *bytes.Buffer, f *Fonts, onRTL bool) {
	rtl := f.Shape(t.S, t.Face).RTL
	fmt.Fprintf(b, `<text x="%s" y="%s" font-size="%s"`, num(t.X), num(t.Y), num(t.Size))
	if t.Up {
		fmt.Fprintf(b, ` transform="rotate(-90 %s %s)"`, num(t.X), num(t.Y))
	}
	anchor := t.Anchor
	if rtl {
		b.WriteString(` direction="rtl"`)
		anchor = Right - anchor // start is the right edge there
	} else if onRTL {
		b.WriteString(` direction="ltr"`)
	}
	switch anchor {
	case Middle:
		b.WriteString(` text-anchor="middle"`)
	case Right:
		b.WriteString(` text-anchor="end"`)
	}
	switch t.Face {
	case Bold:
		b.WriteString(` font-weight="bold"`)
	case Italic:
		b.WriteString(` font-style="italic"`)
	}
	b.WriteString(fill(t.Fill, t.Class))
	b.WriteByte('>')
	if t.Title != "" {
		fmt.Fprintf(b, "<title>%s</title>", escape(t.Title))
	}
	fmt.Fprintf(b, "%s</text>\n", escape(t.S))
}

func closeWithTitle(b *bytes.Buffer, tag, title string) {
	if title == "" {
		b.WriteString("/>\n")
		return
	}
	fmt.Fprintf(b, "><title>%s</title></%s>\n", escape(title), tag)
}

func fill(p Paint, class string) string {
	return fmt.Sprintf(` fill="%s" class="%s"`, p.Hex(), classes(class, p.Role))
}

func classes(own, role string) string {
	if own == "" {
		return "toll-" + role
	}
	return "toll-" + role + " toll-" + own
}

// num writes a number with at most two decimals.
func num(x float64) string { return strconv.FormatFloat(round2(x), 'f', -1, 64) }

func pathData(path vg.Path) string {
	var b strings.Builder
	pair := func(p vg.Point) {
		b.WriteString(num(float64(p.X)))
		b.WriteByte(' ')
		b.WriteString(num(float64(p.Y)))
	}
	for _, c := range path {
		switch c.Type {
		case vg.MoveComp:
			b.WriteByte('M')
		case vg.LineComp:
			b.WriteByte('L')
		case vg.CurveComp:
			b.WriteByte("QC"[len(c.Control)-1])
			for _, q := range c.Control {
				pair(q)
				b.WriteByte(' ')
			}
		case vg.CloseComp:
			b.WriteByte('Z')
			continue
		}
		pair(c.Pos)
	}
	return b.String()
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// escape makes a text safe inside elements and attributes. Characters that XML
// cannot hold become U+FFFD.
func escape(s string) string { return escapes.Replace(printable(s)) }

// identifier makes a stem fit for an XML id: letters, digits, - and _ of ASCII.
func identifier(stem string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, stem)
	if id == "" {
		return "figure"
	}
	if c := id[0]; c >= '0' && c <= '9' || c == '-' {
		return "f" + id
	}
	return id
}
