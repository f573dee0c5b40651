package charts

import (
	"toll/charts/draw"
)

// swatch is one entry of the legend.
type swatch struct {
	part PeoplePart
	text string
}

// wrapLegend lists the kinds of people that occur and breaks the list.
func (l *compositionLayout) wrapLegend() {
	width, x := l.o.width()-2*margin, 0.0
	for _, s := range l.entries() {
		w := 13 + l.f.Width(s.text, draw.Regular, headSize) + 12
		if n := len(l.swatches); n == 0 || x+w-12 > width {
			l.swatches = append(l.swatches, nil)
			x = 0
		}
		last := &l.swatches[len(l.swatches)-1]
		*last = append(*last, s)
		x += w
	}
}

func (l *compositionLayout) entries() []swatch {
	seen := map[PartKind]bool{}
	named := false
	for i := range l.Panels {
		for k := range l.Panels[i].Bars {
			b := &l.Panels[i].Bars[k]
			for _, p := range b.Parts {
				seen[p.Kind] = true
				named = named || p.Kind < CiviliansPart
			}
			seen[RestPart] = seen[RestPart] || b.Rest.N > 0
		}
	}
	var out []swatch
	add := func(p PeoplePart, text string) {
		if text, _ := l.f.Fit(text, draw.Regular, headSize, l.o.width()-2*margin-16); seen[p.Kind] {
			out = append(out, swatch{p, text})
		}
	}
	add(PeoplePart{Kind: ChildrenPart}, l.w.say("part.children"))
	add(PeoplePart{Kind: WomenPart}, l.w.say("part.women"))
	add(PeoplePart{Kind: WomenAndChildrenPart}, l.w.say("part.women and children, undivided"))
	if named {
		add(PeoplePart{Kind: CiviliansPart}, l.w.say("part.other civilians"))
	} else {
		add(PeoplePart{Kind: CiviliansPart}, l.w.say("part.civilians"))
	}
	for i, side := range l.Sides {
		if i == 1 && len(l.Sides) > 2 {
			add(PeoplePart{Kind: CombatantsPart, Side: side}, l.w.say("part.other combatants"))
			break
		}
		add(PeoplePart{Kind: CombatantsPart, Side: side}, l.w.part(PeoplePart{Kind: CombatantsPart, Side: side}))
	}
	add(PeoplePart{Kind: UnidentifiedPart}, l.w.say("part.unidentified"))
	add(PeoplePart{Kind: RestPart}, l.w.say("part.not broken down"))
	return out
}

// legend draws it under the subtitle.
func (l *compositionLayout) legend(s *sheet) {
	s.y += 6
	for _, line := range l.swatches {
		s.y += legendPitch
		x := s.left
		for _, e := range line {
			l.people(s, x, x+9, s.y-5.4, s.y+0.2, e.part, false)
			s.text(x+12, s.y, e.text, headSize, s.th.Ink, class("legend"))
			x += 13 + l.f.Width(e.text, draw.Regular, headSize) + 12
		}
	}
}

// fill is the colour of a kind of people.
func (l *compositionLayout) fill(s *sheet, p PeoplePart) draw.Paint {
	switch p.Kind {
	case ChildrenPart:
		return s.th.Parts[0]
	case WomenPart, WomenAndChildrenPart:
		return s.th.Parts[1]
	case CiviliansPart:
		return s.th.Parts[2]
	case CombatantsPart:
		if len(l.Sides) > 0 && p.Side == l.Sides[0] {
			return s.th.Parts[3]
		}
		return s.th.Parts[4]
	case UnidentifiedPart:
		return s.th.Other
	}
	return s.th.Paper
}

// people draws one part of a bar: combatants with a line under it, the
// unidentified with a dashed outline, the undivided with a gap in the middle.
func (l *compositionLayout) people(s *sheet, x0, x1, y0, y1 float64, p PeoplePart, hollow bool) {
	fill := l.fill(s, p)
	switch {
	case p.Kind == RestPart:
		s.Add(&draw.Shape{Path: draw.Rect(x0+0.25, y0+0.25, x1-0.25, y1-0.25), Fill: s.th.Paper, Stroke: s.th.Axis, Width: 0.5, Class: partClass(p)})
	case hollow:
		s.Add(&draw.Shape{Path: draw.Rect(x0+0.4, y0+0.4, x1-0.4, y1-0.4), Fill: s.th.Paper, Stroke: fill, Width: 0.8, Class: partClass(p)})
	case p.Kind == UnidentifiedPart:
		s.Add(&draw.Shape{Path: draw.Rect(x0+0.25, y0+0.25, x1-0.25, y1-0.25), Fill: fill, Stroke: s.th.Bar, Width: 0.5, Dash: []float64{1.4, 1}, Class: partClass(p)})
	default:
		s.Add(&draw.Shape{Path: draw.Rect(x0, y0, x1-0.4, y1), Fill: fill, Class: partClass(p)})
	}
	if p.Kind == WomenAndChildrenPart && !hollow {
		s.line(x0, (y0+y1)/2, x1-0.4, (y0+y1)/2, 0.6, s.th.Paper, 1, 1)
	}
	if p.Kind == CombatantsPart {
		s.line(x0, y1+1, x1-0.4, y1+1, 0.9, s.th.Ink)
	}
}

func partClass(p PeoplePart) string {
	return [...]string{"children", "women", "women-and-children", "civilians", "combatants", "unidentified", "rest"}[p.Kind]
}

