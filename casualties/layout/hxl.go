package layout

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"toll/data"
)

// tagged is a row of data/hxl.csv: what an HXL tag means, or what an attribute
// adds to the tag of a count.
type tagged struct {
	Tag        string `csv:"tag"` // empty: attributes of a count, whatever its tag
	Attributes string `csv:"attributes"`
	Role       string `csv:"role"`
	Rank       string `csv:"rank"`
	Measure    string `csv:"measure"`
	Group      string `csv:"group"`
	Bound      string `csv:"bound"`
	Note       string `csv:"note"`
}

var hxlTags = sync.OnceValue(func() []tagged { return data.MustTable[tagged]("hxl.csv") })

// tagRows is how far down the tags may stand, by the standard.
const tagRows = 25

var tagForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^#[\pL][\pL\pN_]*(\s*\+\s*[\pL][\pL\pN_]*)*$`)
})

// TagRow returns the index of the row of HXL tags among the first 25 rows of a
// table; -1 where there is none. At least half of the cells that are not empty
// must be tags, one of them a tag that toll knows: a comment is no tag row.
func TagRow(head [][]string) int {
	for i, row := range head[:min(len(head), tagRows)] {
		tags, known := 0, false
		for _, text := range row {
			if text = clean(text); tagForm().MatchString(text) {
				tags++
				tag, _ := parseTag(text)
				known = known || slices.ContainsFunc(hxlTags(), func(t tagged) bool { return t.Tag == tag })
			}
		}
		if known && tags*2 >= filledCells(row) {
			return i
		}
	}
	return -1
}

// parseTag takes "#affected+killed+f" apart.
func parseTag(text string) (tag string, attributes []string) {
	parts := strings.Split(strings.ToLower(strings.Join(strings.Fields(text), "")), "+")
	return parts[0], parts[1:]
}

// readTags understands the columns by their HXL tags.
func (t *table) readTags() {
	for i, c := range t.columns {
		if i >= len(t.tags) || c.empty || c.twice || !tagForm().MatchString(clean(t.tags[i])) {
			continue
		}
		c.readTag(clean(t.tags[i]))
	}
}

// readTag understands a column by its tag. What the tag leaves open the name
// may say; a tag that is not known leaves all to the name.
func (c *columnState) readTag(text string) {
	tag, attributes := parseTag(text)
	best, found := tagged{}, false
	for _, t := range hxlTags() {
		if need := strings.Fields(t.Attributes); t.Tag == tag && contains(attributes, need) && (!found || len(need) > len(strings.Fields(best.Attributes))) {
			best, found = t, true
		}
	}
	switch {
	case !found:
		c.remark = "the tag " + text + " is not known"
		return
	case best.Measure != "":
		c.readCountTag(text, attributes, best)
	case best.Role != "":
		c.roles = []candidate{{Role(best.Role), rankOf(best.Rank)}}
		c.remark = best.Note
	default:
		c.remark = strings.TrimSuffix("its tag is "+text+": "+best.Note, ": ")
		return // the tag does not decide it, the name may
	}
	c.tagged = true
}

func (c *columnState) readCountTag(text string, attributes []string, base tagged) {
	m := Meaning{Measure: base.Measure}
	left := without(attributes, strings.Fields(base.Attributes))
	for _, t := range hxlTags() {
		need := strings.Fields(t.Attributes)
		if t.Tag != "" || !contains(left, need) {
			continue
		}
		left = without(left, need)
		m.add(entry{Group: t.Group, Bound: t.Bound})
	}
	for _, a := range left {
		if !strings.HasPrefix(a, "v_") { // the name of a vocabulary
			m.unknown = append(m.unknown, a)
		}
	}
	if !m.isFigure() {
		c.meaning = m
		c.remark = "its tag is " + text + ", and not understood is: +" + strings.Join(left, " +")
		return
	}
	if n, ok := Understand(c.name); ok {
		m.Group, m.Bound, m.Side, m.Source = or(m.Group, n.Group), or(m.Bound, n.Bound), n.Side, n.Source
		m.Cumulative = n.Cumulative
	}
	c.meaning = m
	c.remark = "as its tag says: " + text
	c.count()
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

func contains(all, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(some, s) })
}
