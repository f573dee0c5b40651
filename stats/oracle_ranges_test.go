package stats_test

import (
	"math"
	"math/big"
	"sort"
	"strconv"
	"strings"
	"time"
)

// oselection is what is asked for.
type oselection struct {
	asOf       string // a date, or nothing
	settle     int
	eachSource bool
}

// orow is a row of a table: its columns by name. Numbers that are not whole are
// kept apart, for they are compared with a tolerance.
type orow struct {
	text map[string]string
	real map[string]num64
	said []string // patterns of the warnings
}

func newRow() orow { return orow{text: map[string]string{}, real: map[string]num64{}} }

type num64 struct {
	v     float64
	known bool
}

var (
	measureOrder = []string{"killed", "injured", "missing", "captured", "displaced", "casualties", "killed or wounded", "captured or missing", "wounded or missing"}
	groupOrder   = []string{"total", "civilians", "combatants", "children", "women", "men", "officers", "medical", "journalists", "unidentified", "women and children"}
)

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// lastDay is the last day a date can mean, as a number that grows.
func lastDay(date string) int {
	y, _ := strconv.Atoi(date[:4])
	m, d := 12, 31
	if len(date) >= 7 {
		m, _ = strconv.Atoi(date[5:7])
		d = time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	if len(date) == 10 {
		d, _ = strconv.Atoi(date[8:])
	}
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// foldedKey is what is equal in the keys of one event: spaces and case folded.
func foldedKey(key string) string { return strings.ToLower(strings.Join(strings.Fields(key), " ")) }

// ocell is a box in which sources are compared, with its claims in the order of
// the table.
type ocell struct {
	key, measure, group, side string
	cumulative                bool
	claims                    []oclaim
}

// claimsOf leaves out what is no claim.
func claimsOf(rows []oclaim) []oclaim {
	var claims []oclaim
	for _, c := range rows {
		if !c.figure.none && !c.figure.bad {
			claims = append(claims, c)
		}
	}
	return claims
}

// oevent is what the claims of one event say of it.
type oevent struct{ key, name, date, place string }

// eventsOf describes the events by folded key: the key as first seen, for the
// rest what most claims say, ties in byte order.
func eventsOf(claims []oclaim) map[string]oevent {
	events := map[string]oevent{}
	for _, c := range claims {
		k := foldedKey(c.event)
		if _, seen := events[k]; seen {
			continue
		}
		var names, dates, places []string
		for _, d := range claims {
			if foldedKey(d.event) == k {
				names, dates, places = append(names, d.name), append(dates, d.eventDate), append(places, d.place)
			}
		}
		events[k] = oevent{key: strings.TrimSpace(c.event), name: mostOf(names), date: mostOf(dates), place: mostOf(places)}
	}
	return events
}

// mostOf is the text that stands most often, nothing left out, the first in
// byte order of equals.
func mostOf(list []string) string {
	best, times := "", 0
	sort.Strings(list)
	for _, s := range list {
		n := 0
		for _, t := range list {
			if s == t {
				n++
			}
		}
		if s != "" && n > times {
			best, times = s, n
		}
	}
	return best
}

// cellsOf puts every claim into its box, in the order of the tables.
func cellsOf(claims []oclaim, events map[string]oevent) []*ocell {
	var cells []*ocell
	for _, c := range claims {
		var home *ocell
		for _, x := range cells {
			if x.key == events[foldedKey(c.event)].key && x.measure == c.measure && x.group == c.group && x.side == c.side && x.cumulative == c.cumulative {
				home = x
			}
		}
		if home == nil {
			home = &ocell{key: events[foldedKey(c.event)].key, measure: c.measure, group: c.group, side: c.side, cumulative: c.cumulative}
			cells = append(cells, home)
		}
		home.claims = append(home.claims, c)
	}
	sort.SliceStable(cells, func(i, j int) bool {
		a, b := cells[i], cells[j]
		if a.key != b.key {
			return a.key < b.key
		}
		if a.measure != b.measure {
			return indexOf(measureOrder, a.measure) < indexOf(measureOrder, b.measure)
		}
		if a.group != b.group {
			return indexOf(groupOrder, a.group) < indexOf(groupOrder, b.group)
		}
		if a.side != b.side {
			return a.side < b.side
		}
		return !a.cumulative && b.cumulative
	})
	return cells
}

// day is the day the source said it: stated, else published.
func (c *oclaim) day() string {
	if c.stated != "" {
		return c.stated
	}
	return c.published
}

// isThere reports whether the claim is known to have been there on the day asked
// for.
func (c *oclaim) isThere(asOf string) bool {
	public := c.published
	if public == "" {
		public = c.stated
	}
	return asOf == "" || public != "" && lastDay(public) <= lastDay(asOf)
}

// olatest is the latest figure of one source, and the claims it is made of.
type olatest struct {
	source, origin string
	claims         []oclaim
	obounds
}

// obounds is what a latest figure, or a vote, states.
type obounds struct {
	name                                        string
	origin                                      string // of the source, where one votes alone
	low, floor, ceiling, strict, point, largest num
	smallestStated                              num
	early                                       bool
}

// latestOf chooses the latest figures of a cell by the four steps of DESIGN
// section 4, and says how many claims a later figure replaced.
func latestOf(cell *ocell, eventDate string, dated bool, sel oselection) (list []olatest, replaced int) {
	bySource := map[string][]oclaim{}
	for _, c := range cell.claims { // step 1
		if c.isThere(sel.asOf) && c.source != "" && c.scope == "" && c.doubt == "" && !c.figure.vague() {
			bySource[c.source] = append(bySource[c.source], c)
		}
	}
	var names []string
	for name := range bySource {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		claims := bySource[name]
		n := len(claims)
		claims = withHighestRevision(claims) // step 2
		replaced += n - len(claims)
		claims = directIfAny(claims) // step 3
		n = len(claims)
		claims = ofLatestDay(claims) // step 4
		replaced += n - len(claims)
		f := olatest{source: name, claims: claims, obounds: boundsOf(claims, eventDate, dated, sel.settle)}
		f.origin = claims[0].origin
		for _, c := range claims {
			if c.origin != f.origin {
				f.origin = ""
				break
			}
		}
		if f.origin == name {
			f.origin = "" // nobody has a figure from himself
		}
		list = append(list, f)
	}
	return list, replaced
}

func filter(claims []oclaim, keep func(oclaim) bool) []oclaim {
	var kept []oclaim
	for _, c := range claims {
		if keep(c) {
			kept = append(kept, c)
		}
	}
	return kept
}

func withHighestRevision(claims []oclaim) []oclaim {
	highest := 0
	for _, c := range claims {
		highest = max(highest, c.revision)
	}
	if highest == 0 {
		return claims
	}
	return filter(claims, func(c oclaim) bool { return c.revision == highest })
}

func directIfAny(claims []oclaim) []oclaim {
	direct := filter(claims, func(c oclaim) bool { return c.via == "" })
	if len(direct) == 0 {
		return claims
	}
	return direct
}

func ofLatestDay(claims []oclaim) []oclaim {
	last := math.MinInt
	for _, c := range claims {
		if c.day() != "" {
			last = max(last, lastDay(c.day()))
		}
	}
	return filter(claims, func(c oclaim) bool { return c.day() == "" || lastDay(c.day()) == last })
}

// isEarlyClaim: the event is dated to the day, the figure exact or "nearly", and
// said within settle days of it or undated in a table with publication dates.
func isEarlyClaim(c oclaim, eventDate string, dated bool, settle int) bool {
	f := c.figure
	exact := f.low.known && f.low == f.best && f.best == f.high
	nearly := !f.low.known && f.best.known && f.best == f.high
	if len(eventDate) != 10 || !exact && !nearly {
		return false
	}
	if c.day() == "" {
		return dated
	}
	return lastDay(c.day())-lastDay(eventDate) <= settle
}

// smaller and larger are over known numbers.
func smaller(x, y num) num {
	if !x.known || y.known && y.n < x.n {
		return y
	}
	return x
}

func larger(x, y num) num {
	if !x.known || y.known && y.n > x.n {
		return y
	}
	return x
}

// boundsOf merges the claims of one figure.
func boundsOf(claims []oclaim, eventDate string, dated bool, settle int) obounds {
	var b obounds
	allHaveHigh, noneIsEarly := true, true
	points := map[int64]bool{}
	for _, c := range claims {
		f := c.figure
		b.low = smaller(b.low, f.low)
		if !f.low.known {
			b.low = smaller(b.low, f.best)
		}
		b.floor = smaller(b.floor, f.low)
		b.strict = larger(b.strict, f.high)
		allHaveHigh = allHaveHigh && f.high.known
		if isEarlyClaim(c, eventDate, dated, settle) {
			noneIsEarly = false
		}
		if f.best.known {
			points[f.best.n] = true
			b.point = f.best
		}
		for _, x := range []num{f.low, f.best, f.high} {
			b.largest = larger(b.largest, x)
			b.smallestStated = smaller(b.smallestStated, x)
		}
	}
	if !allHaveHigh {
		b.strict = num{}
	}
	if noneIsEarly {
		b.ceiling = b.strict
	}
	if len(points) != 1 {
		b.point = num{}
	}
	b.early = !noneIsEarly
	return b
}

// votesOf gives the votes in byte order of their names.
func votesOf(figures []olatest, eventDate string, dated bool, sel oselection) []obounds {
	present := map[string]olatest{}
	for _, f := range figures {
		present[f.source] = f
	}
	groups := map[string][]olatest{} // who votes together, by the name of the vote
	for _, f := range figures {
		_, there := present[f.origin]
		switch {
		case sel.eachSource || f.origin == "":
			groups[f.source] = append(groups[f.source], f)
		case !there: // copies of an absent origin
			groups[f.origin] = append(groups[f.origin], f)
		default:
			if circle := circleOf(f, present); len(circle) > 0 {
				groups[circle[0]] = append(groups[circle[0]], f)
			}
		}
	}
	var votes []obounds
	for name, group := range groups {
		var claims []oclaim
		for _, f := range group {
			claims = append(claims, f.claims...)
		}
		v := boundsOf(claims, eventDate, dated, sel.settle)
		if v.name = name; len(group) == 1 {
			v.name, v.origin = group[0].source, group[0].origin
		}
		votes = append(votes, v)
	}
	sort.Slice(votes, func(i, j int) bool { return votes[i].name < votes[j].name })
	return votes
}

// circleOf returns the sources, sorted, of the circle of copies in which f
// stands; none where following the origins does not lead back to it.
func circleOf(f olatest, present map[string]olatest) []string {
	circle := []string{f.source}
	for at := f; len(circle) <= len(present); {
		next, there := present[at.origin]
		if !there {
			return nil
		}
		if next.source == f.source {
			sort.Strings(circle)
			return circle
		}
		circle = append(circle, next.source)
		at = next
	}
	return nil
}

// describePoints fills in what is computed of the points.
func describePoints(row *orow, points []int64) {
	row.text["points"] = strconv.Itoa(len(points))
	sort.Slice(points, func(i, j int) bool { return points[i] < points[j] })
	if len(points) == 0 {
		return
	}
	n := len(points)
	sum := new(big.Rat)
	for _, p := range points {
		sum.Add(sum, new(big.Rat).SetInt64(p))
	}
	mean := new(big.Rat).Quo(sum, big.NewRat(int64(n), 1))
	middle := new(big.Rat).SetInt64(points[n/2])
	if n%2 == 0 {
		middle.Add(middle, new(big.Rat).SetInt64(points[n/2-1]))
		middle.Quo(middle, big.NewRat(2, 1))
	}
	squares, logs := new(big.Rat), []float64{}
	for _, p := range points {
		d := new(big.Rat).Sub(new(big.Rat).SetInt64(p), mean)
		squares.Add(squares, d.Mul(d, d))
		if p > 0 {
			logs = append(logs, math.Log(float64(p)))
		}
	}
	row.set("best_low", float64(points[0]))
	row.set("best_high", float64(points[n-1]))
	row.setRat("best_median", middle)
	row.setRat("mean", mean)
	if n > 1 {
		variance, _ := squares.Quo(squares, big.NewRat(int64(n-1), 1)).Float64()
		row.set("sd", math.Sqrt(variance))
	}
	if len(logs) > 1 {
		row.set("log_sd", sampleSD(logs))
	}
	if points[0] > 0 {
		row.setRat("ratio", big.NewRat(points[n-1], points[0]))
	}
}

func (r *orow) set(column string, v float64) { r.real[column] = num64{v, true} }

func (r *orow) setRat(column string, x *big.Rat) {
	v, _ := x.Float64()
	r.set(column, v)
}

func meanOf(list []float64) float64 {
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum / float64(len(list))
}

func sampleSD(list []float64) float64 {
	mean, squares := meanOf(list), 0.0
	for _, x := range list {
		squares += (x - mean) * (x - mean)
	}
	return math.Sqrt(squares / float64(len(list)-1))
}

// ogap is the greatest floor, the smallest ceiling, how many votes have one, and
// whether two of the votes cannot both be complete counts.
type ogap struct {
	floor, ceiling num
	ceilings       int
	apart          bool
	ratio          *big.Rat // nil: cannot be said
}

func gapOf(votes []obounds, strict bool) ogap {
	var g ogap
	for _, v := range votes {
		ceiling := v.ceiling
		if strict {
			ceiling = v.strict
		}
		g.floor = larger(g.floor, v.floor)
		g.ceiling = smaller(g.ceiling, ceiling)
		if ceiling.known {
			g.ceilings++
		}
	}
	if len(votes) < 2 || !g.floor.known || !g.ceiling.known {
		return g
	}
	g.ratio = big.NewRat(g.floor.n, max(1, g.ceiling.n))
	g.apart = g.ratio.Cmp(big.NewRat(1, 1)) > 0
	if !g.apart {
		g.ratio = big.NewRat(1, 1)
	}
	return g
}

func verdictOf(votes []obounds, g ogap) string {
	same := true
	for _, v := range votes {
		same = same && v.point.known && v.point == votes[0].point
	}
	switch {
	case len(votes) == 0:
		return "none"
	case len(votes) == 1:
		return "single"
	case g.apart:
		return "apart"
	case same:
		return "same"
	case g.ceilings < 2:
		return "minimums"
	}
	return "compatible"
}

// envelopeOf is the smallest low and the largest number of the votes.
func envelopeOf(votes []obounds) (low, high num) {
	for _, v := range votes {
		low, high = smaller(low, v.low), larger(high, v.largest)
	}
	return low, high
}

// omeasured is a cell with its latest figures and its votes.
type omeasured struct {
	*ocell
	event    oevent
	figures  []olatest
	votes    []obounds
	replaced int // claims that a later figure replaced
}

// measured gives every cell of the table its latest figures and votes.
func measured(rows []oclaim, sel oselection) []omeasured {
	claims := claimsOf(rows)
	dated := false
	for _, c := range rows {
		dated = dated || c.published != ""
	}
	events := eventsOf(claims)
	byKey := map[string]oevent{}
	for _, e := range events {
		byKey[e.key] = e
	}
	var out []omeasured
	for _, cell := range cellsOf(claims, events) {
		m := omeasured{ocell: cell, event: byKey[cell.key]}
		m.figures, m.replaced = latestOf(cell, m.event.date, dated, sel)
		m.votes = votesOf(m.figures, m.event.date, dated, sel)
		out = append(out, m)
	}
	return out
}

// rangesOf is the ranges table.
func rangesOf(cells []omeasured, sel oselection) []orow {
	var out []orow
	for _, total := range cells {
		row := rangeOf(total, sel)
		var implied num
		for _, sub := range cells {
			switch sub.group {
			case "civilians", "children", "women", "women and children", "medical", "journalists":
				if total.group == "total" && sub.key == total.key && sub.measure == total.measure && sub.side == total.side && sub.cumulative == total.cumulative {
					for _, v := range sub.votes {
						implied = larger(implied, v.floor)
					}
				}
			}
		}
		row.text["implied_low"] = cellOf(implied)
		if _, high := envelopeOf(total.votes); implied.known && high.known && implied.n > high.n {
			row.said = append(row.said, "minimum of "+cellOf(implied)+" is above every figure")
		}
		out = append(out, row)
	}
	return out
}

// rangeOf is one row of it, but for implied_low.
func rangeOf(cell omeasured, sel oselection) orow {
	row, e, votes := newRow(), cell.event, cell.votes
	t := row.text
	t["event"], t["event_name"], t["event_date"], t["place"] = e.key, e.name, e.date, e.place
	t["measure"], t["group"], t["side"], t["cumulative"] = cell.measure, cell.group, cell.side, ""
	if cell.cumulative {
		t["cumulative"] = "yes"
	}
	t["sources"], t["origins"] = strconv.Itoa(len(cell.figures)), strconv.Itoa(len(votes))
	var points []int64
	early, open := 0, ""
	for _, v := range votes {
		if v.point.known {
			points = append(points, v.point.n)
		}
		if v.early {
			early++
		}
		if open == "" {
			open = "no"
		}
		if !v.ceiling.known {
			open = "yes"
		}
	}
	describePoints(&row, points)
	low, high := envelopeOf(votes)
	t["low"], t["high"], t["open"], t["early"] = cellOf(low), cellOf(high), open, strconv.Itoa(early)
	t["lowest"], t["highest"] = endsOf(votes)
	gap, strict := gapOf(votes, false), gapOf(votes, true)
	if gap.ratio != nil {
		row.setRat("gap", gap.ratio)
	}
	if strict.ratio != nil {
		row.setRat("gap_strict", strict.ratio)
	}
	t["verdict"], t["compatible_low"], t["compatible_high"] = verdictOf(votes, gap), "", ""
	if t["verdict"] == "compatible" {
		t["compatible_low"], t["compatible_high"] = cellOf(gap.floor), cellOf(gap.ceiling)
	}
	t["pivotal"], t["without_low"], t["without_high"] = pivotalOf(votes)
	t["revisions"] = strconv.Itoa(cell.replaced)
	countClaims(&row, cell.ocell, sel)
	row.warn(points, early, len(cell.figures)-len(votes), gap, strict)
	return row
}

// endsOf names the votes at the ends, the first in byte order of equals.
func endsOf(votes []obounds) (lowest, highest string) {
	low, high := envelopeOf(votes)
	for _, v := range votes {
		if low.known && v.low == low && lowest == "" {
			lowest = v.name
		}
		if high.known && v.largest == high && highest == "" {
			highest = v.name
		}
	}
	return lowest, highest
}

// pivotalOf finds the vote without which high − low shrinks most.
func pivotalOf(votes []obounds) (name, low, high string) {
	l, h := envelopeOf(votes)
	if len(votes) < 3 || !l.known || !h.known {
		return "", "", ""
	}
	width := h.n - l.n
	for i, v := range votes {
		var others []obounds
		for j, o := range votes {
			if j != i {
				others = append(others, o)
			}
		}
		l, h := envelopeOf(others)
		if l.known && h.known && h.n-l.n < width {
			width, name, low, high = h.n-l.n, v.name, cellOf(l), cellOf(h)
		}
	}
	return name, low, high
}

// countClaims counts the claims that were there on the day asked for by their
// properties.
func countClaims(row *orow, cell *ocell, sel oselection) {
	n := map[string]int{}
	later, undated, wider := 0, 0, 0
	var there []oclaim
	for _, c := range cell.claims {
		if !c.isThere(sel.asOf) {
			if c.published == "" && c.stated == "" {
				undated++
			} else {
				later++
			}
			continue
		}
		there = append(there, c)
		count := func(column string, yes bool) {
			if yes {
				n[column]++
			}
		}
		count("claims", true)
		count("relays", c.source != "" && c.via != "")
		count("vague", c.figure.vague())
		count("partial", c.scope == "part")
		count("doubtful", c.doubt != "")
		count("unattributed", c.source == "")
		if c.scope == "wider" {
			wider++
		}
	}
	n["drift"] = driftOf(there)
	for _, column := range []string{"claims", "relays", "vague", "partial", "doubtful", "unattributed", "drift"} {
		row.text[column] = strconv.Itoa(n[column])
	}
	row.say(n["vague"], "claims? in words not compared$")
	row.say(n["partial"], "partial counts? not compared$")
	row.say(wider, "counts? of more than the event not compared$")
	row.say(n["doubtful"], "doubtful claims? without a vote$")
	row.say(n["unattributed"], "unattributed claims? without a vote$")
	row.say(later, "later claims? left out$")
	row.say(undated, "undated claims? left out$")
}

// driftOf counts the claims whose source is given with another figure by another
// carrier at the same time: the same revision, or the same day where there is
// none. What is about something else, or perhaps, is not the same figure.
func driftOf(claims []oclaim) int {
	n := 0
	for _, a := range claims {
		for _, b := range claims {
			if usable(a) && usable(b) && sameTime(a, b) && sameTimeDiffers(a, claims) {
				n++
				break
			}
		}
	}
	return n
}

func usable(c oclaim) bool {
	return c.source != "" && !c.figure.vague() && c.scope == "" && c.doubt != "match"
}

func sameTime(a, b oclaim) bool {
	if a.source != b.source || a.revision != b.revision {
		return false
	}
	return a.revision > 0 || a.day() != "" && a.day() == b.day()
}

// sameTimeDiffers reports whether two carriers gave different figures at the
// time of a.
func sameTimeDiffers(a oclaim, claims []oclaim) bool {
	for _, x := range claims {
		for _, y := range claims {
			if usable(x) && usable(y) && sameTime(a, x) && sameTime(a, y) && x.via != y.via &&
				(x.figure.low != y.figure.low || x.figure.best != y.figure.best || x.figure.high != y.figure.high) {
				return true
			}
		}
	}
	return false
}

// say demands a warning with a count, as a regular expression.
func (r *orow) say(n int, words string) {
	if n > 0 {
		r.said = append(r.said, "^"+strconv.Itoa(n)+" "+words)
	}
}

// warn demands the warnings about the votes.
func (r *orow) warn(points []int64, early, copies int, gap, strict ogap) {
	zeros := 0
	for _, p := range points {
		if p == 0 {
			zeros++
		}
	}
	switch votes := r.text["origins"]; {
	case votes == "0":
		r.said = append(r.said, "^no vote")
	case votes == "1":
		r.said = append(r.said, "^single vote")
	case len(points) == 1 || len(points) == 2:
		r.said = append(r.said, "fewer than 3 points")
	}
	r.say(zeros, "points? of 0 left out")
	r.say(early, "early votes? read as")
	r.say(copies, "cop(y|ies) without a vote of")
	if strict.apart && (!gap.apart || gap.floor != strict.floor || gap.ceiling != strict.ceiling) {
		r.said = append(r.said, cellOf(strict.ceiling)+" and "+cellOf(strict.floor)+": taken at face value they differ ×")
	}
}
