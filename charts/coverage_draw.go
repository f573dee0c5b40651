package charts

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"toll/charts/draw"
)

// page draws the heads of the columns and the rows.
func (l *coverageLayout) page(s *sheet, p coveragePage) {
	l = l.withHeads(p.columns).stretched(p.columns)
	s.y += l.headRoom() + 12
	xs := l.places(p.columns)
	if l.squares {
		l.squareHeads(s)
	} else {
		l.heads(s, p.columns, xs)
	}
	s.text(s.right, s.y-2, l.w.say("head.n"), headSize, s.th.Sub, alignRight, class("head"))
	var dots vg.Path
	for _, line := range p.lines {
		if line.row == nil {
			s.y += coveragePitch + 2
			text, _ := l.f.Fit(line.title, draw.Bold, 6, s.right-s.left)
			s.text(s.left, s.y-2, text, 6, s.th.Ink, bold, class("section"), func(t *draw.Text) {
				if text != line.title {
					t.Title = line.title
				}
			})
			continue
		}
		s.y += coveragePitch
		y := s.y - coveragePitch/2
		if line.zebra {
			s.rect(s.left, y-coveragePitch/2, l.right+16, y+coveragePitch/2, s.th.Zebra)
		}
		text, cut := l.f.Fit(line.row.Source, draw.Regular, 6, l.label)
		s.text(s.left+indent, y+baseline*6, text, 6, s.th.Ink, class("label"), func(t *draw.Text) {
			if cut {
				t.Title = line.row.Source
			}
		})
		s.text(l.right+16, y+baseline*cellSize, l.w.number(int64(line.row.Claims)), cellSize, s.th.Sub, alignRight, class("number"))
		if l.squares {
			l.squareRow(s, line.row, y)
			continue
		}
		for i, k := range p.columns {
			if c, ok := line.row.Cells[k]; ok {
				l.cell(s, xs[i], y, l.widths[k], c)
			} else {
				dots = append(dots, draw.Circle(xs[i], y, 0.45)...)
			}
		}
	}
	s.Add(&draw.Shape{Path: dots, Fill: s.th.Axis, Class: "no-report"})
}

// stretched is the layout of a page: where its columns leave room they are
// wider, and the matrix ends where they do.
func (l *coverageLayout) stretched(columns []int) *coverageLayout {
	if l.squares || len(columns) == 0 {
		return l
	}
	used, gaps := 0.0, 0.0
	for i, k := range columns {
		used += l.widths[k]
		if i > 0 && l.eventOf(k).first == k {
			gaps += l.gap()
		}
	}
	by := max(min((l.right-l.left-gaps)/used, mostStretch), 1)
	page := *l
	page.widths = slices.Clone(l.widths)
	for _, k := range columns {
		page.widths[k] *= by
	}
	page.right = min(l.left+used*by+gaps, l.right)
	return &page
}

// places are the middles of columns.
func (l *coverageLayout) places(columns []int) []float64 {
	xs := make([]float64, len(columns))
	x := l.left
	for i, k := range columns {
		if i > 0 && l.eventOf(k).first == k {
			x += l.gap()
		}
		xs[i] = x + l.widths[k]/2
		x += l.widths[k]
	}
	return xs
}

// heads draws the names of events, with a line under each, and of the columns,
// which read upwards. Where every event has one column its name does.
func (l *coverageLayout) heads(s *sheet, columns []int, xs []float64) {
	for i, k := range columns {
		head := l.headOf(k)
		text, cut := l.f.Fit(head, draw.Regular, cellSize, l.head)
		s.text(xs[i]+baseline*cellSize, s.y-2, text, cellSize, s.th.Sub, class("head"), func(t *draw.Text) {
			if t.Up = true; cut {
				t.Title = head
			}
		})
		if !l.flat() && (i == 0 || l.eventOf(columns[i-1]) != l.eventOf(k)) {
			l.eventHead(s, columns, xs, i)
		}
	}
}

// eventHead draws the name of the event whose columns begin at i.
func (l *coverageLayout) eventHead(s *sheet, columns []int, xs []float64, i int) {
	e, end := l.eventOf(columns[i]), l.lastOf(columns, i)
	x0, x1 := xs[i]-l.widths[columns[i]]/2, xs[end]+l.widths[columns[end]]/2
	y := s.y - l.head - 8
	lines := l.titleLines(columns, i)
	for n, title := range lines {
		s.text(x0, y-titleLeading*float64(len(lines)-1-n), title, 6, s.th.Ink, bold, class("event"), func(t *draw.Text) {
			if strings.HasSuffix(title, "…") {
				t.Title = e.Title
			}
		})
	}
	s.line(x0, y+3, x1, y+3, 0.5, s.th.Axis)
}

// lastOf is the last of the columns of the event whose columns begin at i.
func (l *coverageLayout) lastOf(columns []int, i int) int {
	end := i
	for end+1 < len(columns) && l.eventOf(columns[end+1]) == l.eventOf(columns[i]) {
		end++
	}
	return end
}

