package charts

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"toll/casualties"
	"toll/casualties/layout"
	"toll/charts/draw"
	"toll/stats"
)

// contactFiles are the tables of the contact sheet, in ../shared/cases; the
// first is the embedded one.
var contactFiles = []string{"", "police_killings_us_by_source.csv", "tfp_west_bank_daily.csv", "silver_81wars_low_high.csv"}

// TestContactSheet draws every figure of four tables at three sizes and reads
// the SVG: text inside the page, nothing overlapping, type of 5 points or more,
// contrast of 4.5 or more.
func TestContactSheet(t *testing.T) {
	for _, file := range contactFiles {
		claims := syriaClaims(t)
		if file != "" {
			claims = sharedClaims(t, file)
		}
		for _, kind := range contactKinds() {
			for _, size := range []Size{Column, Page, Slide} {
				where := fmt.Sprintf("%s-%s-%.0f", kind.name, strings.TrimSuffix(file, ".csv"), size.Width)
				o := Options{Size: size, Inputs: []string{cmp.Or(file, "syria-2017.csv")}, Selection: casualties.NewSelection(), Top: kind.top}
				t.Run(where, func(t *testing.T) { contact(t, where, kind, claims, o) })
			}
		}
	}
}

// contact draws one figure and checks its pages, the first ones of very many.
func contact(t *testing.T, where string, kind contactKind, claims *casualties.Claims, o Options) {
	fig, err := kind.draw(claims, o)
	if err != nil {
		t.Fatal(err)
	}
	lint(t, where, fig)
	for i := range min(fig.Pages(), 6) {
		var svg bytes.Buffer
		if err := fig.WriteSVG(&svg, i); err != nil {
			t.Fatal(err)
		}
		for _, fault := range checkSVG(t, svg.Bytes()) {
			t.Errorf("page %d: %s", i+1, fault)
		}
	}
	show(t, "contact-"+where, fig)
}

// contactKind is a figure of the contact sheet.
type contactKind struct {
	name string
	top  int
	draw func(*casualties.Claims, Options) (*Figure, error)
}

func contactKinds() []contactKind {
	kinds := []contactKind{
		{"forest", 0, func(c *casualties.Claims, o Options) (*Figure, error) {
			list := results(c)
			return Forest(slices.MaxFunc(list, func(a, b stats.Result) int { return len(a.Latest.Votes) - len(b.Latest.Votes) }), o)
		}},
		{"ranges", 0, func(c *casualties.Claims, o Options) (*Figure, error) { return Ranges(results(c), o) }},
	}
	for _, k := range moreFigures {
		kinds = append(kinds, contactKind{k.name, 12, k.draw})
	}
	return kinds
}

// sharedClaims reads a table of ../shared/cases, and skips where there is none.
func sharedClaims(t *testing.T, file string) *casualties.Claims {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", "cases", file))
	if err != nil {
		t.Skip("the shared tables are not here")
	}
	defer f.Close()
	claims := casualties.NewClaims()
	table, err := os.Open(filepath.Join("testdata", "layouts", file))
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	columns, err := layout.Read(table, file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := casualties.Read(casualties.Input{Name: file, Reader: f}, casualties.ReadOptions{Texts: true, Layout: columns}, claims, &casualties.Findings{}); err != nil {
		t.Fatal(err)
	}
	if claims.Len() == 0 {
		t.Fatalf("%s: no claims", file)
	}
	return claims
}

// svgBox is a rectangle of a drawing with its colour.
type svgBox struct {
	draw.Box
	fill color.NRGBA
}

// checkSVG reads a drawing and returns what is wrong with its texts.
func checkSVG(t *testing.T, b []byte) []string {
	t.Helper()
	fonts, err := draw.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	var boxes []svgBox
	var texts []draw.Text
	var width, height float64
	dec := xml.NewDecoder(bytes.NewReader(b))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return []string{err.Error()}
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		a := map[string]string{}
		for _, attr := range start.Attr {
			a[attr.Name.Local] = attr.Value
		}
		switch start.Name.Local {
		case "svg":
			fmt.Sscanf(a["viewBox"], "0 0 %f %f", &width, &height)
		case "rect":
			boxes = append(boxes, svgBox{draw.Box{X1: width, Y1: height}, svgColor(a["fill"])})
		case "path":
			if box, ok := svgRect(a["d"]); ok && a["fill"] != "none" {
				boxes = append(boxes, svgBox{box, svgColor(a["fill"])})
			}
		case "text":
			text := svgText(a, dec)
			texts = append(texts, text)
			faults = append(faults, checkText(fonts, &text, boxes, width, height)...)
		}
	}
	for i := range texts {
		x := fonts.Box(&texts[i])
		for k := i + 1; k < len(texts); k++ {
			y := fonts.Box(&texts[k])
			if min(x.X1, y.X1)-max(x.X0, y.X0) > 0.3 && min(x.Y1, y.Y1)-max(x.Y0, y.Y0) > 0.6 {
				faults = append(faults, fmt.Sprintf("%q overlaps %q", texts[i].S, texts[k].S))
			}
		}
	}
	if len(texts) == 0 {
		faults = append(faults, "no text")
	}
	return faults
}

