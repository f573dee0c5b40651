package link

import "math"

// earthRadius is the mean radius of the earth in kilometres, as the IUGG gives
// it (Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000)).
const earthRadius = 6371.0088

// Kilometres is the great-circle distance of two points by the haversine
// formula (Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984),
// 159): on a sphere, so up to about half a percent off. Both points must be
// known.
func Kilometres(a, b Coordinates) float64 {
	rad := math.Pi / 180
	lat1, lat2 := a.Latitude*rad, b.Latitude*rad
	x := math.Sin((lat2 - lat1) / 2)
	y := math.Sin((b.Longitude - a.Longitude) * rad / 2)
	h := float64(x*x) + float64(math.Cos(lat1)*math.Cos(lat2)*float64(y*y))
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h)))
}
