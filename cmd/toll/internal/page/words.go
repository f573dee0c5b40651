package page

import (
	"fmt"
	"strings"

	"toll/casualties"
	"toll/stats"
)

// plural prints a number of things in words that agree with it.
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if strings.HasSuffix(one, "y") && !strings.HasSuffix(one, "ay") {
		return grouped(n) + " " + strings.TrimSuffix(one, "y") + "ies"
	}
	return grouped(n) + " " + one + "s"
}

// grouped prints a number with thin spaces between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	var b strings.Builder
	for i, c := range s {
		if i > 0 && len(s) > 3 && (len(s)-i)%3 == 0 {
			b.WriteRune('\u2009')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// sentence begins with a capital and ends with a period.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// named sets a name of the input apart from the words around it.
func named(s string) string { return "\u2068" + strip(s) + "\u2069" }

// spanWords is the envelope in words: "25 to 73, and no upper limit".
func spanWords(r *stats.Range) string {
	text := ""
	switch {
	case r.Origins == 0:
		return "no number"
	case r.Low.IsKnown() && r.High.IsKnown() && r.Low != r.High:
		text = r.Low.String() + " to " + r.High.String()
	case r.Low.IsKnown():
		text = r.Low.String()
	case r.High.IsKnown():
		text = "up to " + r.High.String()
	}
	if r.Open == stats.OpenYes {
		text += ", with no upper limit"
	}
	return text
}

// meaning is a verdict in words.
func meaning(r *stats.Range) string {
	switch r.Verdict {
	case stats.VerdictNone:
		return "no named source gives a number"
	case stats.VerdictSingle:
		return "one vote, nothing to compare it with"
	case stats.VerdictApart:
		return "two figures cannot both be complete counts, gap ×" + r.Gap.Fixed(2)
	case stats.VerdictSame:
		return "every vote states the same count"
	case stats.VerdictMinimums:
		return "fewer than two votes have a ceiling, not comparable as complete counts"
	case stats.VerdictCompatible:
		return fmt.Sprintf("no vote excludes %s to %s", r.CompatibleLow, r.CompatibleHigh)
	}
	return ""
}

// dispute says in plain sentences what is disputed in a cell; empty where
// nothing is.
func dispute(c stats.Result) string {
	r, votes := c.Range, c.Latest.Votes
	head := capital(what(c.Cell)) + ": "
	var parts []string
	if r.Verdict == stats.VerdictApart {
		g := stats.NewGap(votes, false)
		parts = append(parts, fmt.Sprintf("%s from %s and %s from %s cannot both be complete counts.",
			ceilingWords(votes[g.CeilingVote]), named(votes[g.CeilingVote].Name), floorWords(votes[g.FloorVote]), named(votes[g.FloorVote].Name)))
	}
	if r.FaceValue() != "" {
		g := stats.NewGap(votes, true)
		parts = append(parts, fmt.Sprintf("%s (%s) and %s (%s): taken at face value they differ ×%s; as early figures both may be incomplete.",
			g.Ceiling, named(votes[g.CeilingVote].Name), g.Floor, named(votes[g.FloorVote].Name), g.Ratio.Fixed(2)))
	}
	if len(parts) == 0 {
		return ""
	}
	return head + strings.Join(parts, " ")
}

func ceilingWords(v casualties.Vote) string {
	if v.Point == v.Ceiling {
		return v.Ceiling.String()
	}
	return "at most " + v.Ceiling.String()
}

func floorWords(v casualties.Vote) string {
	if v.Point == v.Floor && v.Ceiling == v.Floor {
		return v.Floor.String()
	}
	return "at least " + v.Floor.String()
}

// capital makes the first letter of a text a capital; the texts begin with
// words of toll.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// people says who is counted: "people", "civilians".
func people(c *casualties.Cell) string {
	who := c.Group.String()
	switch c.Group {
	case casualties.Total, casualties.NoGroup:
		who = "people"
	case casualties.Medical:
		who = "medical workers"
	case casualties.Unidentified:
		who = "unidentified people"
	}
	if c.Side != "" {
		who += " (" + named(c.Side) + ")"
	}
	return who
}

// lead is the cell that tells most of an event, in one sentence: the killed
// before others, the total where it has two votes, then the most votes.
func lead(cells []stats.Result) string {
	best := -1
	for i, c := range cells {
		if c.Range.Origins == 0 {
			continue
		}
		if best < 0 || rank(c) > rank(cells[best]) {
			best = i
		}
	}
	if best < 0 {
		return "no named source gives a number"
	}
	c := cells[best]
	return fmt.Sprintf("%s %sreported %s: %s, by %s", capital(people(c.Cell)), toDate(c.Cell), c.Cell.Measure, spanWords(c.Range), plural(c.Range.Sources, "source"))
}

func toDate(c *casualties.Cell) string {
	if c.Cumulative {
		return "to date "
	}
	return ""
}

func rank(c stats.Result) int {
	n := c.Range.Origins
	if c.Cell.Measure == casualties.Killed {
		n += 1 << 30
	}
	if c.Cell.Group == casualties.Total && c.Range.Origins >= 2 {
		n += 1 << 29
	}
	return n
}

// verdictLines count the rows by verdict.
func verdictLines(results []stats.Result) []verdictLine {
	out := []verdictLine{
		{stats.VerdictApart, 0, "two of the figures cannot both be complete counts"},
		{stats.VerdictSame, 0, "every vote states the same count"},
		{stats.VerdictCompatible, 0, "some number is excluded by no vote"},
		{stats.VerdictMinimums, 0, "the figures are minimums and cannot be compared as complete counts"},
		{stats.VerdictSingle, 0, "one vote, and nothing to compare it with"},
		{stats.VerdictNone, 0, "no named source gives a number"},
	}
	for _, r := range results {
		for i := range out {
			if out[i].Verdict == r.Range.Verdict {
				out[i].Rows++
			}
		}
	}
	return out
}

type verdictLine struct {
	Verdict stats.Verdict
	Rows    int
	Words   string
}
