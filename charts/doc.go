// Package charts draws figures from the results of package stats: forest (what
// each source says of one cell), ranges (how far the sources of many cells are
// apart), revisions (how the figures of each source went on), composition (whole
// and parts), pairs (two sources side by side), sources (which tend to count
// more), coverage (who speaks of what), timeline and totals (sums over events).
//
// Each figure is made in two steps. A specification holds its words and marks:
// rows in order, what is drawn and what is printed, the sentences of the title
// and of the notes. It is computed from results alone and can be read as text
// (Figure.Spec). Drawing then lays it out on pages, with every label measured,
// and SVG, PNG and PDF are written from the same display list.
//
// The signs of all figures are the same. A dot is a figure that a source states
// as its count; a bound is a tick, never a dot; nothing that was computed is
// drawn as a source's figure. Zero is drawn only where a source says zero. A
// source that gives words and no number is a row in words; what nobody claims
// is no row.
//
// The package knows no files and no flags: figures are written to an io.Writer.
package charts
