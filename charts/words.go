package charts

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/charts/draw"
)

const (
	thinSpace = "\u2009"
	noBreak   = "\u00a0"
)

// number prints a count with thin spaces from 1 000 on.
func number(n int64) string { return grouped(strconv.FormatInt(n, 10)) }

// grouped puts thin spaces between the thousands of every number in s.
func grouped(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		for i := range n {
			if n > 3 && i > 0 && (n-i)%3 == 0 {
				b.WriteString(thinSpace)
			}
			b.WriteByte(s[i])
		}
		s = s[n:]
		if s != "" {
			_, size := utf8.DecodeRuneInString(s)
			b.WriteString(s[:size])
			s = s[size:]
		}
	}
	return b.String()
}

// times prints a ratio: two decimals below 1.1, one below 10, none from there.
func times(ratio float64) string {
	switch {
	case ratio < 1.1:
		return fmt.Sprintf("×%.2f", ratio)
	case math.Round(ratio*10) < 100:
		return fmt.Sprintf("×%.1f", ratio)
	}
	return "×" + number(int64(math.Round(ratio)))
}

// printed is a merged figure as it stands in a column. A figure that is open
// anyway is not called early: "42+", not "42+, early".
func printed(b casualties.Bounds, claims []casualties.Claim) string {
	b.Early = b.Early && b.StrictCeiling.IsKnown()
	return grouped(b.Printed(claims))
}

// span prints the lowest and highest number of several votes.
func span(low, high count.Number, open bool) string {
	text := grouped(low.String())
	switch {
	case !low.IsKnown():
		text = "≤" + grouped(high.String())
	case high.IsKnown() && high != low:
		text += "–" + grouped(high.String())
	}
	if open {
		text += ", open"
	}
	return text
}

// counted prints a number of things in words that agree with it.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(int64(n)) + " " + many
}

// listed joins words: "a", "a and b", "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// capital makes the first letter of a sentence a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// name makes a name from the input fit to stand in a line with other words.
func name(s string) string { return draw.Isolate(draw.Clean(s)) }

// eventTitle is what an event is called in a figure, with its date in long or
// short form.
func eventTitle(e *casualties.Event, short bool) string {
	title := name(e.Title())
	if title == "" {
		title = "event without a name"
	}
	if !e.Date.IsKnown() {
		return title
	}
	if short {
		return title + ", " + shortDate(e.Date)
	}
	return title + ", " + e.Date.Words()
}

// shortDate prints a date with the month in three letters.
func shortDate(d date.Date) string {
	words := strings.Fields(d.Words())
	for i, w := range words {
		if len(w) > 3 && w[0] > '9' {
			words[i] = w[:3]
		}
	}
	return strings.Join(words, " ")
}

// people says who is counted: "people", "civilians", "pro-government
// combatants", "people (pro-government)".
func people(g casualties.Group, side string) string {
	who := g.String()
	switch g {
	case casualties.NoGroup, casualties.Total:
		who = "people"
		if side != "" {
			return who + " (" + name(side) + ")"
		}
	case casualties.Medical:
		who = "medical workers"
	case casualties.Unidentified:
		who = "unidentified people"
	}
	if side != "" {
		who = name(side) + " " + who
	}
	return who
}

// measured says what happened to the people: "reported killed", "reported
// as casualties".
func measured(m casualties.Measure) string {
	if m == casualties.Casualties {
		return "reported as casualties (killed or injured)"
	}
	return "reported " + m.String()
}

// groupLabel is the label of a row among the groups of an event.
func groupLabel(c *casualties.Cell) string {
	label := c.Group.String()
	if c.Side != "" {
		label += ", " + name(c.Side)
	}
	if c.Cumulative {
		label += ", to date"
	}
	return label
}
