// Package draw is the drawing surface under the figures: a display list of
// paths and texts in points, text measured by a real shaper, and renderers
// that turn a list into SVG and PNG. It knows nothing of casualty claims.
//
// Layout code adds items to a Page; renderers, the lint and the tests read the
// same list, so what is measured is what is drawn. Coordinates are in points
// (1/72 inch), x to the right and y down from the top left corner, and are
// rounded to 0.01 pt as they enter the page: the same bytes come out on every
// machine.
package draw
