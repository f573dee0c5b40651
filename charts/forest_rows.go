package charts

import (
	"cmp"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/charts/draw"
)

// voteRows are the rows of the votes, highest first.
func voteRows(w *words, l *casualties.Latest) []ForestRow {
	rows := make([]ForestRow, len(l.Votes))
	for i := range l.Votes {
		v := &l.Votes[i]
		var claims []casualties.Claim
		var sources []string
		for _, f := range v.Figures {
			claims = append(claims, claimsOf(l, l.Figures[f].Claims)...)
			sources = append(sources, l.Figures[f].Source)
		}
		row := figureRow(w, l, v.Bounds, claims, sources)
		row.Name = draw.Clean(v.Name) // alone in its line: nothing to be set apart from
		if len(sources) > 1 {
			row.Name = w.say("row.copied_by", w.name(v.Name), w.listed(w.names(sources)))
		}
		rows[i] = row
	}
	sortRows(rows)
	return rows
}

func claimsOf(l *casualties.Latest, indexes []int) []casualties.Claim {
	out := make([]casualties.Claim, len(indexes))
	for i, c := range indexes {
		out[i] = l.Cell.Claims[c]
	}
	return out
}

// figureRow is the row of one figure; sources are those whose dropped claims
// and relays belong to it.
func figureRow(w *words, l *casualties.Latest, b casualties.Bounds, claims []casualties.Claim, sources []string) ForestRow {
	row := ForestRow{Mark: newMark(b, claims), Printed: w.printed(b, claims)}
	row.rank, _ = b.Point.Else(b.Largest).Get()
	row.low, _ = b.Low.Get()
	own, relays := false, 0
	for i := range l.Cell.Claims {
		c := &l.Cell.Claims[i]
		if !slices.Contains(sources, c.Source) || !isCompared(l.Fates[i]) {
			continue
		}
		row.Claims = append(row.Claims, i)
		if c.IsRelay() {
			relays++
		} else {
			own = true
		}
		if l.Fates[i] != casualties.IsLatest {
			row.Old = append(row.Old, ends(c.Count)...)
		}
	}
	slices.Sort(row.Old)
	row.Old = slices.DeleteFunc(slices.Compact(row.Old), func(n int64) bool { return row.Mark.Dot == count.Known(n) })
	switch {
	case own && relays > 0:
		row.Relays = w.say("relays.own_and", relays)
	case own:
		row.Relays = w.say("relays.own")
	default:
		row.Relays = w.number(int64(relays))
	}
	return row
}

// ends are the numbers at which a dropped figure leaves its ticks: its count,
// else its bounds.
func ends(c count.Count) []int64 {
	var out []int64
	if n, ok := c.Best.Get(); ok {
		return []int64{n}
	}
	for _, x := range []count.Number{c.Low, c.High} {
		if n, ok := x.Get(); ok {
			out = append(out, n)
		}
	}
	return out
}

// isCompared reports whether a claim took part in the choice of a latest
// figure: its source's word on the whole event, in a number.
func isCompared(f casualties.Fate) bool {
	switch f {
	case casualties.IsLatest, casualties.IsEarlierRevision, casualties.IsRelayBesideOwn, casualties.IsEarlierDay:
		return true
	}
	return false
}

// sortRows puts rows into order: by point, else the highest number stated,
// highest first; then by low; then by name.
func sortRows(rows []ForestRow) {
	slices.SortStableFunc(rows, func(a, b ForestRow) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.low, a.low), strings.Compare(a.Name, b.Name))
	})
}

// topRows keeps the highest and the lowest half of top rows, with one row that
// says what is between; all of them where top is 0 or large enough.
func topRows(w *words, rows []ForestRow, top int) []ForestRow {
	if top <= 0 || len(rows) <= top+1 {
		return rows
	}
	head, tail := (top+1)/2, top/2
	between := rows[head : len(rows)-tail]
	low, high := count.Number{}, count.Number{}
	for i := range between {
		for _, n := range between[i].Mark.numbers() {
			low, high = count.Min(low, count.Known(n)), count.Max(high, count.Known(n))
		}
	}
	gap := ForestRow{Kind: GapRow, Name: w.count("row.gap", len(between), w.span(low, high, false))}
	return slices.Concat(rows[:head], []ForestRow{gap}, rows[len(rows)-tail:])
}