// block draws a panel.
func (l *compositionLayout) block(s *sheet, b compositionBlock) {
	s.y += 16
	start := s.y - 8
	title := b.Title
	if b.from > 0 {
		title = l.w.say("continued", title)
	}
	lines := l.f.Wrap(title, draw.Bold, 7.5, l.titleRoom())
	for i, text := range lines {
		s.text(s.left, s.y+10*float64(i), text, 7.5, s.th.Ink, bold, class("event"))
	}
	s.text(s.right, s.y, l.w.say("head.stated_total"), headSize, s.th.Sub, alignRight, class("head"))
	if l.civilians > 0 {
		s.text(l.civilians, s.y, l.w.say("head.civilians"), headSize, s.th.Sub, alignRight, class("head"))
	}
	s.y += 10*float64(len(lines)-1) + 4
	p := plot{l.plot.left, l.plot.right - l.end, b.scale}
	height := 0.0
	for _, r := range b.rows {
		height += r.height
	}
	s.grid(p, s.y, s.y+height)
	for i, r := range b.rows {
		l.bar(s, p, &b.Bars[b.from+i], r)
	}
	s.y += 7
	for _, n := range p.scale.Ticks {
		s.text(p.x(n), s.y, l.w.number(n), tickSize, s.th.Sub, alignMiddle, class("tick"))
	}
	for _, text := range b.notes {
		s.y += noteLeading
		if text == b.notes[0] {
			s.y++
		}
		s.text(s.left, s.y, text, noteSize, s.th.Sub, class("note"))
	}
	if len(b.results) > 0 {
		s.area(start, s.y, b.results[0].Cell, nil)
	}
}

// bar draws the row of one statement and moves below it.
func (l *compositionLayout) bar(s *sheet, p plot, b *CompositionBar, r compositionRow) {
	y := s.y + r.height/2
	paint := s.th.Ink
	if b.NoVote {
		paint = s.th.Sub
	}
	l.barLabel(s, b, r, y, paint)
	base := y + baseline*labelSize
	for i, text := range r.total {
		s.text(s.right, base+lineLeading*(float64(i)-float64(len(r.total)-1)/2), text, labelSize, paint, alignRight, class("number"))
	}
	if l.civilians > 0 {
		s.text(l.civilians, base, b.Civilians, labelSize, paint, alignRight, class("number"))
	}
	at := int64(0)
	var outside []string
	for _, part := range append(append([]PeoplePart{}, b.Parts...), b.Rest) {
		if part.N <= 0 {
			if part.Printed != "" {
				outside = append(outside, l.w.say("part.figure", l.w.part(part), part.Printed))
			}
			continue
		}
		x0, x1 := p.x(at), p.x(at+part.N)
		at += part.N
		l.people(s, x0, x1, y-barHeight/2, y+barHeight/2, part, b.NoVote)
		if part.Printed == "" {
			continue
		}
		if l.f.Width(part.Printed, draw.Regular, noteSize)+3 > x1-x0 {
			outside = append(outside, l.w.say("part.figure", l.w.part(part), part.Printed))
			continue
		}
		l.inside(s, (x0+x1)/2, y, part, b.NoVote)
	}
	l.barEnd(s, p, b, y, outside)
	s.y += r.height
}

// inside prints a number on its part, in the colour that reads best there.
func (l *compositionLayout) inside(s *sheet, x, y float64, part PeoplePart, hollow bool) {
	on := l.fill(s, part)
	if hollow {
		on = s.th.Paper
	}
	paint := s.th.Ink
	if draw.Contrast(s.th.Paper.Color, on.Color) > draw.Contrast(s.th.Ink.Color, on.Color) {
		paint = s.th.Paper
	}
	s.text(x, y+baseline*noteSize, part.Printed, noteSize, paint, alignMiddle, class("part"), func(t *draw.Text) { t.On = on })
}

// barEnd draws the arrow of a bar without end, the ticks of a total below its
// parts, and the numbers that had no room.
func (l *compositionLayout) barEnd(s *sheet, p plot, b *CompositionBar, y float64, outside []string) {
	x := p.x(b.length)
	if n, ok := b.Total.Get(); ok && b.Above {
		for _, from := range []float64{y - barHeight/2 - 1.5, y + barHeight/2 - 1} {
			s.line(p.x(n), from, p.x(n), from+2.5, 1, s.th.Ink)
		}
		s.text(x+2, y, "†", noteSize, s.th.Ink, class("part"))
		x += 5
	}
	if b.Open {
		s.arrow(x+1.5, x+10, y)
		x += 10
	}
	if len(outside) == 0 {
		return
	}
	full := l.w.listed(outside)
	text, cut := l.f.Fit(full, draw.Regular, noteSize, l.plot.right-x-4)
	if text == "…" {
		return
	}
	s.text(x+3, y+baseline*noteSize, text, noteSize, s.th.Sub, class("part"), func(t *draw.Text) {
		if cut {
			t.Title = full
		}
	})
}

// barLabel prints the source, and when and where it said so.
func (l *compositionLayout) barLabel(s *sheet, b *CompositionBar, r compositionRow, y float64, paint draw.Paint) {
	height := lineLeading * float64(len(r.name)-1)
	if !r.beside {
		height += carrierPitch * float64(len(r.carrier))
	}
	first := y - height/2 + baseline*labelSize
	for i, text := range r.name {
		s.text(s.left, first+lineLeading*float64(i), text, labelSize, paint, class("label"), func(t *draw.Text) {
			if i == 3 {
				t.Title = b.Source
			}
		})
	}
	last := first + lineLeading*float64(len(r.name)-1)
	if r.beside {
		s.text(s.left+l.f.Width(r.name[len(r.name)-1], draw.Regular, labelSize)+5, last, r.carrier[0], carrierSize, s.th.Sub, class("carrier"))
		return
	}
	for i, text := range r.carrier {
		s.text(s.left, last+carrierPitch*float64(i+1), text, carrierSize, s.th.Sub, class("carrier"), func(t *draw.Text) {
			if i == 2 {
				t.Title = b.Carrier
			}
		})
	}
}
