package main

import (
	"strings"
	"time"

	"toll/casualties"
	"toll/casualties/layout"
	"toll/cmd/toll/internal/progress"
)

// tellRead says under --verbose how a file was read: its rows, and what each of
// its columns was taken for.
func (e *env) tellRead(in input, s *casualties.Summary, took time.Duration) {
	if !e.verbose {
		return
	}
	e.detail("read %s: %s, %s in %s; %s, delimiter %s, header in line %d", in.title(), plural(s.Rows, "row"), plural(s.Claims, "claim"),
		progress.Span(took), s.Dialect.Encoding, delimiterName(s.Dialect.Delimiter), s.Header)
	var parts []string
	for _, c := range s.Columns {
		if words := columnWords(c); words != "" {
			parts = append(parts, words)
		}
	}
	e.detail("%s: read by the layout %s: %s", in.title(), s.Layout, strings.Join(parts, "; "))
}

// columnWords says what one row of a layout makes of its column.
func columnWords(c layout.Column) string {
	var meaning []string
	for _, word := range []string{string(c.Role), c.Measure, c.Group, c.Side, c.Bound, c.Source, c.Scope} {
		if word != "" {
			meaning = append(meaning, word)
		}
	}
	if c.Cumulative == "yes" {
		meaning = append(meaning, "to date")
	}
	switch {
	case c.Column == "" && c.Role == "":
		return ""
	case c.Column == "":
		return "all rows: " + string(c.Role) + " " + c.Value
	case len(meaning) == 0:
		return c.Column + " not read"
	case c.Value != "":
		return c.Column + "=" + c.Value + " is " + strings.Join(meaning, " ")
	}
	return c.Column + " is " + strings.Join(meaning, " ")
}
