// Package data holds the tables that toll knows by heart: the Syria 2017
// example, names of sources and places, number wordings, header words and
// layouts. They are plain CSV files, each row with the source it rests on, so
// that an expert can correct them without reading Go.
package data

import "embed"

// Files are the embedded tables, by their path in this folder.
//
//go:embed *.csv wordings layouts
var Files embed.FS
