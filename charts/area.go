package charts

import "toll/casualties"

// Area is the part of a page in which a row of a figure stands, so that a web
// page can say what is behind it. Heights are in the units of the SVG's
// viewBox, from the top; an area is as wide as the page.
type Area struct {
	Top, Bottom float64
	Cell        *casualties.Cell // what the row is about
	Claims      []int            // indexes into Cell.Claims of the row's own claims; empty where the row is the whole cell
}

// Areas returns the areas of a page, counted from 0, from top to bottom: rows of
// a forest or of ranges, panels of revisions or composition. Other figures have none.
func (f *Figure) Areas(page int) []Area {
	if page >= len(f.areas) {
		return nil
	}
	return f.areas[page]
}

// area marks where a row stands. top and bottom are in points before zooming.
func (s *sheet) area(top, bottom float64, cell *casualties.Cell, claims []int) {
	s.areas = append(s.areas, Area{Top: top, Bottom: bottom, Cell: cell, Claims: claims})
}

// addSheet takes a laid-out sheet with its areas into the figure.
func (f *Figure) addSheet(s *sheet) {
	z := f.options.Size.Zoom
	for i := range s.areas {
		s.areas[i].Top, s.areas[i].Bottom = s.areas[i].Top*z, s.areas[i].Bottom*z
	}
	f.add(s.Page)
	f.areas = append(f.areas, s.areas)
}
