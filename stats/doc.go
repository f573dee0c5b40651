// Package stats is what the claims say together. Ranges yields, for every cell,
// how far its sources range and where they disagree; from these results come
// Pairs (two sources over all events), Sources, Totals, Revisions and PoolRanges.
// Statements and Coders are computed from the claims, Attributes from what
// sources say that is no number.
//
// It knows claims and no files. Every result carries its warnings; a number
// that cannot be computed is unknown (an empty cell), never zero, never NaN.
// The sources of a cell copy each other, so nothing here is a test or an
// interval in the sense of independent samples.
package stats
