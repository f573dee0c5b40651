package draw

import (
	"fmt"
	"image/color"
	"math"
)

// Paint is a colour with the role it has in a figure. The zero value paints
// nothing.
type Paint struct {
	Role  string // the class in SVG, so that a web page can restyle it
	Color color.NRGBA
}

// IsZero reports whether the paint paints nothing.
func (p Paint) IsZero() bool { return p.Role == "" }

// Hex returns the colour as #rrggbb.
func (p Paint) Hex() string {
	return fmt.Sprintf("#%02x%02x%02x", p.Color.R, p.Color.G, p.Color.B)
}

// Theme is the set of colours of a figure. Colour never carries meaning alone:
// shape, position or words repeat it.
type Theme struct {
	Name   string
	Paper  Paint // behind everything
	Ink    Paint // text
	Sub    Paint // secondary text
	Bar    Paint // marks
	Light  Paint // open sides, old figures, rows without a vote
	Range  Paint // range bars under dots
	Grid   Paint
	Axis   Paint
	Band   Paint // behind rows, where most spans meet
	Accent Paint // the envelope, the most covered numbers
}

func paint(role string, rgb uint32) Paint {
	return Paint{role, color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 255}}
}

// LightTheme returns the default theme: dark ink on white. Accent is the blue
// of Okabe and Ito's colour-blind-safe set.
func LightTheme() Theme {
	return Theme{
		Name: "light", Paper: paint("paper", 0xffffff), Ink: paint("ink", 0x1a1a1a), Sub: paint("sub", 0x595959),
		Bar: paint("bar", 0x3b4a5a), Light: paint("light", 0x82909e), Range: paint("range", 0xb9c2cb),
		Grid: paint("grid", 0xe4e4e4), Axis: paint("axis", 0x8c8c8c), Band: paint("band", 0xdce8f2), Accent: paint("accent", 0x0072b2),
	}
}

// GreyTheme returns the theme for print without colour: every paint is a grey.
func GreyTheme() Theme {
	t := LightTheme()
	t.Name = "grey"
	t.Bar, t.Light, t.Range = paint("bar", 0x3f3f3f), paint("light", 0x8a8a8a), paint("range", 0xc0c0c0)
	t.Band, t.Accent = paint("band", 0xe4e4e4), paint("accent", 0x5a5a5a)
	t.Grid = paint("grid", 0xebebeb)
	return t
}

// DarkTheme returns the theme for dark pages and slides.
func DarkTheme() Theme {
	return Theme{
		Name: "dark", Paper: paint("paper", 0x14181d), Ink: paint("ink", 0xececec), Sub: paint("sub", 0xb4bac2),
		Bar: paint("bar", 0xc3ccd6), Light: paint("light", 0x6d7985), Range: paint("range", 0x46515c),
		Grid: paint("grid", 0x2b323a), Axis: paint("axis", 0x7d858e), Band: paint("band", 0x22384a), Accent: paint("accent", 0x56b4e9),
	}
}

// Contrast returns the contrast ratio of two colours by WCAG 2.1, from 1
// (equal) to 21 (black on white).
func Contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}
