package charts

import (
	"slices"

	"toll/charts/draw"
)

// compositionLayout holds where the columns of a figure of composition stand.
type compositionLayout struct {
	*CompositionSpec
	f         *draw.Fonts
	o         Options
	plot      plot
	civilians float64 // right edge of the column; 0: there is none
	end       float64 // free behind the longest bar
	label     float64 // width of the column of sources
	swatches  [][]swatch
}

// compositionBlock is a panel, or the part of it on one page.
type compositionBlock struct {
	*CompositionPanel
	from, to int
	rows     []compositionRow // of these bars
	scale    Scale
	notes    []string // under it, wrapped
	height   float64
}

// compositionRow is the label of a bar.
type compositionRow struct {
	name, carrier []string
	beside        bool // the carrier stands beside the last line of the name
	total         []string
	height        float64
}

const (
	barPitch      = 12.5
	barHeight     = 8
	carrierSize   = 5.5
	carrierPitch  = 6.6
	arrowRoom     = 14
	legendPitch   = 10
	compositionHd = 22.0 // title of a panel and the axis under it
)

func newCompositionLayout(spec *CompositionSpec, f *draw.Fonts, o Options) *compositionLayout {
	l := &compositionLayout{CompositionSpec: spec, f: f, o: o}
	right := o.width() - margin
	totals, civilians := f.Width(o.w.say("head.stated_total"), draw.Regular, headSize), f.Width(o.w.say("head.civilians"), draw.Regular, headSize)
	limit := 0.16 * o.width()
	longest := 0.0
	for i := range spec.Panels {
		for k := range spec.Panels[i].Bars {
			b := &spec.Panels[i].Bars[k]
			for _, line := range f.WrapBalanced(b.Printed, draw.Regular, labelSize, limit) {
				totals = max(totals, f.Width(line, draw.Regular, labelSize))
			}
			civilians = max(civilians, f.Width(b.Civilians, draw.Regular, labelSize))
			longest = max(longest, f.Width(b.Source, draw.Regular, labelSize), min(f.Width(b.Source, draw.Regular, labelSize)+5+f.Width(b.Carrier, draw.Regular, carrierSize), 0.34*o.width()))
		}
	}
	l.plot.right = right - totals - 14
	if !o.narrow() {
		l.civilians = l.plot.right
		l.plot.right -= civilians + 10
	}
	l.label = min(longest, 0.34*o.width())
	l.plot.left = margin + l.label + columnGap
	l.end = l.endRoom()
	l.wrapLegend()
	return l
}

// endRoom is what is kept free behind the longest bar: an arrow, and the parts
// that are no one, which have no place on it.
func (l *compositionLayout) endRoom() float64 {
	room := float64(arrowRoom)
	for i := range l.Panels {
		for k := range l.Panels[i].Bars {
			var none []string
			for _, part := range l.Panels[i].Bars[k].Parts {
				if part.N <= 0 && part.Printed != "" {
					none = append(none, l.w.say("part.figure", l.w.part(part), part.Printed))
				}
			}
			if len(none) > 0 {
				room = max(room, l.f.Width(l.w.listed(none), draw.Regular, noteSize)+arrowRoom+4)
			}
		}
	}
	return min(room, max(arrowRoom, 0.3*(l.plot.right-l.plot.left)))
}

// row breaks the label of a bar.
func (l *compositionLayout) row(b *CompositionBar) compositionRow {
	r := compositionRow{name: l.f.WrapBalanced(b.Source, draw.Regular, labelSize, l.label)}
	if len(r.name) > 4 {
		last, _ := l.f.Fit(r.name[3]+" "+r.name[4], draw.Regular, labelSize, l.label)
		r.name = append(r.name[:3:3], last)
	}
	last := l.f.Width(r.name[len(r.name)-1], draw.Regular, labelSize)
	if r.beside = last+5+l.f.Width(b.Carrier, draw.Regular, carrierSize) <= l.label; r.beside {
		r.carrier = []string{b.Carrier}
	} else {
		r.carrier = l.f.Wrap(b.Carrier, draw.Regular, carrierSize, l.label)
		if len(r.carrier) > 3 {
			rest, _ := l.f.Fit(r.carrier[2]+" "+r.carrier[3], draw.Regular, carrierSize, l.label)
			r.carrier = append(r.carrier[:2:2], rest)
		}
	}
	r.total = l.f.WrapBalanced(b.Printed, draw.Regular, labelSize, 0.16*l.o.width()+0.01)
	r.height = barPitch + lineLeading*float64(max(len(r.name), len(r.total))-1)
	if !r.beside {
		r.height = max(r.height, barPitch+lineLeading*float64(len(r.name)-1)+carrierPitch*float64(len(r.carrier)))
	}
	return r
}

// split divides the panels into pages; a panel goes on the next one where it is
// too high.
func (l *compositionLayout) split() [][]compositionBlock {
	room := max(l.room(l.f, l.o)-legendPitch*float64(len(l.swatches))-8, 60)
	var pages [][]compositionBlock
	var page []compositionBlock
	used := 0.0
	for i := range l.Panels {
		for _, b := range l.blocks(&l.Panels[i], room) {
			if used+b.height > room && len(page) > 0 {
				pages, page, used = append(pages, page), nil, 0
			}
			page = append(page, b)
			used += b.height
		}
	}
	return append(pages, page)
}

// blocks cuts a panel into parts that fit on a page.
func (l *compositionLayout) blocks(p *CompositionPanel, room float64) []compositionBlock {
	var numbers []int64
	for k := range p.Bars {
		n, _ := p.Bars[k].Total.Get()
		numbers = append(numbers, p.Bars[k].length, n)
	}
	top := max(slices.Max(numbers), 1)
	aim := 6
	if l.o.narrow() {
		aim = 4
	}
	scale := Scale{Top: float64(top)}.withTicks(l.f, l.w, l.plot.right-l.end-l.plot.left, aim)
	title := 10 * float64(len(l.f.Wrap(p.Title, draw.Bold, 7.5, l.titleRoom())))
	var out []compositionBlock
	b := compositionBlock{CompositionPanel: p, scale: scale, height: title + compositionHd}
	for k := range p.Bars {
		r := l.row(&p.Bars[k])
		if b.height+r.height > room && len(b.rows) > 0 {
			out = append(out, b)
			b = compositionBlock{CompositionPanel: p, scale: scale, from: k, to: k, height: title + compositionHd}
		}
		b.rows, b.to, b.height = append(b.rows, r), k+1, b.height+r.height
	}
	for _, text := range p.remarks(l.w) {
		b.notes = append(b.notes, l.f.Wrap(text, draw.Regular, noteSize, l.o.width()-2*margin)...)
	}
	b.height += noteLeading * float64(len(b.notes))
	return append(out, b)
}

// titleRoom is the width left of the heads of the columns.
func (l *compositionLayout) titleRoom() float64 { return l.plot.right - margin }
