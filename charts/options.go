package charts

import (
	"fmt"
	"strconv"
	"strings"

	"toll/casualties"
	"toll/charts/draw"
)

// Size is the size of a figure on paper. Height 0 lets it grow with its
// content.
type Size struct {
	Width, Height float64 // in millimetres
	Zoom          float64 // how much larger than in print the type is; 0 means 1
}

// The sizes figures are made for: a column and the full width of a journal
// page, and a slide of 16:9, on which the type is larger.
var (
	Column = Size{Width: 89}
	Page   = Size{Width: 183}
	Slide  = Size{Width: 338.67, Height: 190.5, Zoom: 1.6}
)

// Narrowest and widest figure that is made, in millimetres.
const (
	minWidth = 80
	maxWidth = 600
)

// ParseSize reads column, page, slide, or a width in millimetres ("120",
// "120mm") from 80 to 600.
func ParseSize(s string) (Size, error) {
	switch s {
	case "column":
		return Column, nil
	case "page", "":
		return Page, nil
	case "slide":
		return Slide, nil
	}
	mm, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(s, "mm")), 64)
	if err != nil || !(mm >= minWidth && mm <= maxWidth) {
		return Size{}, fmt.Errorf("%q is no width: column, page, slide, or %d to %d mm", s, minWidth, maxWidth)
	}
	return Size{Width: mm}, nil
}

// Options say how a figure looks and what stands around it. The zero value
// makes a light figure of page width with generated words.
type Options struct {
	Size  Size       // zero: Page
	Theme draw.Theme // zero: draw.LightTheme

	// Journal leaves title and subtitle to the caption (Figure.Caption), draws
	// ticks instead of a grid, keeps type at 7 points and less, and breaks pages at
	// 170 mm.
	Journal bool

	Title    string // instead of the generated title
	Subtitle string // instead of the generated subtitle, verdict included
	Note     string // instead of the generated source note; the key of signs stays

	Lang    Lang     // of the fixed words; zero: English
	Stem    string   // prefix of the ids in SVG
	Inputs  []string // names of the files, for the source note
	Version string   // of the program, for the source note; may be empty

	Selection casualties.Selection // how the latest figures were chosen, for the source note
	Top       int                  // of a forest the highest and the lowest rows, of other figures those with most to show; 0: all
	Rows      int                  // most rows a page; 0: 45

	titled bool   // the generated title names the event and who is counted
	w      *words // of Lang
}

const defaultRows = 45

// prepare fills in the defaults and opens the fonts. The error says that the
// language is unknown, or that the embedded fonts cannot be read.
func (o Options) prepare() (Options, *draw.Fonts, error) {
	lang, err := ParseLang(string(o.Lang))
	if err != nil {
		return o, nil, err
	}
	o.Lang = lang
	f, err := draw.NewFonts()
	return o.withDefaults(), f, err
}

func (o Options) withDefaults() Options {
	o.w = wordsOf(o.Lang)
	if o.Size.Width == 0 {
		o.Size = Page
	}
	if o.Size.Zoom == 0 {
		o.Size.Zoom = 1
	}
	if o.Theme.Paper.IsZero() {
		o.Theme = draw.LightTheme()
	}
	if o.Journal {
		o.Theme.Grid = draw.Paint{}
	}
	if o.Stem == "" {
		o.Stem = "figure"
	}
	if o.Rows <= 0 {
		o.Rows = defaultRows
	}
	return o
}

// width is the width of the page in points, before zooming.
func (o Options) width() float64 { return o.Size.Width * draw.PointsPerMM / o.Size.Zoom }

// maxHeight is the height above which a figure is broken into pages, in points
// before zooming.
func (o Options) maxHeight() float64 {
	if o.Size.Height > 0 {
		return o.Size.Height * draw.PointsPerMM / o.Size.Zoom
	}
	if o.Journal {
		return 170 * draw.PointsPerMM / o.Size.Zoom
	}
	return 240 * draw.PointsPerMM
}

// narrow reports whether columns have to go.
func (o Options) narrow() bool { return o.width() < 120*draw.PointsPerMM }
