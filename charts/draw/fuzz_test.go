package draw

import (
	"bytes"
	"encoding/xml"
	"io"
	"testing"
	"unicode/utf8"
)

// Whatever a table holds as a name can be measured, wrapped and drawn, and the
// SVG stays well-formed.
func FuzzLabel(f *testing.F) {
	for _, s := range scripts {
		f.Add(s.text, 60.0)
	}
	f.Add("a\x00\xff\u202e\u2066b", 5.0)
	f.Add("\u0301\u200d\u2068 \u2069", 1.0)
	fonts, err := NewFonts()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if len(s) > 200 || !(width > 10 && width < 1000) {
			t.Skip()
		}
		clean := Clean(s)
		if !utf8.ValidString(clean) || Clean(clean) != clean {
			t.Fatalf("Clean(%q) = %q, and of that %q", s, clean, Clean(clean))
		}
		p := &Page{Width: 500, Height: 100, Theme: LightTheme(), Title: clean, Desc: s}
		for _, line := range fonts.WrapBalanced(clean, Regular, 6, width) {
			p.Add(&Text{X: 10, Y: 50, S: line, Size: 6, Fill: p.Theme.Ink, Title: s})
		}
		p.Lint(fonts)
		p.Missing(fonts)
		var svg bytes.Buffer
		if err := p.WriteSVG(&svg, fonts); err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(pdfString(s)) {
			t.Fatalf("pdfString(%q) = %q", s, pdfString(s))
		}
		dec := xml.NewDecoder(&svg)
		for {
			if _, err := dec.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
		}
	})
}
