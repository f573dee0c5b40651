package layout

import (
	"fmt"
	"slices"
	"strings"
)

// finish settles what needs to know all columns, and says what was not placed.
func (t *table) finish() {
	if !t.known {
		t.finishCounts()
	}
	t.finishEvent()
	t.finishRemarks()
	t.finishMeasure()
	t.checkKey()
}

// finishMeasure says what to do where nothing tells what was counted.
func (t *table) finishMeasure() {
	open := slices.ContainsFunc(distinct(t.counts()), func(c Column) bool { return c.Measure == "" })
	if !open || t.filled(Measure) {
		return
	}
	hint := "add a column measure, or write a layout with the row ,measure,,,,,killed: toll layout FILE prints one to begin with"
	for _, c := range t.columns {
		if say := t.valuesSay(c); say != "" && len(c.rows) == 0 {
			hint = fmt.Sprintf("%q may say it: write a layout with a row for each of its values, as %s (toll layout FILE prints one to begin with)", c.name, say)
			break
		}
	}
	t.problem("no-measure-column", nil, true, hint, "nothing says what was counted: killed, injured, missing")
}

// finishRemarks says of each column that was not placed why.
func (t *table) finishRemarks() {
	for _, c := range t.columns {
		if len(c.rows) > 0 {
			continue
		}
		if c.remark == "" {
			c.remark = t.whyNot(c)
		}
		if !c.empty && !c.twice && !c.unwanted { // Bind says the first two
			t.problem("column-not-understood", c, false, "a layout can say what it means: toll layout FILE prints one to begin with", "%s", c.remark)
		}
	}
}

// whyNot says why a column is not read.
func (t *table) whyNot(c *columnState) string {
	m := c.meaning
	switch {
	case c.lost != "":
		return c.lost
	case c.empty:
		return "the column has no name"
	case c.twice:
		return "two columns have this name; neither is read"
	case m.conflict != "":
		return "not read: " + m.conflict
	case m.Measure != "" && len(m.unknown) > 0:
		return fmt.Sprintf("not read as a count of %s: not understood is %s", m, quoteAll(m.unknown))
	case m.ok() && m.Group == "total":
		return "not read: it may be the sum of the other columns, of killed or of something else"
	case m.ok() && m.Group != "":
		return fmt.Sprintf("not read: says who (%s), not what happened to them", m.Group)
	case t.valuesSay(c) != "":
		return fmt.Sprintf("not read: its values may say what was counted; give each value a row, as %s", t.valuesSay(c))
	case len(m.unknown) > 0:
		return "not read: not understood is " + quoteAll(m.unknown)
	default:
		return "not read: the name is in no list of header words"
	}
}

// valuesSay returns a row of a layout for the first value of the column that
// says what was counted: military_killed; empty where none does.
func (t *table) valuesSay(c *columnState) string {
	i := slices.Index(t.columns, c)
	for _, row := range t.samples {
		if i >= len(row) || isNumber(row[i]) {
			continue
		}
		if m, ok := Understand(row[i]); ok && m.Measure != "" {
			return fmt.Sprintf("%s,category,%s,%s,,,%s", quoteComma(c.name), m.Measure, or(m.Group, "total"), quoteComma(clean(row[i])))
		}
	}
	return ""
}

func quoteAll(words []string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(list, ", ")
}

// String says what is counted, for messages: killed civilians, low.
func (m Meaning) String() string {
	s := m.Measure
	if m.Group != "" && m.Group != "total" {
		s += " " + m.Group
	}
	if m.Bound != "" {
		s += ", " + m.Bound
	}
	return s
}
