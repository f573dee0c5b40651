// Package page writes the report as HTML for people: one file that needs no
// network and no other file, or for many events an index and pages of events
// beside it. Everything is there without a script; the script sorts, filters
// and shows what stands behind a mark. Texts of the input are shown and never
// run: they are escaped, isolated from the direction of their surroundings, and
// only addresses of http and https become links.
package page

import (
	"reflect"

	"toll/casualties"
	"toll/charts"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

// Report is what a report says. Nothing in it may hold a folder, a user or a
// host name: the page is published.
type Report struct {
	Results   []stats.Result // every cell, in the order of stats.Ranges
	Figures   []Figure
	Inputs    []Input
	Selection casualties.Selection
	Findings  *casualties.Findings
	Tables    []Table     // sources, pairs, totals and the like; those without rows are left out
	Described []Described // the tables beside the page
	LeftOut   string      // a sentence on what was left out; may be empty
	Version   string      // of toll; may be empty
	Drawable  int         // cells with two votes or more, of which Figures shows some
}

// Input is a file that was read.
type Input struct {
	Title                                 string // as the page calls it
	SHA256                                string // of its bytes, in hexadecimal; may be empty
	Rows, Used, SetAside, Skipped, Claims int
}

// Figure is a drawn figure, for screens and paper, and for telephones.
type Figure struct {
	Name   string           // of its files, without folder and extension
	Cell   *casualties.Cell // what a forest is about; nil: a figure of the whole
	Wide   *charts.Figure
	Narrow *charts.Figure // may be nil
}

// Described is a table beside the page and what its columns mean.
type Described struct {
	File    string // path from the page
	Title   string
	Columns []table.Column
}

// Describe returns the description of a table with rows of a type.
func Describe(file, title string, row reflect.Type) Described {
	return Described{File: file, Title: title, Columns: table.Describe(row)}
}

// Limits of what the pages show. The tables beside them always have everything.
const (
	onePageEvents = 60    // up to so many events stand in index.html itself
	onePageClaims = 3000  // and up to so many claims
	pageEvents    = 50    // most events on a page of events
	pageClaims    = 2000  // a page takes no further event after so many claims
	mostEvents    = 5000  // events shown at all
	mostClaims    = 60000 // an event is shown while no more claims than this are
	mostFindings  = 300   // findings listed one by one
	mostRows      = 500   // rows of a table of its own
	fewestToSort  = 4     // rows from which a table can be sorted and filtered
)
