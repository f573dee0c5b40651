package stats

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
)

// StatementRow is one row of the statements table: what one source says on one
// page on one day about one measure, its claims side by side. Nothing is mixed
// across statements. A column with figures of several sides lists them: "27
// pro-government; 26 ISIS".
type StatementRow struct {
	Event        string             `csv:"event" doc:"key of the event"`
	Source       string             `csv:"source" doc:"who asserts the figures; empty: unattributed"`
	Via          string             `csv:"via" doc:"the outlet that carried them; empty: the source itself"`
	Day          date.Date          `csv:"day" doc:"day the source said it, else the page appeared"`
	Revision     count.Number       `csv:"revision" doc:"order of the source's figures, the highest of the page; empty: not known"`
	Page         string             `csv:"page" doc:"address of the page"`
	Measure      casualties.Measure `csv:"measure" doc:"what happened to the people counted"`
	Cumulative   YesNo              `csv:"cumulative" doc:"yes where the figures are to date"`
	Total        string             `csv:"total" doc:"everyone"`
	Civilians    string             `csv:"civilians" doc:"civilians"`
	Combatants   string             `csv:"combatants" doc:"fighters, by side"`
	Children     string             `csv:"children" doc:"children"`
	Women        string             `csv:"women" doc:"women"`
	WomenAndKids string             `csv:"women_and_children" doc:"women and children, undivided"`
	Unidentified string             `csv:"unidentified" doc:"people not identified"`
	Others       string             `csv:"others" doc:"other groups, each with its name"`
	Partial      string             `csv:"part_of_event" doc:"figures for a part of the event, which are in the others or beside them"`
	Sum          string             `csv:"sum" doc:"civilians, combatants and unidentified added up, where a total stands beside them"`
	Unexplained  count.Number       `csv:"unexplained" doc:"total less that sum: whom the statement does not place; empty where the sum is no smaller"`
	Claims       int                `csv:"claims" doc:"claims of the statement with this measure"`
	File         string             `csv:"file" doc:"file of the first of them"`
	Line         int                `csv:"line" doc:"its line"`
	Warnings     Warnings           `csv:"warnings" doc:"part checks that fail, and what was left aside"`
}

// Statements yields the rows of the statements table: events in byte order,
// then source, day, via, page, measure.
func Statements(claims *casualties.Claims) iter.Seq[*StatementRow] {
	return func(yield func(*StatementRow) bool) {
		event := map[statementKey]*statement{}
		flush := func() bool {
			list := slices.SortedFunc(maps.Values(event), compareStatements)
			clear(event)
			for _, s := range list {
				if !yield(s.row()) {
					return false
				}
			}
			return true
		}
		key := ""
		for cell := range claims.Cells() {
			if cell.Event.Key != key && !flush() {
				return
			}
			key = cell.Event.Key
			for i := range cell.Claims {
				c := &cell.Claims[i]
				k := statementKey{c.Source, c.Via, c.URL, c.Day(), c.Measure, c.Cumulative}
				if event[k] == nil {
					event[k] = &statement{}
				}
				event[k].claims = append(event[k].claims, c)
			}
		}
		flush()
	}
}

// statement is the claims of one source from one page on one day, of one
// measure. The revision is no part of it: a page may number some of its
// figures and not others.
type statement struct{ claims []*casualties.Claim }

type statementKey struct {
	source, via, page string
	day               date.Date
	measure           casualties.Measure
	cumulative        bool
}

func compareStatements(s, t *statement) int {
	a, b := s.claims[0], t.claims[0]
	cumulative := 0
	if a.Cumulative != b.Cumulative {
		if cumulative = -1; a.Cumulative {
			cumulative = 1
		}
	}
	return cmp.Or(strings.Compare(a.Source, b.Source), a.Day().Compare(b.Day()), strings.Compare(a.Via, b.Via),
		strings.Compare(a.URL, b.URL), cmp.Compare(a.Measure, b.Measure), cumulative)
}

func (s *statement) row() *StatementRow {
	slices.SortStableFunc(s.claims, func(a, b *casualties.Claim) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), strings.Compare(a.Side, b.Side),
			strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
	c := s.claims[0]
	r := &StatementRow{Event: c.Event, Source: c.Source, Via: c.Via, Day: c.Day(), Page: c.URL, Measure: c.Measure,
		Cumulative: YesNo(c.Cumulative), Claims: len(s.claims)}
	columns := map[casualties.Group]*string{casualties.Total: &r.Total, casualties.Civilians: &r.Civilians, casualties.Combatants: &r.Combatants,
		casualties.Children: &r.Children, casualties.Women: &r.Women, casualties.WomenAndChildren: &r.WomenAndKids, casualties.Unidentified: &r.Unidentified}
	doubtful, wider := 0, 0
	for i, c := range s.claims {
		if n, _ := r.Revision.Get(); int64(c.Revision) > n {
			r.Revision = count.Known(int64(c.Revision))
		}
		if i == 0 || c.Pos.File == r.File && c.Pos.Line < r.Line {
			r.File, r.Line = c.Pos.File, c.Pos.Line
		}
		column, named := columns[c.Group]
		switch {
		case c.Doubt != casualties.NoDoubt:
			doubtful++
		case c.Scope == casualties.Wider:
			wider++
		case c.Scope == casualties.Part:
			r.Partial = listed(r.Partial, c, true)
		case named:
			*column = listed(*column, c, false)
		default:
			r.Others = listed(r.Others, c, true)
		}
	}
	if doubtful > 0 {
		r.Warnings = append(r.Warnings, plural(doubtful, "claim in doubt left aside", "claims in doubt left aside"))
	}
	if wider > 0 {
		r.Warnings = append(r.Warnings, plural(wider, "figure for more than the event left aside", "figures for more than the event left aside"))
	}
	s.check(r)
	return r
}

// listed adds a figure to those of a column: its number, else its words, then
// its group where the column does not say it, and its side.
func listed(column string, c *casualties.Claim, group bool) string {
	text := c.Count.String()
	if text == "" {
		text = c.Reported
	}
	if text == "" {
		text = "?"
	}
	if group {
		text += " " + c.Group.String()
	}
	if c.Side != "" {
		text += " " + c.Side
	}
	switch {
	case column == "":
		return text
	case slices.Contains(strings.Split(column, "; "), text):
		return column
	}
	return column + "; " + text
}
