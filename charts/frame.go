package charts

import (
	"fmt"
	"strings"

	"toll/charts/draw"
	"toll/stats"
)

// frame is what stands around every figure: title and subtitle above it, the
// key of its signs and the source note below.
type frame struct {
	Title, Subtitle string
	Notes           []string
	Alt             string

	w *words
}

// override puts the user's own words in the place of the generated ones.
func (fr *frame) override(o Options) {
	if o.Title != "" {
		fr.Title = draw.Clean(o.Title)
	}
	if o.Subtitle != "" {
		fr.Subtitle = draw.Clean(o.Subtitle)
	}
}

// head and tail are the frame as text, for specifications.
func (fr *frame) head(kind string) string {
	return fmt.Sprintf("%s\ntitle: %s\nsubtitle: %s\n", kind, fr.Title, fr.Subtitle)
}

func (fr *frame) tail() string {
	return fmt.Sprintf("notes:\n%salt: %s\n", indented(fr.Notes), fr.Alt)
}

// begin starts a page of a figure of several, with desc as its description, and
// leaves y under the subtitle.
func (fr *frame) begin(f *draw.Fonts, o Options, at, of int, desc string) *sheet {
	s := newSheet(f, o)
	subtitle := withPage(o.w, fr.Subtitle, at, of)
	s.heading(fr.Title, subtitle)
	s.Desc = strings.TrimSpace(subtitle + " " + desc)
	return s
}

// withPage adds the number of a page of several to a subtitle.
func withPage(w *words, subtitle string, at, of int) string {
	if of > 1 {
		return sentences(subtitle, w.say("page_of", at+1, of))
	}
	return subtitle
}

// end closes a page: y is where the content ends.
func (fr *frame) end(s *sheet, o Options) *sheet {
	s.y += 12
	s.notes(fr.Notes, o)
	return s
}

// room is the height that a page has for its content.
func (fr *frame) room(f *draw.Fonts, o Options) float64 {
	used := headingHeight(f, o, fr.Title, withPage(o.w, fr.Subtitle, 9, 10)) + 12 + notesHeight(f, fr.Notes, o.width()-2*margin)
	return o.maxHeight() - used
}

// newFigure is the figure of laid-out sheets.
func newFigure(f *draw.Fonts, o Options, fr *frame, spec string, data [][]string, results []stats.Result) *Figure {
	return &Figure{fonts: f, options: o, alt: fr.Alt, spec: spec, data: data, day: newestDay(results, o)}
}

// cellColumns are the columns of a table of data that name a cell.
func cellColumns(r *stats.Result) []string {
	c := r.Cell
	return []string{c.Event.Key, c.Measure.String(), c.Group.String(), c.Side, r.Range.Cumulative.String()}
}

// cellHeader are their names.
func cellHeader() []string { return []string{"event", "measure", "group", "side", "cumulative"} }
