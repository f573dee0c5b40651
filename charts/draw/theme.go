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
	Zebra  Paint // behind every other row of a matrix, and behind stretches of time

	Series [4]Paint // lines of sources told apart; place and label repeat it
	Parts  [5]Paint // children, women, other civilians, combatants, combatants of another side
	Other  Paint    // people who are not identified
	Ratio  [9]Paint // from half or less over the same to double or more
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
		Zebra:  paint("zebra", 0xf6f6f6),
		Series: series(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7),
		Parts:  parts(0x00507d, 0x3576a8, 0xbcd7ea, 0x8a6d3b, 0xd8c08f), Other: paint("other", 0xd6d6d6),
		Ratio: ratios(0x5b9bc8, 0xe6e6e6, 0xc9953e),
	}
}

// GreyTheme returns the theme for print without colour: every paint is a grey.
func GreyTheme() Theme {
	t := LightTheme()
	t.Name = "grey"
	t.Bar, t.Light, t.Range = paint("bar", 0x3f3f3f), paint("light", 0x8a8a8a), paint("range", 0xc0c0c0)
	t.Band, t.Accent = paint("band", 0xe4e4e4), paint("accent", 0x5a5a5a)
	t.Grid = paint("grid", 0xebebeb)
	t.Series = series(0x1a1a1a, 0x5a5a5a, 0x8a8a8a, 0xb0b0b0)
	t.Parts = parts(0x333333, 0x666666, 0xd0d0d0, 0x555555, 0xbdbdbd)
	t.Ratio = ratios(0xa8a8a8, 0xf0f0f0, 0xc4c4c4)
	return t
}

// DarkTheme returns the theme for dark pages and slides.
func DarkTheme() Theme {
	return Theme{
		Name: "dark", Paper: paint("paper", 0x14181d), Ink: paint("ink", 0xececec), Sub: paint("sub", 0xb4bac2),
		Bar: paint("bar", 0xc3ccd6), Light: paint("light", 0x6d7985), Range: paint("range", 0x46515c),
		Grid: paint("grid", 0x2b323a), Axis: paint("axis", 0x7d858e), Band: paint("band", 0x22384a), Accent: paint("accent", 0x56b4e9),
		Zebra:  paint("zebra", 0x1a1f26),
		Series: series(0x56b4e9, 0xe69f00, 0x2bc79a, 0xdd9bc0),
		Parts:  parts(0x9fd0f0, 0x5b9bc8, 0x22486b, 0xd8c08f, 0x7a5f30), Other: paint("other", 0x4a525b),
		Ratio: ratios(0x2f6690, 0x2b323a, 0x8a6d3b),
	}
}

func series(rgb ...uint32) (out [4]Paint) {
	for i, c := range rgb {
		out[i] = paint(fmt.Sprintf("series-%d", i+1), c)
	}
	return out
}

func parts(rgb ...uint32) (out [5]Paint) {
	for i, c := range rgb {
		out[i] = paint([...]string{"children", "women", "civilians", "combatants", "combatants-2"}[i], c)
	}
	return out
}

// ratios mixes a scale from low over middle to high.
func ratios(low, middle, high uint32) (out [9]Paint) {
	for i := range out {
		from, to, share := low, middle, i
		if i > 4 {
			from, to, share = middle, high, i-4
		}
		mixed := uint32(0)
		for shift := 0; shift <= 16; shift += 8 {
			a, b := int(from>>shift&0xff), int(to>>shift&0xff)
			mixed |= uint32(a+(b-a)*share/4) << shift
		}
		out[i] = paint(fmt.Sprintf("ratio-%d", i+1), mixed)
	}
	return out
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
