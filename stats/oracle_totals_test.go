package stats_test

import (
	"math/big"
	"sort"
	"strconv"
)

// ototals says what is added up.
type ototals struct {
	by          int // 0: everything together, 1: year, 2: month, 3: place of the event
	source      string
	withoutEach bool
}

// onePart is what one cell brings into a sum.
type onePart struct {
	votes []obounds
	key   [4]string // by, measure, group, side
}

// totalsOf is the totals table.
func totalsOf(cells []omeasured, opt ototals) []orow {
	var parts []onePart
	var keys [][4]string
	for _, c := range cells {
		if c.cumulative {
			continue
		}
		p := onePart{votes: c.votes, key: [4]string{"", c.measure, c.group, c.side}}
		switch d := c.event.date; {
		case opt.by == 1 && len(d) >= 4:
			p.key[0] = d[:4]
		case opt.by == 2 && len(d) >= 7:
			p.key[0] = d[:7]
		case opt.by == 3:
			p.key[0] = c.event.place
		}
		if opt.source != "" {
			p.votes = nil
			for _, f := range c.figures {
				if f.source == opt.source {
					v := f.obounds
					v.name = f.source
					p.votes = []obounds{v}
				}
			}
			if p.votes == nil {
				continue
			}
		}
		known := false
		for _, k := range keys {
			known = known || k == p.key
		}
		if !known {
			keys = append(keys, p.key)
		}
		parts = append(parts, p)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		if a[0] != b[0] {
			return a[0] < b[0]
		}
		if a[1] != b[1] {
			return indexOf(measureOrder, a[1]) < indexOf(measureOrder, b[1])
		}
		if a[2] != b[2] {
			return indexOf(groupOrder, a[2]) < indexOf(groupOrder, b[2])
		}
		return a[3] < b[3]
	})
	var out []orow
	for _, key := range keys {
		var mine []onePart
		names := map[string]bool{}
		for _, p := range parts {
			if p.key == key {
				mine = append(mine, p)
				for _, v := range p.votes {
					names[v.name] = true
				}
			}
		}
		out = append(out, sumOf(mine, key, opt.source, ""))
		if opt.withoutEach {
			var sorted []string
			for n := range names {
				sorted = append(sorted, n)
			}
			sort.Strings(sorted)
			for _, n := range sorted {
				out = append(out, sumOf(leftOut(mine, n), key, opt.source, n))
			}
		}
	}
	return out
}

// leftOut takes the votes of one name out.
func leftOut(parts []onePart, name string) []onePart {
	var out []onePart
	for _, p := range parts {
		rest := onePart{key: p.key}
		for _, v := range p.votes {
			if v.name != name {
				rest.votes = append(rest.votes, v)
			}
		}
		out = append(out, rest)
	}
	return out
}

func sumOf(parts []onePart, key [4]string, source, without string) orow {
	row := newRow()
	verdicts := map[string]int{}
	low, high, points := new(big.Int), new(big.Int), new(big.Rat)
	lows, highs, open, withPoint := 0, 0, 0, 0
	for _, p := range parts {
		verdicts[verdictOf(p.votes, gapOf(p.votes, false))]++
		l, h := envelopeOf(p.votes)
		if l.known {
			lows++
			low.Add(low, big.NewInt(l.n))
		}
		if h.known {
			highs++
			high.Add(high, big.NewInt(h.n))
		}
		isOpen := false
		cell := newRow()
		var list []int64
		for _, v := range p.votes {
			isOpen = isOpen || !v.ceiling.known
			if v.point.known {
				list = append(list, v.point.n)
			}
		}
		if isOpen {
			open++
		}
		if describePoints(&cell, list); len(list) > 0 {
			withPoint++
			points.Add(points, exactMedian(list))
		}
	}
	t := row.text
	t["by"], t["measure"], t["group"], t["side"], t["source"], t["without"] = key[0], key[1], key[2], key[3], source, without
	t["cells"], t["apart"] = strconv.Itoa(len(parts)), strconv.Itoa(verdicts["apart"])
	t["minimums"], t["single"] = strconv.Itoa(verdicts["minimums"]), strconv.Itoa(verdicts["single"])
	t["low"], t["high"], t["open"], t["points_cells"] = "", "", "", ""
	if verdicts["none"] == len(parts) {
		row.said = append(row.said, "nothing to add")
		return row
	}
	if lows > 0 {
		t["low"] = low.String()
	}
	if highs > 0 {
		t["high"] = high.String()
	}
	t["open"], t["points_cells"] = strconv.Itoa(open), strconv.Itoa(withPoint)
	withNumber := len(parts) - verdicts["none"]
	if withPoint > 0 {
		row.setRat("points_sum", points)
		row.say(withNumber-withPoint, "cells? with numbers ha(s|ve) no point")
	}
	row.say(verdicts["none"], "cells? without a number")
	row.say(withNumber-lows, "cells? without a low")
	if n := verdicts["single"]; n > 0 {
		row.said = append(row.said, "rests on one vote in "+strconv.Itoa(n)+" cells?$")
	}
	return row
}

// exactMedian is the median of points, which are sorted.
func exactMedian(points []int64) *big.Rat {
	n := len(points)
	if n%2 == 1 {
		return new(big.Rat).SetInt64(points[n/2])
	}
	sum := new(big.Int).Add(big.NewInt(points[n/2-1]), big.NewInt(points[n/2]))
	return new(big.Rat).SetFrac(sum, big.NewInt(2))
}