// titleLines breaks the name of the event whose columns begin at i over them;
// nothing stands right of the last.
func (l *coverageLayout) titleLines(columns []int, i int) []string {
	if l.flat() {
		return nil
	}
	end := l.lastOf(columns, i)
	room := 0.0
	for _, k := range columns[i : end+1] {
		room += l.widths[k]
	}
	if end+1 == len(columns) {
		used := 0.0
		for n, k := range columns[:i] {
			if used += l.widths[k]; n > 0 && l.eventOf(k).first == k {
				used += l.gap()
			}
		}
		room = max(room, l.right-l.left-used-l.gap()+16)
	}
	title := l.eventOf(columns[i]).Title
	lines := l.f.Wrap(title, draw.Bold, 6, room)
	if len(lines) > mostTitle {
		rest, _ := l.f.Fit(strings.Join(lines[mostTitle-1:], " "), draw.Bold, 6, room)
		lines = append(lines[:mostTitle-1:mostTitle-1], rest)
	}
	return lines
}

// cell draws what one source reported.
func (l *coverageLayout) cell(s *sheet, x, y, width float64, c CoverageCell) {
	x0, y0, x1, y1 := x-width/2+0.3, y-coverageHeight/2, x+width/2-0.3, y+coverageHeight/2
	paint, on := s.th.Sub, s.th.Paper
	switch c.Kind {
	case FigureCell:
		paint, on = s.th.Ink, s.th.Band
		s.rect(x0, y0, x1, y1, s.th.Band)
	case NoVoteCell:
		s.Add(&draw.Shape{Path: draw.Rect(x0, y0+0.3, x1, y1-0.3), Fill: s.th.Paper, Stroke: s.th.Axis, Width: 0.4, Dash: []float64{1.2, 0.9}})
	default:
		s.Add(&draw.Shape{Path: draw.Rect(x0, y0+0.3, x1, y1-0.3), Fill: s.th.Paper, Stroke: s.th.Range, Width: 0.4})
	}
	text, _ := l.f.Fit(c.Printed, draw.Regular, cellSize, width)
	s.text(x, y+baseline*cellSize, text, cellSize, paint, alignMiddle, class("cell"), func(t *draw.Text) {
		t.On = on
		if text != c.Printed {
			t.Title = c.Printed
		}
		if c.Early || c.Kind == WordsCell {
			t.Face = draw.Italic
		}
	})
}

// square is the place of an event among very many.
func (l *coverageLayout) square(event int) (x0, x1 float64) {
	w := (l.right - l.left) / float64(len(l.Events))
	x0 = l.left + w*float64(event)
	return x0, x0 + max(min(w-0.2, 6), 0.5)
}

// squareRow draws a row without numbers: dark where there is a figure, light
// where it has no vote or there are words only.
func (l *coverageLayout) squareRow(s *sheet, row *CoverageRow, y float64) {
	kinds := map[string]CoverageKind{}
	for k, c := range row.Cells {
		key := l.eventOf(k).key
		if old, ok := kinds[key]; !ok || c.Kind < old {
			kinds[key] = c.Kind
		}
	}
	var dark, light vg.Path
	for _, e := range l.Events {
		kind, ok := kinds[e.key]
		if !ok {
			continue
		}
		x0, x1 := l.square(l.events[e.key])
		if kind == FigureCell {
			dark = append(dark, draw.Rect(x0, y-2.4, x1, y+2.4)...)
		} else {
			light = append(light, draw.Rect(x0, y-1.2, x1, y+1.2)...)
		}
	}
	s.Add(&draw.Shape{Path: dark, Fill: s.th.Bar, Class: "figure"})
	s.Add(&draw.Shape{Path: light, Fill: s.th.Light, Class: "no-figure"})
}

// squareHeads names the years of the events, or their number.
func (l *coverageLayout) squareHeads(s *sheet) {
	s.text(l.left, s.y-12, l.w.count("coverage.squares", len(l.Events)), headSize, s.th.Sub, class("head"))
	last, end := "", l.left-10
	for i := range l.Events {
		label := l.year(i)
		if label == "" || label == last {
			continue
		}
		x, _ := l.square(i)
		s.line(x, s.y-2.5, x, s.y, 0.5, s.th.Axis)
		last = label
		if w := l.f.Width(label, draw.Regular, tickSize); x > end+3 && x+w < s.right-8 {
			s.text(x, s.y-4, label, tickSize, s.th.Sub, class("tick"))
			end = x + w
		}
	}
}

// year is the year of an event, empty where it is not dated.
func (l *coverageLayout) year(event int) string {
	if d := l.Events[event].date; d.IsKnown() {
		year, _, _ := d.Parts()
		return fmt.Sprint(year)
	}
	return ""
}
