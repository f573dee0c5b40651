package charts

import (
	"fmt"
	"io"
	"strings"
	"time"

	"toll/charts/draw"
)

// Figure is a figure of one or more pages, laid out and ready to be written.
// It is not safe for concurrent use.
type Figure struct {
	fonts   *draw.Fonts
	options Options
	pages   []*draw.Page
	spec    string
	alt     string
	data    [][]string
	day     time.Time // of the newest claim shown, for formats that want a date
	areas   [][]Area  // by page
}

// Problem is something about a figure that the user has to know.
type Problem struct {
	Label   string // the text in which it is
	Message string
}

// add takes a laid-out page into the figure, at its size on paper.
func (f *Figure) add(p *draw.Page) {
	if n := len(f.pages) + 1; n > 1 {
		p.Stem = fmt.Sprintf("%s-%d", p.Stem, n)
	}
	if w := f.options.w; w != nil {
		p.Lang = string(w.lang)
		if w.rtl {
			p = p.Mirrored()
		}
	}
	if z := f.options.Size.Zoom; z != 1 {
		p = p.Scaled(z)
	}
	f.pages = append(f.pages, p)
}

// Pages is the number of pages, at least 1.
func (f *Figure) Pages() int { return len(f.pages) }

// Size returns the size of a page in millimetres.
func (f *Figure) Size(page int) (width, height float64) {
	return f.pages[page].Width / draw.PointsPerMM, f.pages[page].Height / draw.PointsPerMM
}

// WriteSVG writes a page, counted from 0, as SVG. The error is one of writing.
func (f *Figure) WriteSVG(w io.Writer, page int) error {
	return f.pages[page].WriteSVG(w, f.fonts)
}

// WritePNG writes a page, counted from 0, as a picture of dpi pixels an inch,
// 300 where dpi is 0. The error is one of writing, or says that the picture
// would be too large.
func (f *Figure) WritePNG(w io.Writer, page, dpi int) error {
	return f.pages[page].WritePNG(w, f.fonts, dpi)
}

// WritePDF writes all pages as one PDF document. It bears the date of the
// newest claim shown, never the clock's. The error is one of writing.
func (f *Figure) WritePDF(w io.Writer) error {
	return draw.WritePDF(w, f.fonts, f.pages, f.day)
}

// Spec returns what the figure shows as text: every row, mark and sentence.
func (f *Figure) Spec() string { return f.spec }

// Alt returns what the figure shows in a sentence or two, for readers who
// cannot see it.
func (f *Figure) Alt() string { return f.alt }

// Caption returns title and subtitle, for the caption of a figure that was drawn
// without them (Options.Journal).
func (f *Figure) Caption() string {
	var title, subtitle string
	for line := range strings.Lines(f.spec) {
		line = strings.TrimSuffix(line, "\n")
		if text, ok := strings.CutPrefix(line, "title: "); ok && title == "" {
			title = text
		}
		if text, ok := strings.CutPrefix(line, "subtitle: "); ok && subtitle == "" {
			subtitle = text
		}
	}
	return draw.Plain(title + ". " + subtitle)
}

// Data returns the rows of the figure as a table with a header, from which it
// can be drawn again. Unknown numbers are empty, never 0.
func (f *Figure) Data() [][]string { return f.data }

// Problems returns the characters that no font of the figure has: they are
// drawn as empty boxes. Each is named once a label.
func (f *Figure) Problems() []Problem {
	var out []Problem
	seen := map[Problem]bool{}
	for _, p := range f.pages {
		for _, m := range p.Missing(f.fonts) {
			problem := Problem{draw.Plain(m.Label), fmt.Sprintf("no font of the figure has the character %q (%U): an empty box stands for it", m.Rune, m.Rune)}
			if m.Rune == '\ufffd' {
				problem.Message = "the text holds a character that cannot be shown: U+FFFD stands for it"
			}
			if !seen[problem] {
				seen[problem] = true
				out = append(out, problem)
			}
		}
	}
	return out
}

// Lint returns what is wrong with the layout, in words; none for a figure fit
// to print. See draw.Page.Lint.
func (f *Figure) Lint() []string {
	var out []string
	for i, p := range f.pages {
		for _, l := range p.Lint(f.fonts) {
			out = append(out, fmt.Sprintf("page %d: %s", i+1, l))
		}
	}
	return out
}

// indented joins lines, each with two spaces before it.
func indented(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString("  " + l + "\n")
	}
	return b.String()
}
