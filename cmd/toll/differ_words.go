package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"toll/casualties"
	"toll/stats"
)

// possessive is the name of a source before what is its.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// peopleWords names the people of a cell: "civilians killed", "people injured",
// "ISIS combatants killed, to date".
func peopleWords(m casualties.Measure, g casualties.Group, side string, cumulative bool) string {
	who := g.String()
	if g == casualties.Total {
		who = "people"
	}
	text := who + " " + m.String()
	if m == casualties.Casualties {
		text = who + " killed and injured"
	}
	switch {
	case side == casualties.AllSides:
		text += " on all sides"
	case side != "":
		text += " (" + side + ")"
	}
	if cumulative {
		text += ", to date"
	}
	return text
}

// placeNames gives each event the words by which a sentence names it: its place
// where no other event has the same, else its name, else its key.
func placeNames(events []casualties.Event) map[string]string {
	places, titles := map[string]int{}, map[string]int{}
	for i := range events {
		places[events[i].Place]++
		titles[events[i].Title()]++
	}
	out := map[string]string{}
	for i := range events {
		switch e := &events[i]; {
		case e.Place != "" && places[e.Place] == 1:
			out[e.Key] = e.Place
		case titles[e.Title()] == 1:
			out[e.Key] = e.Title()
		default:
			out[e.Key] = e.Key
		}
	}
	return out
}

// rowsWords lists claims by file and line: "claims.csv:3, 17; more.csv:5".
func rowsWords(list []casualties.Position) string {
	var b strings.Builder
	file := ""
	for i, p := range list {
		switch {
		case i > 0 && p.File == file:
			b.WriteString(", " + strconv.Itoa(p.Line))
		default:
			if i > 0 {
				b.WriteString("; ")
			}
			fmt.Fprintf(&b, "%s:%d", p.File, p.Line)
		}
		file = p.File
	}
	return b.String()
}

// factor is exp of a natural logarithm, for a sentence.
func factor(x stats.Real) string {
	v, known := x.Get()
	if !known {
		return "?"
	}
	return stats.Of(math.Exp(v)).Fixed(2)
}
