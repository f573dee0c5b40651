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

// number prints a count with its thousands apart.
func (w *words) number(n int64) string { return w.grouped(strconv.FormatInt(n, 10)) }

// grouped sets the thousands of every number in s apart. In a figure that reads
// from right to left a number keeps its signs at their side: ≥40, 18–73.
func (w *words) grouped(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		for i := range n {
			if n >= w.groupFrom && i > 0 && (n-i)%3 == 0 {
				b.WriteString(w.thousands)
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
	return w.ltr(b.String())
}

// ltr sets a number with its signs apart in a figure that reads from right to
// left, so that it reads from left to right.
func (w *words) ltr(s string) string {
	if !w.rtl || s == "" || !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return s
	}
	return draw.SetApart(draw.Plain(s))
}

// fraction prints a number with decimals.
func (w *words) fraction(v float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', decimals, 64), ".", w.decimal, 1)
}

// times prints a ratio: two decimals below 1.1, one below 10, none from there.
func (w *words) times(ratio float64) string {
	switch {
	case ratio < 1.1:
		return w.ltr("×" + w.fraction(ratio, 2))
	case math.Round(ratio*10) < 100:
		return w.ltr("×" + w.fraction(ratio, 1))
	}
	return w.ltr("×" + w.number(int64(math.Round(ratio))))
}

// printed is a merged figure as it stands in a column. A figure that is open
// anyway is not called early: "42+", not "42+, early".
func (w *words) printed(b casualties.Bounds, claims []casualties.Claim) string {
	text := w.stated(b, claims)
	if b.Early && b.StrictCeiling.IsKnown() && text != "" {
		return w.say("figure.early", text)
	}
	return text
}

// stated is printed without the word for early figures.
func (w *words) stated(b casualties.Bounds, claims []casualties.Claim) string {
	b.Early = false
	return w.grouped(b.Printed(claims))
}

// span prints the lowest and highest number of several votes.
func (w *words) span(low, high count.Number, open bool) string {
	text := low.String()
	switch {
	case !low.IsKnown():
		text = "≤" + high.String()
	case high.IsKnown() && high != low:
		text += "–" + high.String()
	}
	if text = w.grouped(text); open {
		return w.say("figure.open", text)
	}
	return text
}

// listed joins words: "a", "a and b", "a, b and c".
func (w *words) listed(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return w.say("list.last", w.joined(list[:len(list)-1]), list[len(list)-1])
}

// joined puts commas between words.
func (w *words) joined(list []string) string { return strings.Join(list, w.say("list.comma")) }

// sentences joins sentences that are there.
func sentences(list ...string) string { return strings.Join(nonEmpty(list...), " ") }

// tidy takes out the spaces that an empty place leaves.
func tidy(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
	return strings.NewReplacer(" ،", "،", " ,", ",").Replace(s)
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
func (w *words) name(s string) string {
	s = draw.Clean(s)
	if w.rtl && strings.ContainsFunc(s, func(r rune) bool { return r > ' ' && !unicode.In(r, unicode.Arabic) }) {
		return draw.SetApart(s)
	}
	return draw.Isolate(s)
}

func (w *words) names(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = w.name(s)
	}
	return out
}

// quoted is what a source says, in quotation marks.
func (w *words) quoted(s string) string { return w.say("quoted", w.name(s)) }

// eventTitle is what an event is called in a figure, with its date in long or
// short form.
func (w *words) eventTitle(e *casualties.Event, short bool) string {
	title := w.name(e.Title())
	if title == "" {
		title = w.say("event.unnamed")
	}
	if !e.Date.IsKnown() {
		return title
	}
	if short {
		return w.say("event.dated", title, w.shortDate(e.Date))
	}
	return w.say("event.dated", title, w.date(e.Date))
}

// date prints a date with its month in full.
func (w *words) date(d date.Date) string { return w.dated(d, "") }

// shortDate prints a date with a short month.
func (w *words) shortDate(d date.Date) string { return w.dated(d, "_short") }

func (w *words) dated(d date.Date, form string) string {
	year, month, day := d.Parts()
	switch d.Precision() {
	case date.Year:
		return strconv.Itoa(year)
	case date.Month:
		return w.say("date.month"+form, w.month("month"+form, month), strconv.Itoa(year))
	case date.Day:
		return w.say("date.day"+form, w.day(day), w.month("month"+form, month), strconv.Itoa(year))
	}
	return ""
}

// shortDay prints day and month.
func (w *words) shortDay(d date.Date) string {
	_, month, day := d.Parts()
	return w.say("date.day_month", w.day(day), w.month("month_short", month))
}

// shortMonth prints month and year.
func (w *words) shortMonth(d date.Date) string {
	year, month, _ := d.Parts()
	return w.say("date.month_short", w.month("month_short", month), strconv.Itoa(year))
}

func (w *words) month(kind string, m int) string { return w.say(fmt.Sprintf("%s.%d", kind, m)) }

func (w *words) day(n int) string {
	if n == 1 {
		return w.say("date.first")
	}
	return strconv.Itoa(n)
}

// measure names what was counted.
func (w *words) measure(m casualties.Measure) string { return w.say("measure." + m.String()) }

// group names who was counted.
func (w *words) group(g casualties.Group) string { return w.say("group." + g.String()) }

// side names whose people they are. A side that toll does not know is shown as
// it is.
func (w *words) side(s string) string {
	if t, ok := w.texts["side."+s]; ok {
		return t.text
	}
	return w.name(s)
}

// people says who is counted: "people", "civilians", "pro-government
// combatants", "people (pro-government)".
func (w *words) people(g casualties.Group, side string) string {
	if g == casualties.NoGroup {
		g = casualties.Total
	}
	who := w.say("people." + g.String())
	switch {
	case side == "":
		return who
	case g == casualties.Total:
		return w.say("people.all_of_side", who, w.side(side))
	}
	return w.say("people.of_side", who, w.side(side))
}

// happened says what happened to the people, in words that agree with them:
// "reported killed", "reported as casualties".
func (w *words) happened(m casualties.Measure, g casualties.Group) string {
	if g == casualties.NoGroup {
		g = casualties.Total
	}
	return w.say("happened." + m.String() + "." + w.say("gender."+g.String()))
}

// groupLabel is the label of a row among the groups of an event.
func (w *words) groupLabel(c *casualties.Cell) string {
	label := w.group(c.Group)
	if c.Side != "" {
		label = w.say("group.of_side", label, w.side(c.Side))
	}
	if c.Cumulative {
		label = w.say("group.to_date", label)
	}
	return label
}
