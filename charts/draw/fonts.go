package draw

import (
	"bytes"
	"fmt"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	arabicbold "eliasnaur.com/font/noto/sans/arabic/bold"
	arabicregular "eliasnaur.com/font/noto/sans/arabic/regular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

// Face is a cut of the type that figures are set in.
type Face uint8

// The faces. Arabic letters are upright in Italic: the script has none.
const (
	Regular Face = iota
	Bold
	Italic
)

// FontFamilies is the list of families that SVG asks for: the one that figures
// are measured with, its metric twins, and fallbacks with Arabic.
const FontFamilies = "'Liberation Sans',Arimo,Arial,Helvetica,'Noto Sans','Noto Sans Arabic','DejaVu Sans',sans-serif"

// embedded holds the parsed fonts. They are read-only and shared.
var embedded = sync.OnceValues(func() (map[string]*font.Font, error) {
	fonts := map[string]*font.Font{}
	for name, ttf := range map[string][]byte{
		"regular": liberationsansregular.TTF, "bold": liberationsansbold.TTF, "italic": liberationsansitalic.TTF,
		"arabic": arabicregular.TTF, "arabic bold": arabicbold.TTF,
	} {
		face, err := font.ParseTTF(bytes.NewReader(ttf))
		if err != nil {
			return nil, fmt.Errorf("reading the embedded %s font: %w", name, err)
		}
		fonts[name] = face.Font
	}
	return fonts, nil
})

// Fonts measures and shapes text: Liberation Sans for Latin, Greek, Cyrillic
// and Hebrew, Noto Sans Arabic for the Arabic script. It keeps what it has
// shaped. It is not safe for concurrent use: make one for each goroutine.
type Fonts struct {
	faces  [3]pair
	cache  map[shapeKey]*Line
	seg    shaping.Segmenter
	shaper shaping.HarfbuzzShaper
}

type shapeKey struct {
	s    string
	face Face
}

// pair is a face with the one for Arabic letters. It chooses between them rune
// by rune, as shaping.Fontmap.
type pair struct {
	latin, arabic *font.Face
	script        language.Script
}

// NewFonts returns the fonts. An error means that the embedded files are
// broken.
func NewFonts() (*Fonts, error) {
	set, err := embedded()
	if err != nil {
		return nil, err
	}
	of := func(latin, arabic string) pair {
		return pair{latin: font.NewFace(set[latin]), arabic: font.NewFace(set[arabic])}
	}
	return &Fonts{
		faces: [3]pair{Regular: of("regular", "arabic"), Bold: of("bold", "arabic bold"), Italic: of("italic", "arabic")},
		cache: map[shapeKey]*Line{},
	}, nil
}

// SetScript implements shaping.FontmapScript.
func (p *pair) SetScript(s language.Script) { p.script = s }

// ResolveFace implements shaping.Fontmap: Latin digits and punctuation are the
// same in every script, so that figures line up; what only the Arabic face has
// comes from there, and so do marks and signs of an Arabic run where both have
// them.
func (p *pair) ResolveFace(r rune) *font.Face {
	_, inLatin := p.latin.NominalGlyph(r)
	_, inArabic := p.arabic.NominalGlyph(r)
	if inArabic && (!inLatin || p.script == language.Arabic && r > 0x7f) {
		return p.arabic
	}
	return p.latin
}
