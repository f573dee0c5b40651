// Package stats is what the claims say together: how far the sources of one
// cell range, and where they disagree.
//
// It knows claims and no files. Every result carries its warnings; a number
// that cannot be computed is unknown (an empty cell), never zero, never NaN.
// The sources of a cell copy each other, so nothing here is a test or an
// interval in the sense of independent samples.
package stats
