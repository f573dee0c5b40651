package page

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"toll/charts"
)

// figureView is a figure as it stands in a page: one plate for each of its
// pages, in two widths.
type figureView struct {
	Alt    string
	Wide   []plate
	Narrow []plate
	Files  []fileLink
}

// plate is one page of a figure, with what stands behind its rows laid over it.
type plate struct {
	SVG           template.HTML
	Width, Height string // of the viewBox
	Marks         []mark
}

// mark is a row of a figure that can be pointed at.
type mark struct {
	Y, Height string
	Href      string // where what stands behind it is
	Refs      string // ids of the table rows that the script shows
	Label     string
	Tip       string
}

type fileLink struct{ Href, Text string }

// figure draws a figure into a page that stands in a folder depth levels below
// the report's.
func (m *maker) figure(f Figure, here string, folder string) (figureView, error) {
	v := figureView{Alt: strings.Join(strings.Fields(f.Wide.Alt()), " ")}
	for _, end := range []string{"svg", "png"} {
		v.Files = append(v.Files, fileLink{folder + "figures/" + f.Name + "." + end, strings.ToUpper(end)})
	}
	var err error
	if v.Wide, err = m.plates(f.Wide, here, folder); err != nil {
		return v, err
	}
	if f.Narrow != nil {
		v.Narrow, err = m.plates(f.Narrow, here, folder)
	}
	return v, err
}

func (m *maker) plates(f *charts.Figure, here, folder string) ([]plate, error) {
	var out []plate
	for i := range f.Pages() {
		var b bytes.Buffer
		if err := f.WriteSVG(&b, i); err != nil {
			return nil, err
		}
		w, h := f.Size(i)
		const points = 72 / 25.4
		p := plate{SVG: template.HTML(b.String()), Width: short(w * points), Height: short(h * points)}
		for _, a := range f.Areas(i) {
			if mk, ok := m.mark(a, here, folder); ok {
				p.Marks = append(p.Marks, mk)
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// mark is what stands behind one row of a figure: its claims, or a whole cell.
func (m *maker) mark(a charts.Area, here, folder string) (mark, bool) {
	mk := mark{Y: short(a.Top), Height: short(a.Bottom - a.Top)}
	base := ""
	if to := m.pages[a.Cell]; to != here {
		base = folder + to
	}
	claims := m.at[a.Cell]
	var refs, tips []string
	for _, i := range a.Claims {
		if i < len(claims) {
			refs, tips = append(refs, claims[i].ID), append(tips, claims[i].tip)
		}
	}
	if len(a.Claims) == 0 && m.ranges[a.Cell] != nil {
		refs, tips = []string{m.ranges[a.Cell].ID}, []string{m.ranges[a.Cell].tip}
	}
	if len(refs) == 0 {
		return mark{}, false
	}
	mk.Href, mk.Refs = base+"#"+refs[0], strings.Join(refs, " ")
	mk.Tip = strings.Join(tips, "\n")
	mk.Label = strings.ReplaceAll(tips[0], "\n", "; ")
	if len(tips) > 1 {
		mk.Label += fmt.Sprintf("; and %s more", plural(len(tips)-1, "claim"))
	}
	return mk, true
}

// short prints a length with at most two decimals.
func short(x float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", x), "0"), ".")
}