func svgText(a map[string]string, dec *xml.Decoder) draw.Text {
	text := draw.Text{Up: strings.HasPrefix(a["transform"], "rotate(-90")}
	text.X, text.Y, text.Size = svgNumber(a["x"]), svgNumber(a["y"]), svgNumber(a["font-size"])
	text.Fill.Color = svgColor(a["fill"])
	switch a["text-anchor"] {
	case "middle":
		text.Anchor = draw.Middle
	case "end":
		text.Anchor = draw.Right
	}
	if a["direction"] == "rtl" {
		text.Anchor = draw.Right - text.Anchor
	}
	if a["font-weight"] == "bold" {
		text.Face = draw.Bold
	} else if a["font-style"] == "italic" {
		text.Face = draw.Italic
	}
	depth := 0
	for {
		token, err := dec.Token()
		if err != nil {
			return text
		}
		switch v := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			if depth == 0 {
				return text
			}
			depth--
		case xml.CharData:
			if depth == 0 {
				text.S += string(v)
			}
		}
	}
}

func checkText(f *draw.Fonts, text *draw.Text, boxes []svgBox, width, height float64) []string {
	var faults []string
	b := f.Box(text)
	if b.X0 < -0.05 || b.Y0 < -0.05 || b.X1 > width+0.05 || b.Y1 > height+0.05 {
		faults = append(faults, fmt.Sprintf("%q leaves the page", text.S))
	}
	if text.Size < 5 {
		faults = append(faults, fmt.Sprintf("%q is set in %.1f pt", text.S, text.Size))
	}
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	for i := len(boxes) - 1; i >= 0; i-- { // the last one drawn under it
		if r := boxes[i]; x > r.X0 && x < r.X1 && y > r.Y0 && y < r.Y1 {
			if c := draw.Contrast(text.Fill.Color, r.fill); c < 4.5 {
				faults = append(faults, fmt.Sprintf("%q has a contrast of %.1f", text.S, c))
			}
			break
		}
	}
	return faults
}

// svgRect reads a path of four straight lines.
func svgRect(d string) (draw.Box, bool) {
	if strings.Count(d, "M") != 1 || strings.Count(d, "L") != 3 || strings.Contains(d, "C") {
		return draw.Box{}, false
	}
	var xs, ys []float64
	for _, part := range strings.FieldsFunc(d, func(r rune) bool { return strings.ContainsRune("MLZ", r) }) {
		x, y, _ := strings.Cut(part, " ")
		xs, ys = append(xs, svgNumber(x)), append(ys, svgNumber(y))
	}
	return draw.Box{X0: slices.Min(xs), Y0: slices.Min(ys), X1: slices.Max(xs), Y1: slices.Max(ys)}, true
}

func svgNumber(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

func svgColor(s string) color.NRGBA {
	v, _ := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}