// noVoteRows are copies, then unattributed, then doubtful figures; within each,
// highest first.
func noVoteRows(w *words, l *casualties.Latest, sel casualties.Selection) []ForestRow {
	var copies, unattributed, doubtful []ForestRow
	for i := range l.Figures {
		f := &l.Figures[i]
		if f.Vote >= 0 {
			continue
		}
		claims := claimsOf(l, f.Claims)
		row := figureRow(w, l, f.Bounds, claims, []string{f.Source})
		row.Printed = w.stated(f.Bounds, claims)
		row.Name = w.say("row.copy_of", w.name(f.Source), w.name(f.Origin))
		copies = append(copies, row)
	}
	for i := range l.Cell.Claims {
		c := &l.Cell.Claims[i]
		if c.IsVague() || c.Scope != casualties.WholeEvent {
			continue
		}
		switch l.Fates[i] {
		case casualties.IsUnattributed:
			unattributed = append(unattributed, aloneRow(w, l.Cell, i, sel))
		case casualties.IsMisrelay, casualties.IsDoubtfulMatch:
			doubtful = append(doubtful, aloneRow(w, l.Cell, i, sel))
		}
	}
	var out []ForestRow
	for _, rows := range [][]ForestRow{copies, unattributed, doubtful} {
		sortRows(rows)
		out = append(out, rows...)
	}
	for i := range out {
		out[i].Kind = NoVoteRow
		out[i].Printed = w.say("figure.no_vote", out[i].Printed)
	}
	return out
}

// aloneRow is the row of a claim that is listed by itself. Whether it is early
// is decided as if it were its source's only claim.
func aloneRow(w *words, cell *casualties.Cell, i int, sel casualties.Selection) ForestRow {
	c := &cell.Claims[i]
	lone := *c
	lone.Source, lone.Doubt = "alone", casualties.NoDoubt
	one := *cell
	one.Claims = []casualties.Claim{lone}
	b := casualties.Select(&one, casualties.Selection{Settle: sel.Settle}).Figures[0].Bounds
	row := ForestRow{Name: w.aloneName(c), Mark: newMark(b, one.Claims), Printed: w.grouped(c.Count.String()), Relays: "–", Claims: []int{i}}
	row.rank, _ = b.Point.Else(b.Largest).Get()
	row.low, _ = b.Low.Get()
	return row
}

// aloneName says whose figure it is and why it has no vote.
func (w *words) aloneName(c *casualties.Claim) string {
	doubtfulMatch := c.Doubt == casualties.Match
	switch {
	case !c.IsAttributed():
		outlet := w.name(c.Via)
		if c.Via == "" {
			outlet = w.say("row.no_source")
		}
		switch c.Doubt {
		case casualties.Match:
			return w.say("row.unattributed.match", outlet)
		case casualties.Misrelay:
			return w.say("row.unattributed.misrelay", outlet)
		}
		return w.say("row.unattributed", outlet)
	case doubtfulMatch && c.IsRelay():
		return w.say("row.match.relay", w.name(c.Source), w.name(c.Via))
	case doubtfulMatch:
		return w.say("row.match", w.name(c.Source))
	case c.IsRelay():
		return w.say("row.misrelay.relay", w.name(c.Source), w.name(c.Via))
	}
	return w.say("row.misrelay", w.name(c.Source))
}

// wordsRows are the sources that give words and no number, by name.
func wordsRows(w *words, l *casualties.Latest) []ForestRow {
	said, claims := map[string][]string{}, map[string][]int{}
	for i := range l.Cell.Claims {
		c := &l.Cell.Claims[i]
		if !c.IsVague() || c.Scope != casualties.WholeEvent || c.Doubt != casualties.NoDoubt || isLeftOut(l.Fates[i]) {
			continue
		}
		label := draw.Clean(c.Source)
		switch {
		case c.IsAttributed() && hasFigure(l, c.Source):
			continue // the number speaks
		case !c.IsAttributed():
			label = w.aloneName(c)
		}
		claims[label] = append(claims[label], i)
		if said[label] == nil {
			said[label] = []string{}
		}
		if draw.Clean(c.Reported) == "" {
			continue // the words were not kept
		}
		if words := w.quoted(c.Reported); !slices.Contains(said[label], words) {
			said[label] = append(said[label], words)
		}
	}
	var rows []ForestRow
	for label, quotes := range said {
		row := ForestRow{Kind: WordsRow, Name: label, Printed: w.say("figure.none"), Words: w.say("figure.words_only"), Claims: claims[label]}
		if len(quotes) > 0 {
			row.Words = w.say("figure.words", w.joined(quotes))
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b ForestRow) int { return strings.Compare(a.Name, b.Name) })
	return rows
}

func hasFigure(l *casualties.Latest, source string) bool {
	return slices.ContainsFunc(l.Figures, func(f casualties.Figure) bool { return f.Source == source })
}

// isLeftOut reports whether a claim was not there yet on the day asked for.
func isLeftOut(f casualties.Fate) bool {
	return f == casualties.IsAfterAsOf || f == casualties.IsUndatedAsOf
}
