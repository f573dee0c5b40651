package layout

import (
	"fmt"
	"slices"
)

// finishCounts places the columns that are counts only beside others.
func (t *table) finishCounts() {
	t.placeBounds()
	for _, c := range t.columns {
		for _, may := range c.roles {
			if len(c.rows) == 0 {
				t.placeCount(c, may.role)
			}
		}
	}
	t.settleTwins()
}

// counts returns the columns that are counts.
func (t *table) counts() []*columnState { return t.with(Count) }

// placeBounds says of what a low, a best or a high is one.
func (t *table) placeBounds() {
	var loose []*columnState
	for _, c := range t.columns {
		if len(c.rows) == 0 && c.meaning.isBound() && !c.tagged {
			loose = append(loose, c)
		}
	}
	if len(loose) == 0 {
		return
	}
	base, ok := t.baseOfBounds()
	for _, c := range loose {
		if !ok {
			c.remark = "a bound, and the table has several counts: name it after one of them"
			continue
		}
		row := base
		row.Bound, row.Remark = c.meaning.Bound, ""
		if base.Measure != "" {
			row.Remark = "a bound of the count " + base.Measure + ", the only one it can belong to"
		}
		if c.meaning.Source != "" {
			row.Source = c.meaning.Source
		}
		if c.meaning.Cumulative {
			row.Cumulative = "yes"
		}
		c.rows = append(c.rows, row)
	}
}

// baseOfBounds returns the count that bounds without a word of a measure belong
// to: that of the row where the rows say what was counted, else the only count
// there is, or the only one that is called best or low as they are.
func (t *table) baseOfBounds() (Column, bool) {
	counts := t.counts()
	if t.filled(Measure) || len(counts) == 0 {
		return Column{Role: Count}, true
	}
	if len(distinct(counts)) == 1 {
		return counts[0].rows[0], true
	}
	var alike []*columnState
	for _, c := range counts {
		if m, ok := Understand(c.name); ok && m.isBound() {
			alike = append(alike, c)
		}
	}
	if len(distinct(alike)) == 1 {
		return alike[0].rows[0], true
	}
	return Column{}, false
}

// distinct returns the counts without their bounds, each once.
func distinct(counts []*columnState) []Column {
	var list []Column
	for _, c := range counts {
		for _, row := range c.rows {
			row.Bound, row.Remark = "", ""
			if row.Role == Count && !slices.Contains(list, row) {
				list = append(list, row)
			}
		}
	}
	return list
}

// placeCount places a column that may be a count, its words, or a text with
// several counts.
func (t *table) placeCount(c *columnState, r Role) {
	counts := t.counts()
	switch {
	case r == Count && (t.filled(Measure) || len(counts) == 0):
		c.rows = []Column{{Role: Count}}
	case r == Count:
		c.remark = "a number of what the name does not say"
	case r == Text && len(counts) == 0:
		c.rows = []Column{{Role: Text}}
	case r == Text:
		c.remark = fmt.Sprintf("a text, and %q has the number: not read, so that nothing is counted twice", counts[0].name)
	case r == Reported && (t.filled(Measure) || len(distinct(counts)) == 1 || len(counts) == 0):
		if !t.filled(Reported) {
			c.rows = []Column{{Role: Reported}}
		}
	case r == Reported:
		c.remark = "words of a figure, and the table has several counts: it does not say of which"
	}
}

// settleTwins keeps one of two columns that are the same count, if one of them
// is plainly called so: killed, not killed or mortally wounded.
func (t *table) settleTwins() {
	first := map[Column]*columnState{}
	for _, c := range t.counts() {
		row := c.rows[slices.IndexFunc(c.rows, func(row Column) bool { return row.Role == Count })]
		row.Remark = ""
		other, ok := first[row]
		if !ok {
			first[row] = c
			continue
		}
		loser := c
		if other.meaning.words > c.meaning.words {
			loser, first[row] = other, c
		} else if other.meaning.words == c.meaning.words {
			continue // Bind says that there are two
		}
		loser.rows = slices.DeleteFunc(slices.Clone(loser.rows), func(row Column) bool { return row.Role == Count })
		loser.remark = fmt.Sprintf("by its name a count of %s as %q is, and a wider one: not read beside it", loser.meaning, first[row].name)
	}
}
