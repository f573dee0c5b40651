package charts

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"testing"
)

// measured is a row of docs/performance.csv, which is measured by hand: see
// docs/performance.md.
type measured struct {
	tool           string
	rows, wall, mb float64
}

// The figure of docs/performance.md shows its table.
func TestGrowth(t *testing.T) {
	f, err := os.Open("../docs/performance.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []measured
	for _, r := range table[1:] {
		var n [3]float64
		for i, text := range []string{r[2], r[3], r[5]} {
			if n[i], err = strconv.ParseFloat(text, 64); err != nil {
				t.Fatal(err)
			}
		}
		if r[1] == "shuffled" && (r[0] == "toll" || r[0] == "DuckDB") {
			list = append(list, measured{r[0], n[0], n[1], n[2]})
		}
	}
	fig, err := growth(list)
	if err != nil {
		t.Fatal(err)
	}
	lint(t, "performance", fig)
	var svg bytes.Buffer
	if err := fig.WriteSVG(&svg, 0); err != nil {
		t.Fatal(err)
	}
	golden(t, "../../docs/figures/performance.svg", svg.Bytes())
}

// growth draws time and memory over the number of rows, both axes in powers of
// ten: what grows linearly runs along the diagonals.
func growth(list []measured) (*Figure, error) {
	o, f, err := Options{Size: Page, Stem: "performance"}.prepare()
	if err != nil {
		return nil, err
	}
	fr := frame{w: o.w, Title: "How time and memory grow with the rows", Alt: "Time and memory of toll and DuckDB from 100,000 to 20 million rows: those of toll grow a little less than linearly.",
		Subtitle: "The same reduction of shuffled rows; both axes in powers of ten.",
		Notes:    []string{"Measured on 2 cores, 23 November 2026: docs/performance.md."}}
	fig := newFigure(f, o, &fr, fr.head("performance")+fr.tail(), nil, nil)
	s := fr.begin(f, o, 0, 1, fr.Alt)
	top := s.y + 22
	mid := (s.left + s.right) / 2
	panel(s, "seconds", s.left, mid-14, top, list, 0.1, 100, func(m measured) float64 { return m.wall })
	panel(s, "memory, MB", mid+14, s.right, top, list, 10, 10000, func(m measured) float64 { return m.mb })
	s.y = top + panelHeight + 24
	fig.addSheet(fr.end(s, o))
	return fig, nil
}

const panelHeight = 150.0

func panel(s *sheet, what string, left, right, top float64, list []measured, low, high float64, of func(measured) float64) {
	const first, last = 5e4, 4e7
	left, right = left+26, right-30
	x := func(v float64) float64 { return left + (right-left)*math.Log(v/first)/math.Log(last/first) }
	y := func(v float64) float64 { return top + panelHeight*(1-math.Log(v/low)/math.Log(high/low)) }
	s.text(left-26, top-6, what, labelSize, s.th.Ink, bold, class("section"))
	for v := low; v <= high*1.01; v *= 10 {
		s.line(left, y(v), right, y(v), 0.4, s.th.Grid)
		s.text(left-4, y(v)+2.5, fmt.Sprintf("%g", v), headSize, s.th.Sub, alignRight, class("tick"))
	}
	for _, v := range []float64{1e5, 1e6, 5e6, 2e7} {
		text := map[float64]string{1e5: "100,000", 1e6: "1 million", 5e6: "5", 2e7: "20"}[v]
		s.line(x(v), y(low), x(v), y(low)+3, 0.5, s.th.Axis)
		s.text(x(v), y(low)+12, text, headSize, s.th.Sub, alignMiddle, class("tick"))
	}
	before := map[string]measured{}
	for _, m := range list {
		if b, ok := before[m.tool]; ok {
			s.line(x(b.rows), y(of(b)), x(m.rows), y(of(m)), 0.9, s.th.Ink)
		}
		s.dot(x(m.rows), y(of(m)), m.tool != "toll", false)
		before[m.tool] = m
	}
	for _, tool := range []string{"toll", "DuckDB"} {
		m := before[tool]
		s.text(x(m.rows)+5, y(of(m))+2.5, tool, labelSize, s.th.Ink, class("label"))
	}
}
