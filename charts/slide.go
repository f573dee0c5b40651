package charts

// slideZooms are how much larger than in print the type of a slide may be,
// largest first. More would leave no room for names.
var slideZooms = [...]float64{2.6, 2.3, 2, 1.8}

// fitted draws a figure. One of fixed height, as a slide, takes the largest type
// with which it shows the same on one page: a slide is looked at from afar.
func (o Options) fitted(draw func(Options) (*Figure, error)) (*Figure, error) {
	return o.fittedTo(slideZooms[0], draw)
}

// fittedTo is fitted with type at most so much larger than in print.
func (o Options) fittedTo(most float64, draw func(Options) (*Figure, error)) (*Figure, error) {
	fig, err := draw(o)
	if err != nil || o.Size.Height <= 0 || fig.Pages() > 1 {
		return fig, err
	}
	for _, zoom := range slideZooms {
		if zoom > most || zoom <= o.Size.Zoom {
			continue
		}
		larger := o
		larger.Size.Zoom = zoom
		if f, err := draw(larger); err == nil && f.showsAll(fig, o.Size) {
			return f, nil
		}
	}
	return fig, nil
}

// showsAll reports whether a figure of one page shows all that another does, on
// a page of the size asked for.
func (f *Figure) showsAll(other *Figure, size Size) bool {
	if f.Pages() != 1 || f.spec != other.spec || f.cutTexts() > other.cutTexts() {
		return false
	}
	_, height := f.Size(0)
	return height <= size.Height+0.1 && len(f.Lint()) == 0
}

// cutTexts counts the labels that are shown in part.
func (f *Figure) cutTexts() int {
	n := 0
	for _, p := range f.pages {
		for _, t := range p.Texts() {
			if t.Title != "" {
				n++
			}
		}
	}
	return n
}
