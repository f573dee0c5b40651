package layout

import (
	"fmt"
	"slices"
	"strings"
)

// heed makes the columns what the user says they are.
func (t *table) heed() {
	if len(t.hints.EventColumns) > 0 {
		t.drop(Event, "--event-columns")
	}
	for _, name := range t.hints.EventColumns {
		c := t.find(name)
		if c == nil {
			t.noSuchColumn("--event-columns", name)
			continue
		}
		c.rows = slices.DeleteFunc(slices.Clone(c.rows), func(row Column) bool { return row.Role == Ignore })
		c.rows = append([]Column{{Role: Event, Remark: "--event-columns"}}, c.rows...)
		for i := range c.roles { // a day that is the event is its date, whoever reported on it
			if c.roles[i].role == Published {
				c.roles[i].role = EventDate
			}
		}
	}
	switch name := strings.TrimSpace(t.hints.SourceName); {
	case name != "":
		t.drop(Source, "--source-name")
		t.constants = append(t.constants, Column{Role: Source, Value: name, Remark: "--source-name"})
	case t.hints.SourceColumn != "":
		t.drop(Source, "--source-column")
		if c := t.find(t.hints.SourceColumn); c != nil {
			c.rows = []Column{{Role: Source, Remark: "--source-column"}}
		} else {
			t.noSuchColumn("--source-column", t.hints.SourceColumn)
		}
	}
}

// drop takes a role from all columns and constants, because of a flag.
func (t *table) drop(r Role, flag string) {
	is := func(row Column) bool { return row.Role == r }
	for _, c := range t.columns {
		n := len(c.rows) + len(c.roles)
		c.rows = slices.DeleteFunc(slices.Clone(c.rows), is)
		c.roles = slices.DeleteFunc(slices.Clone(c.roles), func(may candidate) bool { return may.role == r })
		if len(c.rows)+len(c.roles) < n && len(c.rows) == 0 {
			c.remark = fmt.Sprintf("by its name %s: not read because of %s", r, flag)
		}
	}
	t.constants = slices.DeleteFunc(slices.Clone(t.constants), is)
}

func (t *table) noSuchColumn(flag, name string) {
	var have []string
	for _, c := range t.columns {
		if !c.empty {
			have = append(have, c.name)
		}
	}
	why := "the table has no column of that name"
	if slices.ContainsFunc(t.columns, func(c *columnState) bool { return c.twice && c.key == normal(name) }) {
		why = "the table has two columns of that name"
	}
	t.problem("hint-column-missing", nil, true, "the table has: "+strings.Join(have, ", "), "%s names %q, and %s", flag, name, why)
}

// finish settles what needs to know all columns, and says what was not placed.
func (t *table) finish() {
	if !t.known {
		t.finishCounts()
	}
	t.finishEvent()
	t.finishRemarks()
}

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

// finishEvent finds what the table is about where no column says event.
func (t *table) finishEvent() {
	like := ""
	if l, lacks := t.alike(); l != nil && !t.known {
		like = fmt.Sprintf("the table looks like %s, but has no column %s", l.Name, strings.Join(lacks, ", "))
	}
	switch {
	case t.filled(Event) || slices.ContainsFunc(t.problems, func(p Problem) bool { return p.Rule == "hint-column-missing" }):
		if like != "" {
			t.problem("looks-like", nil, false, "if a column was renamed, give it its name back", "%s", like)
		}
		return
	case len(t.with(EventName)) > 0:
		c := t.with(EventName)[0]
		c.rows = append([]Column{{Role: Event, Remark: "the name is the key: no other column is"}}, c.rows...)
		return
	}
	hint := "name the column of the event: --event-columns NAME"
	if key := t.likelyKey(); len(key) > 0 {
		hint = "if these columns together are the event: --event-columns " + strings.Join(key, ",")
	}
	t.problem("no-event-column", nil, true, hint, "%s", or(like, "no column says which event a row is about"))
}

// likelyKey suggests columns for the event's key: date, place and side; else
// the first column that is no figure.
func (t *table) likelyKey() []string {
	var key []string
	for _, c := range t.columns {
		if !c.empty && !c.twice && (c.has(EventDate) || c.has(Published) || c.has(Place) || c.has(Admin) || c.has(Side)) {
			key = append(key, quoteComma(c.name))
		}
	}
	if len(key) > 0 {
		return key
	}
	for i, c := range t.columns {
		if !c.empty && !c.twice && len(c.rows) == 0 && !t.holdsNumbers(i) {
			return []string{quoteComma(c.name)}
		}
	}
	return nil
}

func quoteComma(name string) string {
	if strings.ContainsAny(name, ", \"'") {
		return `"` + strings.ReplaceAll(name, `"`, `\"`) + `"`
	}
	return name
}

// finishRemarks says why a column was not placed.
func (t *table) finishRemarks() {
	for _, c := range t.columns {
		if len(c.rows) > 0 || c.remark != "" {
			continue
		}
		m := c.meaning
		switch {
		case c.lost != "":
			c.remark = c.lost
		case c.empty:
			c.remark = "the column has no name"
		case c.twice:
			c.remark = "two columns have this name; neither is read"
		case m.conflict != "":
			c.remark = "not read: " + m.conflict
		case m.Measure != "" && len(m.unknown) > 0:
			c.remark = fmt.Sprintf("not read as a count of %s: not understood is %s", m, quoteAll(m.unknown))
		case m.ok() && m.Group == "total":
			c.remark = "not read: it may be the sum of the other columns, of killed or of something else"
		case m.ok() && m.Group != "":
			c.remark = fmt.Sprintf("not read: says who (%s), not what happened to them", m.Group)
		case t.valuesSay(c) != "":
			c.remark = fmt.Sprintf("not read: its values may say what was counted; give each value a row, as %s", t.valuesSay(c))
		case len(m.unknown) > 0:
			c.remark = "not read: not understood is " + quoteAll(m.unknown)
		default:
			c.remark = "not read: the name is in no list of header words"
		}
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
