package draw

import "gonum.org/v1/plot/vg"

// Pt is a point of a path.
func Pt(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// Polyline returns the open path through the points, given as x, y, x, y …
func Polyline(xy ...float64) vg.Path {
	var p vg.Path
	for i := 0; i+1 < len(xy); i += 2 {
		if i == 0 {
			p.Move(Pt(xy[0], xy[1]))
			continue
		}
		p.Line(Pt(xy[i], xy[i+1]))
	}
	return p
}

// Rect returns a rectangle. Its sides may be given in any order.
func Rect(x0, y0, x1, y1 float64) vg.Path {
	p := Polyline(x0, y0, x1, y0, x1, y1, x0, y1)
	p.Close()
	return p
}

// circleControl is the distance of the control points of a quarter circle by a
// cubic Bézier curve, as a share of the radius: 4/3 (√2 − 1).
const circleControl = 0.5522847498

// Circle returns a circle as four curves, because every back-end of gonum/plot
// draws arcs by code of its own.
func Circle(x, y, r float64) vg.Path {
	k := circleControl * r
	var p vg.Path
	p.Move(Pt(x+r, y))
	p.CubeTo(Pt(x+r, y+k), Pt(x+k, y+r), Pt(x, y+r))
	p.CubeTo(Pt(x-k, y+r), Pt(x-r, y+k), Pt(x-r, y))
	p.CubeTo(Pt(x-r, y-k), Pt(x-k, y-r), Pt(x, y-r))
	p.CubeTo(Pt(x+k, y-r), Pt(x+r, y-k), Pt(x+r, y))
	p.Close()
	return p
}
