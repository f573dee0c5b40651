package layout

import (
	"fmt"
	"strings"
	"unicode"
)

// belowHeader is how many rows under the best header so far are looked at for a
// better one: under names over merged cells the real header comes soon.
const belowHeader = 5

// findNames returns the index of the row with the names of the columns, -1
// where no row can be trusted to be one. A first data row is never taken.
func findNames(head [][]string, tags int, hints Hints) int {
	if tags >= 0 {
		return aboveTags(head, tags)
	}
	best, at := 0, -1
	for i, row := range head {
		if at >= 0 && i > at+belowHeader {
			break
		}
		n := headerScore(row, hints, best)
		if n == 0 && best == 0 {
			n = sourceScore(row, head[i+1:], hints)
		}
		if n > best && !dataAbove(head[:i], row) && (n >= 1000 || overFigures(head, i, n == 1)) {
			best, at = n, i
		}
	}
	return at
}

// aboveTags returns the row over the tags, or the tags where they are the only
// names there are.
func aboveTags(head [][]string, tags int) int {
	for i := tags - 1; i >= 0; i-- {
		if filledCells(head[i]) > 0 {
			if filledCells(head[i])*2 > filledCells(head[tags]) {
				return i
			}
			break
		}
	}
	return tags
}

// headerScore says how sure it is that a row has the names of columns; 0 where
// it cannot be, or is no more so than best.
func headerScore(row []string, hints Hints, best int) int {
	asked, database := hinted(row, hints), recognise(normalAll(row)) != nil
	if asked == 0 && !database && len(row) <= best {
		return 0
	}
	known, figures, data, cells := 0, 0, 0, 0
	for _, text := range row {
		if clean(text) == "" {
			continue
		}
		cells++
		if isNumber(text) {
			data++
			continue
		}
		role, figure := knownName(text, hints)
		if role || figure {
			known++
		}
		if figure {
			figures++
		}
	}
	if asked > 0 {
		return 1000*asked + known
	}
	if database {
		return 100 + known
	}
	if data > 0 && known*2 <= cells || known == 0 || known < 3 && figures == 0 {
		return 0
	}
	if known == 1 && (cells < 2 || figures == 0) {
		return 0
	}
	return known
}

// sourceScore is headerScore for a table with one column a source: two sources
// at least stand over nothing but numbers, beside the name of a role.
func sourceScore(row []string, below [][]string, hints Hints) int {
	roles, sources := 0, 0
	t := &table{samples: below, hints: hints}
	for i, text := range row {
		if role, _ := knownName(text, hints); role {
			roles++
		} else if t.holdsNumbers(i) && t.sourceName(text) != "" {
			sources++
		}
	}
	if roles == 0 || sources < 2 {
		return 0
	}
	return roles + sources
}

// knownName reports whether a cell is the name of a role, and whether it is
// that of a count.
func knownName(text string, hints Hints) (role, figure bool) {
	name := split(text)
	if len(name) == 0 || len(name) > 12 { // longer names are texts
		return false, false
	}
	for _, c := range words().roles(name) {
		role = true
		figure = figure || c.role == Count || c.role == Text || c.role == Reported
	}
	m := understand(name)
	if role || m.isFigure() || m.isBound() || len(m.unknown) == len(name) {
		return role, figure || m.isFigure() || m.isBound()
	}
	t := &table{hints: hints}
	_, rest := t.namedSource(text)
	if _, after := splitSource(text); rest == "" {
		rest = after
	}
	m = understand(split(rest))
	return false, m.isFigure()
}

// dataAbove reports whether a row above the candidate looks like data: then the
// candidate is data too.
func dataAbove(above [][]string, candidate []string) bool {
	want := filledCells(candidate)
	for _, row := range above {
		n, data := 0, 0
		for _, text := range row {
			if clean(text) != "" {
				n++
				if isNumber(text) {
					data++
				}
			}
		}
		if data > 0 && n > 2 && n*2 > want {
			return true
		}
	}
	return false
}

// overFigures reports whether what stands under the names of counts in row i
// may be figures. Over and under a cell of a data row that says killed stand
// other such words; under the name of a column stand numbers. Where sure is
// wanted, one of the cells must have a digit.
func overFigures(head [][]string, i int, sure bool) bool {
	var figures []int
	for f, text := range head[i] {
		if m := understand(split(text)); m.isFigure() {
			figures = append(figures, f)
		}
	}
	digits := false
	for k, other := range head[:min(len(head), i+1+belowHeader)] {
		if k == i || isNames(other) || k < i && filledCells(other)*2 <= filledCells(head[i]) {
			continue // the header again, where files were joined, in another language, or over merged cells
		}
		for _, f := range figures {
			if f >= len(other) {
				break
			}
			if m := understand(split(other[f])); m.isFigure() {
				return false
			}
			digits = digits || k > i && strings.ContainsFunc(other[f], unicode.IsDigit)
		}
	}
	return digits || !sure
}

// isNames reports whether a row is mostly names of columns.
func isNames(row []string) bool {
	known := 0
	for _, text := range row {
		if role, figure := knownName(text, Hints{}); role || figure {
			known++
		}
	}
	return known*2 > filledCells(row)
}

// NoHeader says why Infer returned nil for these rows: the problem is fatal.
func NoHeader(head [][]string) Problem {
	p := Problem{Rule: "no-header", Field: -1, Fatal: true,
		Message: fmt.Sprintf("no header was found in the first %d rows: no row names an event and a figure", len(head)),
		Hint:    "name the columns as in toll help columns, or say what they mean with --layout"}
	for _, row := range head {
		if filledCells(row) == 0 {
			continue
		}
		for i, text := range row {
			if isNumber(text) {
				p.Field = i
				p.Message = fmt.Sprintf("no header was found: the first row looks like data (%q is no name of a column)", strings.TrimSpace(text))
				p.Hint = "put a row with the names of the columns above it; columns are known by name, never by position"
				break
			}
		}
		break
	}
	return p
}
