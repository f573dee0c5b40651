package charts

import (
	"strconv"

	"toll/casualties/date"
	"toll/charts/draw"
	"toll/stats/link"
)

// following is the month after one, without events; an unknown month after the
// last that there is.
func following(m link.Month) link.Month {
	y, month, _ := m.Month.Parts()
	if month++; month > 12 {
		y, month = y+1, 1
	}
	next, err := date.OfMonth(y, month)
	if err != nil {
		return link.Month{}
	}
	return link.Month{Month: next}
}

// matrix draws the lower triangle of files by files, each cell with the number
// of events that the two share.
func (s *LinksSpec) matrix(sh *sheet) {
	const height = 15.0
	full := sh.right - sh.left
	label := 0.0
	for _, file := range s.Files[1:] {
		label = max(label, sh.f.Width(file, draw.Regular, labelSize))
	}
	label = min(label, 0.3*full)
	left := sh.left + label + 6
	width := min(34, (full-label-6-0.15*full)/float64(len(s.Files)-1))
	top := sh.y + 18
	for k := range len(s.Files) - 1 {
		x := left + width*float64(k) + 3
		text, cut := sh.f.Fit(s.Files[k], draw.Regular, directSize, sh.right-x)
		sh.text(x, top+height*float64(k)-3, text, directSize, sh.th.Ink, class("label"), titled(s.Files[k], cut))
	}
	for i := 1; i < len(s.Files); i++ {
		y := top + height*(float64(i-1)+0.5)
		text, cut := sh.f.Fit(s.Files[i], draw.Regular, labelSize, label)
		sh.text(left-5, y+baseline*labelSize, text, labelSize, sh.th.Ink, alignRight, class("label"), titled(s.Files[i], cut))
		for k := range i {
			x := left + width*float64(k)
			sh.Add(&draw.Shape{Path: draw.Rect(x+0.5, y-height/2+0.5, x+width-0.5, y+height/2-0.5), Stroke: sh.th.Grid, Width: 0.6})
			number, cut := sh.f.Fit(strconv.Itoa(s.Shared[[2]int{i, k}]), draw.Regular, labelSize, width-2)
			sh.text(x+width/2, y+baseline*labelSize, number, labelSize, sh.th.Ink, alignMiddle, class("cell"), titled(strconv.Itoa(s.Shared[[2]int{i, k}]), cut))
		}
	}
	sh.y = top + height*float64(len(s.Files)-1) + 8
	sh.text(sh.left, sh.y, "Events that two files share", headSize, sh.th.Sub, class("legend"))
}

// titled shows the whole of a text that was cut.
func titled(full string, cut bool) func(*draw.Text) {
	return func(t *draw.Text) {
		if cut {
			t.Title = full
		}
	}
}

// bars draws a bar a month: its events, and the dark part of it those that have
// a match.
func (s *LinksSpec) bars(sh *sheet) {
	const height = 70.0
	most := 1
	for _, m := range s.Months {
		most = max(most, m.Events)
	}
	left := sh.left + sh.f.Width(strconv.Itoa(most), draw.Regular, headSize) + 5
	width := min(24, (sh.right-left)/float64(len(s.Months)))
	top := sh.y + 26
	bottom := top + height
	sh.text(left-3, top+baseline*headSize, strconv.Itoa(most), headSize, sh.th.Sub, alignRight, class("tick"))
	sh.text(left-3, bottom+baseline*headSize, "0", headSize, sh.th.Sub, alignRight, class("tick"))
	sh.line(left, top, left+width*float64(len(s.Months)), top, 0.4, sh.th.Grid)
	free := sh.left
	for i, m := range s.Months {
		x := left + width*float64(i)
		gap := min(1.5, width/6)
		y := func(n int) float64 { return bottom - height*float64(n)/float64(most) }
		if m.Events > 0 {
			sh.rect(x+gap, y(m.Events), x+width-gap, y(m.Joined), sh.th.Light)
		}
		if m.Joined > 0 {
			sh.rect(x+gap, y(m.Joined), x+width-gap, bottom, sh.th.Ink)
		}
		text := m.Month.String()
		if w := sh.f.Width(text, draw.Regular, headSize); x >= free && x+w <= sh.right {
			sh.text(x, bottom+10, text, headSize, sh.th.Sub, class("tick"))
			free = x + w + 8
		}
	}
	sh.line(left, bottom, left+width*float64(len(s.Months)), bottom, 0.5, sh.th.Axis)
	sh.y = bottom + 22
	sh.text(sh.left, sh.y, "Events of all files by month; dark: with a match in another file", headSize, sh.th.Sub, class("legend"))
}
